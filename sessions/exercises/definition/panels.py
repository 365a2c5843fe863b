"""Owns the published result: every table's words side by side, with how many at the table agree with them.

An open output, shown at any n. Words stand here only once they are approved; that a table could not agree
holds no words and is shown at once. By table, which favours nobody.
"""

from typing import Any

from sessions.errors import Rejection, refuse
from sessions.exercises.base import Badge, Column, Panel, Room
from sessions.exercises.definition.state import SIDE_BY_SIDE, DefinitionState
from sessions.exercises.sayings import Saying
from sessions.words import Message, say, say_n

COLUMNS = (
    Column("table", say("Table"), is_number=True),
    Column("words", say("In its words")),
    Column("agree", say("Agree at the table")),
    Column("could_not_agree", say("Could not agree")),
)


def panels(state: DefinitionState, room: Room) -> tuple[Panel, ...]:
    """The one result, as soon as there is anything in it."""
    rows = tuple(_row(state, table, room) for table in _shown(state, room))
    return (_panel(state, rows, room),) if rows else ()


def reveal_refusal(state: DefinitionState, room: Room) -> Rejection | None:
    """Why it can't be shown yet, or None."""
    if _shown(state, room):
        return None
    if any(state.definition(table) for table in state.tables_in_use(room)):
        return refuse("nothing_approved", "Nothing is approved yet. Approve what the room may read.")
    return refuse("nothing_to_show", "No table has written anything yet. Reveal once the first has.")


def _shown(state: DefinitionState, room: Room) -> list[int]:
    return [
        table
        for table in state.tables_in_use(room)
        if table in state.left_open or _public(state.definition(table))
    ]


def _public(saying: Saying | None) -> Saying | None:
    return saying if saying and saying.is_public else None


def _panel(state: DefinitionState, rows: tuple[dict[str, Any], ...], room: Room) -> Panel:
    """Rows: table, words, agree ("3 of 5"), could_not_agree; and id, count, of, versions, is_open, reason."""
    tables = state.tables_in_use(room)
    unseen = sum(bool(state.definition(table)) for table in tables) - sum(bool(row["words"]) for row in rows)
    one = "%(n)s more table wrote a definition, which is not shown."
    many = "%(n)s more tables wrote definitions, which are not shown."
    kept = (say_n(one, many, unseen),) if unseen else ()
    return Panel(
        key=SIDE_BY_SIDE,
        title=say("What “%(term)s” means to each table", term=state.settings.term),
        badge=Badge.TABLE,
        basis=say(
            "%(n)s of %(of)s tables wrote a definition.",
            n=sum(bool(state.definition(table)) for table in tables),
            of=len(tables),
        ),
        summary=_summary(rows),
        columns=COLUMNS,
        rows=rows,
        notes=kept,
        plain=_in_numbers(rows),
    )


def _row(state: DefinitionState, table: int, room: Room) -> dict[str, Any]:
    words, reason = _public(state.definition(table)), _public(state.reason(table))
    count, of = state.support(table, room)
    is_open = table in state.left_open
    return {
        "table": table,
        "words": words.text if words else "",
        "agree": say("%(count)s of %(of)s", count=count, of=of) if words else "",
        "could_not_agree": (reason.text if reason else say("No reason given")) if is_open else "",
        "id": words.id if words else "",
        "count": count,
        "of": of,
        "versions": state.versions(table),
        "is_open": is_open,
        "reason": reason.text if is_open and reason else "",
        "is_corrected": bool(words and words.is_corrected),
    }


def _summary(rows: tuple[dict[str, Any], ...]) -> Message:
    return say("A list by table: %(counts)s", counts=_in_numbers(rows))


def _in_numbers(rows: tuple[dict[str, Any], ...]) -> Message:
    written = sum(bool(row["words"]) for row in rows)
    split = sum(row["is_open"] for row in rows)
    listed = say_n("%(n)s definition.", "%(n)s definitions.", written)
    if not split:
        return listed
    not_agreed = say_n("%(n)s table could not agree.", "%(n)s tables could not agree.", split)
    return say("%(listed)s %(not_agreed)s", listed=listed, not_agreed=not_agreed)
