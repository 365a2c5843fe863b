"""The day in lines: what each exercise came to, read off the report, with its n and its figure's number.

Every paper of after the day is made from these lines, and from nothing else that was counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from exports.local_area_report import Writer
from exports.moments import Day
from exports.report.frame import REHEARSAL
from exports.report.people import attendance_panel, people_facts
from sessions.afterwards.quoting import Quotable, quoted
from sessions.attendance import attendance
from sessions.exercises.base import Chapter, Panel
from sessions.workshop import Exercise


@dataclass(frozen=True)
class Line:
    """One result: `key` is step and panel, `plain` its words for who sees no table, `short` a shorter form.

    `basis` is its n in words.
    """

    key: str
    exercise: str
    title: str
    plain: str
    short: str
    basis: str
    figure: int
    panel: Panel


@dataclass(frozen=True)
class ToldExercise:
    """An exercise with its lines; `is_asked` where people put questions in it."""

    title: str
    lines: tuple[Line, ...]
    is_asked: bool


@dataclass(frozen=True)
class DayTold:
    """A workshop as its papers tell it. `people` are sentences, `unreached` titles.

    `by_table` says who first sat down where, as the report's own figure does.
    """

    title: str
    area: str
    day: str
    date: str
    mark: str
    people: tuple[str, ...]
    joined: int
    by_table: tuple[tuple[str, int], ...]
    exercises: tuple[ToldExercise, ...]
    quotes: tuple[Quotable, ...]
    next_line: str
    unreached: tuple[str, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, as the day went."""
        return tuple(line for exercise in self.exercises for line in exercise.lines)


def tell(writer: Writer) -> DayTold:
    """What the report of this writer comes to; the writer draws it, unless it has."""
    if not writer.drawer.told:
        writer.page()
    reading, workshop, speak = writer.reading, writer.workshop, writer.speak
    day = Day(reading.started_at)
    return DayTold(
        title=workshop.title,
        area=workshop.area,
        day=writer.clock.show(day).striptags(),
        date=writer.clock.date(day),
        mark=speak(REHEARSAL) if workshop.is_rehearsal else "",
        people=tuple(speak(fact) for fact in people_facts(reading)),
        joined=attendance(workshop).joined,
        by_table=tuple(
            (speak(row["label"]), row["count"])
            for row in attendance_panel(reading).figure_rows
            if row["count"]
        ),
        exercises=tuple(_exercises(writer)),
        quotes=quoted(workshop),
        next_line=workshop.afterwards.next_line,
        unreached=tuple(e.title for e in workshop.exercises.values() if not reading.reached_any(e)),
    )


def _exercises(writer: Writer) -> Iterator[ToldExercise]:
    """As the day went; those without anything to tell are left out."""
    for exercise in writer.workshop.exercises.values():
        lines = tuple(_line(writer, exercise, *found) for found in _newest(writer, exercise))
        if lines:
            asked = exercise.kind.chapter(exercise.settings) is Chapter.QUESTIONS
            yield ToldExercise(exercise.title, lines, asked)


def _newest(writer: Writer, exercise: Exercise) -> list[tuple[Panel, int]]:
    """What the report's first page has of it; of a result that came in rounds, the last round's alone."""
    newest: dict[str, tuple[Panel, int]] = {}
    for panel, figure in writer.exercises.highlights(exercise):
        newest.pop(panel.key, None)
        newest[panel.key] = (panel, figure)
    return list(newest.values())


def _line(writer: Writer, exercise: Exercise, panel: Panel, figure: int) -> Line:
    shows = next(shows for shows, number in writer.drawer.numbering.figures.items() if number == figure)
    speak = writer.speak
    return Line(
        key=f"{shows[0]}:{shows[1]}",
        exercise=exercise.title,
        title=speak(panel.title),
        plain=speak(panel.plainly),
        short=speak(panel.summary),
        basis=speak(panel.basis).rstrip("."),
        figure=figure,
        panel=panel,
    )
