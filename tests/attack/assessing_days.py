"""What people answer to an assessment: of some questions all, of some a few; tables and the room one each."""

from collections.abc import Mapping
from random import Random
from typing import Any

from sessions.exercises.assessing.state import NOT_APPLY, PLACES
from sessions.framework.eighteen import FEATURES, QUESTIONS
from tests.attack.assessment_read import ASKED, FIVES

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
    command = "agree_answer" if phase == "table" else "note_answer"
    return command, {"question": chance.choice(ASKED), "answer": chance.choice(PLACES)}


def assessed_on_paper(phase: str, chance: Random) -> str:
    """The same as a line."""
    if phase == "weights":
        points = _points(chance)
        return " ".join(str(points.get(feature, 0)) for feature in FEATURES) if points else "?"
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
    cuts = [0, *sorted(chance.choice(FIVES) for _ in range(len(FEATURES) - 1)), 100]
    return {feature: cuts[at + 1] - cuts[at] for at, feature in enumerate(FEATURES)}
