"""Owns how firmly a score stands: an interval from people and confidence, and the draws in each zone.

People are drawn anew from those who answered, with replacement, each with all they said (Efron and
Tibshirani, An Introduction to the Bootstrap, 1993, ch. 6 and 13). Confidence adds noise that is alike to both
sides, so it widens the interval and never moves the score, which is worked out without any draw. Doubt is
taken as shared within a question, for people who lack a fact lack the same one: more unsure people do not
make a sure room. Neither says anything of people who were not there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, sqrt
from operator import add, sub

from sessions.aggregation.framework.drawn import InFloats, Packed, chances, drawn_from, score_of
from sessions.aggregation.framework.score import means, score
from sessions.aggregation.framework.weights import Points, Weights
from sessions.framework.answer import Answer, Confidence
from sessions.framework.eighteen import QUESTIONS
from sessions.framework.zones import Zone, zone_of

DRAWS = 1_000  # of people; each is used with its noise to the right and the same to the left
TAIL = 20  # one draw in twenty is no further in than either end
STEP = 200  # noise comes in steps of a two-hundredth, rounded up
DECIMALS = 12  # the arithmetic of a draw is no finer
# The standard deviation of an answer's noise, of the whole scale: one place of five, and half of one. Ours.
DOUBT: Mapping[Confidence | None, Fraction] = {
    Confidence.LOW: Fraction(1, 4),
    Confidence.MIDDLING: Fraction(1, 8),
    Confidence.HIGH: Fraction(0),
    None: Fraction(0),  # silence about confidence is not counted as doubt
}


@dataclass(frozen=True)
class Spread:
    """A score, its ends at one draw in twenty (the score is never outside), and the draws in each zone."""

    score: Fraction
    low: float
    high: float
    zone_shares: Mapping[Zone, Fraction]


def spread(
    answers: Sequence[Answer],
    weights: Weights,
    seed: int,
    given: Sequence[Points] = (),
    draws: int = DRAWS,
) -> Spread | None:
    """The spread of the score with these weights; the points that they come of are drawn along with people.

    None where there is no score. Order and names of people change nothing.
    """
    weighty = {number for number in QUESTIONS if weights.of(number)}
    kept = [one for one in answers if one.question in weighty]
    exact = score(means(kept), weights)
    if exact is None:
        return None
    people, room, centre = Packed(drawn_from(kept, given)), InFloats(weights), round(float(exact), DECIMALS)
    chosen, noise = chances(seed, people.sizes, draws)
    drawn = [score_of(people.sums(one), room, centre) for one in chosen]
    steps = ceil(round(_doubt(kept, weights) * STEP, DECIMALS))
    worlds = [_both_ways(drawn, noise, step / STEP) for step in range(steps + 1)]
    last = 2 * draws // TAIL - 1
    return Spread(
        score=exact,
        low=min(centre, *(_kept(world[last]) for world in worlds)),
        high=max(centre, *(_kept(world[-1 - last]) for world in worlds)),
        zone_shares=_zone_shares(worlds[-1]),
    )


def _doubt(answers: Sequence[Answer], weights: Weights) -> float:
    """The standard deviation of the noise in the score."""
    said: dict[int, Counter[Confidence | None]] = {}
    for answer in answers:
        if answer.value is not None:
            said.setdefault(answer.question, Counter())[answer.confidence] += 1
    total = sum((weights.of(question) for question in said), Fraction(0))
    parts = (weights.of(one) * _mean_doubt(of_one) / total for one, of_one in said.items())
    return sqrt(sum((part * part for part in parts), Fraction(0)))


def _mean_doubt(said: Counter[Confidence | None]) -> Fraction:
    return sum((DOUBT[sure] * many for sure, many in said.items()), Fraction(0)) / said.total()


def _both_ways(drawn: Sequence[float], noise: Sequence[float], size: float) -> list[float]:
    """Each draw with its noise to either side, from the least."""
    moved = [size * off for off in noise]
    return sorted([*map(add, drawn, moved), *map(sub, drawn, moved)])


def _zone_shares(world: Sequence[float]) -> dict[Zone, Fraction]:
    """Of draws from the least; the zones stand in the same order."""
    order = list(Zone)
    ends = [
        bisect_right(world, at, key=lambda one: order.index(zone_of(_kept(one)))) for at in range(len(order))
    ]
    return {
        zone: Fraction(end - begin, len(world))
        for zone, begin, end in zip(order, [0, *ends], ends, strict=False)
    }


def _kept(draw: float) -> float:
    """A draw on the scale."""
    return round(min(1.0, max(0.0, draw)), DECIMALS)
