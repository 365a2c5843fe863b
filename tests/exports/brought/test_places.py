"""Tables of places: which lines are refused, and what an order is."""

import pytest

from exports.brought.lines import BadLinesError
from exports.brought.places import read_places
from sessions.aggregation.rankings import Ranking

HEAD = "voter,item,place\n"


def refused(text: str) -> list[tuple[int, str]]:
    with pytest.raises(BadLinesError) as caught:
        read_places(text)
    return list(caught.value.problems)


@pytest.mark.parametrize(
    ("rows", "line", "words"),
    [
        ("T1,A,1\nT1,A,2\n", 3, '"T1" places "A" twice, on line 2 already.'),
        ("T1,A,first\n", 2, 'The place "first" is no number.'),
        ("T1,A,-1\n", 2, 'The place "-1" is no number.'),
        ("T1,A,nan\n", 2, "no number"),
        ("T1,A,1e3\n", 2, "no number"),
        ("T1,A,٣\n", 2, "no number"),
        ("T1,A,0\n", 2, "The place is 0."),
        (",A,1\n", 2, "The voter is empty."),
        ("T1, ,1\n", 2, "The item is empty."),
        ("T1,A\n", 2, "This line has 2 fields, and the first line names 3."),
        ("T1,A,1,2\n", 2, "This line has 4 fields"),
        ('T1,A,1\nT1,"B,2\n', 3, "can't be read as CSV"),
        ("", 1, "No line follows"),
    ],
)
def test_a_bad_line_is_named(rows: str, line: int, words: str) -> None:
    problems = refused(HEAD + rows)
    assert [at for at, _ in problems] == [line]
    assert words in problems[0][1]


def test_every_bad_line_is_named_in_order() -> None:
    assert [at for at, _ in refused(f"{HEAD}T1,A,x\nT1,B,1\nT1,B,1\n,,\n,C,y\n")] == [2, 4, 6, 6]


def test_a_missing_column_is_named_with_the_first_line() -> None:
    assert refused("voter,item\nT1,A\n") == [
        (1, "The first line has to name voter, item, place; it lacks place.")
    ]
    assert "voter, item, place" in refused("")[0][1]
    assert refused("voter,item,place,item\nT1,A,1,B\n") == [(1, "The column item stands here twice.")]


def test_a_field_over_two_lines_does_not_shift_the_numbers_of_the_next() -> None:
    assert [at for at, _ in refused(f'{HEAD}T1,"A\nand B",1\nT1,C,x\n')] == [4]


def test_a_voter_in_two_groups_with_one_set_would_count_twice() -> None:
    rows = "voter,item,place,group\nT1,A,1,n\nT1,B,,n\nT2,A,1,s\nT1,B,2,s\n"
    assert "places" in refused(rows)[0][1]
    rows = "voter,item,place,group\nT1,A,1,n\nT2,B,1,n\nT3,A,1,s\nT1,B,2,s\n"
    assert refused(rows) == [(5, '"T1" is in group "n" on line 2 already.')]


def test_columns_may_come_in_any_order_with_others_between_and_spaces_around() -> None:
    brought = read_places("Place , note, ITEM ,voter\n 1 , x, A , T1 \n,,,\n2,,B,T1,,\n")
    assert brought.pooled is not None
    assert brought.pooled.by_voter == {"T1": Ranking.of([["A"], ["B"]], "AB")}


def test_the_same_place_is_a_tie_and_an_empty_place_or_no_row_is_unplaced() -> None:
    brought = read_places(f"{HEAD}T1,A,1.5\nT1,B,1.50\nT1,C,3\nT2,C,\nT2,A,7\nT3,B,\n")
    assert brought.pooled is not None
    assert (brought.items, brought.voters, brought.groups) == (("A", "B", "C"), 3, {})
    assert brought.pooled.by_voter == {
        "T1": Ranking.of([["A", "B"], ["C"]], "ABC"),
        "T2": Ranking.of([["A"]], "ABC"),
        "T3": Ranking.of([], "ABC"),
    }


def test_places_are_compared_as_numbers_and_not_as_text() -> None:
    brought = read_places(f"{HEAD}T1,A,10\nT1,B,9\n")
    assert brought.pooled is not None
    assert brought.pooled.by_voter["T1"].tiers == (("B",), ("A",))


def test_groups_with_one_set_are_pooled_and_others_are_not() -> None:
    one_set = read_places("voter,item,place,group\nT1,A,1,n\nT1,B,2,n\nT2,A,1,s\nT2,B,,s\n")
    assert one_set.pooled is not None and list(one_set.pooled.by_voter) == ["T1", "T2"]
    two_sets = read_places("voter,item,place,group\nT1,A,1,n\nT1,B,2,n\nT2,A,1,s\nT1,C,1,s\n")
    assert two_sets.pooled is None
    assert {name: orders.items for name, orders in two_sets.groups.items()} == {
        "n": ("A", "B"),
        "s": ("A", "C"),
    }
    assert two_sets.voters == 2
