"""Owns one group's assessment of one proposal, whole: the score, and all that has to stand beside it.

What needs draws is worked out when it is first asked for: whether a result can be shown is asked far more
often, and of more voices, than each of its intervals is looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

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
class Draws:
    """What is drawn from these answers, each when it is first asked for."""

    answers: Sequence[Answer]
    weights: Weights
    seed: int
    given: Sequence[Points] = ()

    @cached_property
    def overall(self) -> Spread | None:
        """With these weights, which are drawn as well where people gave them."""
        return spread(self.answers, self.weights, self.seed, self.given)

    @cached_property
    def equal(self) -> Spread | None:
        """With equal weights."""
        return spread(self.answers, EQUAL, self.seed)

    @cached_property
    def features(self) -> Mapping[int, Spread | None]:
        """Of each feature on its own."""
        return {one: spread(self.answers, self.weights.only(one), self.seed) for one in FEATURES}


@dataclass(frozen=True)
class Partner:
    """What one partner came to apart, with the whole room's weights; no score where it placed nothing."""

    people: int
    score: Fraction | None
    features: Mapping[int, Fraction | None]
    asked: Mapping[int, Asked]
    draws: Draws

    @property
    def spread(self) -> Spread | None:
        """The score with its interval; None where there is no score."""
        return self.draws.overall


@dataclass(frozen=True)
class Assessment:
    """One group's assessment. `vetoes` are what nobody may cross; with one, no score stands.

    `each_alike` counts every question the same, as the source does where it counts answers to the right.
    """

    people: int
    weighed_by: int
    weights: Weights
    asked: Mapping[int, Asked]
    score: Fraction
    each_alike: Fraction
    draws: Draws
    without: Mapping[int, Fraction | None]
    reaches: Sequence[Reach]
    flip: Flip | None
    partners: Mapping[str, Partner]
    differences: Sequence[Difference]
    vetoes: tuple[str, ...] = ()

    @property
    def overall(self) -> Spread:
        """The score with its interval, and the draws in each zone."""
        return _there(self.draws.overall)

    @property
    def equal(self) -> Spread:
        """The same with equal weights."""
        return _there(self.draws.equal)

    @property
    def features(self) -> Mapping[int, Spread | None]:
        """The same of each feature; None where nobody placed any of it."""
        return self.draws.features

    @property
    def is_vetoed(self) -> bool:
        """Whether a red line is crossed, which no score makes up for."""
        return bool(self.vetoes)

    @property
    def zone(self) -> Zone | None:
        """The zone of the score; None under a veto."""
        return None if self.is_vetoed else zone_of(self.score)


def assess(
    answers: Sequence[Answer],
    given: Sequence[Points] = (),
    seed: int = SEED,
    vetoes: Sequence[str] = (),
) -> Assessment | None:
    """The assessment of these people; None where nobody placed a question that has any weight."""
    weights, found = room_weights(given), means(answers)
    exact = score(found, weights)
    if exact is None:
        return None
    return Assessment(
        people=_placers(answers),
        weighed_by=sum(any(one.features.values()) for one in given),
        weights=weights,
        asked=by_question(answers),
        score=exact,
        each_alike=score(found, EACH_ALIKE) or Fraction(0),
        draws=Draws(answers, weights, seed, given),
        without=leave_one_out(found, weights),
        reaches=reaches(found, weights),
        flip=flip(found, weights),
        partners={name: _partner(own, weights, seed) for name, own in of_partners(answers).items()},
        differences=differences(answers),
        vetoes=tuple(vetoes),
    )


def _partner(answers: Sequence[Answer], weights: Weights, seed: int) -> Partner:
    found = means(answers)
    return Partner(
        people=_placers(answers),
        score=score(found, weights),
        features=profile(found, weights),
        asked=by_question(answers),
        draws=Draws(answers, weights, seed),
    )


def _there(found: Spread | None) -> Spread:
    """What is there wherever there is a score."""
    if found is None:
        raise LookupError("an assessment has a score with any weights")
    return found


def _placers(answers: Sequence[Answer]) -> int:
    """How many people placed at least one question."""
    return len({answer.person for answer in answers if answer.is_placed})
