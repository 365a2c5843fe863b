"""Change of mind: who counts where."""

from fractions import Fraction

from hypothesis import given, strategies as st

from sessions.aggregation.shift import Shift, churn, matrix, shift, transitions

answers = st.dictionaries(st.sampled_from("abcdefgh"), st.none() | st.integers(1, 5))


def test_movement_is_counted_over_those_on_the_scale_in_both_rounds() -> None:
    before = {"a": 1, "b": 4, "c": 3, "d": 2, "e": None}
    after = {"a": 3, "b": 2, "c": 3, "e": 5, "f": None}
    counted = shift(before, after)
    assert counted == Shift(more=1, less=1, same=1, once=2)
    assert counted.both == 3
    assert churn(before, after) == Fraction(2, 3)


def test_cant_say_stands_outside_the_scale_and_is_no_movement() -> None:
    assert shift({"a": None}, {"a": None}) == Shift(0, 0, 0, 0)
    assert shift({"a": None}, {"a": 5}) == Shift(0, 0, 0, once=1)


def test_there_is_no_churn_where_nobody_answered_twice() -> None:
    assert churn({"a": 1}, {"b": 1}) is None


def test_absence_is_told_apart_from_silence_when_presence_is_known() -> None:
    before = {"stays": 2, "leaves": 4, "silent later": 3}
    after = {"stays": 3, "comes": 5, "silent first": 1, "cannot say": None}
    here_before = {"stays", "leaves", "silent later", "silent first", "cannot say"}
    here_after = {"stays", "comes", "silent later", "silent first", "cannot say"}
    assert transitions(before, after, here_before, here_after) == {
        (2, 3): 1,
        (4, "left"): 1,
        (3, "no answer"): 1,
        ("joined", 5): 1,
        ("no answer", 1): 1,
        ("no answer", "outside"): 1,
    }


def test_without_presence_a_missing_answer_is_no_answer() -> None:
    assert transitions({"a": 1}, {"b": 2}) == {(1, "no answer"): 1, ("no answer", 2): 1}


@given(answers, answers)
def test_every_person_is_in_exactly_one_cell(
    before: dict[str, int | None], after: dict[str, int | None]
) -> None:
    assert sum(transitions(before, after).values()) == len({*before, *after})


@given(answers, answers)
def test_the_rounds_swapped_swap_more_and_less(
    before: dict[str, int | None], after: dict[str, int | None]
) -> None:
    there, back = shift(before, after), shift(after, before)
    assert (there.more, there.less, there.same, there.once) == (back.less, back.more, back.same, back.once)
    assert churn(before, after) == churn(after, before)


def test_the_matrix_has_a_row_for_each_place_that_people_came_from() -> None:
    moved = transitions({"a": 1, "b": 1, "c": 2, "d": None}, {"a": 2, "b": 1, "c": 2, "d": 1, "e": 2})
    assert matrix(moved, (1, 2, 3)) == ((1, 1, 0), (0, 1, 0), (0, 0, 0))


@given(answers, answers)
def test_churn_is_what_is_off_the_diagonal(
    before: dict[str, int | None], after: dict[str, int | None]
) -> None:
    counts = matrix(transitions(before, after), range(1, 6))
    both, stayed = sum(map(sum, counts)), sum(counts[place][place] for place in range(5))
    assert churn(before, after) == (1 - Fraction(stayed, both) if both else None)
