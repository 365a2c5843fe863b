"""Owns the day's own red lines beside an assessment: which the tables, or the room, say the proposal crosses.

The room drew them in another exercise; whether a proposal crosses one is said with the answer that is marked
as a red line. That one is crossed vetoes; that nobody says so is no promise that it is kept.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sessions.errors import Rejection, refuse
from sessions.exercises.assessing.panels_agreed import refuse_agreed, refuse_noted
from sessions.exercises.assessing.state import ROOM, TABLE, Agreed, AssessingState
from sessions.exercises.base import Badge, Column, Panel, Room
from sessions.exercises.drawn_lines import DrawnLine, DrawsLines
from sessions.ids import ExerciseId
from sessions.words import Message, listed, say, say_n

LINES = "lines"
UNKNOWN = refuse("line_unknown", "That red line is not on the room's list. Choose one of those shown.")


def meet_lines(state: AssessingState, others: Mapping[ExerciseId, Any]) -> str | None:
    """Keep hold of the exercise whose red lines the settings name; what is wrong with that name, or None."""
    named = state.settings.lines_of
    if not named:
        return None
    if not {TABLE, ROOM}.intersection(state.settings.steps):
        return (
            'lines_of: only tables and the room say what crosses a red line; add the part "table" or "room".'
        )
    known = {key: other for key, other in others.items() if isinstance(other, DrawsLines)}
    other = known.get(ExerciseId(named))
    if other is None:
        there = ", ".join(known) or "none"
        return f'lines_of: no earlier exercise "{named}" draws red lines; those that do are: {there}.'
    state.drawn = other
    return None


def lines_in_words(state: AssessingState) -> Mapping[str, str]:
    """Each line with its id and its support, by id."""
    return {
        line.id: f"“{line.words}” ({line.id}, supported by {line.support}, objected to by {line.object})"
        for line in state.lines
    }


def refuse_lines(state: AssessingState) -> Rejection | None:
    """No red line that the room has seen, or nobody has answered together yet."""
    if not state.lines:
        text = "There are no red lines to hold this against yet: show the room those that it drew first."
        return refuse("nothing_to_show", text)
    refusals = {TABLE: refuse_agreed, ROOM: refuse_noted}
    found = [refusals[part](state) for part in state.settings.steps if part in refusals]
    return found[0] if all(found) else None


def lines_panel(state: AssessingState, room: Room) -> Panel | None:
    """A row a line of the room's, with who says that the proposal crosses it; crossed ones first."""
    if refuse_lines(state):
        return None
    rows = tuple(
        sorted((_row(state, line) for line in state.lines), key=lambda row: (-row["by"], -row["support"]))
    )
    crossed = sum(bool(row["by"]) for row in rows)
    return Panel(
        key=LINES,
        title=say("The room's red lines: %(proposal)s", proposal=state.proposal),
        badge=Badge.TABLE if TABLE in state.settings.steps else Badge.ROOM,
        basis=say_n("%(n)s red line that the room drew.", "%(n)s red lines that the room drew.", len(rows)),
        summary=_summary(crossed, len(rows)),
        columns=(
            Column("id", say("No.")),
            Column("line", say("Red line")),
            Column("support", say("For"), is_number=True),
            Column("object", say("Against"), is_number=True),
            Column("crossed", say("Who says it is crossed")),
        ),
        rows=rows,
        notes=(say("Where nobody says that a line is crossed, that does not say that it is kept."),),
    )


def _summary(crossed: int, lines: int) -> Message:
    if not crossed:
        return say(
            "This group's assessment: nobody says that the proposal crosses one of the room's red lines."
        )
    one = "This group's assessment: %(n)s of %(of)s red lines is crossed, so no score stands."
    return say_n(
        one,
        "This group's assessment: %(n)s of %(of)s red lines are crossed, so no score stands.",
        crossed,
        of=lines,
    )


def _row(state: AssessingState, line: DrawnLine) -> Mapping[str, Any]:
    by = list(_crossings(state, line.id))
    return {
        "id": line.id,
        "line": line.words,
        "support": line.support,
        "object": line.object,
        "by": len(by),
        "crossed": listed(by) if by else say("nobody"),
    }


def _crossings(state: AssessingState, line: str) -> Iterator[str]:
    """Who says that a line is crossed, and on which question."""
    for table, held in sorted(state.agreed.items()):
        yield from (f"{state.voice(table)}, question {n}" for n in _questions(held, line))
    yield from (f"the room, question {n}" for n in _questions(state.noted, line))


def _questions(held: Mapping[int, Agreed], line: str) -> list[int]:
    return [number for number, agreed in sorted(held.items()) if agreed.is_red_line and agreed.line == line]
