"""What simulated people do: all is settled first, each leans one way, tables agree on most.

The words are made up for rehearsals and stand for nobody.
"""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from sessions.exercises.assessing.settings import AssessingSettings
from sessions.exercises.assessing.state import (
    ALIKE,
    ALONE,
    CANT_SAY,
    GATE,
    NOT_APPLY,
    PLACES,
    ROOM,
    SPLIT,
    TABLE,
    WITHIN,
)
from sessions.exercises.base import Act
from sessions.framework.eighteen import FEATURES, QUESTIONS, questions_of
from sessions.framework.settled_first import CONDITIONS, Standing

SURE = ("low", "middling", "middling", "high", "high")
GATE_REASONS: Mapping[str, Sequence[str]] = {
    "lawful": (
        "The council's lawyers have looked at it and named the power",
        "There is an agreement between the partners that covers this",
    ),
    "oversight": ("A panel with residents on it sees the log every quarter",),
    "efficacy": ("Phoning round was tried last winter and missed half of the people",),
}
REASONS: Mapping[int, Sequence[str]] = {
    1: ("People get a visit before the cold sets in", "Only if somebody then has time to visit"),
    4: ("Nobody wants their street known as the poor one", "The list must not go to anyone else"),
    8: ("An address and a yes or no would be enough", "Ages and illnesses are more than is needed"),
    9: ("Names are needed for a visit, so it can't be anonymous",),
    11: ("I would be surprised, but not angry", "Nobody told me my bills could be used like this"),
    14: ("Fewer emergency calls would pay for it", "Savings were promised before"),
    16: ("It is hard to say what would have happened without it",),
    18: ("They would have to explain it in one sentence",),
}
OFF_SCALE, WORDY, SAME, RED_LINE_TABLE = 0.05, 0.3, 0.25, 3


def rehearse(
    settings: AssessingSettings, phase: str, table: int, seat: int, people: int, rng: Random
) -> Sequence[Act]:
    """What the person on a seat does in a phase, in the order of turns."""
    if phase == GATE:
        return _settle(table) if seat == 0 else ()
    if phase == ALONE:
        return (Act(seat, "submit_sheet", _sheet(table, seat, rng)),)
    if phase == TABLE:
        return _agree(table, seat, people)
    if phase == ROOM:
        return _note() if seat == 0 and table == 1 else ()
    if phase == WITHIN:
        return (Act(seat, "submit_within", _within(settings, table, seat, rng)),)
    return (Act(seat, "submit_weights", _weights(settings, table, seat, rng)),)


def _settle(table: int) -> Sequence[Act]:
    acts = []
    for turn, key in enumerate(CONDITIONS):
        reasons = GATE_REASONS.get(key, ())
        words = {"reason": reasons[table % len(reasons)]} if reasons and (table + turn) % 2 else {}
        payload = {"condition": key, "standing": Standing.SETTLED.value, **words}
        acts.append(Act(turn, "settle_condition", payload))
    return acts


def _sheet(table: int, seat: int, rng: Random) -> dict[str, Any]:
    """The fields of the whole sheet, as a page sends them."""
    leaning = Random(f"how seat {seat} at table {table} sees it").choice((-1, 0, 0, 1))
    sheet: dict[str, Any] = {}
    for number, question in QUESTIONS.items():
        if rng.random() < OFF_SCALE:
            sheet[f"answer-{number}"] = CANT_SAY
            continue
        if question.is_conditional and rng.random() < WORDY:
            sheet[f"answer-{number}"] = NOT_APPLY
            continue
        sheet[f"answer-{number}"] = _place(_usual(number) + leaning + rng.choice((-1, 0, 0, 1)))
        sheet[f"confidence-{number}"] = rng.choice(SURE)
        if number in REASONS and rng.random() < WORDY:
            sheet[f"reason-{number}"] = rng.choice(REASONS[number])
    return sheet


def _usual(number: int) -> int:
    """Where most people place the proposal: better in what it brings than in what it asks of people."""
    return {1: 4, 2: 3, 3: 4, 4: 3, 5: 3, 8: 3, 9: 2, 11: 3, 16: 2}.get(number, 4)


def _place(step: int) -> str:
    return PLACES[min(max(step, 1), len(PLACES)) - 1]


def _agree(table: int, seat: int, people: int) -> Sequence[Act]:
    """Each person chooses for some questions, one after the other."""
    acts = []
    for number in QUESTIONS:
        if number % people != seat:
            continue
        answer = _place(_usual(number) + (table + number) % 3 - 1)
        payload: dict[str, Any] = {"question": number, "answer": answer, "confidence": SURE[number % 5]}
        if number == 16 and table % 2:
            payload = {"question": number, "answer": SPLIT}
        if number == 9 and table % 4 == RED_LINE_TABLE:
            payload = {**payload, "answer": PLACES[0], "is_red_line": True, "reason": REASONS[9][0]}
        elif number in REASONS and (table + number) % 3 == 0:
            payload["reason"] = REASONS[number][0]
        acts.append(Act(number, "agree_answer", payload))
    return acts


def _note() -> Sequence[Act]:
    """One phone notes all of the room's answers."""
    return [
        Act(number, "note_answer", {"question": number, "answer": _place(_usual(number))})
        for number in QUESTIONS
    ]


def _weights(settings: AssessingSettings, table: int, seat: int, rng: Random) -> dict[str, Any]:
    """One split in fives, or by swing one 100 and the rest below; a few can't say."""
    if rng.random() < OFF_SCALE:
        return {"cant_say": True}
    cares = Random(f"what seat {seat} at table {table} puts first").choice(list(FEATURES))
    return _points(settings, cares, list(FEATURES), rng)


def _points(settings: AssessingSettings, cares: int, keys: Sequence[int], rng: Random) -> dict[str, Any]:
    rest = {key: rng.choice((5, 10, 15, 20)) for key in keys if key != cares}
    if settings.weigh_by == "swing":
        return {"points-" + str(cares): 100, **{f"points-{key}": given * 4 for key, given in rest.items()}}
    return {f"points-{cares}": 100 - sum(rest.values()), **{f"points-{k}": n for k, n in rest.items()}}


def _within(settings: AssessingSettings, table: int, seat: int, rng: Random) -> dict[str, Any]:
    """Within each feature one question first, or all alike; a few can't say."""
    given: dict[str, Any] = {}
    for feature in FEATURES:
        if rng.random() < OFF_SCALE:
            given[f"apart-{feature}"] = CANT_SAY
        elif rng.random() < SAME:
            given[f"apart-{feature}"] = ALIKE
        else:
            asked = [question.number for question in questions_of(feature)]
            first = Random(f"what seat {seat} at table {table} puts first in {feature}").choice(asked)
            given |= _points(settings, first, asked, rng)
    return given
