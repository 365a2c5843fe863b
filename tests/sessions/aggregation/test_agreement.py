"""Kendall's W against published data and another library, and its laws."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby

import pytest
from hypothesis import given, strategies as st
from scipy import stats

from sessions.aggregation.agreement import kendall_w, kendall_w_uncorrected, mean_rho, spread_word
from sessions.aggregation.rankings import Ranking, RankingError
from tests.sessions.aggregation.orders import SET, rankings, strict

# The anxiety ratings of the R package irr 0.84.1 (Gamer, Lemon, Fellows and Singh): 20 people, three raters.
# kendall(anxiety, correct = TRUE) prints Kendall's W = 0.54 and Chisq(19) = 30.8, p = 0.0429.
ANXIETY = (
    (3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3),
    (3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4),
    (2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2),
)
SUBJECTS = tuple(f"s{number:02}" for number in range(20))


def rated(ratings: Sequence[int]) -> Ranking:
    by_rating = sorted(zip(ratings, SUBJECTS, strict=True))
    tiers = [[subject for _, subject in tier] for _, tier in groupby(by_rating, key=lambda pair: pair[0])]
    return Ranking.of(tiers, SUBJECTS)


def test_agreement_refuses_to_pool_two_sets() -> None:
    with pytest.raises(RankingError, match="never pooled"):
        kendall_w([strict("ABC"), strict("DEF")], "ABC")


@pytest.mark.parametrize(
    "orders",
    [
        [],
        [strict("ABC")],
        [strict("AB", card_set="ABC"), strict("BC", card_set="ABC")],
        [Ranking.of([["A", "B", "C"]], "ABC")] * 2,
    ],
    ids=["nobody", "one person", "one card in common", "everything tied by everyone"],
)
def test_there_is_no_w_where_nothing_can_be_compared(orders: list[Ranking]) -> None:
    assert kendall_w(orders, "ABC") is None
    assert mean_rho(orders, "ABC") is None


def test_the_anxiety_ratings_have_their_published_w_and_chi_squared() -> None:
    w = kendall_w([rated(ratings) for ratings in ANXIETY], SUBJECTS)
    assert w is not None
    assert round(float(w), 4) == 0.5397
    assert round(float(3 * 19 * w), 2) == 30.76


def test_without_its_correction_w_divides_by_what_untied_orders_could_reach() -> None:
    # Rank sums 2.5, 3.5 and 6 about a mean of 4: S = 6.5, and T = 6 for the one pair tied by one of two.
    orders = [Ranking.of([["A", "B"], ["C"]], "ABC"), strict("ABC")]
    assert kendall_w_uncorrected(orders, "ABC") == Fraction(78, 96)
    assert kendall_w(orders, "ABC") == Fraction(78, 84)
    assert kendall_w_uncorrected([], "ABC") is None


@given(st.lists(rankings(), max_size=6))
def test_without_its_correction_w_is_never_the_larger(orders: list[Ranking]) -> None:
    without, corrected = kendall_w_uncorrected(orders, SET), kendall_w(orders, SET)
    assert (without is None) == (corrected is None)
    assert without is None or corrected is None or without <= corrected


def test_scipys_friedman_statistic_is_m_times_n_less_one_times_w() -> None:
    w = kendall_w([rated(ratings) for ratings in ANXIETY], SUBJECTS)
    assert w is not None
    friedman = stats.friedmanchisquare(*zip(*ANXIETY, strict=True))
    assert float(3 * 19 * w) == pytest.approx(float(friedman.statistic))


def test_mean_rho_is_the_mean_of_all_pairs_when_nothing_is_tied() -> None:
    orders = [strict("ABCDE"), strict("BADCE"), strict("EACBD")]
    places = [[order.index(card) for card in "ABCDE"] for order in ("ABCDE", "BADCE", "EACBD")]
    pairs = [(0, 1), (0, 2), (1, 2)]
    spearman = [stats.spearmanr(places[one], places[other]).statistic for one, other in pairs]
    rho = mean_rho(orders, "ABCDE")
    assert rho is not None
    assert float(rho) == pytest.approx(sum(spearman) / 3)


def test_cards_that_someone_left_unplaced_are_left_out_for_all() -> None:
    orders = [strict("ABC"), strict("ABC"), strict("AB", card_set="ABC")]
    assert kendall_w(orders, "ABC") == 1


def test_four_people_get_no_word_for_their_spread() -> None:
    assert spread_word([strict("ABC")] * 4, "ABC") is None
    assert spread_word([strict("ABC")] * 5, "ABC") == "close"


def test_no_word_is_given_where_fewer_than_two_cards_were_placed_by_all() -> None:
    orders = [strict("AB", card_set="ABC")] * 4 + [strict("BC", card_set="ABC")]
    assert spread_word(orders, "ABC") is None


def test_the_word_follows_the_orders_from_close_through_mixed_to_split() -> None:
    assert spread_word([strict("ABCDE")] * 4 + [strict("BACDE")], "ABCDE") == "close"
    assert spread_word([strict("ABCDE")] * 4 + [strict("EDCBA")], "ABCDE") == "split"
    assert spread_word([strict("ABCDE")] * 4 + [strict("DCBAE")], "ABCDE") == "mixed"


@given(st.lists(rankings(), max_size=6))
def test_w_lies_between_nought_and_one(orders: list[Ranking]) -> None:
    w = kendall_w(orders, SET)
    assert w is None or 0 <= w <= 1


@given(st.lists(rankings(), max_size=6), st.permutations(range(6)))
def test_the_order_of_people_changes_nothing(orders: list[Ranking], places: list[int]) -> None:
    shuffled = [orders[place] for place in places if place < len(orders)]
    assert kendall_w(shuffled, SET) == kendall_w(orders, SET)


@given(st.lists(rankings(), max_size=6), st.permutations(SET))
def test_the_names_of_the_cards_change_nothing(orders: list[Ranking], names: list[str]) -> None:
    renamed = dict(zip(SET, names, strict=True))
    other = [Ranking.of([[renamed[card] for card in tier] for tier in order.tiers], SET) for order in orders]
    assert kendall_w(other, SET) == kendall_w(orders, SET)


@given(rankings(complete=True), st.integers(2, 5))
def test_people_of_one_mind_have_a_w_of_one(order: Ranking, people: int) -> None:
    expected = Fraction(1) if len(order.tiers) > 1 else None
    assert kendall_w([order] * people, SET) == expected
