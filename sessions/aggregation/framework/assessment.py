"""Owns one group's assessment of one proposal, whole: the score, and all that has to stand beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sessions.aggregation.framework.flip import Flip, flip
from sessions.aggregation.framework.partners import Difference, differences, of_partners
from sessions.aggregation.framework.score import (
    Asked,
    Reach,
    by_question,
    leave_one_out,
    means,
    profile,
    reaches,
    score,
)
from sessions.aggregation.framework.spread import Spread, spread
from sessions.aggregation.framework.weights import EACH_ALIKE, EQUAL, Points, Weights, room_weights
from sessions.framework.answer import Answer
from sessions.framework.eighteen import FEATURES
from sessions.framework.zones import Zone, zone_of

SEED = 1  # of the draws: the same answers have the same interval


@dataclass(frozen=True)
class Partner:
    """What one partner came to apart, with the whole room's weights; no spread where it placed nothing."""

    people: int
    spread: Spread | None
    features: Mapping[int, Fraction | None]
    asked: Mapping[int, Asked]


@dataclass(frozen=True)
class Assessment:
    """One group's assessment. `vetoes` are what nobody may cross; with one, no score stands.

    `each_alike` counts every question the same, as the source does where it counts answers to the right.
    """

    people: int
    weighed_by: int
    weights: Weights
    asked: Mapping[int, Asked]
    overall: Spread
    equal: Spread
    each_alike: Fraction
    features: Mapping[int, Spread | None]
    without: Mapping[int, Fraction | None]
    reaches: Sequence[Reach]
    flip: Flip | None
    partners: Mapping[str, Partner]
    differences: Sequence[Difference]
    vetoes: tuple[str, ...] = ()

    @property
    def is_vetoed(self) -> bool:
        """Whether a red line is crossed, which no score makes up for."""
        return bool(self.vetoes)

    @property
    def zone(self) -> Zone | None:
        """The zone of the score; None under a veto."""
        return None if self.is_vetoed else zone_of(self.overall.score)


def assess(
    answers: Sequence[Answer],
    given: Sequence[Points] = (),
    seed: int = SEED,
    vetoes: Sequence[str] = (),
) -> Assessment | None:
    """The assessment of these people; None where nobody placed a question that has any weight."""
    weights, found = room_weights(given), means(answers)
    overall, equal = spread(answers, weights, seed, given), spread(answers, EQUAL, seed)
    if overall is None or equal is None:
        return None
    return Assessment(
        people=_placers(answers),
        weighed_by=sum(any(one.features.values()) for one in given),
        weights=weights,
        asked=by_question(answers),
        overall=overall,
        equal=equal,
        each_alike=score(found, EACH_ALIKE) or Fraction(0),
        features={feature: spread(answers, weights.only(feature), seed) for feature in FEATURES},
        without=leave_one_out(found, weights),
        reaches=reaches(found, weights),
        flip=flip(found, weights),
        partners={name: _partner(own, weights, seed) for name, own in of_partners(answers).items()},
        differences=differences(answers),
        vetoes=tuple(vetoes),
    )


def _partner(answers: Sequence[Answer], weights: Weights, seed: int) -> Partner:
    return Partner(
        people=_placers(answers),
        spread=spread(answers, weights, seed),
        features=profile(means(answers), weights),
        asked=by_question(answers),
    )


def _placers(answers: Sequence[Answer]) -> int:
    """How many people placed at least one question."""
    return len({answer.person for answer in answers if answer.is_placed})
