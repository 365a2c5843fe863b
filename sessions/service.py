"""The only way to write: orders go in, receipts or refusals come out, and only after the commit.

Each workshop has one writer (`writer.py`). The service finds workshops, makes them, and hands orders to
their writers. It knows neither Flask nor gevent: `offload` runs a blocking call wherever the server wants.
"""

import logging
import secrets
import threading
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sessions import events as e
from sessions.designing.deciding import is_begun, plan_now
from sessions.errors import Rejection, refuse
from sessions.exercises.base import Stamp
from sessions.exercises.registry import Registry
from sessions.ids import WorkshopId
from sessions.orders import Order, Receipt
from sessions.record import Recorded, to_row
from sessions.register import MOST_NAMES, NameRow, name_refusal
from sessions.sealing import UNSEALED, sealed
from sessions.store import EventRow, ReceiptRow, Store, WorkshopRow
from sessions.workshop import Workshop
from sessions.writer import Means, Offload, Pending, Publication, Writer

T = TypeVar("T")
CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 32 of them, without 0 O 1 I: 30 bits in six
CODE_LENGTH = 6
LOG = logging.getLogger("moothall.service")
GONE = refuse("unknown_workshop", "There is no such workshop here.")


class UnknownWorkshopError(LookupError):
    """There is no workshop with this id."""


def run_inline(call: Callable[..., T], *args: Any) -> T:
    """The plainest way to run a blocking call: here and now."""
    return call(*args)


@dataclass(frozen=True)
class NewWorkshop:
    """What a workshop is made of; `keys` are made by whoever may use chance."""

    title: str
    area: str
    plan: dict[str, Any]
    materials: dict[str, Any]
    is_rehearsal: bool = False
    copied_from: WorkshopId | None = None


class Service:
    """All workshops of one store: creating, finding, reading and writing them."""

    def __init__(
        self,
        store: Store,
        registry: Registry,
        clock: Callable[[], float] = time.time,
        offload: Offload = run_inline,
    ) -> None:
        self.store = store
        self.registry = registry
        self.clock = clock
        self.offload = offload
        self._lock = threading.RLock()
        self._commit_lock = threading.Lock()
        self._listeners: list[Callable[[WorkshopId, Publication], None]] = []
        self._writers: dict[WorkshopId, Writer] = {}
        self._index = {row.id: row for row in store.workshops()}
        self._means = Means(store, registry, clock, offload, self._commit, self._publish)

    def create(self, new: NewWorkshop) -> WorkshopId:
        """Store a new workshop under fresh codes and keys, and give its id."""
        row = WorkshopRow(
            id=WorkshopId(secrets.token_hex(8)),
            title=new.title,
            area=new.area,
            join_code=self._fresh_code(),
            join_secret=secrets.token_urlsafe(12),
            screen_key=secrets.token_urlsafe(16),
            is_rehearsal=new.is_rehearsal,
            created_at=self.clock(),
        )
        event = e.WorkshopCreated(
            title=new.title,
            area=new.area,
            join_code=row.join_code,
            join_secret=row.join_secret,
            screen_key=row.screen_key,
            plan=new.plan,
            materials=new.materials,
            copied_from=new.copied_from,
            is_rehearsal=new.is_rehearsal,
        )
        first = to_row(Recorded(Stamp(1, row.created_at, "facilitator"), event))
        rows, _ = sealed(row.id, [first], UNSEALED)
        with self._commit_lock:
            self.offload(self.store.create, row, rows)
        with self._lock:
            self._index[row.id] = row
        return row.id

    def copy_for_rehearsal(self, source: WorkshopId) -> WorkshopId:
        """A marked copy of a workshop, for simulated phones and anyone trying it out."""
        return self.copy(source, is_rehearsal=True)

    def copy(
        self, source: WorkshopId, is_rehearsal: bool = False, title: str = "", area: str = ""
    ) -> WorkshopId:
        """Another workshop with the same agenda, tables and materials, and nobody in it.

        Title and area are the source's too where none is given.
        """
        return self.create(
            self.read(
                source,
                lambda workshop: NewWorkshop(
                    title=title or workshop.title,
                    area=area or workshop.area,
                    plan=dict(workshop.plan if is_begun(workshop.day) else plan_now(workshop)),
                    materials=workshop.materials.model_dump(mode="json"),
                    is_rehearsal=is_rehearsal,
                    copied_from=source,
                ),
            )
        )

    def handle(self, order: Order) -> Receipt | Rejection:
        """Carry out an order, once. Blocks until it is durable, or refused.

        A repeated command id stores nothing and gets its first receipt. A bug in deciding is raised here.
        """
        try:
            writer = self._writer(order.workshop)
        except UnknownWorkshopError:
            return GONE
        pending = Pending(order)
        writer.submit(pending)
        pending.done.wait()
        if isinstance(pending.outcome, Exception):
            raise pending.outcome
        if pending.outcome is None:
            raise RuntimeError("An order was settled without an outcome.")
        return pending.outcome

    def read(self, workshop: WorkshopId, look: Callable[[Workshop], T]) -> T:
        """What `look` sees in a workshop's committed state, which it must not change.

        Raises UnknownWorkshopError.
        """
        return self._writer(workshop).read(look)

    def index(self) -> list[WorkshopRow]:
        """All workshops, newest first."""
        with self._lock:
            return sorted(self._index.values(), key=lambda row: (-row.created_at, row.id))

    def find(
        self, *, join_code: str | None = None, join_secret: str | None = None, screen_key: str | None = None
    ) -> WorkshopId | None:
        """The workshop behind a code or key, or None."""
        wanted = {"join_code": join_code, "join_secret": join_secret, "screen_key": screen_key}
        given = {name: value for name, value in wanted.items() if value is not None}
        for row in self.index():
            if given and all(_is_same(getattr(row, name), value) for name, value in given.items()):
                return row.id
        return None

    def names(self, workshop: WorkshopId) -> list[NameRow]:
        """The register of a workshop, by name. Raises UnknownWorkshopError."""
        self._known(workshop)
        return list(self.offload(self.store.names, workshop))

    def enter_name(self, entry: NameRow) -> Rejection | None:
        """Keep somebody's name in the register, in place of what they had there; why not, or None."""
        self._known(entry.workshop)
        refusal = name_refusal(entry)
        if refusal is None and self._is_full(entry):
            refusal = refuse("enough_names", "The lists hold %(n)s names, the most they can.", n=MOST_NAMES)
        if refusal is None:
            with self._commit_lock:
                self.offload(self.store.enter_name, entry)
        return refusal

    def strike_names(self, workshop: WorkshopId, ids: Collection[str]) -> None:
        """Take entries out of the register."""
        self._known(workshop)
        with self._commit_lock:
            hindered = self.offload(self.store.strike_names, workshop, ids)
        _tell_traces(hindered)

    def forget_seating_list(self, workshop: WorkshopId) -> None:
        """Erase the list of who is asked to sit where."""
        self._known(workshop)
        with self._commit_lock:
            hindered = self.offload(self.store.forget_seating_list, workshop)
        _tell_traces(hindered)

    def _is_full(self, entry: NameRow) -> bool:
        held = self.names(entry.workshop)
        return len(held) >= MOST_NAMES and entry.id not in {row.id for row in held}

    def _known(self, workshop: WorkshopId) -> None:
        if workshop not in self._index:
            raise UnknownWorkshopError(workshop)

    def snapshot(self, workshop: WorkshopId) -> list[EventRow]:
        """The stored record of a workshop, for work done elsewhere."""
        self._known(workshop)
        return list(self.offload(lambda: list(self.store.events(workshop))))

    def subscribe(self, listener: Callable[[WorkshopId, Publication], None]) -> None:
        """Be told after every commit."""
        self._listeners.append(listener)

    def close(self) -> None:
        """Let every writer finish, then close the store."""
        for writer in list(self._writers.values()):
            writer.stop()
        self.store.close()

    def _publish(self, workshop: WorkshopId, publication: Publication) -> None:
        """Tell the listeners; one that fails is logged and never stops the writer."""
        for listener in self._listeners:
            try:
                listener(workshop, publication)
            except Exception:
                LOG.exception("a listener failed")

    def _commit(
        self,
        workshop: WorkshopId,
        rows: Sequence[EventRow],
        receipts: Sequence[ReceiptRow],
        erased: Sequence[int],
    ) -> None:
        """One transaction; the store is written by one writer at a time."""
        with self._commit_lock:
            if not erased:
                self.offload(self.store.append, workshop, rows, receipts)
                return
            hindered = self.offload(self.store.erase, workshop, rows, receipts, erased)
        _tell_traces(hindered)

    def _writer(self, workshop: WorkshopId) -> Writer:
        with self._lock:
            known = self._writers.get(workshop)
            if known:
                return known
            if workshop not in self._index:
                raise UnknownWorkshopError(workshop)
            return self._writers.setdefault(workshop, Writer(workshop, self._means))

    def _fresh_code(self) -> str:
        taken = {row.join_code for row in self.index()}
        while (code := "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))) in taken:
            continue
        return code


def _tell_traces(hindered: str | None) -> None:
    if hindered:
        LOG.error("erased words stay in the record's files until the next erasure or start: %s", hindered)


def _is_same(kept: str, given: str) -> bool:
    """Compare without telling by the time taken how much was right; any text may be given."""
    return secrets.compare_digest(kept.encode(), given.encode(errors="replace"))
