"""Owns what of an exercise goes into a reading: whose answers, which weights, and what nobody may cross.

People's own answers go in question by question, from five people who placed it, and never by table: what
they would tell of one table is secret. What tables and the room agreed is open. The work is done once for the
same answers and kept with the state, for it takes a moment and every screen asks.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from sessions.aggregation.framework.assessment import Assessment, assess
from sessions.aggregation.framework.weights import Points
from sessions.exercises.assessing.crossed import lines_in_words
from sessions.exercises.assessing.panel_weights import all_shares, refuse_weights
from sessions.exercises.assessing.panel_within import told_splits
from sessions.exercises.assessing.panels import refuse_answers, told_questions
from sessions.exercises.assessing.state import (
    ALONE,
    NOT_APPLY,
    PLACES,
    ROOM,
    SPLIT,
    TABLE,
    Agreed,
    AssessingState,
)
from sessions.framework.answer import POSITIONS, Answer, Confidence
from sessions.framework.eighteen import QUESTIONS


def own_reading(state: AssessingState) -> Assessment | None:
    """What people's own answers come to; None while they may not be told."""
    if refuse_answers(state, in_advance=False):
        return None
    return _assess(state, "own", answers_of(state, ALONE))


def tables_reading(state: AssessingState) -> Assessment | None:
    """What the tables' answers come to, each partner beside the others; None where none has a place."""
    return _assess(state, "tables", answers_of(state, TABLE))


def room_reading(state: AssessingState) -> Assessment | None:
    """What the room's answers come to."""
    return _assess(state, "room", answers_of(state, ROOM))


def reading_of(state: AssessingState, voice: str) -> Assessment | None:
    """What one voice's answers come to."""
    if voice == ALONE:
        return own_reading(state)
    return tables_reading(state) if voice == TABLE else room_reading(state)


def answers_of(state: AssessingState, voice: str) -> list[Answer]:
    """The answers that a voice's reading is made of."""
    if voice == ALONE:
        return list(_own(state))
    return list(_of_tables(state) if voice == TABLE else _agreed("room", "", state.noted))


def red_lines(state: AssessingState) -> tuple[str, ...]:
    """Whose answers are marked as red lines, on which question, and which line of the room's they name."""
    drawn = lines_in_words(state)
    at_tables = [
        f"{state.voice(table)}, question {number}: {drawn.get(agreed.line) or QUESTIONS[number].asks}"
        for table, held in sorted(state.agreed.items())
        for number, agreed in sorted(held.items())
        if agreed.is_red_line
    ]
    in_room = [
        f"the room, question {n}: {drawn.get(agreed.line) or QUESTIONS[n].asks}"
        for n, agreed in sorted(state.noted.items())
        if agreed.is_red_line
    ]
    return (*at_tables, *in_room)


def _own(state: AssessingState) -> Iterator[Answer]:
    told = set(told_questions(state))
    for who, given in sorted(state.sheets.counted.items()):
        for number, answer in sorted(given.body.answers.items()):
            if number in told:
                yield _answer(who, number, answer, given.body.confidence.get(number, ""), "")


def _of_tables(state: AssessingState) -> Iterator[Answer]:
    for table, held in sorted(state.agreed.items()):
        partner = state.settings.partner_of(table) or state.voice(table)
        yield from _agreed(f"table-{table}", partner, held)


def _agreed(who: str, partner: str, held: Mapping[int, Agreed]) -> Iterator[Answer]:
    for number, agreed in sorted(held.items()):
        if agreed.answer != SPLIT:
            yield _answer(who, number, agreed.answer, agreed.confidence, partner)


def _answer(who: str, number: int, answer: str, confidence: str, partner: str) -> Answer:
    value = POSITIONS[PLACES.index(answer)] if answer in PLACES else None
    sure = Confidence(confidence) if confidence and value is not None else None
    return Answer(who, number, value, answer != NOT_APPLY, sure, partner)


def _points(state: AssessingState) -> list[Points]:
    """People's points, where so many gave them that they may be told; within features beside these alone."""
    if refuse_weights(state, in_advance=False):
        return []
    over, inside = all_shares(state), _inside(state)
    return [Points(who, over.get(who, {}), inside.get(who, {})) for who in sorted({*over, *inside})]


def _inside(state: AssessingState) -> dict[str, dict[int, Fraction]]:
    found: dict[str, dict[int, Fraction]] = {}
    for given in told_splits(state).values():
        for who, split in given.items():
            found.setdefault(who, {}).update(split)
    return found


def _assess(state: AssessingState, voice: str, answers: Sequence[Answer]) -> Assessment | None:
    given = (list(answers), _points(state))
    kept = state.readings.get(voice)
    if kept is None or kept[0] != given:
        kept = state.readings[voice] = (given, assess(*given) if answers else None)
    return replace(kept[1], vetoes=red_lines(state)) if kept[1] else None
