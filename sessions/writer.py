"""One workshop's writer: it decides what is queued, commits it as one transaction, then acknowledges.

Each order is decided on a working state that this writer alone owns. Views are read from a second state
that has seen nothing but committed events, so nobody is shown what might still be lost. A commit that
fails throws the working state away and folds the record anew. A publication follows the acknowledgements,
one a batch, with a rising version.
"""

import logging
import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from sessions import events as e
from sessions.deciding import decide, exercise_of
from sessions.errors import Rejection, refuse
from sessions.evolving import evolve, replay
from sessions.exercises.base import ExerciseEvent, Stamp
from sessions.exercises.registry import Registry
from sessions.ids import CommandId, GrantId, ParticipantId, WorkshopId
from sessions.orders import Order, Receipt
from sessions.record import Recorded, read_record, to_row
from sessions.sealing import head_of, sealed
from sessions.store import EventRow, ReceiptRow, Store, StoreError
from sessions.workshop import Workshop

T = TypeVar("T")
BATCH = 500
LOG = logging.getLogger("moothall.writer")
NOT_STORED = refuse("not_stored", "This could not be stored just now. It will be tried again.")

Offload = Callable[..., Any]
Commit = Callable[[WorkshopId, Sequence[EventRow], Sequence[ReceiptRow], Sequence[int]], None]
Keys = dict[tuple[str, CommandId], Receipt]


@dataclass(frozen=True)
class Publication:
    """What a commit changed, for whoever keeps screens fresh: `tables` go with the audience TABLE.

    `movers` sit at another table now, or on another phone; `ended` are links that give nothing any more;
    `has_erased`: words that were there before are gone from the record.
    """

    version: int
    audiences: frozenset[e.Audience]
    tables: frozenset[int]
    movers: frozenset[ParticipantId] = frozenset()
    ended: frozenset[GrantId] = frozenset()
    has_erased: bool = False


@dataclass
class Pending:
    """An order in the queue, and where its sender waits for the outcome."""

    order: Order
    done: threading.Event = field(default_factory=threading.Event)
    outcome: Receipt | Rejection | Exception | None = None

    def settle(self, outcome: Receipt | Rejection | Exception) -> None:
        """Give the sender its answer."""
        self.outcome = outcome
        self.done.set()


@dataclass(frozen=True)
class Means:
    """What a writer works with. `commit` is one transaction; `offload` runs a blocking call elsewhere."""

    store: Store
    registry: Registry
    clock: Callable[[], float]
    offload: Offload
    commit: Commit
    publish: Callable[[WorkshopId, Publication], None]


class Writer:
    """One workshop's writer: its queue, its working state, its receipts and the committed state."""

    def __init__(self, workshop: WorkshopId, means: Means) -> None:
        self.workshop = workshop
        self.means = means
        self.lock = threading.RLock()  # held for work in memory only, never for a commit
        self.inbox: queue.SimpleQueue[Pending | None] = queue.SimpleQueue()
        self.thread: threading.Thread | None = None
        self.is_stale = False  # what is in memory may differ from the record
        self._start_over()

    def submit(self, pending: Pending) -> None:
        """Queue an order; the writer starts with the first one."""
        self.inbox.put(pending)
        with self.lock:
            if self.thread is None:
                self.thread = threading.Thread(target=self._run, name=f"writer-{self.workshop}", daemon=True)
                self.thread.start()

    def stop(self) -> None:
        """Finish what is queued, then end."""
        thread = self.thread
        if thread is not None:
            self.inbox.put(None)
            thread.join(timeout=10)

    def read(self, look: Callable[[Workshop], T]) -> T:
        """What `look` sees in the committed state; it must not change it."""
        with self.lock:
            return look(self.committed)

    def _start_over(self) -> None:
        """Fold the record anew: the states and the receipts are what is stored, whatever went wrong before.

        Raises StoreError where the record can't be read; then nothing has changed.
        """
        rows, receipts = self.means.offload(self._stored)
        self.head = head_of(rows)
        working, committed = self._fold(rows), self._fold(rows)
        with self.lock:
            self.working, self.committed = working, committed
            self.receipts = {
                (kept.actor, kept.command): Receipt(kept.command, kept.seq, kept.at, committed.version)
                for kept in receipts
            }
        self.is_stale = False

    def _stored(self) -> tuple[list[EventRow], list[ReceiptRow]]:
        return list(self.means.store.events(self.workshop)), list(self.means.store.receipts(self.workshop))

    def _fold(self, rows: Sequence[EventRow]) -> Workshop:
        return replay(self.workshop, read_record(rows, self.means.registry), self.means.registry)

    def _run(self) -> None:
        while (first := self.inbox.get()) is not None:
            batch, ends = [first], False
            while len(batch) < BATCH and not self.inbox.empty():
                following = self.inbox.get()
                if following is None:
                    ends = True
                    break
                batch.append(following)
            self.serve(batch)
            if ends:
                return

    def serve(self, batch: Sequence[Pending]) -> None:
        """Work a batch through; whatever happens, every sender gets an answer and the writer goes on.

        Where the store fails, nobody in the batch is told anything but that: each outcome was decided on a
        state that is now thrown away. Where one order hides a bug, the others are tried again alone.
        """
        try:
            if self.is_stale:
                self._refresh()
            self.work(batch)
        except StoreError as error:
            LOG.error("a batch of %s orders was not stored: %s", len(batch), error)
            self.is_stale = True
            for pending in batch:
                pending.settle(NOT_STORED)
        except Exception as error:
            LOG.exception("a batch of %s orders failed", len(batch))
            self.is_stale = True
            if len(batch) == 1:
                batch[0].settle(error)
            else:
                for pending in batch:
                    self.serve([pending])

    def _refresh(self) -> None:
        """Start over, and tell the screens if the record holds more than they have been shown."""
        before = self.committed.version
        self._start_over()
        if self.committed.version > before:
            movers = frozenset(self.committed.participants)
            ended = self.committed.grants.ended
            everyone = Publication(self.committed.version, e.EVERYONE, frozenset(), movers, ended)
            self.means.publish(self.workshop, everyone)

    def work(self, batch: Sequence[Pending]) -> None:
        """Decide a batch, commit it as one transaction, then acknowledge and publish."""
        records: list[Recorded] = []
        fresh: Keys = {}
        outcomes = [(pending, self._decide(pending.order, records, fresh)) for pending in batch]
        if records:
            self._commit(records, fresh)
        publication = self._fold_anew(records) if erased_by(records) else self._take_in(records, fresh)
        for pending, outcome in outcomes:
            pending.settle(
                self._with_own(pending.order, outcome) if isinstance(outcome, Receipt) else outcome
            )
        if publication:
            self.means.publish(self.workshop, publication)

    def _decide(self, order: Order, records: list[Recorded], fresh: Keys) -> Receipt | Rejection | Exception:
        key = (order.by.name, order.id)
        known = self.receipts.get(key) or fresh.get(key)
        if known:
            return known
        now = self.means.clock()
        try:
            decision = decide(self.working, order, now)
        except Exception as error:
            LOG.exception("deciding %s failed", order.name)
            return error
        if isinstance(decision, Rejection):
            return decision
        receipt = Receipt(order.id, self.working.version + 1, now, self.working.version + len(decision))
        exercise = exercise_of(order, decision)
        for event in decision:
            belongs_to = exercise if isinstance(event, ExerciseEvent) else None
            recorded = Recorded(Stamp(self.working.version + 1, now, order.by.name), event, belongs_to)
            evolve(self.working, recorded)
            records.append(recorded)
        if decision:
            fresh[key] = receipt
        return receipt

    def _commit(self, records: Sequence[Recorded], fresh: Keys) -> None:
        rows, head = sealed(self.workshop, [to_row(recorded) for recorded in records], self.head)
        receipts = [ReceiptRow(actor, command, r.seq, r.at) for (actor, command), r in fresh.items()]
        self.means.commit(self.workshop, rows, receipts, erased_by(records))
        self.head = head

    def _take_in(self, records: Sequence[Recorded], fresh: Keys) -> Publication | None:
        with self.lock:
            self.receipts.update(fresh)
            for recorded in records:
                evolve(self.committed, recorded)
            return publication_of(self.committed, records) if records else None

    def _fold_anew(self, records: Sequence[Recorded]) -> Publication:
        """Where words were erased the states are what the record now adds up to, as if never said."""
        self._start_over()
        return replace(publication_of(self.committed, records), has_erased=True)

    def _with_own(self, order: Order, receipt: Receipt) -> Receipt:
        """The receipt with the sender's own answer as it now stands, in words too."""
        giver = order.by.participant or order.by.grant
        if order.exercise is None or giver is None or order.step is None:
            return receipt
        with self.lock:
            step = self.committed.find_step(order.step)
            if step is None:
                return receipt
            own = step.exercise.kind.own(step.exercise.state, ParticipantId(giver))
        return replace(receipt, own=own.get(step.phase.key))


def erased_by(records: Sequence[Recorded]) -> list[int]:
    """The events whose words go with a batch."""
    return [seq for one in records if isinstance(one.event, e.Erasing) for seq in one.event.gone]


def publication_of(workshop: Workshop, records: Sequence[Recorded]) -> Publication:
    """The audiences whose screens a batch may have changed; a table without a number means all phones."""
    audiences: set[e.Audience] = set()
    tables: set[int] = set()
    movers: set[ParticipantId] = set()
    ended = {one.event.grant for one in records if isinstance(one.event, e.RoleRevoked)}
    for recorded in records:
        if isinstance(recorded.event, e.Reseated):
            movers.update(recorded.event.movers)
        table = workshop.table_of(recorded.stamp.by)
        for audience in recorded.event.audience if recorded.event else e.EVERYONE:
            if audience is e.Audience.TABLE and table is not None:
                tables.add(table)
                audiences.add(audience)
            else:
                audiences.add(e.Audience.PHONES if audience is e.Audience.TABLE else audience)
    return Publication(
        workshop.version, frozenset(audiences), frozenset(tables), frozenset(movers), frozenset(ended)
    )
