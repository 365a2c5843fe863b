"""Gini's coefficient: a published one, and those who were silent."""

from fractions import Fraction

from hypothesis import given, strategies as st

from sessions.aggregation.participation import gini


def test_one_person_and_a_silent_room_have_none() -> None:
    assert gini([4]) is None
    assert gini([0, 0, 0]) is None


def test_the_published_incomes_have_their_published_coefficient() -> None:
    # The example of Gini() in the R package ineq (Zeileis): 0.4620911 before n/(n - 1).
    incomes = (541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261)
    found = gini(incomes)
    assert found is not None
    assert round(float(found * Fraction(9, 10)), 7) == 0.4620911


def test_all_alike_is_nought_and_one_alone_is_one() -> None:
    assert gini([3, 3, 3]) == 0
    assert gini([7, 0, 0, 0]) == 1


def test_those_who_were_silent_count() -> None:
    spoke, with_silent = gini([2, 2]), gini([2, 2, 0, 0])
    assert spoke == 0
    assert with_silent is not None and with_silent > 0


@given(st.lists(st.integers(0, 40), max_size=12), st.randoms())
def test_it_lies_between_nought_and_one_whatever_the_order(turns: list[int], chance: object) -> None:
    shuffled = list(turns)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis' Random has it
    found = gini(turns)
    assert found == gini(shuffled)
    assert found is None or 0 <= found <= 1
