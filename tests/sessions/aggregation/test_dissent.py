"""How people stand to their table's order."""

from fractions import Fraction

import pytest
from hypothesis import given

from sessions.aggregation.dissent import CardDissent, dissent, kendall_tau
from sessions.aggregation.rankings import Ranking, RankingError
from tests.sessions.aggregation.orders import rankings, strict

ONE = Fraction(1)


def test_people_of_another_set_are_refused() -> None:
    with pytest.raises(RankingError, match="never pooled"):
        dissent([strict("DEF")], strict("ABC"), "ABC")


def test_there_is_no_tau_where_either_order_ties_everything() -> None:
    assert kendall_tau(Ranking.of([["A", "B"]], "AB"), strict("AB")) is None
    assert kendall_tau(strict("A", card_set="AB"), strict("B", card_set="AB")) is None


def test_tau_runs_from_reversed_to_alike() -> None:
    assert kendall_tau(strict("ABCD"), strict("DCBA")) == -1
    assert kendall_tau(strict("ABCD"), strict("ABCD")) == 1
    assert kendall_tau(strict("ABCD"), strict("BACD")) == pytest.approx(4 / 6)


def test_each_card_has_its_range_and_everyones_distance() -> None:
    people = [strict("BAC"), strict("CA", card_set="ABC")]
    found = dissent(people, strict("ABC"), "ABC")
    assert found["A"] == CardDissent(Fraction(2), Fraction(2), 2, distances=(ONE, ONE))
    assert found["B"] == CardDissent(Fraction(1), Fraction(1), 1, distances=(ONE,))
    assert found["C"] == CardDissent(Fraction(1), Fraction(3), 2, distances=(ONE - 1, ONE))


def test_a_card_that_nobody_placed_has_no_dissent_and_one_the_table_left_out_no_distance() -> None:
    found = dissent([strict("AB", card_set="ABC")], strict("AC", card_set="ABC"), "ABC")
    assert found["C"] is None
    assert found["B"] == CardDissent(Fraction(2), Fraction(2), 1, distances=())


@given(rankings(), rankings())
def test_tau_is_the_same_both_ways(one: Ranking, other: Ranking) -> None:
    tau = kendall_tau(one, other)
    assert tau == kendall_tau(other, one)
    assert tau is None or -1.000001 < tau < 1.000001
