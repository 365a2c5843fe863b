"""What is published of red lines: each approved line with its support and the objections to it.

It is an open output, so it is shown at any number; it is a count and never called agreement. Only lines that
a facilitator approved leave their table.
"""

from collections.abc import Mapping
from functools import reduce
from typing import Any

from sessions.errors import Rejection, refuse
from sessions.exercises.base import Badge, Column, Panel, Room
from sessions.exercises.red_lines.state import ROOM, TABLE, RedLinesState, people_at
from sessions.exercises.sayings import Saying
from sessions.words import Message, say, say_n

Row = Mapping[str, Any]
PANEL_NAMES: Mapping[str, Message] = {
    TABLE: say("Red lines of each table"),
    ROOM: say("Red lines by support in the room"),
}
FIRST_LINES = 3  # in a sentence
COLUMNS = (
    Column("line", say("Red line")),
    Column("table", say("Table"), is_number=True),
    Column("support", say("Supported by"), is_number=True),
    Column("object", say("Objected to by"), is_number=True),
)


def refuse_reveal(state: RedLinesState) -> Rejection | None:
    """No line that the room may see."""
    if state.lines.public:
        return None
    if state.lines.in_order:
        return refuse("none_approved", "No red line is approved yet. Approve one, then it can be shown.")
    return refuse("none_written", "No table has written a red line yet.")


def lines_panel(state: RedLinesState, phase: str, room: Room) -> Panel | None:
    """Rows: line, table, support, object, of. By table, then by support; in the room's phase by support."""
    if refuse_reveal(state):
        return None
    rows = tuple(sorted((_row(state, phase, line, room) for line in state.lines.public), key=_rank(phase)))
    in_room = phase == ROOM
    return Panel(
        key=phase,
        title=say("Red lines, by support in the room") if in_room else say("Red lines that the tables wrote"),
        badge=Badge.ROOM if in_room else Badge.TABLE,
        basis=_took_part(state, room) if in_room else _tables(state, room),
        summary=_summary(rows, phase),
        columns=COLUMNS if in_room else (*COLUMNS, Column("of", say("At the table"), is_number=True)),
        rows=rows,
        notes=tuple(_notes(state)),
        plain=_most_supported(rows) if in_room else None,
    )


def _row(state: RedLinesState, phase: str, line: Saying, room: Room) -> Row:
    count = state.count(phase, line.id)
    of = room.joined if phase == ROOM else people_at(room, line.table, count.support + count.object)
    return {
        "id": line.id,
        "line": line.text,
        "table": line.table,
        "support": count.support,
        "object": count.object,
        "of": of,
    }


def _rank(phase: str) -> Any:
    def place(row: Row) -> tuple[int, ...]:
        by_support = (-row["support"], row["object"])
        return by_support if phase == ROOM else (row["table"], *by_support)

    return place


def _took_part(state: RedLinesState, room: Room) -> Message:
    stood = len(state.active(ROOM))
    text = "%(n)s of %(joined)s people who joined took a stand."
    return say(text, n=stood, joined=max(stood, room.joined))


def _tables(state: RedLinesState, room: Room) -> Message:
    wrote = {line.table for line in state.lines.in_order}
    taking_part = wrote | {table for table, people in room.members.items() if people}
    return say("%(n)s of %(of)s tables wrote red lines.", n=len(wrote), of=len(taking_part))


def _summary(rows: tuple[Row, ...], phase: str) -> Message:
    if phase == TABLE:
        return say_n(
            "A list by table: %(n)s red line, counted at its own table.",
            "A list by table: %(n)s red lines, each counted at its own table.",
            len(rows),
        )
    first = rows[0]
    return say_n(
        "A list of %(n)s red line: supported by %(support)s, objected to by %(object)s.",
        "A list of %(n)s red lines. The first is supported by %(support)s, objected to by %(object)s.",
        len(rows),
        support=first["support"],
        object=first["object"],
    )


def _most_supported(rows: tuple[Row, ...]) -> Message:
    """The first lines by support; the words and counts are values of their own, for a purge to find."""
    told = [
        say(
            "“%(line)s” supported by %(support)s, objected to by %(object)s",
            line=row["line"],
            support=row["support"],
            object=row["object"],
        )
        for row in rows[:FIRST_LINES]
    ]
    listed = reduce(lambda one, other: say("%(one)s; %(other)s", one=one, other=other), told)
    return say_n(
        "%(n)s red line: %(lines)s.",
        "%(n)s red lines. By support, the first are: %(lines)s.",
        len(rows),
        lines=listed,
    )


def _notes(state: RedLinesState) -> list[Message]:
    unseen = len(state.lines.in_order) - len(state.lines.public)
    one = "%(n)s more line was written and is not shown."
    many = "%(n)s more lines were written and are not shown."
    kept = [say_n(one, many, unseen)] if unseen else []
    return [say("Whoever did neither is in no count: silence is not support."), *kept]
