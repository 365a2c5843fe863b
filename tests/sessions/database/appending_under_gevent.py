"""A program of its own, for gevent must patch a process before anything else: see `test_sql_store_gevent`.

Greenlets append by turns through gevent's native threads while another greenlet reads and a third one
counts how often it is let run. Writes what it found as JSON.
"""

from gevent import monkey

monkey.patch_all()

import json  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402

import gevent  # noqa: E402
from gevent.lock import RLock  # noqa: E402

from sessions.database.sql_store import SqlStore  # noqa: E402
from tests.contracts.rows import MOSS_SIDE, a_receipt, a_workshop, an_event  # noqa: E402


class Room:
    """Greenlets that append batches of one size until all is stored."""

    def __init__(self, store: SqlStore, total: int, batch: int) -> None:
        self.store, self.total, self.batch = store, total, batch
        self.last, self.turns, self.reads = 0, 0, 0
        self.lock = RLock()
        self.pool = gevent.get_hub().threadpool

    def append_some(self) -> None:
        """Append by turns, in a native thread each."""
        while True:
            with self.lock:
                if self.last >= self.total:
                    return
                seqs = range(self.last + 1, self.last + self.batch + 1)
                receipts = [a_receipt(f"command {seq}", seq) for seq in seqs]
                self.pool.apply(self.store.append, (MOSS_SIDE, [an_event(seq) for seq in seqs], receipts))
                self.last = seqs[-1]

    def read_some(self) -> None:
        """Read all there is, now and then; it never runs backwards."""
        seen = 0
        while self.last < self.total:
            now = len(list(self.store.events(MOSS_SIDE)))
            assert now >= seen
            seen, self.reads = now, self.reads + 1
            gevent.sleep(0.5)

    def count_turns(self) -> None:
        """How often others are let run while a commit is under way."""
        while self.last < self.total:
            self.turns += 1
            gevent.sleep(0.005)

    def run(self) -> dict[str, float]:
        """Everything at once, and what came of it."""
        began = time.perf_counter()
        writers = [gevent.spawn(self.append_some) for _ in range(8)]
        others = [gevent.spawn(self.read_some), gevent.spawn(self.count_turns)]
        gevent.joinall(writers, raise_error=True)
        seconds = time.perf_counter() - began
        gevent.joinall(others, raise_error=True)
        stored = [event.seq for event in self.store.events(MOSS_SIDE)]
        assert stored == list(range(1, self.total + 1))
        receipts = len({receipt.command for receipt in self.store.receipts(MOSS_SIDE)})
        return {
            "stored": len(stored),
            "receipts": receipts,
            "reads": self.reads,
            "turns": self.turns,
            "per_second": self.total / seconds,
        }


def main(url: str, total: int, batch: int) -> None:
    """Fill a new store and say how it went."""
    store = SqlStore(url)
    store.create(a_workshop(), [])
    sys.stdout.write(json.dumps(Room(store, total, batch).run()))
    store.close()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
