"""Turns a record into tidy rows: who was there, who answered what, and when each step was open.

It owns their fields and units, and nothing of what they add up to. Tokens never enter a row: a person is a
pseudonym that only the record can resolve. Times are minutes from the start of the first step, coarse enough
that a row can't be matched to who was seen with a phone in hand. It loads no pandas: `frames` does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from exports.openings import openings
from exports.reading import Reading
from sessions.ids import ExerciseId, ParticipantId
from sessions.workshop import Exercise

ARRIVAL_GRAIN = 5  # minutes
SECONDS = 60
PSEUDONYM_LENGTH = 12


@dataclass(frozen=True)
class PersonRow:
    """One person: pseudonym, table and seat (from 1) now, arrival rounded down to 5 minutes."""

    person: str
    table: int
    seat: int
    arrived_minute: int  # from the start of the first step; negative before it


@dataclass(frozen=True)
class ResponseRow:
    """One person who answered in a phase, and the minute of the newest answer."""

    exercise: ExerciseId
    phase: str
    person: str
    table: int | None
    minute: int | None


@dataclass(frozen=True)
class TableRow:
    """One table in a step that takes answers.

    `people` sat there when the step was last locked, `taking_part` of those who sit there now;
    `is_finished`: it came to a result.
    """

    exercise: ExerciseId
    phase: str
    table: int
    people: int
    taking_part: int
    is_finished: bool


@dataclass(frozen=True)
class StepRow:
    """One step of the agenda: first opening, last lock, and all openings together, in minutes.

    Times are None where there was none; `joined` are the people who had joined by the last lock, or by the
    end of the record.
    """

    exercise: ExerciseId
    phase: str
    opened_minute: int | None
    locked_minute: int | None
    minutes_open: int | None
    joined: int


@dataclass(frozen=True)
class Rows:
    """A workshop's tidy rows: people by table and seat, the others in the agenda's order."""

    participants: tuple[PersonRow, ...]
    responses: tuple[ResponseRow, ...]
    tables: tuple[TableRow, ...]
    steps: tuple[StepRow, ...]


def tidy(reading: Reading) -> Rows:
    """All rows of a record."""
    return Rows(
        participants=tuple(_participants(reading)),
        responses=tuple(
            row for exercise in reading.workshop.exercises.values() for row in _responses(reading, exercise)
        ),
        tables=tuple(_tables(reading)),
        steps=tuple(_steps(reading)),
    )


def pseudonym(person: ParticipantId) -> str:
    """The name of a person in the rows: one way from their token, which is random and long."""
    return sha256(f"person {person}".encode()).hexdigest()[:PSEUDONYM_LENGTH]


def _minute(reading: Reading, at: float) -> int:
    return int((at - reading.started_at) // SECONDS)


def _participants(reading: Reading) -> Iterator[PersonRow]:
    for person in sorted(reading.workshop.participants.values(), key=lambda item: (item.table, item.seat)):
        arrived = _minute(reading, person.joined_at) // ARRIVAL_GRAIN * ARRIVAL_GRAIN
        yield PersonRow(pseudonym(person.id), person.table, person.seat + 1, arrived)


def _responses(reading: Reading, exercise: Exercise) -> Iterator[ResponseRow]:
    """One row for each giver: a kind's own rows may be several for one answer, and a table's name nobody."""
    known: set[tuple[str, str]] = set()
    own: dict[ParticipantId, Mapping[str, Mapping[str, Any]]] = {}
    for row in exercise.kind.rows(exercise.state):
        phase, person = row["phase"], row["participant"]
        if person is None or (phase, person) in known:
            continue
        known.add((phase, person))
        if person not in own:
            own[person] = exercise.kind.own(exercise.state, person)
        answer = own[person].get(phase)
        minute = None if answer is None else _minute(reading, answer["at"])
        yield ResponseRow(exercise.id, phase, pseudonym(person), row["table"], minute)


def _tables(reading: Reading) -> Iterator[TableRow]:
    workshop = reading.workshop
    for step in (step for step in workshop.steps if step.phase.takes_answers):
        kind, state, seated = step.exercise.kind, step.exercise.state, reading.seated(step)
        for table in sorted(workshop.tables):
            progress = kind.progress(state, step.phase.key, table, reading.room_for(step.exercise))
            yield TableRow(
                exercise=step.exercise.id,
                phase=step.phase.key,
                table=table,
                people=seated[table],
                taking_part=len(progress.done),
                is_finished=progress.is_finished,
            )


def _steps(reading: Reading) -> Iterator[StepRow]:
    for step in reading.workshop.steps:
        spans = openings(reading, step)
        locked = step.locked_at if spans and not step.is_open else None
        seconds = sum(end - start for start, end in spans)
        yield StepRow(
            exercise=step.exercise.id,
            phase=step.phase.key,
            opened_minute=_minute(reading, spans[0][0]) if spans else None,
            locked_minute=None if locked is None else _minute(reading, locked),
            minutes_open=round(seconds / SECONDS) if spans else None,
            joined=_joined_by(reading, reading.last_at if locked is None else locked),
        )


def _joined_by(reading: Reading, at: float) -> int:
    return sum(person.joined_at <= at for person in reading.workshop.participants.values())
