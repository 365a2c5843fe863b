"""What tables' criteria have in common."""

from fractions import Fraction

from sessions.aggregation.likeness import jaccard, supported


def test_two_empty_lists_are_neither_alike_nor_different() -> None:
    assert jaccard([], []) is None
    assert jaccard(["planning"], []) == 0


def test_alike_is_what_both_have_of_what_either_has() -> None:
    assert jaccard(["direct", "planning", "cost"], ["planning", "cost", "staff"]) == Fraction(2, 4)


def test_a_label_that_one_table_alone_has_is_not_supported() -> None:
    lists = [["planning", "planning", "cost"], ["planning", "direct"], ["direct", "planning"], []]
    assert list(supported(lists).items()) == [("planning", 3), ("direct", 2)]
    assert supported(lists, least=1)["cost"] == 1
