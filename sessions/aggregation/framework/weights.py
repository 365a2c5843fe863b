"""Owns how points that people gave out become weights: over the features, then within each.

A room's weight is the mean of its people's shares. Where a fixed sum is given out over three things or more,
a weighted arithmetic mean is the only way to put such allocations together that looks at one thing at a time
and keeps a nought that all agree on (Aczél, Ng and Wagner, Aggregation theorems for allocation problems, SIAM
Journal on Algebraic and Discrete Methods 5, 1984); that everybody counts alike is ours. Medians need not add
up to the sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from sessions.framework.eighteen import FEATURES, QUESTIONS, questions_of

Shares = Mapping[int, Fraction]


@dataclass(frozen=True)
class Points:
    """What one person gave out: over the features, and over questions within a feature where they did.

    Hundred points, or swing (the most is 100, the rest in proportion: Edwards and Barron, SMARTS and SMARTER,
    Organizational Behavior and Human Decision Processes 60, 1994): only proportions count. What is left out
    got nothing.
    """

    person: str
    features: Mapping[int, Fraction]
    within: Mapping[int, Fraction] = field(default_factory=dict)

    def inside(self, feature: int) -> dict[int, Fraction]:
        """What went to the questions of one feature."""
        asked = [question.number for question in questions_of(feature)]
        return {number: self.within[number] for number in asked if number in self.within}


@dataclass(frozen=True)
class Weights:
    """Shares of the features, which add up to 1, and of each feature's questions, which add up to 1 each."""

    features: Shares
    within: Shares

    def of(self, question: int) -> Fraction:
        """The weight of a question; all eighteen add up to 1."""
        return self.features.get(QUESTIONS[question].feature, Fraction(0)) * self.within[question]

    def only(self, feature: int) -> Weights:
        """All weight on one feature."""
        return Weights({feature: Fraction(1)}, self.within)


def shares(points: Mapping[int, Fraction]) -> dict[int, Fraction]:
    """Points in proportion to their sum; nothing where no point was given."""
    total = sum(points.values(), Fraction(0))
    return {key: Fraction(given) / total for key, given in points.items()} if total else {}


def room_weights(people: Sequence[Points]) -> Weights:
    """The mean of people's shares; alike where nobody gave points."""
    within: dict[int, Fraction] = {}
    for feature in FEATURES:
        asked = [question.number for question in questions_of(feature)]
        within |= _mean_shares((person.inside(feature) for person in people), asked)
    return Weights(_mean_shares((person.features for person in people), list(FEATURES)), within)


def _mean_shares(given: Iterable[Mapping[int, Fraction]], keys: Sequence[int]) -> dict[int, Fraction]:
    found = [one for one in map(shares, given) if one]
    if not found:
        return dict.fromkeys(keys, Fraction(1, len(keys)))
    return {key: sum((one.get(key, Fraction(0)) for one in found), Fraction(0)) / len(found) for key in keys}


EQUAL = room_weights(())  # a fifth to each feature, alike within; stands beside whatever people gave
EACH_ALIKE = Weights(  # an eighteenth to each question, as where answers to the right are counted
    {feature: Fraction(len(questions_of(feature)), len(QUESTIONS)) for feature in FEATURES}, EQUAL.within
)
