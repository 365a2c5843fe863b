"""Owns two assessments beside each other: of two proposals, or of one before and after it was changed.

With the same weights, and over the questions that were placed both times: a score over other questions is
another score. People are not followed from one to the other here; that is `aggregation.shift`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sessions.aggregation.framework.score import Asked, by_question, means, profile, score
from sessions.aggregation.framework.spread import Spread, spread
from sessions.aggregation.framework.weights import EQUAL, Weights
from sessions.framework.answer import Answer
from sessions.framework.eighteen import QUESTIONS

Pair = tuple[Fraction | None, Fraction | None]


@dataclass(frozen=True)
class Comparison:
    """First and second, over `shared` questions; the gains of the questions add up to that of the score.

    `equal` are both scores with equal weights.
    """

    shared: tuple[int, ...]
    left_out: tuple[int, ...]  # placed in one of the two only
    spreads: tuple[Spread, Spread]
    equal: tuple[Fraction, Fraction]
    features: Mapping[int, Pair]
    asked: Mapping[int, tuple[Asked, Asked]]
    gains: Mapping[int, Fraction]

    @property
    def change(self) -> Fraction:
        """From the first score to the second."""
        return self.spreads[1].score - self.spreads[0].score


def compare(
    first: Sequence[Answer], second: Sequence[Answer], weights: Weights, seed: int
) -> Comparison | None:
    """The two beside each other; None where they share no question that has any weight."""
    before, after = means(first), means(second)
    shared = tuple(number for number in QUESTIONS if number in before and number in after)
    kept = [[one for one in answers if one.question in shared] for answers in (first, second)]
    spreads = [spread(answers, weights, seed) for answers in kept]
    if spreads[0] is None or spreads[1] is None:
        return None
    total = sum((weights.of(number) for number in shared), Fraction(0))
    asked = [by_question(answers) for answers in kept]
    equal = [score(means(answers), EQUAL) or Fraction(0) for answers in kept]
    profiles = [profile(means(answers), weights) for answers in kept]
    return Comparison(
        shared=shared,
        left_out=tuple(sorted(before.keys() ^ after.keys())),
        spreads=(spreads[0], spreads[1]),
        equal=(equal[0], equal[1]),
        features={feature: (profiles[0][feature], profiles[1][feature]) for feature in profiles[0]},
        asked={number: (asked[0][number], asked[1][number]) for number in shared},
        gains={one: weights.of(one) * (after[one] - before[one]) / total for one in shared},
    )
