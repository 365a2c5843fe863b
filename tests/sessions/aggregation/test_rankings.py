"""What a ranking is, and what it refuses."""

from fractions import Fraction

import pytest
from hypothesis import given

from sessions.aggregation.rankings import Ranking, RankingError, ordinal, require_one_set
from tests.sessions.aggregation.orders import SET, rankings, strict


def test_a_card_placed_twice_is_refused_by_name() -> None:
    with pytest.raises(RankingError, match="'B' is placed twice"):
        Ranking.of([["A", "B"], ["B"]], "ABC")


def test_a_card_placed_twice_in_one_tier_is_refused() -> None:
    with pytest.raises(RankingError, match="'A' is placed twice"):
        Ranking.of([["A", "A"]], "ABC")


def test_a_card_outside_the_set_is_refused_by_name() -> None:
    with pytest.raises(RankingError, match="'Z' is not in this set"):
        Ranking.of([["Z"]], "ABC")


def test_a_place_without_a_card_is_refused() -> None:
    with pytest.raises(RankingError, match="holds no card"):
        Ranking.of([["A"], [], ["B"]], "ABC")


def test_bare_text_in_place_of_a_tier_is_refused() -> None:
    with pytest.raises(RankingError, match="not the text"):
        Ranking.of(["A", "B"], "AB")


def test_rankings_over_different_sets_are_never_pooled() -> None:
    with pytest.raises(RankingError, match="'D' is not in every order"):
        require_one_set([strict("ABC"), strict("ABCD")], "ABC")


def test_unplaced_cards_have_no_rank_and_no_place() -> None:
    ranking = Ranking.of([["B"], ["A"]], "ABCD")
    assert ranking.unplaced == {"C", "D"}
    assert ranking.placed_count == 2
    assert set(ranking.midranks()) == set(ranking.places()) == {"A", "B"}


def test_tied_cards_share_the_mean_of_their_ranks_and_the_first_of_their_places() -> None:
    ranking = Ranking.of([["A"], ["C", "B"], ["D"]], "ABCD")
    assert ranking.midranks() == {"A": 1, "B": Fraction(5, 2), "C": Fraction(5, 2), "D": 4}
    assert ranking.places() == {"A": "1st", "B": "2nd=", "C": "2nd=", "D": "4th"}


def test_the_order_of_cards_inside_a_tier_means_nothing() -> None:
    assert Ranking.of([["A", "B"]], "AB") == Ranking.of([["B", "A"]], "BA")


def test_leaving_cards_out_closes_up_the_order() -> None:
    ranking = Ranking.of([["A"], ["B", "C"], ["D"]], "ABCDE").among("CDE")
    assert ranking == Ranking.of([["C"], ["D"]], "CDE")


@pytest.mark.parametrize(
    ("place", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st")],
)
def test_places_are_said_as_in_english(place: int, words: str) -> None:
    assert ordinal(place) == words
    assert ordinal(place, is_tied=True) == f"{words}="


@given(rankings())
def test_midranks_always_sum_to_the_sum_of_the_places(ranking: Ranking) -> None:
    k = ranking.placed_count
    assert sum(ranking.midranks().values()) == Fraction(k * (k + 1), 2)
    assert ranking.cards == set(SET)
