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
from sessions.commands import Order, Receipt
from sessions.deciding import decide
from sessions.errors import Rejection, refuse
from sessions.exercises.base import ExerciseEvent, Stamp
from sessions.exercises.registry import Registry
from sessions.ids import CommandId, ParticipantId, WorkshopId
from sessions.record import Recorded, read_record, to_row
from sessions.store import EventRow, ReceiptRow, Store, StoreError
from sessions.workshop import Workshop, evolve, replay

T = TypeVar("T")
BATCH = 500
LOG = logging.getLogger("moothall.writer")
NOT_STORED = refuse("not_stored", "This could not be stored just now. It will be tried again.")

Offload = Callable[..., Any]
Commit = Callable[[WorkshopId, Sequence[EventRow], Sequence[ReceiptRow]], None]
Keys = dict[tuple[str, CommandId], Receipt]


@dataclass(frozen=True)
class Publication:
    """What a commit changed, for whoever keeps screens fresh: `tables` go with the audience TABLE."""

    version: int
    audiences: frozenset[e.Audience]
    tables: frozenset[int]


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
class Desk:
    """What a writer works with. `commit` is one transaction; `offload` runs a blocking call elsewhere."""

    store: Store
    registry: Registry
    clock: Callable[[], float]
    offload: Offload
    commit: Commit
    publish: Callable[[WorkshopId, Publication], None]


class Writer:
    """One workshop's writer: its queue, its working state, its receipts and the committed state."""

    def __init__(self, workshop: WorkshopId, desk: Desk) -> None:
        self.workshop = workshop
        self.desk = desk
        self.lock = threading.RLock()  # held for work in memory only, never for a commit
        self.inbox: queue.SimpleQueue[Pending | None] = queue.SimpleQueue()
        self.working = self._replay()
        self.committed = self._replay()
        self.receipts = {
            (kept.actor, kept.command): Receipt(kept.command, kept.seq, kept.at, self.committed.version)
            for kept in desk.store.receipts(workshop)
        }
        self.thread: threading.Thread | None = None

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

    def _replay(self) -> Workshop:
        records = read_record(self.desk.store.events(self.workshop), self.desk.registry)
        return replay(self.workshop, records, self.desk.registry)

    def _run(self) -> None:
        while (first := self.inbox.get()) is not None:
            batch, ends = [first], False
            while len(batch) < BATCH and not self.inbox.empty():
                following = self.inbox.get()
                if following is None:
                    ends = True
                    break
                batch.append(following)
            self._work_or_start_over(batch)
            if ends:
                return

    def _work_or_start_over(self, batch: Sequence[Pending]) -> None:
        """A bug in one batch is logged and told to its senders; the writer goes on from the record."""
        try:
            self.work(batch)
        except Exception as error:  # whatever it is, the room must not stop
            LOG.exception("a batch of %s orders failed", len(batch))
            with self.lock:
                self.working, self.committed = self._replay(), self._replay()
            for pending in batch:
                if not pending.done.is_set():
                    pending.settle(error)

    def work(self, batch: Sequence[Pending]) -> None:
        """Decide a batch, commit it as one transaction, then acknowledge and publish."""
        accepted: list[tuple[Pending, Receipt]] = []
        records: list[Recorded] = []
        fresh: Keys = {}
        for pending in batch:
            outcome = self._decide(pending.order, records, fresh)
            if isinstance(outcome, Receipt):
                accepted.append((pending, outcome))
            else:
                pending.settle(outcome)
        if records and not self._commit(records, fresh):
            for pending, _ in accepted:
                pending.settle(NOT_STORED)
            return
        publication = self._take_in(records, fresh)
        for pending, receipt in accepted:
            pending.settle(self._with_own(pending.order, receipt))
        if publication:
            self.desk.publish(self.workshop, publication)

    def _decide(self, order: Order, records: list[Recorded], fresh: Keys) -> Receipt | Rejection | Exception:
        key = (order.by.name, order.id)
        known = self.receipts.get(key) or fresh.get(key)
        if known:
            return known
        now = self.desk.clock()
        try:
            decision = decide(self.working, order, now)
        except Exception as error:
            LOG.exception("deciding %s failed", order.name)
            return error
        if isinstance(decision, Rejection):
            return decision
        receipt = Receipt(order.id, self.working.version + 1, now, self.working.version + len(decision))
        for event in decision:
            exercise = order.exercise if isinstance(event, ExerciseEvent) else None
            recorded = Recorded(Stamp(self.working.version + 1, now, order.by.name), event, exercise)
            evolve(self.working, recorded)
            records.append(recorded)
        if decision:
            fresh[key] = receipt
        return receipt

    def _commit(self, records: Sequence[Recorded], fresh: Keys) -> bool:
        rows = [to_row(recorded) for recorded in records]
        receipts = [ReceiptRow(actor, command, r.seq, r.at) for (actor, command), r in fresh.items()]
        try:
            self.desk.commit(self.workshop, rows, receipts)
        except StoreError:
            LOG.exception("a batch of %s events was not stored", len(rows))
            self.working = self.desk.offload(self._replay)
            return False
        return True

    def _take_in(self, records: Sequence[Recorded], fresh: Keys) -> Publication | None:
        with self.lock:
            self.receipts.update(fresh)
            for recorded in records:
                evolve(self.committed, recorded)
            return publication_of(self.committed, records) if records else None

    def _with_own(self, order: Order, receipt: Receipt) -> Receipt:
        """The receipt with the sender's own answer as it now stands, in words too."""
        if order.exercise is None or order.by.participant is None or order.step is None:
            return receipt
        participant = order.by.participant
        with self.lock:
            step = self.committed.find_step(order.step)
            if step is None:
                return receipt
            own = step.exercise.kind.own(step.exercise.state, participant)
        return replace(receipt, own=own.get(step.phase.key))


def publication_of(workshop: Workshop, records: Sequence[Recorded]) -> Publication:
    """The audiences whose screens a batch may have changed; a table without a number means all phones."""
    audiences: set[e.Audience] = set()
    tables: set[int] = set()
    for recorded in records:
        sender = workshop.participants.get(ParticipantId(recorded.stamp.by))
        for audience in recorded.event.audience if recorded.event else e.EVERYONE:
            if audience is e.Audience.TABLE and sender is not None:
                tables.add(sender.table)
                audiences.add(audience)
            else:
                audiences.add(e.Audience.PHONES if audience is e.Audience.TABLE else audience)
    return Publication(workshop.version, frozenset(audiences), frozenset(tables))
