"""What an assessment publishes of each part: the gate, people's own answers, and what was agreed together.

People's own answers are secret: a question is told once five people have placed the proposal on it, and left
empty before. What tables and the room agreed is open and shown at any number.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from sessions.disclosure import (
    ROOM_MINIMUM,
    is_enough,
    late_notes,
    too_few_answers,
    too_few_withdrawn,
)
from sessions.errors import Rejection, refuse
from sessions.exercises.assessing.rows import own_reasons
from sessions.exercises.assessing.short_names import SHORT_NAMES
from sessions.exercises.assessing.state import (
    ANSWERS,
    APART,
    GATE,
    PLACES,
    REASONS,
    AssessingState,
    about_condition,
    tables_in_use,
)
from sessions.exercises.base import Badge, Column, Panel, Room
from sessions.framework.eighteen import QUESTIONS
from sessions.framework.settled_first import CONDITIONS, Standing
from sessions.words import Message, say, say_n

Row = Mapping[str, Any]


def refuse_gate(state: AssessingState) -> Rejection | None:
    """No table has said anything of any condition."""
    if any(state.gate.values()):
        return None
    return refuse("none_decided", "No table has said yet how a condition stands.")


def gate_panel(state: AssessingState, room: Room) -> Panel | None:
    """A row a condition: at how many tables it stands how; `why` are the reasons that may be shown."""
    if refuse_gate(state):
        return None
    tables = tables_in_use(state, room, state.gate)
    done = sum(len(state.gate.get(table, {})) == len(CONDITIONS) for table in tables)
    rows = tuple(_gate_row(state, key, tables) for key in CONDITIONS)
    settled = sum(row[Standing.SETTLED.value] == len(tables) for row in rows)
    return Panel(
        key=GATE,
        title=say("What is settled: %(proposal)s", proposal=state.proposal),
        badge=Badge.TABLE,
        basis=say("%(n)s of %(of)s tables decided on all six.", n=done, of=len(tables)),
        summary=say("Settled at every table: %(n)s of %(of)s conditions.", n=settled, of=len(rows)),
        columns=(
            Column("title", say("Condition")),
            Column(Standing.SETTLED.value, say("Settled"), is_number=True),
            Column(Standing.NOT_YET.value, say("Not yet"), is_number=True),
            Column(Standing.FAILED.value, say("Failed"), is_number=True),
            Column("unsaid", say("No word"), is_number=True),
        ),
        rows=rows,
        notes=_waived(state),
    )


def _gate_row(state: AssessingState, key: str, tables: list[int]) -> Row:
    stands = Counter(state.gate.get(table, {}).get(key) for table in tables)
    reasons = ((table, state.reason(table, about_condition(key))) for table in tables)
    return {
        "condition": key,
        "title": CONDITIONS[key].title,
        **{standing.value: stands[standing.value] for standing in Standing},
        "unsaid": stands[None],
        "why": [
            {"id": reason.id, "table": table, "words": reason.text}
            for table, reason in reasons
            if reason and reason.is_public
        ],
    }


def _waived(state: AssessingState) -> tuple[Message, ...]:
    if not state.waived:
        return ()
    one = "The facilitator went on with %(n)s of these open; the log says so."
    return (say_n(one, one, len(state.waived)),)


def refuse_answers(state: AssessingState, in_advance: bool) -> Rejection | None:
    """Too few sheets; when pressed, also too few on every question."""
    few = too_few_withdrawn(len(state.sheets.withdrawn)) or too_few_answers(len(state.sheets.counted))
    if few or in_advance or told_questions(state):
        return few
    text = "Results are shown once %(needed)s people have placed the proposal on one question."
    return refuse("too_few_answers", text, needed=ROOM_MINIMUM)


def counts_of(state: AssessingState) -> Mapping[int, Counter[str]]:
    """By question how many gave each answer."""
    sheets = [answer.body for answer in state.sheets.counted.values()]
    return {
        number: Counter(sheet.answers[number] for sheet in sheets if number in sheet.answers)
        for number in QUESTIONS
    }


def told_questions(state: AssessingState) -> list[int]:
    """The questions on which so many placed the proposal that it may be told how."""
    counted = counts_of(state).items()
    return [number for number, counts in counted if is_enough(sum(counts[place] for place in PLACES))]


def answers_panel(state: AssessingState, room: Room) -> Panel | None:
    """A row a question: how many chose each place, and what stands outside of it."""
    if refuse_answers(state, in_advance=False):
        return None
    told, counted = told_questions(state), counts_of(state)
    sheets = state.sheets
    hidden = len(QUESTIONS) - len(told)
    one = "%(n)s question is left empty: fewer than five people placed the proposal on it."
    many = "%(n)s questions are left empty: fewer than five people placed the proposal on each."
    return Panel(
        key=ANSWERS,
        title=say("Own answers: %(proposal)s", proposal=state.proposal),
        badge=Badge.ROOM,
        basis=say(
            "%(n)s of %(joined)s people who joined answered.",
            n=len(sheets.counted),
            joined=sheets.joined_of(room.joined),
        ),
        summary=say(
            "This group's assessment: how many chose each place, from the end that makes a public benefit "
            "harder to show to the one that makes it easier."
        ),
        columns=(
            Column("number", say("No."), is_number=True),
            Column("asks", say("Question")),
            *(Column(place, _place_title(place), is_number=True) for place in PLACES),
            *(Column(key, words, is_number=True) for key, words in APART.items()),
        ),
        rows=tuple(_answer_row(number, counted[number], number in told) for number in QUESTIONS),
        notes=(*([say_n(one, many, hidden)] if hidden else []), *late_notes(len(sheets.late))),
    )


def _place_title(place: str) -> Message:
    ends = {PLACES[0]: say("First end"), PLACES[-1]: say("Other end")}
    return ends.get(place) or say("%(place)s", place=place)


def _answer_row(number: int, counts: Counter[str], is_told: bool) -> Row:
    question = QUESTIONS[number]
    cells = {key: counts[key] if is_told else None for key in (*PLACES, *APART)}
    return {
        "number": number,
        "feature": question.feature,
        "short": SHORT_NAMES[number],
        "asks": question.asks,
        "left": question.left,
        "right": question.right,
        **cells,
    }


def reasons_panel(state: AssessingState, room: Room) -> Panel | None:
    """What people wrote on their own, from five sheets: a row for each text. Only a report may print it."""
    found = own_reasons(state)
    if not found or refuse_answers(state, in_advance=True):
        return None
    sheets = state.sheets
    rows = tuple({"asks": QUESTIONS[number].asks, "number": number, "words": text} for number, text in found)
    return Panel(
        key=REASONS,
        title=say("What people wrote about their own answers"),
        badge=Badge.INDIVIDUAL,
        basis=say(
            "%(n)s of %(joined)s people who joined answered.",
            n=len(sheets.counted),
            joined=sheets.joined_of(room.joined),
        ),
        summary=say_n("A list of %(n)s reason.", "A list of %(n)s reasons by question.", len(rows)),
        columns=(Column("asks", say("Question")), Column("words", say("In their own words"))),
        rows=rows,
        notes=(say("The order says nothing: reasons are mixed anew under each question."),),
    )
