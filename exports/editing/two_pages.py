"""The two-page summary: the same report with fewer parts, on one sheet of paper printed on both sides.

Its figures keep the numbers of the whole report and come from the same panels, so that neither can say what
the other does not. A chart has no room on it: a figure stands here as its table, where that is short.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from gettext import NullTranslations

from markupsafe import Markup

from exports import outline as o
from exports.assets import Assets
from exports.editing.slots import SlotKind
from exports.figures import BLOCK, Cell, Told
from exports.local_area_report import Writer
from exports.moments import Day
from exports.reading import read
from exports.report.people import people_facts
from sessions.disclosure import ROOM_MINIMUM
from sessions.drafting.state import TWO_PAGES
from sessions.exercises.base import Panel
from sessions.exercises.registry import Registry
from sessions.store import EventRow
from sessions.workshop import Exercise

MOST_LINES, AROUND_A_TABLE = 42, 6  # of print on the second page; title, n and words take some of them
MOST_COLUMNS, MOST_QUOTES = 8, 4


def in_chosen_form(rows: Sequence[EventRow], registry: Registry, assets: Assets) -> str:
    """The report of a record in the form that its writers chose. RecordError for one that can't be read."""
    writer = Writer(read(rows, registry), registry, assets, None, NullTranslations())
    return summary(writer) if writer.drafting.template == TWO_PAGES else writer.page()


@dataclass(frozen=True)
class Line:
    """An exercise on the first page: what it came to, each with the number of its figure."""

    title: str
    results: tuple[tuple[Panel, int], ...]


def summary(writer: Writer) -> str:
    """The page; `writer` has written nothing yet."""
    writer.draft.leads = False
    writer.drawn()
    told = [one for one in writer.drawer.told if one.section == o.GLANCE]
    return writer.sheet(
        "two_pages",
        facts=people_facts(writer.reading),
        lines=list(_lines(writer)),
        tables=[_table(writer, one) for one in _main_figures(writer)],
        quotes=_quotes(writer),
        readings=[Markup(one.markup) for one in told if one.kind is SlotKind.INTERPRETATION],  # noqa: S704 - drawn by the report
        needed=ROOM_MINIMUM,
        unreached=[e for e in writer.workshop.exercises.values() if not writer.reading.reached_any(e)],
        day=writer.clock.show(Day(writer.reading.started_at)),
    )


def _exercises(writer: Writer) -> Iterator[Exercise]:
    for section in writer.outline.main:
        yield from o.belonging(writer.workshop, section)


def _lines(writer: Writer) -> Iterator[Line]:
    """The newest result of each exercise."""
    for exercise in _exercises(writer):
        results = writer.highlights(exercise)
        if results:
            yield Line(exercise.title, tuple(results[-1:]))


def _main_figures(writer: Writer) -> list[Told]:
    """Of each section the first figure that there is still room for."""
    told = {one.figure: one for one in writer.drawer.told if one.panel}
    found: list[Told] = []
    room = MOST_LINES
    for section in writer.outline.main:
        numbers = [n for e in o.belonging(writer.workshop, section) for _, n in writer.highlights(e)]
        fits = [told[number] for number in numbers if number in told and _lines_of(told[number]) <= room]
        found += fits[:1]
        room -= sum(map(_lines_of, fits[:1]))
    return found


def _lines_of(told: Told) -> int:
    """How many lines of print a figure takes; more than there are where it is too wide or has no table."""
    panel = told.panel
    if panel is None or not panel.rows or len(panel.columns) > MOST_COLUMNS:
        return MOST_LINES + 1
    return len(panel.rows) + AROUND_A_TABLE


def _table(writer: Writer, told: Told) -> Markup:
    """A figure without its chart, under its number of the whole report."""
    panel = told.panel
    assert panel
    page = writer.environment.get_template(BLOCK).render(
        number=told.figure,
        fact=told.fact,
        panel=panel,
        notes=(),
        rehearsal=writer.drawer.rehearsal,
        plot=None,
        table=None,
        columns=panel.columns,
        lines=[_cells(writer, panel, place) for place in range(len(panel.rows))],
    )
    return Markup(page)  # noqa: S704 - rendered by an environment that escapes


def _cells(writer: Writer, panel: Panel, place: int) -> list[Cell]:
    return writer.drawer.cells(panel.columns, panel.rows[place])


def _quotes(writer: Writer) -> list[Told]:
    """Those that a writer placed, in the order of the report."""
    placed = set(writer.drafting.quotes)
    found = [one for one in writer.drawer.told if one.reference in placed]
    return found[:MOST_QUOTES]
