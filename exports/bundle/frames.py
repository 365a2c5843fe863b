"""The frames of a bundle: tidy tables as CSV, made from a reading of its events and from nothing else.

People have the names of the file that their answers are in. What each person was asked alone has no table
here, what tables wrote no person. No cell is a formula.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from exports import frame_columns as described
from exports.bundle.putting_together import TogetherReading
from exports.cells import plain_csv
from exports.frame_columns import FrameSpec, answers_spec
from exports.row_file import answer_rows
from exports.summaries import answered
from exports.tidy import Rows
from sessions.attendance import StepAttendance
from sessions.exercises.row_columns import of_wholes
from sessions.words import say

PEOPLE = FrameSpec(
    "people",
    say("One row a person who joined, in the order of their names."),
    (described.PERSON, of_wholes("table", say("The table where they sit now."), "table number")),
    ("person",),
)
ATTENDANCE = FrameSpec(
    "attendance",
    say("One row a step that was opened: counts of the whole room."),
    (
        described.EXERCISE,
        described.PHASE,
        of_wholes("there", say("Who was there when it was last locked, or answered."), "people"),
        of_wholes("answered", say("Who answered, where people are asked one by one."), "people"),
        of_wholes("came_later", say("Who joined after it was locked."), "people"),
        of_wholes("left_before", say("Who had left by then."), "people"),
    ),
    described.STEP,
)


@dataclass(frozen=True)
class Frame:
    """A frame: what it holds, and its rows by column."""

    spec: FrameSpec
    rows: tuple[Mapping[str, Any], ...]

    def as_csv(self) -> bytes:
        """UTF-8, a heading line first; an empty cell holds nothing."""
        return plain_csv(list(self.spec.dtypes), self.rows)


def frames_of(reading: TogetherReading, rows: Rows) -> list[Frame]:
    """All frames, in the order in which they are listed; `rows` are the reading's own."""
    return [
        Frame(PEOPLE, _people(reading)),
        Frame(ATTENDANCE, tuple(_attended(one) for one in reading.attendance_by_step())),
        *_counts(rows),
        *(
            Frame(answers_spec(exercise), found)
            for exercise in reading.workshop.exercises.values()
            if (found := tuple(answer_rows(exercise, str)))
        ),
    ]


def _counts(rows: Rows) -> list[Frame]:
    found: list[tuple[FrameSpec, Iterable[Any]]] = [
        (described.STEPS, rows.steps),
        (described.TABLES, rows.tables),
        (described.ANSWERED, answered(rows)),
    ]
    return [Frame(spec, tuple(map(asdict, kept))) for spec, kept in found]


def _people(reading: TogetherReading) -> tuple[dict[str, Any], ...]:
    people = reading.workshop.participants.values()
    return tuple(
        sorted(({"person": one.id, "table": one.table} for one in people), key=lambda row: row["person"])
    )


def _attended(found: StepAttendance) -> dict[str, Any]:
    return {
        "exercise": found.step.exercise.id,
        "phase": found.step.phase.key,
        "there": found.there,
        "answered": found.answered,
        "came_later": found.came_later,
        "left_before": found.left_before,
    }
