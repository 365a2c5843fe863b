"""The exact tests of change, by hand."""

from fractions import Fraction

from hypothesis import given, strategies as st

from sessions.aggregation.significance import mcnemar, sign_test

movers = st.integers(0, 60)


def test_where_nobody_moved_nothing_is_unusual() -> None:
    assert sign_test(0, 0) == 1


def test_five_who_all_moved_one_way_are_two_cases_in_thirty_two() -> None:
    assert sign_test(5, 0) == sign_test(0, 5) == Fraction(2, 32)


def test_as_many_up_as_down_is_never_more_than_certain() -> None:
    assert sign_test(4, 4) == 1


def test_sixteen_against_six_are_counted_exactly() -> None:
    # 2 x P(X <= 6) of 22 coins: the tail is 110,056 of 4,194,304 (Conover 1999, table A3: .0262).
    assert mcnemar(16, 6) == Fraction(2 * 110_056, 2**22)


@given(movers, movers)
def test_the_direction_changes_nothing_and_p_is_a_probability(up: int, down: int) -> None:
    assert sign_test(up, down) == sign_test(down, up)
    assert 0 < sign_test(up, down) <= 1
