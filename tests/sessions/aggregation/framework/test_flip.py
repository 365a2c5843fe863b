"""The smallest change of weights that leads to another zone: against a search of all weights."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings, strategies as st

from sessions.aggregation.framework.flip import flip
from sessions.aggregation.framework.score import score
from sessions.aggregation.framework.weights import EQUAL, Points, Weights, room_weights
from sessions.framework.eighteen import FEATURES
from sessions.framework.zones import LOWER, UPPER, Zone, zone_of
from tests.sessions.aggregation.framework.rooms import means_of, points_of

GRID = 8
found_means = st.lists(st.integers(0, 4), min_size=18, max_size=18).map(means_of)
some_means = st.tuples(found_means, st.sets(st.integers(1, 18), max_size=16)).map(
    lambda both: {number: mean for number, mean in both[0].items() if number not in both[1]}
)
points = st.lists(st.integers(0, 10), min_size=5, max_size=5).filter(any).map(lambda five: points_of(*five))


def test_a_room_that_says_the_same_everywhere_is_turned_by_no_weights() -> None:
    assert flip(means_of([4] * 18), EQUAL) is None
    assert flip({}, EQUAL) is None


def test_the_middle_zone_is_not_left_where_the_best_feature_only_reaches_the_cut_point() -> None:
    only = {1: Fraction(1, 2), 5: Fraction(2, 3)}
    assert flip(only, EQUAL) is None


def test_a_flip_worked_out_by_hand() -> None:
    """Features at 0, 0, 1, 1/2 and 1/2 of the scale weigh 20 each: S is .4, in the middle zone.

    To the left zone: past 1/3, pulls are 1/3, 1/3, -2/3, -1/6, -1/6 and lie 1/3 x 20 short; each point from
    the third feature to the first brings one, so 20/3 points do it.
    """
    values = [0] * 7 + [4] * 5 + [2] * 6
    found = flip(means_of(values), EQUAL)
    assert found is not None
    assert (found.to, found.points) == (Zone.LEFT, Fraction(20, 3))
    assert found.leave == {3: Fraction(20, 3)}
    assert found.receiver == 1


@given(some_means, points)
def test_the_flipped_weights_stand_on_the_border_of_the_zone_they_lead_to(
    values: dict[int, Fraction], people: Points
) -> None:
    weights = room_weights([people])
    found = flip(values, weights)
    if found:
        after = Weights({one: Fraction(given, 100) for one, given in found.weights.items()}, weights.within)
        assert sum(found.weights.values()) == 100
        assert min(found.weights.values()) >= 0
        assert score(values, after) in (LOWER, UPPER)
        assert sum(found.leave.values()) == found.points


@settings(max_examples=15)
@given(found_means, points)
def test_no_weights_that_are_nearer_lead_to_another_zone(values: dict[int, Fraction], people: Points) -> None:
    """Every way to give out the points in eighths over the five features is looked at."""
    weights = room_weights([people])
    now, found = score(values, weights), flip(values, weights)
    assert now is not None
    for other in splits():
        there = score(values, Weights(other, weights.within))
        assert there is not None
        if zone_of(there) is not zone_of(now):
            moved = sum(abs(other[one] - weights.features[one]) for one in FEATURES) / 2
            assert found is not None
            assert found.points <= 100 * moved


def splits() -> Iterator[dict[int, Fraction]]:
    for bars in combinations(range(GRID + 4), 4):
        parts = [after - before - 1 for before, after in zip((-1, *bars), (*bars, GRID + 4), strict=True)]
        yield {feature: Fraction(part, GRID) for feature, part in zip(FEATURES, parts, strict=True)}
