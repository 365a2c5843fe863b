"""Puts the event files of a bundle together again: a record for each exercise, folded as any other record is.

A bundle has no record of the whole day, for people have another name in each file. What is of the room is
read from `events/people.jsonl`, what is of an exercise from its own file, and a reading of them looks to a
report like that of a record. Whatever is wrong is told by file and line.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import isfinite
from typing import Any, NoReturn, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from exports.bundle.errors import BundleError
from exports.bundle.layout import DAY_FILE, EXERCISE_FILES, PEOPLE_FILE, TOOK_PART, exercise_file
from exports.reading import UNNAMED, Reading, read
from sessions import events as e
from sessions.attendance import StepAttendance, attendance_in
from sessions.evolving import replay
from sessions.exercises.base import Room
from sessions.exercises.registry import Registry, UnknownKindError
from sessions.ids import ExerciseId, ParticipantId, StepKey
from sessions.paper.state import Way
from sessions.provenance import ways_counted
from sessions.record import RecordError, read_record
from sessions.store import EventRow
from sessions.workshop import Exercise, Workshop

L = TypeVar("L", bound=BaseModel)
T = TypeVar("T")
MADE_OF_IT = frozenset(event.__name__ for event in (*e.CODING_EVENTS, *e.DRAFTING_EVENTS))
REFERS = "typed"  # the field by which one event names others
AFTER_THE_LAST = 1.0  # seconds
MOST_SECONDS = 1e11
MOST, LONGEST_NUMBER = 10_000_000, 12  # of a whole number, and its digits


class EventLine(BaseModel):
    """What every line of an event file has."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    by: str
    name: str
    form: int = Field(ge=1)
    facts: dict[str, Any]
    said: dict[str, Any] | None = None
    erased: bool = False


class DayLine(EventLine):
    """A line of `events/day.jsonl`; `at` in epoch seconds."""

    at: float = Field(ge=0, le=MOST_SECONDS)


class PeopleLine(EventLine):
    """A line of the others: `after` is the number of an entry of the day, `own`: of the exercise itself.

    `mark` is a name by which later lines refer to it.
    """

    after: int = Field(ge=1)
    own: bool = False
    mark: str | None = None


@dataclass(frozen=True)
class TogetherReading(Reading):
    """A reading of a bundle. `apart` are the days as each exercise knows them, under its own names.

    `took_part` says who answered a step that asked people one by one, under the names of the room.
    """

    apart: Mapping[ExerciseId, Workshop]
    took_part: Mapping[StepKey, frozenset[ParticipantId]]

    def attendance_by_step(self) -> list[StepAttendance]:
        """See `Reading.attendance_by_step`: each step among the people of its own exercise."""
        return self._by_step

    @cached_property
    def _by_step(self) -> list[StepAttendance]:
        return [
            attendance_in(self.apart.get(step.exercise.id, self.workshop), step)
            for step in self.workshop.steps
            if step.was_open
        ]

    def fallen_silent(self) -> int:
        """See `Reading.fallen_silent`: the one count that goes across exercises, by who took part alone."""
        if self.workshop.purged:
            return self.workshop.purged.fallen_silent
        asked = [step.key for step in self.workshop.steps if step.key in self.took_part]
        earlier, last = (
            {who for step in part for who in self.took_part[step]} for part in (asked[:-2], asked[-2:])
        )
        return len(earlier - last - self.workshop.people.gone)

    def ways_counted(self) -> Mapping[Way, int]:
        """See `Reading.ways_counted`."""
        found = [ways_counted(workshop) for workshop in self.apart.values()]
        return {way: sum(counts[way] for counts in found) for way in Way}

    def room_for(self, exercise: Exercise) -> Room:
        """See `Reading.room_for`."""
        return self.apart.get(exercise.id, self.workshop).room


def put_together(files: Mapping[str, bytes], registry: Registry) -> TogetherReading:
    """The reading of a bundle's files. BundleError names the file, and the line, that can't be read."""
    day = [_line(DAY_FILE, number, text, DayLine) for number, text in _texts(files, DAY_FILE)]
    if not day:
        raise BundleError(DAY_FILE, "it holds nothing; ask for the bundle again")
    whole = _followed(read, PEOPLE_FILE, _record(day, _people(files, PEOPLE_FILE, len(day)), None), registry)
    apart = {}
    for number, key in enumerate(whole.workshop.exercises, start=1):
        name = exercise_file(number, key)
        if name in files:
            rows = _record(day, _people(files, name, len(day)), key)
            apart[key] = _followed(_as_one_knows_it, name, rows, registry)
    _refuse_strays(files, whole.workshop)
    return _joined(whole, apart, _took_part(files))


def _joined(
    whole: Reading,
    apart: Mapping[ExerciseId, Workshop],
    took_part: Mapping[StepKey, frozenset[ParticipantId]],
) -> TogetherReading:
    """The day with each exercise as its own file tells it; then they meet, for some are set beside others."""
    day = whole.workshop.day
    day.arrange(
        [apart[key].exercises[key] if key in apart else exercise for key, exercise in day.exercises.items()]
    )
    for exercise in day.exercises.values():
        day.introduce(exercise)
    return TogetherReading(
        workshop=whole.workshop,
        records=whole.records,
        seen=frozenset((step.key, panel) for step in whole.workshop.steps for panel in step.seen),
        rooms=whole.rooms,
        furthest=whole.furthest,
        apart=apart,
        took_part=took_part,
    )


def _record(
    day: Sequence[DayLine], people: Sequence[PeopleLine], exercise: ExerciseId | None
) -> list[EventRow]:
    """Both as one record. What people did between two entries happened in the middle between them."""
    waiting = iter(people)
    coming = next(waiting, None)
    rows: list[EventRow] = []
    marks: dict[str, int] = {}
    for number, entry in enumerate(day, start=1):
        rows.append(_row(len(rows) + 1, entry, entry.at, None))
        then = day[number].at if number < len(day) else entry.at + 2 * AFTER_THE_LAST
        while coming and coming.after == number:
            owner = exercise if coming.own else None
            rows.append(_row(len(rows) + 1, coming, (entry.at + then) / 2, owner))
            marks |= {coming.mark: len(rows)} if coming.mark else {}
            coming = next(waiting, None)
    return [_referring(row, marks) for row in rows]


def _referring(row: EventRow, marks: Mapping[str, int]) -> EventRow:
    """The same with numbers in place of marks; an exercise's file has the marks of its own events alone."""
    typed = row.facts.get(REFERS)
    if typed is None:
        return row
    return replace(row, facts={**row.facts, REFERS: [marks[mark] for mark in typed if mark in marks]})


def _row(seq: int, line: EventLine, at: float, exercise: ExerciseId | None) -> EventRow:
    return EventRow(
        seq=seq,
        name=line.name,
        form=line.form,
        at=at,
        actor=line.by,
        facts=line.facts,
        contents=None if line.erased else line.said,
        had_contents=line.erased or line.said is not None,
        exercise=exercise,
    )


def _as_one_knows_it(rows: Sequence[EventRow], registry: Registry) -> Workshop:
    """The day as an exercise has it: what was made of the record afterwards is in the day's own reading."""
    before = (row for row in rows if row.name not in MADE_OF_IT)
    return replay(UNNAMED, read_record(before, registry), registry)


def _followed(
    follow: Callable[[Sequence[EventRow], Registry], T],
    name: str,
    rows: Sequence[EventRow],
    registry: Registry,
) -> T:
    """Anything can stand in a file that somebody made, and folding trusts what it is given."""
    try:
        return follow(rows, registry)
    except RecordError as error:
        raise BundleError(name, f"{error} Check it with a newer Moothall") from error
    except UnknownKindError as error:
        advice = "Set MOOTHALL_EXERCISES to the folder that holds it"
        raise BundleError(name, f"{error} {advice}") from error
    except Exception as error:
        raise BundleError(
            name, "its events do not follow from each other; ask for the bundle again"
        ) from error


def _people(files: Mapping[str, bytes], name: str, entries: int) -> list[PeopleLine]:
    found = [(number, _line(name, number, text, PeopleLine)) for number, text in _texts(files, name)]
    last = 1
    for number, line in found:
        if not last <= line.after <= entries:
            raise BundleError(name, f"line {number} stands out of order; ask for the bundle again")
        last = line.after
    return [line for _, line in found]


def _texts(files: Mapping[str, bytes], name: str) -> Iterator[tuple[int, bytes]]:
    if name not in files:
        raise BundleError(name, "it is missing; ask for the bundle again")
    return enumerate((text for text in files[name].split(b"\n") if text), start=1)


def _line(name: str, number: int, text: bytes, model: type[L]) -> L:
    try:
        return model.model_validate(
            json.loads(text, parse_constant=_refuse, parse_int=_whole, parse_float=_number)
        )
    except (ValueError, ValidationError, RecursionError) as error:
        wrong = error.errors()[0] if isinstance(error, ValidationError) else None
        part = f" ({'.'.join(map(str, wrong['loc']))})" if wrong and wrong["loc"] else ""
        raise BundleError(name, f"line {number}{part} can't be read; ask for the bundle again") from error


def _whole(digits: str) -> int:
    """A whole number that a workshop can hold: no count is so large that working with it never ends."""
    number = int(digits) if len(digits) <= LONGEST_NUMBER else MOST + 1
    return number if abs(number) <= MOST else _refuse(digits)


def _number(digits: str) -> float:
    number = float(digits)
    return number if isfinite(number) else _refuse(digits)


def _refuse(text: str) -> NoReturn:
    raise ValueError(f"{text[:LONGEST_NUMBER]} is no number of a workshop")


def _took_part(files: Mapping[str, bytes]) -> dict[StepKey, frozenset[ParticipantId]]:
    try:
        given = json.loads(files[TOOK_PART])
        return {StepKey(step): frozenset(map(ParticipantId, who)) for step, who in given.items()}
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise BundleError(TOOK_PART, "it can't be read; ask for the bundle again") from error


def _refuse_strays(files: Mapping[str, bytes], workshop: Workshop) -> None:
    """A file of an exercise that the day has not would be read by nobody."""
    known = {exercise_file(number, key) for number, key in enumerate(workshop.exercises, start=1)}
    for name in files:
        if EXERCISE_FILES.fullmatch(name) and name not in known:
            raise BundleError(name, "the day has no such exercise; take the file out")
