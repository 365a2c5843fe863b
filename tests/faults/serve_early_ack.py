"""A server with a fault put in on purpose: it acknowledges before the commit. For one test; never installed.

A server that loses answers in a crash must fail the kill test, or the kill test proves nothing.
"""

from facilitator import server  # first: it patches what everything else imports

# isort: split
import time
from collections.abc import Sequence
from typing import Any

from facilitator.commands.serve import announce
from facilitator.config import read_config
from sessions.ids import WorkshopId
from sessions.record import Recorded
from sessions.service import Service
from sessions.writer import Keys, Pending, Writer

DISK_SECONDS = 0.2  # a slow disk: what is acknowledged meanwhile stands nowhere yet


class HastyWriter(Writer):
    """The real writer, but for one thing: the commit comes after the acknowledgements."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self._put_off: list[tuple[Sequence[Recorded], Keys]] = []

    def work(self, batch: Sequence[Pending]) -> None:
        """Decide, acknowledge, publish, and only then store."""
        super().work(batch)
        while self._put_off:
            time.sleep(DISK_SECONDS)
            super()._commit(*self._put_off.pop(0))

    def _commit(self, records: Sequence[Recorded], fresh: Keys) -> None:
        self._put_off.append((records, fresh))


class HastyService(Service):
    """Workshops with hasty writers."""

    def _writer(self, workshop: WorkshopId) -> Writer:
        with self._lock:
            if workshop not in self._writers and workshop in self._index:
                self._writers[workshop] = HastyWriter(workshop, self._means)
        return super()._writer(workshop)


def main(**parts: Any) -> None:
    """Serve with the fault."""
    server.serve(read_config(), announce, make_service=HastyService)


if __name__ == "__main__":
    main()
