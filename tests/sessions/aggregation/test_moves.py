"""How far one order lies from another, in places and in contradicted pairs."""

from fractions import Fraction

from hypothesis import given, strategies as st

from sessions.aggregation.moves import contradicted, moves
from sessions.aggregation.rankings import Ranking

CARDS = "ABCDEF"
permutations = st.permutations(list(CARDS))


def order(tiers: str) -> Ranking:
    return Ranking.of([list(tier) for tier in tiers.split()], CARDS)


def test_an_unplaced_card_has_not_moved_and_the_others_close_up() -> None:
    assert moves(order("A B C"), order("A C")) == {"A": 0, "C": 0}


def test_a_tie_takes_the_middle_of_the_places_it_spans() -> None:
    assert moves(order("A B C"), order("C AB")) == {
        "A": Fraction(-3, 2),
        "B": Fraction(-1, 2),
        "C": Fraction(2),
    }


def test_a_tied_pair_contradicts_nothing_and_a_reversal_contradicts_every_pair() -> None:
    assert contradicted(order("A B"), order("AB")) == 0
    assert contradicted(order("A B C D E F"), order("F E D C B A")) == 15


@given(permutations, permutations)
def test_moves_add_up_to_nothing_and_contradictions_are_the_same_both_ways(
    first: list[str], second: list[str]
) -> None:
    one, other = (Ranking.of([[card] for card in cards], CARDS) for cards in (first, second))
    assert sum(moves(one, other).values()) == 0
    assert contradicted(one, other) == contradicted(other, one)
    assert (contradicted(one, other) == 0) == (first == second)
