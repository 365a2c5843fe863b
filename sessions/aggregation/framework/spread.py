"""Owns how firmly a score stands: an interval from people and confidence, and the draws in each zone.

People are drawn anew from those who answered, with replacement, each with all they said (Efron and
Tibshirani, An Introduction to the Bootstrap, 1993, ch. 6 and 13). Confidence adds noise that is alike to both
sides, so it widens the interval and never moves the score, which is worked out without any draw. Doubt is
taken as shared within a question, for people who lack a fact lack the same one: more unsure people do not
make a sure room. Neither says anything of people who were not there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, sqrt
from random import Random
from statistics import NormalDist

from sessions.aggregation.framework.drawn import InFloats, Row, drawn_from, score_of
from sessions.aggregation.framework.score import means, score
from sessions.aggregation.framework.weights import Points, Weights
from sessions.framework.answer import Answer, Confidence
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
    found = means(answers)
    exact = score(found, weights)
    if exact is None:
        return None
    chance, centre = Random(seed), round(float(exact), DECIMALS)
    pools = drawn_from([one for one in answers if weights.of(one.question)], given)
    room = InFloats(weights)
    drawn = [score_of(_again(pools, chance), room, centre) for _ in range(draws)]
    noise = [NormalDist().inv_cdf(chance.random() or 0.5) for _ in range(draws)]
    steps = ceil(round(_doubt(answers, weights) * STEP, DECIMALS))
    worlds = [_both_ways(drawn, noise, step / STEP) for step in range(steps + 1)]
    last = 2 * draws // TAIL - 1
    zones = Counter(zone_of(_kept(one)) for one in worlds[-1])
    return Spread(
        score=exact,
        low=min(centre, *(_kept(world[last]) for world in worlds)),
        high=max(centre, *(_kept(world[-1 - last]) for world in worlds)),
        zone_shares={zone: Fraction(zones[zone], 2 * draws) for zone in Zone},
    )


def _again(pools: Sequence[Sequence[Row]], chance: Random) -> list[Row]:
    return [pool[int(chance.random() * len(pool))] for pool in pools for _ in pool]


def _doubt(answers: Sequence[Answer], weights: Weights) -> float:
    """The standard deviation of the noise in the score."""
    doubts: dict[int, list[Fraction]] = {}
    for answer in answers:
        if answer.value is not None:
            doubts.setdefault(answer.question, []).append(DOUBT[answer.confidence])
    total = sum((weights.of(question) for question in doubts), Fraction(0))
    parts = (weights.of(one) * sum(said, Fraction(0)) / len(said) / total for one, said in doubts.items())
    return sqrt(sum((part * part for part in parts), Fraction(0)))


def _both_ways(drawn: Sequence[float], noise: Sequence[float], size: float) -> list[float]:
    """Each draw with its noise to either side, from the least."""
    return sorted(one + way * size * off for one, off in zip(drawn, noise, strict=True) for way in (1, -1))


def _kept(draw: float) -> float:
    """A draw on the scale."""
    return round(min(1.0, max(0.0, draw)), DECIMALS)
