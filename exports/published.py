"""What a report publishes, as plain values: every result under its figure's number, in words and numbers.

It is read off the report itself, so a file of results holds what the report prints and nothing else: the
same rules for small numbers, the same order, the same words. No row of a single person is in it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from exports.charts import draw
from exports.figures import NOTHING
from exports.local_area_report import Writer
from exports.moments import Day
from exports.report.entered import entered_from
from exports.report.frame import REHEARSAL
from sessions.exercises.base import Badge, Panel
from sessions.words import say

WHOSE = {Badge.INDIVIDUAL: "individual", Badge.TABLE: "table", Badge.ROOM: "room"}


@dataclass(frozen=True)
class Value:
    """One cell: as the report shows it, and as a number where it is one."""

    shown: str
    number: int | float | None = None


@dataclass(frozen=True)
class Result:
    """One result: `n` is its base in words, `columns` are titles, `drawn` its chart for a document, if any.

    `exercise` and `step` are titles; for what belongs to no exercise, that of its section and nothing.
    """

    figure: int
    exercise: str
    step: str
    title: str
    whose: str
    n: str
    summary: str
    notes: tuple[str, ...]
    columns: tuple[str, ...]
    lines: tuple[tuple[Value, ...], ...]
    drawn: Mapping[str, Any] | None = None
    entered_from: str = ""  # the source of figures that were not counted here

    @property
    def origin(self) -> str:
        """Counted here, or entered from elsewhere."""
        return "entered" if self.entered_from else "counted"

    @property
    def heading(self) -> str:
        """What it is called where it stands alone."""
        return str(say("Figure %(number)s. %(title)s", number=self.figure, title=self.title))

    @property
    def values(self) -> list[list[str | int | float]]:
        """The table line by line: numbers as numbers, anything else as it is shown."""
        return [
            [value.shown if value.number is None else value.number for value in line] for line in self.lines
        ]


@dataclass(frozen=True)
class Published:
    """All results of one workshop; `day` in words, `date` as year-month-day, `mark` that of a rehearsal."""

    title: str
    area: str
    day: str
    date: str
    mark: str
    results: tuple[Result, ...]

    @property
    def source(self) -> str:
        """Where the numbers come from, for whoever meets one of them alone."""
        named = ", ".join(part for part in (self.title, self.area, self.day) if part)
        return f"{named}. {self.mark}" if self.mark else named

    def source_of(self, result: Result) -> str:
        """Of one result."""
        return result.entered_from or self.source


def published(writer: Writer) -> Published:
    """What the report of this writer holds; the writer draws it, unless it has."""
    if not writer.drawer.told:
        writer.page()
    started = Day(writer.reading.started_at)
    return Published(
        title=writer.workshop.title,
        area=writer.workshop.area,
        day=writer.clock.show(started).striptags(),
        date=writer.clock.date(started),
        mark=writer.speak(REHEARSAL) if writer.workshop.is_rehearsal else "",
        results=tuple(_results(writer)),
    )


def _results(writer: Writer) -> Iterator[Result]:
    """Each figure once, in the order of their numbers."""
    drawn = {told.figure: (told.shows, told.panel, told.notes) for told in writer.drawer.told if told.panel}
    for figure in sorted(number for number in drawn if number is not None):
        yield _result(writer, figure, *drawn[figure])


def _result(
    writer: Writer, figure: int, shows: tuple[str, str], panel: Panel, notes: tuple[str, ...]
) -> Result:
    speak, chart = writer.speak, panel.chart
    exercise, step = _place(writer, shows[0])
    return Result(
        figure=figure,
        exercise=exercise,
        step=step,
        title=speak(panel.title),
        whose=WHOSE[panel.badge],
        n=speak(panel.basis),
        summary=speak(panel.summary),
        notes=notes,
        columns=tuple(speak(column.title) for column in panel.columns),
        lines=tuple(
            tuple(_value(writer, row.get(column.key)) for column in panel.columns) for row in panel.rows
        ),
        drawn=draw(chart.form, panel.figure_rows, chart.options, "document", speak) if chart else None,
        entered_from=entered_from(writer.workshop, shows),
    )


def _place(writer: Writer, key: str) -> tuple[str, str]:
    """The titles of an exercise and its step; else that of a section of the report."""
    step = next((step for step in writer.workshop.steps if step.key == key), None)
    if step:
        return step.exercise.title, writer.speak(step.phase.title)
    return writer.outline.headings[key].title, ""


def _value(writer: Writer, given: Any) -> Value:
    shown = writer.drawer.shown(given)
    if shown is NOTHING:
        return Value("")
    words = shown.striptags() if isinstance(shown, Markup) else shown
    is_number = isinstance(given, (int, float)) and not isinstance(given, bool)
    return Value(words, given if is_number else None)
