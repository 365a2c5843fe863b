"""Turns a record into tidy DataFrames: who was there, who answered what, and when each step was open.

It owns their columns, dtypes and units, and nothing of what they add up to. Tokens never enter a frame: a
person is a pseudonym that only the record can resolve. Times are minutes from the start of the first step,
coarse enough that a row can't be matched to who was seen with a phone in hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import pandas as pd

from exports.reading import Reading
from sessions import events as e
from sessions.ids import ParticipantId, StepKey
from sessions.workshop import Exercise, Step

ARRIVAL_GRAIN = 5  # minutes
SECONDS = 60
PSEUDONYM_LENGTH = 12

PARTICIPANTS = {"person": "string", "table": "Int64", "seat": "Int64", "arrived_minute": "Int64"}
RESPONSES = {
    "exercise": "string",
    "phase": "string",
    "person": "string",
    "table": "Int64",
    "minute": "Int64",
}
STEPS = {
    "exercise": "string",
    "phase": "string",
    "opened_minute": "Int64",
    "locked_minute": "Int64",
    "minutes_open": "Int64",
    "joined": "Int64",
}
TABLES = {
    "exercise": "string",
    "phase": "string",
    "table": "Int64",
    "people": "Int64",
    "taking_part": "Int64",
    "is_finished": "boolean",
}


@dataclass(frozen=True)
class Frames:
    """A workshop's tidy tables.

    participants: one row a person, by table and seat. person (pseudonym), table, seat (from 1),
      arrived_minute (from the start, rounded down to 5; negative before it).
    responses: one row for each person who answered in a phase. exercise, phase, person, table, minute (of
      the newest answer).
    tables: one row a step that takes answers and table, in the agenda's order. exercise, phase, table, people
      (who joined there), taking_part (of them), is_finished (the table came to a result).
    steps: one row a step of the agenda, in its order. exercise, phase, opened_minute and locked_minute (of
      the first opening and the last lock; missing where there was none), minutes_open (all openings
      together), joined (people who had joined by the last lock, or by the end of the record).
    """

    participants: pd.DataFrame
    responses: pd.DataFrame
    tables: pd.DataFrame
    steps: pd.DataFrame


def frames(reading: Reading) -> Frames:
    """All frames of a record."""
    return Frames(
        participants=_frame(_participants(reading), PARTICIPANTS),
        responses=_frame(_responses(reading), RESPONSES),
        tables=_frame(_tables(reading), TABLES),
        steps=_frame(_steps(reading), STEPS),
    )


def pseudonym(person: ParticipantId) -> str:
    """The name of a person in the frames: one way from their token, which is random and long."""
    return sha256(f"person {person}".encode()).hexdigest()[:PSEUDONYM_LENGTH]


def _frame(rows: Iterator[dict[str, Any]], columns: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(columns)).astype(columns)


def _minute(reading: Reading, at: float) -> int:
    return int((at - reading.started_at) // SECONDS)


def _participants(reading: Reading) -> Iterator[dict[str, Any]]:
    for person in sorted(reading.workshop.participants.values(), key=lambda item: (item.table, item.seat)):
        arrived = _minute(reading, person.joined_at) // ARRIVAL_GRAIN * ARRIVAL_GRAIN
        yield {
            "person": pseudonym(person.id),
            "table": person.table,
            "seat": person.seat + 1,
            "arrived_minute": arrived,
        }


def _responses(reading: Reading) -> Iterator[dict[str, Any]]:
    for exercise in reading.workshop.exercises.values():
        yield from _responses_to(reading, exercise)


def _responses_to(reading: Reading, exercise: Exercise) -> Iterator[dict[str, Any]]:
    """One row for each giver: a kind's own rows may be several for one answer, and a table's name nobody."""
    known: set[tuple[str, str]] = set()
    for row in exercise.kind.rows(exercise.state):
        phase, person = row["phase"], row["participant"]
        if person is None or (phase, person) in known:
            continue
        known.add((phase, person))
        yield {
            "exercise": exercise.id,
            "phase": phase,
            "person": pseudonym(person),
            "table": row["table"],
            "minute": _answered_minute(reading, exercise, person, phase),
        }


def _tables(reading: Reading) -> Iterator[dict[str, Any]]:
    workshop = reading.workshop
    for step in (step for step in workshop.steps if step.phase.takes_answers):
        kind, state = step.exercise.kind, step.exercise.state
        for table in sorted(workshop.tables):
            progress = kind.progress(state, step.phase.key, table, workshop.room)
            yield {
                "exercise": step.exercise.id,
                "phase": step.phase.key,
                "table": table,
                "people": len(workshop.members[table]),
                "taking_part": len(progress.done),
                "is_finished": progress.is_finished,
            }


def _answered_minute(reading: Reading, exercise: Exercise, person: ParticipantId, phase: str) -> int | None:
    own = exercise.kind.own(exercise.state, person).get(phase)
    return None if own is None else _minute(reading, own["at"])


def _steps(reading: Reading) -> Iterator[dict[str, Any]]:
    for step in reading.workshop.steps:
        spans = openings(reading, step)
        locked = step.locked_at if spans and not step.is_open else None
        seconds = sum(end - start for start, end in spans)
        yield {
            "exercise": step.exercise.id,
            "phase": step.phase.key,
            "opened_minute": _minute(reading, spans[0][0]) if spans else None,
            "locked_minute": None if locked is None else _minute(reading, locked),
            "minutes_open": round(seconds / SECONDS) if spans else None,
            "joined": _joined_by(reading, reading.last_at if locked is None else locked),
        }


def openings(reading: Reading, step: Step) -> list[tuple[float, float]]:
    """From when to when a step was open, in epoch seconds; one still open lasts to the record's end."""
    spans: list[tuple[float, float]] = []
    opened: float | None = None
    for record in reading.records:
        if opened is None and isinstance(record.event, e.StepOpened) and record.event.step == step.key:
            opened = record.stamp.at
        elif opened is not None and _locks(record.event, step.key):
            spans.append((opened, record.stamp.at))
            opened = None
    return spans if opened is None else [*spans, (opened, reading.last_at)]


def _locks(event: e.Event | None, step: StepKey) -> bool:
    """Moving on, locking and closing all lock the step that is open."""
    if isinstance(event, e.StepLocked):
        return event.step == step
    return isinstance(event, (e.StepReached, e.WorkshopClosed))


def _joined_by(reading: Reading, at: float) -> int:
    return sum(person.joined_at <= at for person in reading.workshop.participants.values())
