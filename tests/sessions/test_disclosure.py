"""The rules for small numbers by themselves: thresholds, second ones withheld, batches, withdrawals."""

from hypothesis import given, strategies as st

from sessions.disclosure import (
    GROUP,
    is_enough,
    is_held_back,
    is_told_by_cell,
    joining,
    may_split,
    too_few_answers,
    too_few_withdrawn,
    withheld,
)


def test_four_are_too_few_for_a_room_and_nine_for_a_change() -> None:
    assert [is_enough(n) for n in (0, 4, 5)] == [False, False, True]
    assert [is_told_by_cell(n) for n in (5, 9, 10)] == [False, False, True]
    refusal = too_few_answers(4)
    assert refusal is not None
    assert str(refusal.message) == "Results are shown from 5 answers. 4 in so far."
    assert too_few_answers(5) is None


def test_a_split_needs_ten_in_all_and_five_in_every_cell() -> None:
    assert not may_split([4, 4])
    assert not may_split([9, 1])
    assert not may_split([10, 0]), "that nobody in it chose something is told too"
    assert may_split([5, 5])
    assert may_split([]), "nobody is nothing to know"


def test_where_one_part_is_withheld_a_second_goes_with_it() -> None:
    assert withheld({"a": 9, "b": 7, "c": 8, "d": 2}) == {"d", "b"}
    assert withheld({"a": 9, "b": 7, "c": 1, "d": 2}) == {"c", "d", "b"}, "three answers hide nobody"
    assert withheld({"a": 9, "b": 0}) == frozenset(), "nobody gave it, so nothing is hidden"


@given(st.dictionaries(st.integers(0, 9), st.integers(0, 12), max_size=8))
def test_what_is_withheld_can_never_be_taken_from_the_whole(answers: dict[int, int]) -> None:
    hidden = withheld(answers)
    shown = [part for part in answers if answers[part] and part not in hidden]
    assert all(is_enough(answers[part]) for part in shown)
    if hidden and shown:
        assert len(hidden) >= 2
        assert is_enough(sum(answers[part] for part in hidden))


@given(st.dictionaries(st.integers(0, 30), st.sets(st.sampled_from("abc")).map(dict.fromkeys), max_size=20))
def test_a_batch_speaks_to_nothing_that_fewer_than_five_of_it_speak_to(
    late: dict[int, dict[str, None]],
) -> None:
    joins = joining(late)
    for part in "abc":
        speak = sum(part in late[who] for who in joins)
        assert speak == 0 or speak >= GROUP
    assert not joins or len(joins) >= GROUP


def test_a_shown_result_is_out_of_sight_until_the_fifth_withdrawal() -> None:
    assert [is_held_back(n) for n in (0, 1, 4, 5, 6, 10)] == [False, True, True, False, True, False]
    refusal = too_few_withdrawn(6)
    assert refusal is not None
    assert "(6)" in str(refusal.message)
    assert "once 10 have been" in str(refusal.message)
