"""Owns the smallest change of weights that would take a score to the next zone.

The change is counted in points moved from features to another, out of 100: half the sum of all differences.
Points within a feature stay as they are. How little a weight has to change before a result turns round is
Triantaphyllou and Sánchez's question, of one weight at a time (A sensitivity analysis approach for some
deterministic multi-criteria decision-making methods, Decision Sciences 28, 1997). Over all five at once, with
this distance, the answer is exact: each point does most where it leaves the feature that holds the score back
most, for the one that helps most.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from sessions.aggregation.framework.score import Means, score
from sessions.aggregation.framework.weights import Weights
from sessions.framework.eighteen import FEATURES, questions_of
from sessions.framework.zones import LOWER, UPPER, Zone, zone_of

HUNDRED = 100


@dataclass(frozen=True)
class Border:
    """A way out of a zone; `way` is 1 where the score has to rise, -1 where it has to fall."""

    to: Zone
    at: Fraction
    way: int
    is_crossed: bool  # to stand on the cut point is not enough


BORDERS: Mapping[Zone, tuple[Border, ...]] = {
    Zone.LEFT: (Border(Zone.MIDDLE, LOWER, 1, is_crossed=False),),
    Zone.MIDDLE: (
        Border(Zone.LEFT, LOWER, -1, is_crossed=True),
        Border(Zone.RIGHT, UPPER, 1, is_crossed=True),
    ),
    Zone.RIGHT: (Border(Zone.MIDDLE, UPPER, -1, is_crossed=False),),
}


@dataclass(frozen=True)
class Flip:
    """How many points of 100 leave which features, for which, until the score stands on the border of `to`.

    A score on a cut point is in the middle zone, so to leave it takes any little more than this.
    """

    to: Zone
    points: Fraction
    leave: Mapping[int, Fraction]
    receiver: int
    weights: Mapping[int, Fraction]  # of all features in points, that of those nobody placed being nought


def flip(found: Means, weights: Weights) -> Flip | None:
    """The smallest change; None where no weights lead to another zone, or there is no score.

    Of two zones that are as near, the left one. Features that nobody placed are left out, as in the score.
    """
    now = score(found, weights)
    if now is None:
        return None
    ways = [_way(border, found, weights) for border in BORDERS[zone_of(now)]]
    return min((way for way in ways if way), key=lambda way: way.points, default=None)


def _way(border: Border, found: Means, weights: Weights) -> Flip | None:
    """Move points, one feature after the other, until sum(points x pull) is nought."""
    pulls = _pulls(found, weights, border)
    total = sum((weights.features.get(one, Fraction(0)) for one in pulls), Fraction(0))
    held = {one: weights.features.get(one, Fraction(0)) * HUNDRED / total for one in pulls}
    receiver = max(pulls, key=lambda one: (pulls[one], -one))
    short = -sum((held[one] * pulls[one] for one in pulls), Fraction(0))
    leave: dict[int, Fraction] = {}
    for donor in sorted(pulls, key=lambda one: (pulls[one], one)):
        gain = pulls[receiver] - pulls[donor]
        if short <= 0 or not gain:
            break
        leave[donor] = min(held[donor], short / gain)
        short -= leave[donor] * gain
    if short > 0 or (border.is_crossed and pulls[receiver] <= 0):
        return None
    moved = sum(leave.values(), Fraction(0))
    after = {one: held.get(one, Fraction(0)) - leave.get(one, 0) for one in FEATURES}
    after[receiver] += moved
    return Flip(border.to, moved, {one: gone for one, gone in leave.items() if gone}, receiver, after)


def _pulls(found: Means, weights: Weights, border: Border) -> dict[int, Fraction]:
    """How far a point on each feature that was placed takes the score past the border, or holds it back."""
    return {
        feature: sum(
            (
                border.way * weights.within[one.number] * (found[one.number] - border.at)
                for one in questions_of(feature)
                if one.number in found
            ),
            Fraction(0),
        )
        for feature in FEATURES
        if any(one.number in found and weights.within[one.number] for one in questions_of(feature))
    }
