"""Describes every frame once: its name, what a row is, its columns with their types and units.

Frames, files of rows and the description inside a data package all read it from here. What an exercise's own
columns hold is said by its kind.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sessions.exercises.row_columns import (
    HEAD,
    Holds,
    RowColumn,
    of_keys,
    of_numbers,
    of_wholes,
    of_words,
    of_yes_no,
)
from sessions.paper.state import Way
from sessions.words import Message, say
from sessions.workshop import Exercise

DTYPES = {
    Holds.KEY: "string",
    Holds.WORDS: "string",
    Holds.WHOLE: "Int64",
    Holds.NUMBER: "Float64",
    Holds.YES_NO: "boolean",
}
SCHEMA_TYPES = {
    Holds.KEY: "string",
    Holds.WORDS: "string",
    Holds.WHOLE: "integer",
    Holds.NUMBER: "number",
    Holds.YES_NO: "boolean",
}


@dataclass(frozen=True)
class FrameSpec:
    """A frame as documented: `row` says what one row is, `key` which columns name a row, if any do."""

    name: str
    row: Message
    columns: tuple[RowColumn, ...]
    key: tuple[str, ...] = ()

    @property
    def dtypes(self) -> dict[str, str]:
        """The type pandas gives each column, in order; all of them can be empty."""
        return {column.name: DTYPES[column.holds] for column in self.columns}


SINCE = "minutes from the first step"
EXERCISE = of_keys("exercise", say("Which exercise of the agenda."))
FIGURE = of_wholes("figure", say("The number of the figure in the report."), "figure number")
PHASE, _, TABLE = HEAD
WAY = of_keys("way", say("How a person's answer came in: see the method annex of a report."), *Way)
PERSON = of_keys("person", say("A name made up for one person; empty where it is a table's."))
STEP = ("exercise", "phase")

PARTICIPANTS = FrameSpec(
    "participants",
    say("One row a person who joined."),
    (
        PERSON,
        of_wholes("table", say("The table where they sit now."), "table number"),
        of_wholes("seat", say("The seat at that table."), "seat number, 1 first"),
        of_wholes("arrived_minute", say("When they joined."), "minutes from the first step, down to a 5th"),
    ),
    ("person",),
)
RESPONSES = FrameSpec(
    "responses",
    say("One row a person who answered in a step."),
    (
        EXERCISE,
        PHASE,
        PERSON,
        of_wholes("table", say("The table where they sat then."), "table number"),
        of_wholes("minute", say("When the newest answer came."), SINCE),
    ),
    (*STEP, "person"),
)
TABLES = FrameSpec(
    "tables",
    say("One row a table and step that takes answers."),
    (
        EXERCISE,
        PHASE,
        TABLE,
        of_wholes("people", say("Who sat there when the step was last locked."), "people"),
        of_wholes("taking_part", say("Who of those that sit there now took part."), "people"),
        of_yes_no("is_finished", say("The table came to a result.")),
    ),
    (*STEP, "table"),
)
STEPS = FrameSpec(
    "steps",
    say("One row a step of the agenda."),
    (
        EXERCISE,
        PHASE,
        of_wholes("opened_minute", say("When it was first opened for answers."), SINCE),
        of_wholes("locked_minute", say("When it was last locked."), SINCE),
        of_wholes("minutes_open", say("How long it was open, all openings together."), "minutes"),
        of_wholes("joined", say("Who had joined when it was last locked."), "people"),
    ),
    STEP,
)
ANSWERED = FrameSpec(
    "answered",
    say("One row a step that was opened and takes answers."),
    (
        EXERCISE,
        PHASE,
        of_wholes("people", say("Who answered on their own."), "people"),
        of_wholes("joined", say("Who had joined when it was last locked."), "people"),
        of_wholes("finished", say("Tables with people that came to a result."), "tables"),
        of_wholes("tables", say("Tables with people."), "tables"),
    ),
    STEP,
)
FIGURES = FrameSpec(
    "figures",
    say("One row a result, under the number of its figure in the report."),
    (
        FIGURE,
        of_keys("origin", say("Counted in the workshop, or entered from elsewhere."), "counted", "entered"),
        of_words("exercise", say("The exercise, or the section of the report.")),
        of_words("step", say("The step of the exercise.")),
        of_words("title", say("What the result shows.")),
        of_keys("whose", say("Whose voice it is."), "individual", "table", "room"),
        of_words("n", say("Its base: how many of how many.")),
        of_words("summary", say("The result in a sentence.")),
        of_words("notes", say("What has to be known beside it.")),
        of_words("source", say("The workshop, its area and its day; of an entered figure, its source.")),
    ),
    ("figure",),
)
RESULTS = FrameSpec(
    "results",
    say("One row a cell of a result's table, but for the first cells of lines."),
    (
        FIGURE,
        of_wholes("line", say("The line of the result's table."), "line number, 1 first"),
        of_words("heading", say("The first cell of that line.")),
        of_words("column", say("What stands over the column.")),
        of_words("shown", say("The cell as the report shows it.")),
        of_numbers("value", say("The same as a number, if it is one."), "as the column says"),
    ),
)


def answers_spec(exercise: Exercise) -> FrameSpec:
    """The frame of an exercise's own answers, as its kind documents them."""
    row = say("One row an answer, or a part of one, in %(title)s.", title=exercise.title)
    return FrameSpec(f"answers-{exercise.id}", row, (PHASE, PERSON, TABLE, *exercise.kind.row_columns))


def rows_spec(exercise: Exercise) -> FrameSpec:
    """The same as a file of rows has them: with how each person's answer came in."""
    spec = answers_spec(exercise)
    return FrameSpec(spec.name, spec.row, (*spec.columns, WAY), spec.key)


def table_schema(spec: FrameSpec, speak: Callable[[Message], str] = str) -> dict[str, Any]:
    """The columns as a Table Schema (specs.frictionlessdata.io), for files whose empty cells hold nothing."""
    fields = [_field(column, speak) for column in spec.columns]
    named = {"primaryKey": list(spec.key)} if spec.key else {}
    return {"fields": fields, "missingValues": [""], **named}


def _field(column: RowColumn, speak: Callable[[Message], str]) -> dict[str, Any]:
    described = {
        "name": column.name,
        "type": SCHEMA_TYPES[column.holds],
        "description": speak(column.meaning),
    }
    unit = {"unit": column.unit} if column.unit else {}
    among = {"constraints": {"enum": list(column.among)}} if column.among else {}
    return {**described, **unit, **among}
