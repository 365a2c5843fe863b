"""Owns the published minority record: how many at each table are on record, about what, and why.

People put it there to be read, so it is open and shown at any number (5-evidence: "the minority record keeps
reasons"); words only once a facilitator has approved them. No name, no time, and an order that tells nothing.
Whoever had nothing to add, and whoever pressed nothing, is in no count of a table.
"""

from typing import Any

from sessions.errors import Rejection, refuse
from sessions.exercises.base import Badge, Column, Panel, Room
from sessions.exercises.ranking.minority import about
from sessions.exercises.ranking.phases import MINORITY
from sessions.exercises.ranking.state import RankingState, TableWork
from sessions.exercises.ranking.wording import together
from sessions.words import Message, say, say_n

COLUMNS = (
    Column("table", say("Table"), is_number=True),
    Column("on_record", say("See it differently")),
    Column("about", say("About")),
    Column("why", say("Why, in their words")),
)
Row = dict[str, Any]


def record_refusal(state: RankingState) -> Rejection | None:
    """Why the record can't be shown yet, or None: it depends on who pressed, never on what."""
    if not state.minority.sayings.heard:
        return refuse("nothing_to_show", "Nobody has pressed anything yet. Reveal once people have.")
    if state.minority.handed_over is None:
        return refuse(
            "not_handed_over",
            "Lock this step first. What people put on record then comes to you all at once, for approval.",
        )
    return None


def record_panel(state: RankingState, room: Room) -> Panel:
    """Rows: table, count, of, on_record ("2 of 5"), about, why ("" for none), is_words; one row an entry that
    may be shown, at least one row a table."""
    rows = tuple(row for work in state.tables.values() for row in _rows(state, work, room))
    unseen = sum(not entry.is_public for entry in state.minority.in_hand)
    return Panel(
        key=MINORITY,
        title=say("Who sees their table's order differently, and why"),
        badge=Badge.TABLE,
        basis=_basis(state, room),
        summary=_summary(state),
        columns=COLUMNS,
        rows=rows,
        notes=tuple(together(_notes(unseen))),
        plain=_in_numbers(state),
    )


def _rows(state: RankingState, work: TableWork, room: Room) -> list[Row]:
    count = state.minority.count(work.number)
    of = max(count, len(room.members.get(work.number, ())))
    said = say("%(count)s of %(of)s", count=count, of=of)
    head: Row = {"table": work.number, "count": count, "of": of, "on_record": said}
    shown = [entry for entry in state.minority.in_hand if entry.table == work.number and entry.is_public]
    rows = [{**head, "about": about(state, entry), "why": entry.text, "is_words": True} for entry in shown]
    why = say("Not shown") if count else ""
    return rows or [{**head, "about": "", "why": why, "is_words": False}]


def _basis(state: RankingState, room: Room) -> Message:
    heard = len(state.minority.sayings.heard)
    return say("%(n)s of %(of)s people answered", n=heard, of=max(heard, room.joined))


def _summary(state: RankingState) -> Message:
    if not state.minority.in_hand:
        return say("A list by table: nobody put on record that they see it differently.")
    return say("A list by table: %(counts)s", counts=_in_numbers(state))


def _in_numbers(state: RankingState) -> Message:
    given = state.minority.in_hand
    if not given:
        return say("Nobody put on record that they see it differently.")
    return say_n(
        "%(n)s person sees their table's order differently, at %(tables)s of %(of)s tables.",
        "%(n)s people see their table's order differently, at %(tables)s of %(of)s tables.",
        len(given),
        tables=len({entry.table for entry in given}),
        of=len(state.tables),
    )


def _notes(unseen: int) -> list[Message]:
    kept = [say("A table's order stands with its minority beside it. Silence is in no count.")]
    if unseen:
        one, many = "One person's words are not shown.", "The words of %(n)s people are not shown."
        kept.append(say_n(one, many, unseen))
    return kept
