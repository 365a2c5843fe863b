"""Owns the score S = sum(w s) / sum(w), over the questions that apply and that somebody placed.

The additive value model (Keeney and Raiffa, Decisions with Multiple Objectives, 1976, ch. 3). s is the mean
of those who placed the question, so the places of the scale are taken to be evenly apart. Who can't say, and
for whom it does not apply, is counted apart and never as 0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sessions.aggregation.framework.weights import Weights
from sessions.framework.answer import Answer
from sessions.framework.eighteen import FEATURES, QUESTIONS

Means = Mapping[int, Fraction]


@dataclass(frozen=True)
class Asked:
    """How one question was answered; `mean` is None where nobody placed it."""

    mean: Fraction | None
    placed: int
    cant_say: int
    not_applying: int


@dataclass(frozen=True)
class Reach:
    """What a question would add to the score if its answers all moved to the right pole."""

    question: int
    mean: Fraction
    gain: Fraction


def by_question(answers: Iterable[Answer]) -> dict[int, Asked]:
    """All eighteen questions in order."""
    given: dict[int, list[Answer]] = {number: [] for number in QUESTIONS}
    for answer in answers:
        given[answer.question].append(answer)
    return {number: _asked(of_one) for number, of_one in given.items()}


def means(answers: Iterable[Answer]) -> dict[int, Fraction]:
    """The mean of each question that somebody placed."""
    return {number: one.mean for number, one in by_question(answers).items() if one.mean is not None}


def score(found: Means, weights: Weights) -> Fraction | None:
    """From 0 (all at the left pole) to 1; None where no question that was placed has any weight."""
    total = sum((weights.of(number) for number in found), Fraction(0))
    if not total:
        return None
    return sum((weights.of(number) * mean for number, mean in found.items()), Fraction(0)) / total


def profile(found: Means, weights: Weights) -> dict[int, Fraction | None]:
    """The score of each feature on its own, whatever weight it has against the others."""
    return {feature: score(found, weights.only(feature)) for feature in FEATURES}


def leave_one_out(found: Means, weights: Weights) -> dict[int, Fraction | None]:
    """The score as it would be without each question that was placed; None where it was the only one."""
    return {
        number: score({other: mean for other, mean in found.items() if other != number}, weights)
        for number in found
    }


def reaches(found: Means, weights: Weights) -> list[Reach]:
    """Which answers could move the score to the right, the most first, then in the questions' order."""
    total = sum((weights.of(number) for number in found), Fraction(0))
    gains = [
        Reach(number, mean, weights.of(number) * (1 - mean) / total if total else Fraction(0))
        for number, mean in found.items()
    ]
    return sorted((reach for reach in gains if reach.gain), key=lambda reach: (-reach.gain, reach.question))


def _asked(given: Sequence[Answer]) -> Asked:
    values = Counter(answer.value for answer in given if answer.value is not None)
    placed = values.total()
    total = sum((value * many for value, many in values.items()), Fraction(0))
    return Asked(
        mean=total / placed if placed else None,
        placed=placed,
        cant_say=sum(answer.value is None and answer.applies for answer in given),
        not_applying=sum(not answer.applies for answer in given),
    )
