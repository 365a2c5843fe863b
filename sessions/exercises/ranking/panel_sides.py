"""Owns the published sides of the line: how many tables put each card above theirs, each set apart.

A card counts at a table that drew a line and placed the card; elsewhere it is on no side.
"""

from typing import Any

from sessions.exercises.base import Badge, Column, Panel
from sessions.exercises.ranking import line
from sessions.exercises.ranking.lenses import LENSES, LineWords
from sessions.exercises.ranking.phases import SIDES
from sessions.exercises.ranking.state import RankingState, TableWork
from sessions.exercises.ranking.wording import set_name, together
from sessions.words import Message, listed, say


def sides_panel(state: RankingState, words: LineWords) -> Panel:
    """Rows: set, card, title, above, below and without ("2 of 3" tables with that set); also count and of."""
    rows = [row for key in state.set_keys for row in _set_rows(state, key)]
    drawn = sum(work.above is not None for work in state.tables.values())
    return Panel(
        key=SIDES,
        title=say(
            "%(subject)s: each card's side of the line",
            subject=LENSES[state.settings.lens].subject,
        ),
        badge=Badge.TABLE,
        basis=say("%(n)s of %(of)s tables drew a line", n=drawn, of=len(state.tables)),
        summary=_summary(rows),
        columns=(
            Column("set", say("Set")),
            Column("card", say("Card")),
            Column("title", say("Example")),
            Column("above", words.above),
            Column("below", words.below),
            Column("without", say("On no side")),
        ),
        rows=tuple(rows),
        chart_rows=tuple(_drawn(state, key, rows) for key in state.set_keys),
        notes=tuple(together(_notes(state, words))),
    )


def _set_rows(state: RankingState, set_key: str) -> list[dict[str, Any]]:
    works = [state.tables[table] for table in state.tables_with(set_key)]
    rows = [_row(state, set_key, example.key, works) for example in state.sets[set_key].examples]
    return sorted(rows, key=lambda row: (-row["count"], row["of"] - row["count"], row["card"]))


def _row(state: RankingState, set_key: str, card: str, works: list[TableWork]) -> dict[str, Any]:
    sides = [line.side(work.above, work.tiers, card) for work in works]
    above, below, all_of = sides.count("above"), sides.count("below"), len(works)
    return {
        "set": set_key.replace("-", "–"),
        "set_key": set_key,
        "card": card,
        "title": state.sets[set_key].example(card).short_title,
        "above": say("%(n)s of %(of)s", n=above, of=all_of),
        "below": say("%(n)s of %(of)s", n=below, of=all_of),
        "without": say("%(n)s of %(of)s", n=sides.count(""), of=all_of),
        "count": above,
        "of": above + below,
    }


def _drawn(state: RankingState, set_key: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """One set as the wall draws it: a dot a table that put the card on a side."""
    return {
        "set_name": set_name(set_key),
        "tone": state.tone_of(set_key),
        "lines": [row for row in rows if row["set_key"] == set_key],
    }


def _summary(rows: list[dict[str, Any]]) -> Message:
    judged = [row for row in rows if row["of"]]
    return say(
        "Tables by card: %(above)s of %(of)s cards always above the line, %(below)s always below.",
        above=sum(row["count"] == row["of"] for row in judged),
        below=sum(row["count"] == 0 for row in judged),
        of=len(rows),
    )


def _notes(state: RankingState, words: LineWords) -> list[Message]:
    key = say(
        "A filled dot is a table: %(above)s; an open one: %(below)s.", above=words.above, below=words.below
    )
    without = [str(work.number) for work in state.tables.values() if work.tiers and work.above is None]
    missing = say("No line was drawn at: %(tables)s.", tables=listed(without))
    return [key, missing] if without else [key]
