"""Reads results as sums: what each published number says about the answers it was counted from.

A result that is not read here stops the attack: whoever adds one says what it tells.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from sessions.exercises.assessing.state import WITHIN
from sessions.exercises.base import Panel
from sessions.workshop import Exercise
from tests.attack.assessment_read import (
    assessment_figures,
    assessment_questions,
    can_not_weigh,
    remainders,
)
from tests.attack.others_read import (
    card_figures,
    card_questions,
    factor_figures,
    factor_questions,
    form_figures,
    form_questions,
    points_figures,
    points_questions,
)
from tests.attack.published import Publication
from tests.attack.question import Figure, Question, exactly
from tests.attack.rounds_read import APART, round_figures, round_questions

OPEN = ("criteria", "agreed", "sides", "plane", "other_influences", "minority", "together", "agreement")
ELSEWHERE = ("gathered", "comments", "moves", "dissent")  # made of counts in a panel beside, or of words


def questions_of(exercise: Exercise) -> list[Question]:
    """What an exercise asks everyone alone."""
    return list(READERS[exercise.kind.name][0](exercise.state))


def figures_of(exercise: Exercise, phase: str, panel: Panel) -> list[Figure]:
    """What a result says, number by number."""
    key = panel.key.split(":")[0]
    if key in OPEN or key in ELSEWHERE:
        return []
    return list(READERS[exercise.kind.name][1](exercise.state, phase, panel))


def abstained(exercise: Exercise, phase: str, count: int) -> list[Figure]:
    """What attendance says of a step."""
    if exercise.kind.name == "assessing" and phase == "weights":
        return can_not_weigh(count)
    if not hasattr(exercise.state, "rounds") or all(one.name != "answer" for one in questions_of(exercise)):
        return []
    outside = {(choice,): 1.0 for choice in APART}
    return [exactly("answer", (f"rounds.{phase}",), outside, count)]


def beside(exercise: Exercise, one: Publication, published: Iterable[Publication]) -> Iterator[Figure]:
    """What a reading of people's own answers says together with the counts of the same answers."""
    if exercise.kind.name != "assessing" or "alone" not in exercise.state.settings.steps:
        return
    if WITHIN in exercise.state.settings.steps:
        return  # its questions have weights: a feature's score is no plain mean of theirs
    alike = (
        other.panel for other in published if other.exercise == one.exercise and _counts_alike(one, other)
    )
    answers = next((panel for panel in alike if isinstance(panel, Panel) and panel.key == "answers"), None)
    if answers and isinstance(one.panel, Panel) and one.panel.key == "profile":
        yield from remainders(one.panel, answers)


def _counts_alike(one: Publication, other: Publication) -> bool:
    return _bodies(one) == _bodies(other)


def _bodies(one: Publication) -> dict[str, Any]:
    return {who: body for who, (_, body) in one.counted["sheets"].items()}


READERS: Mapping[str, tuple[Callable[[Any], Iterator[Question]], Callable[..., Iterator[Figure]]]] = {
    "poll": (round_questions, round_figures),
    "open_poll": (round_questions, round_figures),
    "hundred_points": (points_questions, points_figures),
    "factors": (factor_questions, factor_figures),
    "evaluation": (form_questions, form_figures),
    "assessing": (assessment_questions, assessment_figures),
    "ranking": (card_questions, card_figures),
}
