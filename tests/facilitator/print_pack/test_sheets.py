"""Laying out: pages are counted, backs lie behind their fronts, and nothing that is too long is cut."""

import pytest
from hypothesis import given, strategies as st

from casestudies.loader import load_materials
from casestudies.schema import ExampleSet, Sheet
from facilitator.print_pack.cards import long_sheets, set_pages, size_of
from facilitator.print_pack.choices import read_choices
from facilitator.print_pack.sheets import BLANK, Page, Part, filled, lines_of, pairs
from sessions.paper.forms import CardsNeeded
from sessions.words import say

SIX = load_materials().example_set("1-6")
FRONTS, BACKS = "print/card_fronts.html", "print/card_backs.html"


def a_set(cards: int) -> ExampleSet:
    """The first so many cards of the set."""
    return SIX.model_copy(update={"key": f"1-{cards}", "examples": SIX.examples[:cards]})


def a_part(pages: int, copies: int = 1, *, has_backs: bool = False) -> Part:
    held = [Page("print/briefing.html", {"number": number}) for number in range(pages)]
    return Part("briefing", say("Briefing"), say("To read."), held, copies, has_backs)


@pytest.mark.parametrize("cards", range(2, 7))
def test_the_back_of_each_card_lies_behind_it(cards: int) -> None:
    pages = set_pages(a_set(cards))
    assert [page.template for page in pages] == [FRONTS, BACKS] * (-(-cards // 2))
    for front, back in zip(pages[::2], pages[1::2], strict=True):
        assert tuple(one for one, _size in back.values["backs"]) == front.values["halves"]
    shown = [one for page in pages[::2] for one in page.values["halves"] if one]
    assert tuple(shown) == SIX.examples[:cards]


def test_an_odd_number_of_cards_leaves_half_a_page_empty() -> None:
    assert set_pages(a_set(5))[-2].values["halves"] == (SIX.examples[4], None)


def test_a_sheet_that_no_back_can_hold_is_printed_apart() -> None:
    long = Sheet(**dict.fromkeys(Sheet.model_fields, "Two words. " * 180))
    cards = a_set(3)
    held = (cards.examples[0].model_copy(update={"sheet": long}), *cards.examples[1:])
    cards = cards.model_copy(update={"examples": held})
    assert size_of(long) == ""
    assert [page.values["example"].key for page in long_sheets([CardsNeeded(cards, 1)])] == ["1"]
    assert set_pages(cards)[1].values["backs"][0][1] == ""


def test_a_longer_sheet_is_set_in_smaller_type() -> None:
    sizes = [size_of(Sheet(**dict.fromkeys(Sheet.model_fields, "word " * words))) for words in range(5, 130)]
    assert list(dict.fromkeys(sizes)) == ["large", "middle", "small", "smallest", ""]


@pytest.mark.parametrize(("pages", "copies", "papers"), [(1, 1, 1), (2, 3, 3), (3, 2, 4), (6, 6, 18)])
def test_what_is_printed_on_both_sides_takes_half_the_paper(pages: int, copies: int, papers: int) -> None:
    assert a_part(pages, copies, has_backs=True).papers == papers
    assert a_part(pages, copies).papers == pages * copies


def test_on_both_sides_every_copy_begins_on_a_sheet_of_its_own() -> None:
    both = list(a_part(3, 2, has_backs=True).laid_out(both_sides=True))
    assert [page is BLANK for page in both] == [False, False, False, True] * 2
    single = list(a_part(3, 2).laid_out(both_sides=True))
    assert [page is BLANK for page in single] == [False, True] * 6
    assert BLANK not in list(a_part(3, 2, has_backs=True).laid_out(both_sides=False))


@given(st.lists(st.floats(0.1, 60)), st.floats(1, 50))
def test_pages_hold_everything_in_its_order_and_no_more_than_fits(items: list[float], room: float) -> None:
    pages = filled(items, lambda lines: lines, room)
    assert [one for page in pages for one in page] == items
    assert all(page for page in pages)
    assert all(sum(page) <= room + 1e-6 for page in pages if len(page) > 1)


def test_lines_of_one_paragraph_are_joined_and_those_of_a_list_are_not() -> None:
    assert lines_of("one two\nthree four", 20) == 1
    assert lines_of("- one\n- two", 20, gap=0) == 2
    assert lines_of("one\n\ntwo", 20, gap=0.5) == 2.5
    assert lines_of("one  \ntwo", 20, gap=0) == 2


def test_pairs_leave_the_last_alone() -> None:
    assert pairs([1, 2, 3]) == [(1, 2), (3, None)]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"copies-signs": "61"}, "Copies: write a number from 0 to 60."),
        ({"copies-signs": "-1"}, "Copies: write a number from 0 to 60."),
        ({"copies-signs": "²"}, "Copies: write a number from 0 to 60."),
        ({"ballots": "31"}, "Ballots for each table: write a number from 0 to 30."),
        ({"first": "0"}, "The first ballot of each table: write a number from 1 to 99."),
        ({"begins": "24:00"}, "When the day begins: write a time such as 10:00, or leave it empty."),
        ({"begins": "ten"}, "When the day begins: write a time such as 10:00, or leave it empty."),
    ],
)
def test_a_choice_that_can_not_be_used_is_named(given: dict[str, str], sentence: str) -> None:
    assert [str(fault) for fault in read_choices(given).faults] == [sentence]


def test_times_count_from_the_beginning_of_the_day_or_from_nothing() -> None:
    assert read_choices({"begins": "9.30"}).clock(95) == "11:05"
    assert read_choices({}).clock(95) == "1:35"
    assert read_choices({"begins": "23:30"}).clock(45) == "00:15"
