"""What tables and the room agreed, question by question, side by side. Open: it is shown at any number."""

from collections.abc import Mapping, Sequence
from typing import Any

from sessions.errors import Rejection, refuse
from sessions.exercises.assessing.short_names import SHORT_NAMES
from sessions.exercises.assessing.state import (
    AGREED,
    CANT_SAY,
    NOT_APPLY,
    NOTED,
    PLACES,
    SPLIT,
    Agreed,
    AssessingState,
    about_question,
    tables_in_use,
)
from sessions.exercises.base import Badge, Column, Panel, Room
from sessions.framework.eighteen import QUESTIONS
from sessions.words import Message, say, say_n

Row = Mapping[str, Any]
SHORT: Mapping[str, Message] = {
    CANT_SAY: say("can't say"),
    NOT_APPLY: say("does not apply"),
    SPLIT: say("could not agree"),
}

MARKS: Mapping[str, str] = {CANT_SAY: "?", NOT_APPLY: "n/a", SPLIT: "≠"}  # where a cell holds a sign alone


def refuse_agreed(state: AssessingState) -> Rejection | None:
    """No table has agreed on anything."""
    if any(state.agreed.values()):
        return None
    return refuse("none_decided", "No table has an answer yet.")


def refuse_noted(state: AssessingState) -> Rejection | None:
    """The room has agreed on nothing."""
    return None if state.noted else refuse("none_decided", "No answer of the room is noted yet.")


def agreed_panel(state: AssessingState, room: Room) -> Panel | None:
    """A row a question, a column a table; `why` are the reasons that may be shown."""
    if refuse_agreed(state):
        return None
    tables = tables_in_use(state, room, state.agreed)
    answered = [table for table in tables if state.agreed.get(table)]
    lines = sum(held.is_red_line for table in answered for held in state.agreed[table].values())
    return Panel(
        key=AGREED,
        title=say("Table answers: %(proposal)s", proposal=state.proposal),
        badge=Badge.TABLE,
        basis=say("%(n)s of %(of)s tables answered.", n=len(answered), of=len(tables)),
        summary=_summary(lines),
        columns=(
            Column("number", say("No."), is_number=True),
            Column("asks", say("Question")),
            *(Column(f"table-{table}", say("%(who)s", who=state.voice(table))) for table in tables),
        ),
        rows=tuple(_row(state, number, tables) for number in QUESTIONS),
        notes=(_key(), *stood_for(state, tables)),
    )


def stood_for(state: AssessingState, tables: list[int]) -> tuple[Message, ...]:
    """Which tables stand for whom."""
    at = {
        name: [str(table) for table in tables if state.settings.partner_of(table) == name]
        for name in state.settings.partners
    }
    parts = [f"{name} {', '.join(numbers)}" for name, numbers in at.items() if numbers]
    return (say("Tables: %(list)s.", list="; ".join(parts)),) if parts else ()


def _summary(lines: int) -> Message:
    if not lines:
        return say("This group's assessment. No answer is marked as a red line.")
    one = "This group's assessment. %(n)s answer is marked as a red line."
    return say_n(one, "This group's assessment. %(n)s answers are marked as red lines.", lines)


def _key() -> Message:
    return say(
        "1: the end that makes a public benefit harder to show; 5: the easier one. ? can't say, ≠ could not "
        "agree, framed: a red line."
    )


def _row(state: AssessingState, number: int, tables: list[int]) -> Row:
    question = QUESTIONS[number]
    held = {table: state.agreed.get(table, {}).get(number) for table in tables}
    return {
        "number": number,
        "feature": question.feature,
        "short": SHORT_NAMES[number],
        "asks": question.asks,
        **{f"table-{table}": in_short(agreed) for table, agreed in held.items()},
        "marks": {
            f"table-{table}": MARKS.get(agreed.answer, agreed.answer)
            for table, agreed in held.items()
            if agreed
        },
        "red_lines": [table for table, agreed in held.items() if agreed and agreed.is_red_line],
        "why": why(state, number, tables),
    }


def why(state: AssessingState, number: int, tables: Sequence[int]) -> list[dict[str, Any]]:
    """What tables wrote on a question, as far as it may be shown."""
    reasons = ((table, state.reason(table, about_question(number))) for table in tables)
    return [
        {"id": reason.id, "table": table, "words": reason.text}
        for table, reason in reasons
        if reason and reason.is_public
    ]


def in_short(agreed: Agreed | None) -> Message | None:
    """One agreed answer as a table has room for it."""
    if agreed is None:
        return None
    words = SHORT.get(agreed.answer) or say("%(place)s", place=PLACES.index(agreed.answer) + 1)
    return say("%(words)s, red line", words=words) if agreed.is_red_line else words


def noted_panel(state: AssessingState, room: Room) -> Panel | None:
    """A row a question: what the room answered together."""
    if refuse_noted(state):
        return None
    placed = sum(held.answer in PLACES for held in state.noted.values())
    lines = sum(held.is_red_line for held in state.noted.values())
    return Panel(
        key=NOTED,
        title=say("Room answers: %(proposal)s", proposal=state.proposal),
        badge=Badge.ROOM,
        basis=say("%(n)s of %(of)s questions have a place.", n=placed, of=len(QUESTIONS)),
        summary=_summary(lines),
        columns=(
            Column("number", say("No."), is_number=True),
            Column("asks", say("Question")),
            Column("answer", say("The room")),
        ),
        rows=tuple(
            {
                "number": number,
                "feature": question.feature,
                "short": SHORT_NAMES[number],
                "asks": question.asks,
                "answer": in_short(state.noted.get(number)),
            }
            for number, question in QUESTIONS.items()
        ),
        notes=(_key(),),
    )
