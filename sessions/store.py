"""Where the record is kept: the protocol every store obeys, and the store that forgets at exit.

A store knows rows, not meaning. One call to `append` is one transaction: after it returns, all of the
batch is durable; if it raises, none of it is. `tests/contracts/` runs one suite over every store.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from sessions.ids import CommandId, ParticipantId, WorkshopId
from sessions.register import NameRow


@dataclass(frozen=True)
class EventRow:
    """One event as stored. `seq` counts from 1 in each workshop, without gaps.

    `contents` is what `participant` said, or None where nothing was said or it has been erased;
    `had_contents` tells the two apart. `exercise` is set on events of a kind's own. `seal` is set on what
    nobody who takes part did; see `sessions.sealing`.
    """

    seq: int
    name: str
    form: int
    at: float
    actor: str
    facts: Mapping[str, Any]
    contents: Mapping[str, Any] | None = None
    had_contents: bool = False
    participant: ParticipantId | None = None
    exercise: str | None = None
    seal: str | None = None

    @property
    def is_erased(self) -> bool:
        """Whether the words have been taken out of the record."""
        return self.had_contents and self.contents is None


@dataclass(frozen=True)
class ReceiptRow:
    """That a command was carried out: `seq` is its first event. Unique by (actor, command)."""

    actor: str
    command: CommandId
    seq: int
    at: float


@dataclass(frozen=True)
class WorkshopRow:
    """The index entry by which a workshop is found; all else is in its events."""

    id: WorkshopId
    title: str
    area: str
    join_code: str
    join_secret: str
    screen_key: str
    is_rehearsal: bool
    created_at: float


class StoreError(Exception):
    """The batch was not stored, not even in part; the message says why."""


class Store(Protocol):
    """The record of all workshops."""

    @property
    def file(self) -> Path | None:
        """The SQLite file that another process may read (`database.record_file`), where there is one."""

    def create(self, workshop: WorkshopRow, events: Sequence[EventRow]) -> None:
        """Store a new workshop with its first events; StoreError if its id, code or keys are taken."""

    def append(
        self, workshop: WorkshopId, events: Sequence[EventRow], receipts: Sequence[ReceiptRow]
    ) -> None:
        """Store a batch in one transaction; StoreError if a seq or a receipt is already there."""

    def erase(
        self,
        workshop: WorkshopId,
        events: Sequence[EventRow],
        receipts: Sequence[ReceiptRow],
        erased: Collection[int],
    ) -> str | None:
        """The same as `append`, and in the same transaction the words of these events are taken out.

        Nothing of them is left in any file of the store when it returns None; else it says what keeps them
        there (somebody reads the file), and it is done with the next erasure or when the store is opened.
        """

    def events(self, workshop: WorkshopId) -> Iterator[EventRow]:
        """All events of a workshop in order."""

    def receipts(self, workshop: WorkshopId) -> Iterator[ReceiptRow]:
        """All receipts of a workshop."""

    def workshops(self) -> list[WorkshopRow]:
        """The index, newest first; equal times by id."""

    def names(self, workshop: WorkshopId) -> list[NameRow]:
        """The register of a workshop, by name; equal names by id."""

    def enter_name(self, entry: NameRow) -> None:
        """Keep an entry, in place of the one with the same id; StoreError for an unknown workshop."""

    def strike_names(self, workshop: WorkshopId, ids: Collection[str]) -> str | None:
        """Take those of the entries out that are there, with nothing of them left, as `erase` does it."""

    def seating_list(self, workshop: WorkshopId) -> tuple[int, str] | None:
        """The version and the text of a workshop's seating list, or None where there is none."""

    def keep_seating_list(self, workshop: WorkshopId, body: str, after: int) -> bool:
        """Keep a seating list in place of version `after` (0: of none); False where another came between."""

    def forget_seating_list(self, workshop: WorkshopId) -> str | None:
        """Erase a workshop's seating list, if it has one, with nothing of it left, as `erase` does it."""

    def password_hash(self) -> str | None:
        """The facilitator's password as hashed by the caller, or None before one is chosen."""

    def set_password_hash(self, password_hash: str) -> None:
        """Keep the facilitator's hashed password in place of any earlier one."""

    def sign_ins(self) -> Mapping[str, float]:
        """Which browsers are signed in: the hash of each one's token, made by the caller, and since when."""

    def add_sign_in(self, token_hash: str, at: float) -> None:
        """Keep that a browser has signed in."""

    def end_sign_ins(self, token_hashes: Collection[str]) -> None:
        """These browsers are signed in no more; those that were not there are passed over."""

    def close(self) -> None:
        """Let go of files and connections; nothing may be called afterwards."""


class MemoryStore:
    """A store in memory, for tests and trials; the same promises, but for durability."""

    def __init__(self) -> None:
        self._index: dict[WorkshopId, WorkshopRow] = {}
        self._events: dict[WorkshopId, list[EventRow]] = {}
        self._receipts: dict[WorkshopId, dict[tuple[str, CommandId], ReceiptRow]] = {}
        self._names: dict[str, NameRow] = {}
        self._password_hash: str | None = None
        self._sign_ins: dict[str, float] = {}
        self._seating_lists: dict[WorkshopId, tuple[int, str]] = {}

    @property
    def file(self) -> None:
        """See `Store.file`."""

    def create(self, workshop: WorkshopRow, events: Sequence[EventRow]) -> None:
        """See `Store.create`."""
        for known in self._index.values():
            for key in ("id", "join_code", "join_secret", "screen_key"):
                if getattr(known, key) == getattr(workshop, key):
                    raise StoreError(f"Another workshop has the same {key}.")
        if [event.seq for event in events] != list(range(1, len(events) + 1)):
            raise StoreError("The first events of a workshop count from 1.")
        self._index[workshop.id] = workshop
        self._events[workshop.id] = list(events)
        self._receipts[workshop.id] = {}

    def append(
        self, workshop: WorkshopId, events: Sequence[EventRow], receipts: Sequence[ReceiptRow]
    ) -> None:
        """See `Store.append`."""
        log, known = self._log(workshop), self._receipts[workshop]
        expected = len(log) + 1
        if [event.seq for event in events] != list(range(expected, expected + len(events))):
            raise StoreError(f"The next event of this workshop is number {expected}.")
        keys = [(receipt.actor, receipt.command) for receipt in receipts]
        if len(set(keys)) < len(keys) or any(key in known for key in keys):
            raise StoreError("A receipt for this command is already stored.")
        log.extend(events)
        known.update(zip(keys, receipts, strict=True))

    def erase(
        self,
        workshop: WorkshopId,
        events: Sequence[EventRow],
        receipts: Sequence[ReceiptRow],
        erased: Collection[int],
    ) -> str | None:
        """See `Store.erase`."""
        self.append(workshop, events, receipts)
        log = self._events[workshop]
        for place, row in enumerate(log):
            if row.seq in erased:
                log[place] = replace(row, contents=None, participant=None)
        return None

    def events(self, workshop: WorkshopId) -> Iterator[EventRow]:
        """See `Store.events`."""
        return iter(tuple(self._log(workshop)))

    def receipts(self, workshop: WorkshopId) -> Iterator[ReceiptRow]:
        """See `Store.receipts`."""
        self._log(workshop)
        return iter(tuple(self._receipts[workshop].values()))

    def workshops(self) -> list[WorkshopRow]:
        """See `Store.workshops`."""
        return sorted(self._index.values(), key=lambda row: (-row.created_at, row.id))

    def names(self, workshop: WorkshopId) -> list[NameRow]:
        """See `Store.names`."""
        self._log(workshop)
        found = [row for row in self._names.values() if row.workshop == workshop]
        return sorted(found, key=lambda row: (row.name, row.id))

    def enter_name(self, entry: NameRow) -> None:
        """See `Store.enter_name`."""
        self._log(entry.workshop)
        self._names[entry.id] = entry

    def strike_names(self, workshop: WorkshopId, ids: Collection[str]) -> str | None:
        """See `Store.strike_names`."""
        gone = {row.id for row in self.names(workshop)} & set(ids)
        self._names = {known: row for known, row in self._names.items() if known not in gone}
        return None

    def seating_list(self, workshop: WorkshopId) -> tuple[int, str] | None:
        """See `Store.seating_list`."""
        return self._seating_lists.get(workshop)

    def keep_seating_list(self, workshop: WorkshopId, body: str, after: int) -> bool:
        """See `Store.keep_seating_list`."""
        self._log(workshop)
        if self._seating_lists.get(workshop, (0, ""))[0] != after:
            return False
        self._seating_lists[workshop] = (after + 1, body)
        return True

    def forget_seating_list(self, workshop: WorkshopId) -> str | None:
        """See `Store.forget_seating_list`."""
        self._seating_lists.pop(workshop, None)
        return None

    def password_hash(self) -> str | None:
        """See `Store.password_hash`."""
        return self._password_hash

    def set_password_hash(self, password_hash: str) -> None:
        """See `Store.set_password_hash`."""
        self._password_hash = password_hash

    def sign_ins(self) -> Mapping[str, float]:
        """See `Store.sign_ins`."""
        return dict(self._sign_ins)

    def add_sign_in(self, token_hash: str, at: float) -> None:
        """See `Store.add_sign_in`."""
        self._sign_ins[token_hash] = at

    def end_sign_ins(self, token_hashes: Collection[str]) -> None:
        """See `Store.end_sign_ins`."""
        for known in token_hashes:
            self._sign_ins.pop(known, None)

    def close(self) -> None:
        """See `Store.close`."""

    def _log(self, workshop: WorkshopId) -> list[EventRow]:
        if workshop not in self._events:
            raise StoreError("There is no workshop with this id.")
        return self._events[workshop]
