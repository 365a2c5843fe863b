"""The numbers on ballots: a slip of the keyboard is noticed, and each is one table's and one person's."""

import pytest

from sessions.paper.ballot_numbers import (
    HOW,
    LETTERS,
    NO_LETTER,
    SLIP,
    numbers_of,
    read_number,
    shown,
    table_printed,
)
from sessions.words import Message

PRINTED = [table * 100 + place for table in (1, 3, 12, 99) for place in (1, 7, 10, 48, 99)]


@pytest.mark.parametrize(
    "text", ["", "0", "x", "B", "-", "0T", "1.5", "10000", "٣", "307BB", "3O7B", "9" * 400]
)
def test_what_is_no_number_is_told_the_form(text: str) -> None:
    assert read_number(text) == HOW


def test_a_printed_number_without_its_letter_is_not_taken() -> None:
    assert read_number("307") == NO_LETTER


@pytest.mark.parametrize("number", PRINTED)
def test_one_digit_mistyped_never_keeps_its_letter(number: int) -> None:
    right = shown(number)
    for at in range(len(right) - 1):
        for digit in "0123456789":
            typed = right[:at] + digit + right[at + 1 :]
            assert typed == right or isinstance(read_number(typed), Message)


@pytest.mark.parametrize("number", PRINTED)
def test_two_neighbours_swapped_never_keep_their_letter(number: int) -> None:
    right = shown(number)
    for at in range(len(right) - 2):
        typed = right[:at] + right[at + 1] + right[at] + right[at + 2 :]
        assert typed == right or read_number(typed) == SLIP


def test_a_number_is_read_as_it_is_printed_in_any_case_and_spacing() -> None:
    assert [shown(7), shown(307)] == ["7", "307" + LETTERS[307 % 23]]
    letter = shown(307)[-1]
    assert [read_number(text) for text in (f"307{letter}", f" 3-07 {letter.lower()}", "7", "99")] == [
        307,
        307,
        7,
        99,
    ]


def test_the_numbers_of_a_table_are_its_own_and_all_different() -> None:
    every = [number for table in range(1, 100) for number in numbers_of(table, 200)]
    assert len(every) == len(set(every)) == 99 * 99
    assert [table_printed(307), table_printed(9901), table_printed(42)] == [3, 99, None]
    assert numbers_of(3, 2, first=7) == [shown(307), shown(308)]
