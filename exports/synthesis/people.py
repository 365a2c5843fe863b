"""The workshops side by side: when, how many came, how many still answered at the end, what was asked."""

from collections.abc import Sequence

from exports.outline import PEOPLE
from exports.report.attendance import BY_STEP
from exports.report.method import AgendaItem, agenda_items
from exports.report.people import ATTENDANCE
from exports.synthesis.areas import Area
from sessions.exercises.base import Badge, Column, Panel
from sessions.words import Message, say, say_n

AREAS, AGENDAS = "areas", "agendas"
AREA = Column("area", say("Area"))


def areas_panel(areas: Sequence[Area]) -> Panel:
    """Rows: area, day, joined, tables, first and last ("28 of 30"), left, mark; a last row adds people up."""
    rows = [_area_row(area) for area in areas]
    joined, tables = (sum(int(str(row[key])) for row in rows) for key in ("joined", "tables"))
    return Panel(
        key=AREAS,
        title=say("The workshops"),
        badge=Badge.ROOM,
        basis=say_n("%(n)s workshop", "%(n)s workshops", len(areas)),
        summary=say(
            "%(people)s joined %(workshops)s, at %(tables)s in all.",
            people=say_n("%(n)s person", "%(n)s people", joined),
            workshops=say_n("%(n)s workshop", "%(n)s workshops", len(areas)),
            tables=say_n("%(n)s table", "%(n)s tables", tables),
        ),
        columns=(
            AREA,
            Column("day", say("Date")),
            Column("joined", say("Joined"), is_number=True),
            Column("tables", say("Tables"), is_number=True),
            Column("first", say("Answered first")),
            Column("last", say("Answered last")),
            Column("left", say("Had left"), is_number=True),
            Column("mark", say("Mark")),
        ),
        rows=(*rows, {"area": say("All"), "joined": joined, "tables": tables}),
        notes=(
            say(
                "Answered first and last: of those who were there, how many answered the first and the last "
                "step that asked people one by one. Had left: as a facilitator noted by then; who goes "
                "without a word is not counted."
            ),
        ),
    )


def _area_row(area: Area) -> dict[str, object]:
    sat = [row for row in area.panels[PEOPLE, ATTENDANCE].rows[:-1] if row["joined"]]
    steps = area.panels.get((PEOPLE, BY_STEP))
    asked = [row for row in steps.rows if row["answered"] is not None] if steps else []
    return {
        "area": area.name,
        "day": area.day,
        "joined": sum(row["joined"] for row in sat),
        "tables": len(sat),
        "first": _answered(asked[0]) if asked else None,
        "last": _answered(asked[-1]) if asked else None,
        "left": asked[-1]["left"] if asked else None,
        "mark": mark_of_area(area),
    }


def mark_of_area(area: Area) -> Message | str:
    """What has to be known of a workshop wherever its numbers stand."""
    if area.workshop.is_rehearsal:
        return say("Rehearsal: made-up answers")
    return say("Purged: counts only") if area.is_purged else ""


def _answered(row: object) -> Message:
    found: dict[str, int] = dict(row)  # type: ignore[call-overload]  # a row is a mapping of its columns
    return say("%(n)s of %(of)s", n=found["answered"], of=found["there"])


def agendas_panel(areas: Sequence[Area]) -> Panel:
    """Rows: area, held (the exercises reached that asked something), missed (those never reached)."""
    items = {area.name: [one for one in agenda_items(area.derived.reading) if one.asked] for area in areas}
    agendas = {tuple(one.title for one in held) for held in items.values()}
    return Panel(
        key=AGENDAS,
        title=say("What was asked in each area"),
        badge=Badge.ROOM,
        basis=say_n(
            "%(n)s agenda in %(of)s workshops",
            "%(n)s agendas in %(of)s workshops",
            len(agendas),
            of=len(areas),
        ),
        summary=say("A list of exercises by area, in the order of the day, without talks and breaks."),
        columns=(AREA, Column("held", say("Exercises")), Column("missed", say("Not reached"))),
        rows=tuple(
            {
                "area": area.name,
                "held": _titles(items[area.name], is_reached=True),
                "missed": _titles(items[area.name], is_reached=False),
            }
            for area in areas
        ),
    )


def _titles(items: Sequence[AgendaItem], is_reached: bool) -> str:
    return "; ".join(one.title for one in items if one.is_reached is is_reached)
