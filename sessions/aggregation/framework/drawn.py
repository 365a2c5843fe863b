"""Owns the people that draws are made from, and the score of those that were drawn.

In floating point, for a draw is worked out thousands of times; the score itself never comes from here. A
person is one row of numbers, packed side by side into one long whole number, so that those drawn are put
together by adding one number a person: a thousand draws come from milliseconds, and phones need not wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from random import Random
from statistics import NormalDist
from struct import Struct

from sessions.aggregation.framework.weights import Points, Weights, shares
from sessions.framework.answer import Answer
from sessions.framework.eighteen import FEATURES, QUESTIONS

# Values, then 1 for each that is placed; where anybody weighs, shares of the features and 1 if given, shares
# of questions within them, then 1 for each if given.
Row = tuple[float, ...]
Values = Mapping[int, Fraction]
ASKED = len(QUESTIONS)
WEIGHTS = 2 * ASKED  # where they begin in a row
FEATURES_IN_ROW = len(FEATURES) + 1
FEATURE_OF = [question.feature for question in QUESTIONS.values()]
FIELD = 64  # bits that a column has in a packed row
FINEST = 52  # bits of it below the point, as in a float; fewer from 4,096 people, so that their sum fits


def drawn_from(answers: Iterable[Answer], given: Sequence[Points]) -> list[list[Row]]:
    """Those who placed a question, and those who only gave points, who are drawn apart from them.

    Each in an order made of what they said, so that neither names nor arrival matter.
    """
    values: dict[str, dict[int, Fraction]] = {}
    for answer in answers:
        if answer.value is not None:
            values.setdefault(answer.person, {})[answer.question] = answer.value
    points = {one.person: one for one in given}
    both = [_row(said, points.get(who), bool(given)) for who, said in values.items()]
    only = [_row({}, one, is_weighed=True) for who, one in points.items() if who not in values]
    return [sorted(both), sorted(only)]


class InFloats:
    """Weights in floating point: of the features, within each, and of each question."""

    def __init__(self, weights: Weights) -> None:
        """Turn them once for all draws."""
        self.features = _floats(weights.features, FEATURES)
        self.within = _floats(weights.within, QUESTIONS)
        self.of = _together(self.features, self.within)
        self.weighty = [at for at, weight in enumerate(self.of) if weight]


class Packed:
    """The rows of those who are drawn from, each as one whole number."""

    def __init__(self, pools: Sequence[Sequence[Row]]) -> None:
        """Pack them once for all draws."""
        self.sizes = tuple(map(len, pools))
        people, columns = sum(self.sizes), next((len(row) for pool in pools for row in pool), 0)
        self.scale = 1 << min(FINEST, FIELD - people.bit_length())
        self._fields = Struct(f"<{columns}Q")
        self._rows = [self._pack(row) for pool in pools for row in pool]

    def sums(self, drawn: Iterable[int]) -> Sequence[int]:
        """The sums of the columns over those drawn, by number; `scale` times too much."""
        together = sum(map(self._rows.__getitem__, drawn))
        return self._fields.unpack(together.to_bytes(self._fields.size, "little"))

    def _pack(self, row: Row) -> int:
        return int.from_bytes(self._fields.pack(*(round(one * self.scale) for one in row)), "little")


@lru_cache(maxsize=2)
def chances(seed: int, sizes: tuple[int, ...], draws: int) -> tuple[list[list[int]], list[float]]:
    """Who is in each draw: as many as there are of each pool, by number; and the noise of each draw.

    The same for every set of weights, so they are made once for all that stands side by side.
    """
    chance = Random(seed).random
    begins = [sum(sizes[:at]) for at in range(len(sizes))]
    pools = [(begin, size) for begin, size in zip(begins, sizes, strict=True) for _ in range(size)]
    drawn = [[begin + int(chance() * size) for begin, size in pools] for _ in range(draws)]
    return drawn, [NormalDist().inv_cdf(chance() or 0.5) for _ in range(draws)]


def score_of(sums: Sequence[int], room: InFloats, otherwise: float) -> float:
    """The score of those whose columns add up to this, with their weights as far as they gave any."""
    weights = _weights(sums[WEIGHTS:], room)
    total = weighed = 0.0
    for at in room.weighty:
        if placed := sums[ASKED + at]:
            total += weights[at]
            weighed += weights[at] * (sums[at] / placed)
    return weighed / total if total else otherwise


def _row(values: Values, points: Points | None, is_weighed: bool) -> Row:
    placed = _with_marks(values, QUESTIONS)
    if not is_weighed:
        return placed
    if points is None:
        return (*placed, *[0.0] * (FEATURES_IN_ROW + WEIGHTS))
    features = _floats(shares(points.features), FEATURES)
    inside = [shares(points.inside(feature)) for feature in FEATURES]
    within = {number: share for part in inside for number, share in part.items()}
    weighed = [float(bool(inside[feature - 1])) for feature in FEATURE_OF]
    return (*placed, *features, float(any(features)), *_floats(within, QUESTIONS), *weighed)


def _weights(given: Sequence[int], room: InFloats) -> list[float]:
    """The weight of each question, by what was given out, or by the room."""
    if not given:
        return room.of
    *shared, many = given[:FEATURES_IN_ROW]
    inside = zip(given[FEATURES_IN_ROW:-ASKED], given[-ASKED:], room.within, strict=True)
    return _together(
        [share / many for share in shared] if many else room.features,
        [share / gave if gave else other for share, gave, other in inside],
    )


def _together(features: Sequence[float], within: Sequence[float]) -> list[float]:
    return [features[feature - 1] * share for feature, share in zip(FEATURE_OF, within, strict=True)]


def _with_marks(given: Values, keys: Iterable[int]) -> Row:
    """The numbers by key, nought where there is none, then 1 for each that there is."""
    asked = list(keys)
    return (*_floats(given, asked), *(float(key in given) for key in asked))


def _floats(given: Values, keys: Iterable[int]) -> list[float]:
    return [float(given.get(key, 0)) for key in keys]
