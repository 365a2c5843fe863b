"""Midrank Borda against a published election, and its laws."""

from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from sessions.aggregation.borda import (
    PointsSpread,
    borda_order,
    borda_totals,
    leave_one_out,
    mean_points,
    points,
    points_spread,
)
from sessions.aggregation.rankings import Ranking, RankingError
from tests.sessions.aggregation.elections import tennessee
from tests.sessions.aggregation.orders import SET, rankings, strict


def test_totals_refuse_an_order_with_a_card_unplaced() -> None:
    with pytest.raises(RankingError, match="'C' is unplaced"):
        borda_totals([strict("ABC"), strict("AB", card_set="ABC")], "ABC")


def test_points_refuse_to_pool_two_sets() -> None:
    with pytest.raises(RankingError, match="never pooled"):
        mean_points([strict("ABC"), strict("DEF")], "ABC")


def test_the_capital_of_tennessee_has_its_published_borda_totals() -> None:
    assert borda_totals(tennessee(), "MNCK") == {"N": 194, "C": 173, "M": 126, "K": 107}


def test_mean_points_of_complete_orders_are_the_totals_over_the_people() -> None:
    assert mean_points(tennessee(), "MNCK")["N"] == (Fraction(194, 100), 100)


def test_a_person_counts_only_over_the_cards_they_placed() -> None:
    short = strict("AB", card_set="ABCDEF")
    assert points(short) == {"A": 6 - Fraction(7, 3), "B": 6 - Fraction(14, 3)}


def test_an_unplaced_card_keeps_the_mean_of_those_who_placed_it() -> None:
    means = mean_points([strict("ABC"), strict("AB", card_set="ABC")], "ABC")
    assert means["C"] == (Fraction(0), 1)
    assert means["A"] == ((2 + Fraction(5, 3)) / 2, 2)


def test_a_card_nobody_placed_has_no_mean_at_all() -> None:
    assert mean_points([strict("AB", card_set="ABC")], "ABC")["C"] == (None, 0)
    assert mean_points([], "ABC")["A"] == (None, 0)


def test_the_range_runs_from_the_fewest_to_the_most_points_given() -> None:
    spread = points_spread([strict("ABC"), strict("BCA"), strict("BAC")], "ABC")["A"]
    assert spread == PointsSpread(Fraction(1), low=Fraction(0), high=Fraction(2), count=3)


@given(st.lists(rankings(complete=True), max_size=6))
def test_totals_always_share_out_the_same_sum(orders: list[Ranking]) -> None:
    n = len(SET)
    assert sum(borda_totals(orders, SET).values()) == len(orders) * Fraction(n * (n - 1), 2)


@given(st.lists(rankings(), max_size=6), st.randoms())
def test_the_order_in_which_people_arrive_changes_nothing(orders: list[Ranking], chance: object) -> None:
    shuffled = list(orders)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis' Random has it
    assert points_spread(shuffled, SET) == points_spread(orders, SET)


@given(rankings())
def test_an_average_order_earns_the_same_mean_however_many_cards_are_placed(order: Ranking) -> None:
    earned = points(order).values()
    if earned:
        assert sum(earned) / len(earned) == Fraction(len(SET) - 1, 2)


def test_the_rooms_order_has_equal_means_in_one_tier_and_leaves_out_what_nobody_placed() -> None:
    orders = [Ranking.of([["B"], ["A"]], "ABCD"), Ranking.of([["A"], ["B"]], "ABCD")]
    assert borda_order(orders, "ABCD") == (("A", "B"),)
    assert borda_order([], "AB") == ()


def test_leaving_out_a_table_is_refused_where_sets_differ() -> None:
    with pytest.raises(RankingError, match="never pooled"):
        leave_one_out({"1": strict("ABC"), "2": strict("DEF")}, "ABC")


@given(st.lists(rankings(), max_size=6))
def test_the_order_without_a_table_is_the_order_of_the_others(orders: list[Ranking]) -> None:
    named = {str(place): order for place, order in enumerate(orders)}
    for name, order in leave_one_out(named, SET).items():
        assert order == borda_order([other for key, other in named.items() if key != name], SET)


@given(st.lists(rankings(), max_size=6), rankings())
def test_an_unplaced_card_is_not_last(orders: list[Ranking], more: Ranking) -> None:
    before, after = mean_points(orders, SET), mean_points([*orders, more], SET)
    assert all(before[card] == after[card] for card in more.unplaced)
