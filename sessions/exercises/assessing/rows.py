"""The tidy rows of an assessment: what downloads and `moothall verify` recompute its results from."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from sessions.exercises.assessing.state import (
    ABOUT,
    ALONE,
    CANT_SAY,
    GATE,
    PLACES,
    ROOM,
    TABLE,
    WEIGHTS,
    WITHIN,
    Agreed,
    AssessingState,
    Inside,
    Sheet,
)
from sessions.exercises.ballots import Answer
from sessions.exercises.row_columns import (
    ABSTAINS,
    IS_LATE,
    STATUS,
    of_keys,
    of_numbers,
    of_wholes,
    of_words,
    of_yes_no,
)
from sessions.framework.eighteen import FEATURES, questions_of
from sessions.words import say

SENT, ANSWER, WEIGHT, CONDITION, REASON, WAIVED = "sent", "answer", "weight", "condition", "reason", "waived"
COLUMNS = (
    of_keys("what", say("What the row tells."), SENT, ANSWER, WEIGHT, CONDITION, REASON, WAIVED),
    of_wholes("question", say("The question that it is about."), "number of 18"),
    of_wholes("feature", say("The feature that points went to, or within which."), "number of 5"),
    of_keys("condition", say("The condition that it is about.")),
    of_keys(
        "answer",
        say(
            "The place chosen, 1 to 5 from the left pole; or cant_say, not_apply, split; of weights within a "
            "feature alike or cant_say."
        ),
    ),
    of_numbers("value", say("The same from 0 at the left pole to 1; empty where it has no place."), "0 to 1"),
    of_keys("confidence", say("How sure they were."), "low", "middling", "high"),
    of_keys("standing", say("How a condition stands at a table."), "settled", "not_yet", "failed"),
    of_wholes("points", say("What a feature was given, or a question within it."), "points of 100"),
    of_yes_no("is_red_line", say("A red line for the table, or for the room.")),
    of_keys("line", say("Which of the room's red lines it crosses, by its id.")),
    of_keys("partner", say("Whom the table stands for.")),
    of_words("words", say("A reason as it is shown; of one's own answers in a mixed order, without a name.")),
    STATUS,
    IS_LATE,
    ABSTAINS,
)
EMPTY: Mapping[str, Any] = {column.name: None for column in COLUMNS}


def tidy_rows(state: AssessingState) -> Iterator[dict[str, Any]]:
    """The gate, people's own answers and weights, then what tables and the room agreed, with reasons."""
    yield from _gate(state)
    for is_late, sheets in ((False, state.sheets.counted), (True, state.sheets.late)):
        for who, answer in sorted(sheets.items()):
            yield from _sheet(who, answer, is_late)
    yield from _own_reasons(state)
    yield from _weights(state)
    for is_late, inside in ((False, state.within.counted), (True, state.within.late)):
        for who, given in sorted(inside.items()):
            yield from _within(who, given, is_late)
    for table, held in sorted(state.agreed.items()):
        yield from _agreed(TABLE, table, state.settings.partner_of(table), held)
    yield from _agreed(ROOM, None, None, state.noted)
    for part in ABOUT:
        yield from _table_reasons(state, part)


def value_of(answer: str) -> float | None:
    """A place as a number from 0 to 1; None for what has none."""
    return PLACES.index(answer) / (len(PLACES) - 1) if answer in PLACES else None


def _row(phase: str, who: str | None, table: int | None, what: str, **cells: Any) -> dict[str, Any]:
    return {"phase": phase, "participant": who, "table": table, **EMPTY, "what": what, **cells}


def _gate(state: AssessingState) -> Iterator[dict[str, Any]]:
    for table, held in sorted(state.gate.items()):
        for condition, standing in sorted(held.items()):
            yield _row(GATE, None, table, CONDITION, condition=condition, standing=str(standing))
    for condition in state.waived or ():
        yield _row(GATE, None, None, WAIVED, condition=condition)


def _sheet(who: str, given: Answer[Sheet], is_late: bool) -> Iterator[dict[str, Any]]:
    yield _row(ALONE, who, given.table, SENT, is_late=is_late)
    for number, answer in sorted(given.body.answers.items()):
        yield _row(
            ALONE,
            who,
            given.table,
            ANSWER,
            question=number,
            answer=answer,
            value=value_of(answer),
            confidence=given.body.confidence.get(number),
            is_late=is_late,
            abstains=answer == CANT_SAY and not is_late,
        )


def own_reasons(state: AssessingState) -> list[tuple[int, str]]:
    """What people wrote on their own, by question: in an order that the words alone decide."""
    found = [
        (number, text)
        for answer in state.sheets.counted.values()
        for number, text in answer.body.reasons.items()
    ]
    return sorted(found, key=lambda pair: (pair[0], sha256(f"{pair[0]} {pair[1]}".encode()).digest()))


def _own_reasons(state: AssessingState) -> Iterator[dict[str, Any]]:
    for number, text in own_reasons(state):
        yield _row(ALONE, None, None, REASON, question=number, words=text)


def _weights(state: AssessingState) -> Iterator[dict[str, Any]]:
    for is_late, given in ((False, state.weights.counted), (True, state.weights.late)):
        for who, answer in sorted(given.items()):
            for feature in FEATURES if answer.body else (None,):
                points = None if feature is None else answer.body.get(feature, 0)
                yield _row(
                    WEIGHTS,
                    who,
                    answer.table,
                    WEIGHT,
                    feature=feature,
                    points=points,
                    is_late=is_late,
                    abstains=feature is None and not is_late,
                )


def _within(who: str, given: Answer[Inside], is_late: bool) -> Iterator[dict[str, Any]]:
    """A row a question of each feature that got points, else one that says what stands for them."""
    for feature in sorted(given.body.features):
        mark = given.body.apart.get(feature)
        for number in (None,) if mark else [question.number for question in questions_of(feature)]:
            yield _row(
                WITHIN,
                who,
                given.table,
                WEIGHT,
                feature=feature,
                question=number,
                answer=mark,
                points=None if number is None else given.body.points.get(number, 0),
                is_late=is_late,
                abstains=mark == CANT_SAY and not is_late,
            )


def _agreed(
    phase: str, table: int | None, partner: str | None, held: Mapping[int, Agreed]
) -> Iterator[dict[str, Any]]:
    for number, agreed in sorted(held.items()):
        yield _row(
            phase,
            None,
            table,
            ANSWER,
            question=number,
            answer=agreed.answer,
            value=value_of(agreed.answer),
            confidence=agreed.confidence or None,
            is_red_line=agreed.is_red_line,
            line=agreed.line or None,
            partner=partner,
        )


def _table_reasons(state: AssessingState, part: str) -> Iterator[dict[str, Any]]:
    for saying in state.reasons(part):
        number = saying.about.get("question")
        yield _row(
            part,
            saying.person,
            saying.table,
            REASON,
            question=int(number) if number else None,
            condition=saying.about.get("condition"),
            words=saying.text,
            status=saying.status,
        )
