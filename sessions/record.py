"""Between events and rows: how an event is written down, and read back whatever became of its words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sessions.designing.plan import kinds_named
from sessions.events import CORE_EVENTS, Erasing, Event, ExerciseInserted, PlanEdited, WorkshopCreated
from sessions.exercises.base import Stamp
from sessions.exercises.registry import Registry
from sessions.ids import ExerciseId, ParticipantId, is_grant
from sessions.sealing import ROLES
from sessions.store import EventRow

CORE_BY_NAME = {event.__name__: event for event in CORE_EVENTS}


class RecordError(Exception):
    """The record holds something this program can't read; the message says what."""


class ErasedSinceError(RecordError):
    """What the record was can't be told any more, for words have been erased from it."""


@dataclass(frozen=True)
class Recorded:
    """An event with its place in the record.

    `event` is None where its words have been erased; `left` then says what it was, and its facts.
    """

    stamp: Stamp
    event: Event | None
    exercise: ExerciseId | None = None
    left: "Left | None" = None


@dataclass(frozen=True)
class Left:
    """What is left of an event whose words have been erased."""

    name: str
    facts: Mapping[str, Any]


def to_row(recorded: Recorded) -> EventRow:
    """The row that keeps an event: facts and contents apart."""
    event, stamp = recorded.event, recorded.stamp
    if event is None:
        raise RecordError("An erased event can't be written again.")
    contents = event.contents()
    return EventRow(
        seq=stamp.seq,
        name=type(event).__name__,
        form=event.form,
        at=stamp.at,
        actor=stamp.by,
        facts=event.facts(),
        contents=contents,
        had_contents=contents is not None,
        participant=_person(stamp.by) if contents is not None else None,
        exercise=recorded.exercise,
    )


def _person(actor: str) -> ParticipantId | None:
    """Whose words they are to withdraw; what a role wrote is nobody's own."""
    return None if actor in ROLES or is_grant(actor) else ParticipantId(actor)


def from_row(row: EventRow, event_class: type[Event] | None) -> Recorded:
    """The event that a row keeps; RecordError for a name or a form this program doesn't know."""
    stamp = Stamp(row.seq, row.at, row.actor)
    exercise = ExerciseId(row.exercise) if row.exercise else None
    if row.is_erased:
        return Recorded(stamp, None, exercise, Left(row.name, row.facts))
    known = event_class or CORE_BY_NAME.get(row.name)
    if known is None or row.form > known.form:
        raise RecordError(f"Event {row.seq} ({row.name}, form {row.form}) was written by a newer Moothall.")
    return Recorded(stamp, known(**row.facts, **(row.contents or {})), exercise)


def as_of(rows: Sequence[EventRow], version: int) -> Sequence[EventRow]:
    """The record as it stood with event `version`; ErasedSinceError where later events erased words."""
    if any(issubclass(CORE_BY_NAME.get(row.name, Event), Erasing) for row in rows[version:]):
        raise ErasedSinceError("Words were erased from the record after it was handed over.")
    return rows[:version]


def read_record(rows: Iterable[EventRow], registry: Registry) -> Iterator[Recorded]:
    """A workshop's record as events, in order; the first row says which exercise is of which kind."""
    kinds: dict[str, str] = {}
    for row in rows:
        kind = kinds.get(row.exercise) if row.exercise else None
        recorded = from_row(row, registry.event_class(kind, row.name) if kind else None)
        if isinstance(recorded.event, WorkshopCreated):
            kinds = {spec["id"]: spec["kind"] for spec in recorded.event.plan["exercises"]}
        elif isinstance(recorded.event, ExerciseInserted):
            kinds[recorded.event.exercise] = recorded.event.kind
        elif isinstance(recorded.event, PlanEdited):
            kinds |= kinds_named(recorded.event.changes)
        yield recorded
