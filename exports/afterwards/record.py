"""The record that participants check: table by table what was written down and agreed, with its numbers.

It holds what a table decided to say together and what was said there in words. It holds no answer that
somebody gave alone, and nothing that no facilitator approved.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from exports.afterwards.paper import Press
from exports.afterwards.telling import DayTold
from exports.local_area_report import Writer
from sessions.coding.remarks import Remark
from sessions.exercises.base import Badge, Column, Panel
from sessions.ids import StepKey
from sessions.words import say
from sessions.workshop import Exercise

NAME = "record-to-check"
TABLE = "table"
OF_A_TABLE = "table_"  # begins the key of a column that is one table's


@dataclass(frozen=True)
class Extract:
    """What a result says of one table: columns and lines, as the report prints them."""

    title: str
    columns: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class AtExercise:
    """One exercise at one table."""

    title: str
    said: tuple[Remark, ...]
    agreed: tuple[Extract, ...]


@dataclass(frozen=True)
class AtTable:
    """Everything of one table."""

    number: int
    exercises: tuple[AtExercise, ...]


def record_page(day: DayTold, writer: Writer, press: Press) -> str:
    """The page; the writer has drawn its report. Each table begins on a paper of its own."""
    foot = " ".join(part for part in (day.mark, f"{day.title}: {day.area}") if part)
    return press.page(
        "record",
        foot,
        day=day,
        tables=[_at_table(writer, number) for number in sorted(writer.workshop.tables)],
        contact=writer.workshop.papers.contact,
        is_purged=writer.workshop.purged is not None,
    )


def _at_table(writer: Writer, number: int) -> AtTable:
    found = (_at_exercise(writer, exercise, number) for exercise in writer.workshop.exercises.values())
    return AtTable(number, tuple(one for one in found if one.said or one.agreed))


def _at_exercise(writer: Writer, exercise: Exercise, number: int) -> AtExercise:
    """What stands in a result with its support is not listed a second time."""
    panels = [panel for panel in _open_results(writer, exercise) if _rows_of(panel, number)]
    listed = {f"{exercise.id}:{row['id']}" for panel in panels for row in panel.rows if "id" in row}
    said = [
        one
        for one in writer.said
        if (one.exercise, one.table) == (exercise.id, number)
        and one.phase is None
        and one.reference not in listed
    ]
    extracts = (_extract(writer, exercise, panel, number) for panel in panels)
    return AtExercise(exercise.title, tuple(said), tuple(extracts))


def _open_results(writer: Writer, exercise: Exercise) -> Iterator[Panel]:
    """What tables decided to say together, as the report prints it; of each set's own results none."""
    steps = {step.key: step for step in exercise.steps}
    for told in writer.drawer.told:
        step = steps.get(StepKey(told.shows[0]))
        if step is None or told.panel is None or told.panel.badge is not Badge.TABLE:
            continue
        if ":" not in told.panel.key and told.panel.key not in step.phase.report_panels:
            yield told.panel


def _rows_of(panel: Panel, number: int) -> list[Mapping[str, Any]]:
    """The rows that are one table's; in a grid, those of the cards it had."""
    keys = {column.key for column in panel.columns}
    if TABLE in keys:
        return [row for row in panel.rows if row[TABLE] == number]
    if f"{OF_A_TABLE}{number}" in keys:
        return [row for row in panel.rows if number in row.get("tables", (number,))]
    return []


def _extract(writer: Writer, exercise: Exercise, panel: Panel, number: int) -> Extract:
    rows, columns = _rows_of(panel, number), _columns_of(panel, number)
    has_ids = any("id" in row for row in rows)
    head = [writer.speak(say("Number"))] if has_ids else []
    return Extract(
        title=writer.speak(panel.title),
        columns=(*head, *(writer.speak(column.title) for column in columns)),
        lines=tuple(
            (
                *([f"{exercise.id}:{row['id']}"] if has_ids else []),
                *(writer.drawer.shown(row.get(column.key)) for column in columns),
            )
            for row in rows
        ),
    )


def _columns_of(panel: Panel, number: int) -> list[Column]:
    """Without those of other tables, and without the table's own number, which stands above."""
    own = f"{OF_A_TABLE}{number}"
    return [
        column
        for column in panel.columns
        if column.key != TABLE and (not column.key.startswith(OF_A_TABLE) or column.key == own)
    ]
