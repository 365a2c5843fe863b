"""How firmly a score stands: what people and confidence do to the interval, and what they never do."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from sessions.aggregation.framework.drawn import Packed, drawn_from
from sessions.aggregation.framework.score import means, score
from sessions.aggregation.framework.spread import Spread, spread
from sessions.aggregation.framework.weights import EQUAL, Points, room_weights
from sessions.framework.answer import Answer, Confidence
from sessions.framework.eighteen import QUESTIONS
from sessions.framework.zones import Zone, zone_of
from tests.sessions.aggregation.framework.rooms import answers_of, points_of, positions, rooms, weighings

FEW = 100  # draws, where what is shown holds for any number of them
SURENESS = [Confidence.HIGH, Confidence.MIDDLING, Confidence.LOW]


def test_without_an_answer_there_is_no_spread() -> None:
    assert spread([Answer("a", 1, None)], EQUAL, seed=1) is None


@given(rooms, positions, weighings)
def test_a_unanimous_room_has_no_spread_from_people(
    room: list[Answer], value: Fraction, people: list[Points]
) -> None:
    weights = room_weights(people)
    alike = [replace(one, value=value, confidence=None) if one.is_placed else one for one in room]
    found = spread(alike, weights, 1, people, draws=FEW)
    if found:
        assert found.score == value
        assert found.low == found.high
        assert found.zone_shares[zone_of(value)] == 1


@given(rooms, st.lists(st.integers(0, 2), min_size=40, max_size=40))
def test_less_confidence_widens_and_never_shifts_the_centre(room: list[Answer], less: list[int]) -> None:
    """Whoever becomes less sure, by however much: each end moves outwards or stays, and the score stays."""
    surer = [replace(one, confidence=one.confidence or Confidence.HIGH) for one in room]
    unsurer = [replace(one, confidence=_less(one, by)) for one, by in zip(surer, less, strict=False)]
    before, after = (spread(room, EQUAL, 1, draws=FEW) for room in (surer, unsurer))
    assert (before is None) is (after is None)
    if before and after:
        assert before.score == after.score == score(means(room), EQUAL)
        assert after.low <= before.low <= before.score <= before.high <= after.high or _on_edge(before)


@given(positions)
def test_doubt_reaches_as_far_to_either_side_where_the_scale_does(value: Fraction) -> None:
    alone = answers_of({"a": dict.fromkeys(QUESTIONS, value)}, confidence=Confidence.LOW)
    found = spread(alone, EQUAL, 1)
    assert found is not None
    left, right = float(value) - found.low, found.high - float(value)
    assert found.score == value
    if 0 < value < 1:
        assert left == pytest.approx(right)
        assert left > 0.05
    else:
        assert sorted((left, right))[0] == 0
        assert sorted((left, right))[1] > 0.05


@given(rooms, weighings)
def test_the_order_and_the_names_of_people_are_nothing(room: list[Answer], people: list[Points]) -> None:
    names = {name: f"person {name}" for name in "fedcbaxyz"}
    others = [replace(one, person=names[one.person]) for one in reversed(room)]
    renamed = [Points(names[one.person], one.features, one.within) for one in reversed(people)]
    weights = room_weights(people)
    assert spread(room, weights, 1, people, FEW) == spread(others, weights, 1, renamed, FEW)


@given(rooms, st.sampled_from([1, 2, 3, 4, 5]))
def test_a_feature_without_weight_does_not_touch_the_interval(room: list[Answer], feature: int) -> None:
    people = [points_of(*(0 if one == feature else one * 10 for one in range(1, 6)), person="a")]
    rest = [one for one in room if QUESTIONS[one.question].feature != feature]
    weights = room_weights(people)
    assert spread(room, weights, 1, people, FEW) == spread(rest, weights, 1, people, FEW)


@given(rooms, weighings)
def test_the_zones_share_all_draws_and_the_score_is_within_its_ends(
    room: list[Answer], people: list[Points]
) -> None:
    found = spread(room, room_weights(people), 1, people, FEW)
    if found:
        assert sum(found.zone_shares.values()) == 1
        assert 0 <= found.low <= float(found.score) + 1e-9
        assert float(found.score) - 1e-9 <= found.high <= 1


def test_a_reading_that_was_printed_is_the_same_when_it_is_made_again() -> None:
    """Reports print it and a bundle is to give it again: a quicker way of drawing may not move it."""
    halves = {name: {1: Fraction(at % 5, 4), 9: Fraction(at % 3, 2)} for at, name in enumerate("abcdefg")}
    people = [points_of(10 * at + 10, 20, 30, 20, 5, person=name) for at, name in enumerate("acex")]
    found = spread(answers_of(halves, confidence=Confidence.LOW), room_weights(people), 1, people)
    assert found is not None
    assert (found.low, found.high) == (0.068911077929, 0.750882980438)
    assert [found.zone_shares[zone] for zone in Zone] == [
        Fraction(350, 1000),
        Fraction(532, 1000),
        Fraction(118, 1000),
    ]


@given(rooms, weighings, st.lists(st.integers(0, 99), min_size=1, max_size=4))
def test_the_packed_rows_of_those_drawn_add_up_as_their_columns_do(
    room: list[Answer], people: list[Points], by: list[int]
) -> None:
    pools = drawn_from(room, people)
    rows = [row for pool in pools for row in pool]
    drawn = [number % len(rows) for number in by] if rows else []
    packed = Packed([*pools, rows * len(drawn)])  # sums have room for as many as are handed in
    if drawn:
        columns = zip(*(rows[one] for one in drawn), strict=True)
        summed = [field / packed.scale for field in packed.sums(drawn)]
        assert summed == pytest.approx([sum(column) for column in columns])


def test_a_crowd_of_more_than_a_packed_row_can_hold_finely_still_has_its_score() -> None:
    crowd = answers_of({str(number): {1: 1} for number in range(5_000)})
    found = spread(crowd, EQUAL, 1, draws=2)
    assert found is not None
    assert (found.low, found.high) == (1, 1)


def test_another_seed_gives_other_draws_and_the_same_score() -> None:
    room = answers_of({name: {1: Fraction(at % 5, 4), 5: 1} for at, name in enumerate("abcdefg")})
    one, other = spread(room, EQUAL, 1), spread(room, EQUAL, 2)
    assert one is not None
    assert other is not None
    assert one == spread(room, EQUAL, 1)
    assert one.score == other.score
    assert one != other


def test_the_interval_from_people_is_near_what_the_normal_curve_gives() -> None:
    """A hundred people, half at either pole: the mean's standard error is .05, so 5-95 % is .5 -+ .082."""
    room = answers_of({str(number): dict.fromkeys(QUESTIONS, number % 2) for number in range(100)})
    found = spread(room, EQUAL, 1)
    assert found is not None
    assert found.low == pytest.approx(0.418, abs=0.012)
    assert found.high == pytest.approx(0.582, abs=0.012)
    assert found.zone_shares[Zone.MIDDLE] > Fraction(99, 100)


def test_the_interval_from_confidence_is_near_what_the_normal_curve_gives() -> None:
    """Unsure of all eighteen alike: 1/4 x sqrt(sum w^2) of the scale, 5-95 % at 1.645 of these."""
    room = answers_of({"a": dict.fromkeys(QUESTIONS, Fraction(1, 2))}, confidence=Confidence.LOW)
    found = spread(room, EQUAL, 1)
    size = sum(float(EQUAL.of(number)) ** 2 for number in QUESTIONS) ** 0.5 / 4
    assert found is not None
    assert found.high - 0.5 == pytest.approx(1.645 * size, rel=0.12)


def _less(answer: Answer, by: int) -> Confidence | None:
    if answer.confidence is None:
        return None
    return SURENESS[min(2, SURENESS.index(answer.confidence) + by)]


def _on_edge(found: Spread) -> bool:
    """The exact score may lie a rounding beyond an end that stands on it."""
    return abs(float(found.score) - found.low) < 1e-9 or abs(float(found.score) - found.high) < 1e-9
