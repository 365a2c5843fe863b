"""PrefLib's files: the format's own example, and files that don't add up."""

import pytest

from exports.brought.lines import BadLinesError
from exports.brought.preflib import read_preflib

# The lines of PrefLib's Format Specification, made whole (its example stops after eleven of 31 orders).
HEAD = """# FILE NAME: 00002-00000001.toc
# TITLE: Debian 2002 Leader
# DATA TYPE: toc
# RELATED FILES:
# NUMBER ALTERNATIVES: 4
# NUMBER VOTERS: {voters}
# NUMBER UNIQUE ORDERS: {orders}
# ALTERNATIVE NAME 1: Branden Robinson
# ALTERNATIVE NAME 2: Raphael Hertzog
# ALTERNATIVE NAME 3: Bdale Garbee
# ALTERNATIVE NAME 4: None Of The Above
"""
VOTERS_LINE, UNIQUE_LINE, FIRST_ORDER = 6, 7, 12


def file_of(*orders: str, voters: int | str = 3, unique: int | str | None = None) -> str:
    """A file with these lines of orders."""
    head = HEAD.format(voters=voters, orders=len(orders) if unique is None else unique)
    return head + "\n".join(orders) + "\n"


def refused(text: str, kind: str = "toi") -> list[tuple[int, str]]:
    with pytest.raises(BadLinesError) as caught:
        read_preflib(text, kind)
    return list(caught.value.problems)


def test_voters_that_dont_add_up_are_named_with_the_line_that_says_otherwise() -> None:
    told = refused(file_of("1: 1,2", "1: 3"))
    assert told == [(VOTERS_LINE, "NUMBER VOTERS is 3, and the orders add up to 2.")]


def test_orders_that_dont_add_up_are_named_with_the_line_that_says_otherwise() -> None:
    told = refused(file_of("1: 1,2", "2: 3", unique=5))
    assert told == [(UNIQUE_LINE, "NUMBER UNIQUE ORDERS is 5, and the lines of orders are 2.")]


def test_alternatives_that_dont_add_up_are_named() -> None:
    short = file_of("3: 1").replace("# ALTERNATIVE NAME 3: Bdale Garbee\n", "")
    assert refused(short) == [(5, "NUMBER ALTERNATIVES is 4, and the names are for 1, 2, 4.")]


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ("3: 1,5", "There is no alternative 5: they run from 1 to 4."),
        ("3: 0,1", "There is no alternative 0"),
        ("3: 1,2,1", "Alternative 1 is placed twice."),
        ("3: 1,{2,3", "can't be read"),
        ("3: 1,{2,{3}}", "can't be read"),
        ("3: 1,,2", "can't be read"),
        ("3: one", "can't be read"),
        ("3:", "can't be read"),
        ("1,2,3", "has to begin with how many voters"),
        ("x: 1,2", "has to begin with how many voters"),
        ("0: 1,2", "has to begin with how many voters"),
        ("-3: 1,2", "has to begin with how many voters"),
    ],
)
def test_a_bad_order_is_named(order: str, words: str) -> None:
    told = refused(file_of(order))
    assert [at for at, _ in told] == [FIRST_ORDER]
    assert words in told[0][1]


@pytest.mark.parametrize(
    ("kind", "order", "words"),
    [
        ("soc", "3: 1,{2,3},4", "A .soc file holds no ties; with ties it is .toc."),
        ("soi", "3: {1,2}", "A .soi file holds no ties; with ties it is .toi."),
        ("soc", "3: 1,2,3", "has 3 of 4 alternatives; in part it is .soi."),
        ("toc", "3: {1,2},3", "has 3 of 4 alternatives; in part it is .toi."),
    ],
)
def test_each_type_refuses_what_it_does_not_hold(kind: str, order: str, words: str) -> None:
    assert words in refused(file_of(order), kind)[0][1]


def test_one_order_on_two_lines_is_named() -> None:
    told = refused(file_of("1: 1,{2,3}", "2: 1,{3,2}"))
    assert told == [(13, "The same order stands on line 12 already; each has one line with its count.")]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("# NUMBER VOTERS: 3\n", "", 0, "lacks NUMBER VOTERS"),
        ("VOTERS: 3", "VOTERS: many", 6, '"many", which is no whole number'),
        ("VOTERS: 3", "VOTERS: 5000000", 6, "more than 1,000,000 voters"),
        ("NAME 2:", "NAME 1:", 9, "Alternative 1 is named on line 8 already."),
        ("Raphael Hertzog", "Bdale Garbee", 10, '"Bdale Garbee" names another alternative on line 9'),
        ("Raphael Hertzog", "", 9, "Alternative 2 has no name."),
    ],
)
def test_a_bad_head_is_named(old: str, new: str, line: int, words: str) -> None:
    told = refused(file_of("3: 1").replace(old, new))
    assert told[0][0] == line
    assert words in told[0][1]


def test_the_older_form_is_said_to_be_older() -> None:
    assert "fetched anew" in refused("4\n1,A\n2,B\n3,3,1\n3,1,2\n")[0][1]


def test_a_file_without_an_order_is_refused() -> None:
    assert refused(file_of(voters=0)) == [(0, "There is no order in this file.")]


@pytest.mark.parametrize(
    ("kind", "order", "tiers"),
    [
        (
            "soc",
            "3: 3,1,2,4",
            (("Bdale Garbee",), ("Branden Robinson",), ("Raphael Hertzog",), ("None Of The Above",)),
        ),
        ("soi", "3:3", (("Bdale Garbee",),)),
        (
            "toc",
            "3: 3,{1, 2,4}",
            (("Bdale Garbee",), ("Branden Robinson", "None Of The Above", "Raphael Hertzog")),
        ),
        ("toi", "3: {4,1},2", (("Branden Robinson", "None Of The Above"), ("Raphael Hertzog",))),
    ],
)
def test_each_type_is_read_with_its_ties_and_what_it_leaves_out(
    kind: str, order: str, tiers: tuple[tuple[str, ...], ...]
) -> None:
    brought = read_preflib(file_of(order), kind)
    assert brought.pooled is not None
    assert brought.items[0] == "Branden Robinson" and brought.voters == 3
    assert [ranking.tiers for ranking in brought.pooled.by_voter.values()] == [tiers] * 3
    assert list(brought.pooled.by_voter) == ["1", "2", "3"]
