"""Owns what else moved the tables, as published: how many marked each influence, and what they wrote."""

from collections.abc import Iterator
from typing import Any

from sessions.exercises.base import Badge, Column, Panel
from sessions.exercises.ranking.influences import INFLUENCES
from sessions.exercises.ranking.lenses import LENSES
from sessions.exercises.ranking.phases import OTHER_INFLUENCES
from sessions.exercises.ranking.state import RankingState
from sessions.words import Message, listed, say

COLUMNS = (
    Column("influence", say("What else moved them")),
    Column("marked", say("Tables")),
    Column("tables", say("Which")),
)


def influences_panel(state: RankingState) -> Panel:
    """Rows: influence, marked ("2 of 6"), tables ("1, 4"), is_words; tables' own words after the marks."""
    rows = (*_marks(state), *_words(state))
    saying = sum(bool(work.influences or work.notes) for work in state.tables.values())
    return Panel(
        key=OTHER_INFLUENCES,
        title=say("%(subject)s: what else moved the tables", subject=LENSES[state.settings.lens].subject),
        badge=Badge.TABLE,
        basis=say("%(n)s of %(of)s tables said something", n=saying, of=len(state.tables)),
        summary=_summary(state),
        columns=COLUMNS,
        rows=tuple(rows),
        notes=(say("Nobody had to answer. A table may mark several."),),
    )


def _marks(state: RankingState) -> Iterator[dict[str, Any]]:
    of = len(state.tables)
    for key, name in INFLUENCES.items():
        tables = [work.number for work in state.tables.values() if key in work.influences]
        yield {
            "influence": name,
            "marked": say("%(n)s of %(of)s", n=len(tables), of=of),
            "tables": ", ".join(map(str, tables)),
            "count": len(tables),
            "of": of,
            "is_words": False,
        }


def _words(state: RankingState) -> Iterator[dict[str, Any]]:
    for work in state.tables.values():
        for text in work.notes.values():
            yield {
                "influence": text,
                "marked": say("in its own words"),
                "tables": str(work.number),
                "count": 1,
                "of": len(state.tables),
                "is_words": True,
            }


def _summary(state: RankingState) -> Message:
    works = state.tables.values()
    marks = [(sum(key in work.influences for work in works), str(name)) for key, name in INFLUENCES.items()]
    most = max(count for count, _ in marks)
    if not most:
        return say("Counts of tables: none of the three was marked.")
    names = listed([name for count, name in marks if count == most])
    return say(
        "Counts of tables: marked most, by %(n)s of %(of)s: %(names)s.", n=most, of=len(works), names=names
    )
