"""What people answer to an assessment: of some questions all, of some a few; tables and the room one each."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from sessions.exercises.assessing.state import NOT_APPLY, PLACES
from sessions.framework.eighteen import FEATURES, QUESTIONS, questions_of
from tests.attack.assessment_read import ASKED, FIVES, WITHIN_FEATURES

LIKELY = (0.95, 0.5, 0.8, 0.7, 0.35, 0.9)  # that somebody answers each of those asked: some few do
LEANING = (1, 2, 2, 5, 2)


def assessed(phase: str, chance: Random) -> tuple[str, Mapping[str, Any]]:
    """A command; what is agreed together is refused where it was agreed before."""
    if phase == "alone":
        answers = _sheet(chance)
        placed = [number for number, said in answers.items() if said in PLACES]
        sure = {number: chance.choice(("low", "high")) for number in placed if chance.random() < 0.5}
        return "submit_sheet", {"answers": answers, "confidence": sure}
    if phase == "weights":
        points = _points(chance)
        return "submit_weights", {"points": points} if points else {"cant_say": True}
    if phase == "within":
        return "submit_within", _inside(chance)
    command = "agree_answer" if phase == "table" else "note_answer"
    return command, {"question": chance.choice(ASKED), "answer": chance.choice(PLACES)}


def assessed_on_paper(phase: str, chance: Random) -> str:
    """The same as a line."""
    if phase == "weights":
        points = _points(chance)
        return " ".join(str(points.get(feature, 0)) for feature in FEATURES) if points else "?"
    if phase == "within":
        return " / ".join(_part(_inside(chance), feature) for feature in FEATURES)
    marks = {"cant_say": "?", NOT_APPLY: "n"}
    answers = _sheet(chance)
    return " ".join(marks.get(answers.get(number, "x"), answers.get(number, "x")) for number in QUESTIONS)


def _sheet(chance: Random) -> dict[int, str]:
    said = {
        number: chance.choices((*PLACES, "cant_say"), (*LEANING, 2))[0]
        for number, likely in zip(ASKED, LIKELY, strict=True)
        if chance.random() < likely
    }
    if 10 in said and chance.random() < 0.2:
        said[10] = NOT_APPLY
    return said or {ASKED[0]: chance.choice(PLACES)}


def _points(chance: Random) -> dict[int, int]:
    """A hundred among the features; none for who can't say."""
    if chance.random() < 0.15:
        return {}
    return _shared_out(list(FEATURES), chance)


def _shared_out(keys: Sequence[int], chance: Random) -> dict[int, int]:
    cuts = [0, *sorted(chance.choice(FIVES) for _ in keys[1:]), 100]
    return {key: cuts[at + 1] - cuts[at] for at, key in enumerate(keys)}


def _inside(chance: Random) -> dict[str, Any]:
    """Of the features that are read most people weigh one, some the other: points, all alike, can't say."""
    given: dict[str, Any] = {"points": {}, "apart": {}}
    for feature, likely in zip(WITHIN_FEATURES, (0.9, 0.45), strict=True):
        asked = [question.number for question in questions_of(feature)]
        way = chance.random()
        if chance.random() > likely:
            continue
        if way < 0.4:
            given["apart"][feature] = "alike" if way < 0.25 else "cant_say"
        else:
            given["points"] |= _shared_out(asked, chance)
    return given if given["points"] or given["apart"] else {"apart": {WITHIN_FEATURES[0]: "alike"}}


def _part(given: Mapping[str, Any], feature: int) -> str:
    mark = given.get("apart", {}).get(feature)
    asked = [question.number for question in questions_of(feature)]
    points = [given.get("points", {}).get(number, 0) for number in asked]
    if mark:
        return {"alike": "=", "cant_say": "?"}[str(mark)]
    return " ".join(map(str, points)) if any(points) else "x"
