"""Owns the published criteria: each table's list with its support, the primary one first."""

from typing import Any

from sessions.exercises.base import Badge, Chart, Column, Panel, Room
from sessions.exercises.ranking.lenses import LENSES
from sessions.exercises.ranking.phases import CRITERIA
from sessions.exercises.ranking.plain import goes_by
from sessions.exercises.ranking.state import Criterion, RankingState, TableWork
from sessions.words import Message, say, say_n

COLUMNS = (
    Column("table", say("Table"), is_number=True),
    Column("criterion", say("Criterion")),
    Column("endorsed", say("Agree")),
    Column("primary", say("Primary")),
    Column("label", say("Shared label")),
)


def criteria_panel(state: RankingState, room: Room) -> Panel:
    """Rows: table, criterion, endorsed ("3 of 5"), primary, label; also count, of and is_primary."""
    rows = tuple(
        _row(work, criterion, room) for work in state.tables.values() for criterion in in_order(work)
    )
    having = sum(bool(work.criteria) for work in state.tables.values())
    marked = sum(work.primary_criterion is not None for work in state.tables.values())
    return Panel(
        key=CRITERIA,
        title=say("%(subject)s: what each table goes by", subject=LENSES[state.settings.lens].subject),
        badge=Badge.TABLE,
        basis=say("%(n)s of %(of)s tables wrote criteria", n=having, of=len(state.tables)),
        summary=_summary(len(rows), marked, having),
        columns=COLUMNS,
        rows=rows,
        chart=Chart(key=CRITERIA, form="support"),
        chart_rows=tuple(_chart_row(row) for row in rows),
        notes=(say("A filled dot is a person who agrees, counted at their own table only."),),
        plain=goes_by([row for row in rows if row["is_primary"]]),
    )


def in_order(work: TableWork) -> list[Criterion]:
    """A table's criteria: the primary one, then by support, then as they were proposed."""
    return sorted(work.criteria.values(), key=lambda item: (item.id != work.primary, -len(item.endorsers)))


def support(work: TableWork, criterion: Criterion, room: Room) -> tuple[int, int]:
    """How many at the table agree with a criterion, of how many who sit there."""
    count = len(criterion.endorsers)
    return count, max(count, len(room.members.get(work.number, ())))


def _row(work: TableWork, criterion: Criterion, room: Room) -> dict[str, Any]:
    count, of = support(work, criterion, room)
    is_primary = criterion.id == work.primary
    return {
        "table": work.number,
        "criterion": criterion.text,
        "endorsed": say("%(count)s of %(of)s", count=count, of=of),
        "primary": say("Primary") if is_primary else "",
        "label": criterion.label,
        "count": count,
        "of": of,
        "is_primary": is_primary,
    }


def _chart_row(row: dict[str, Any]) -> dict[str, Any]:
    return {key: row[key] for key in ("table", "count", "of", "is_primary")} | {"label": row["criterion"]}


def _summary(criteria: int, marked: int, having: int) -> Message:
    return say_n(
        "A list by table: %(n)s criterion in all, and %(marked)s of %(having)s tables marked one as primary.",
        "A list by table: %(n)s criteria in all, and %(marked)s of %(having)s tables marked one as primary.",
        criteria,
        marked=marked,
        having=having,
    )
