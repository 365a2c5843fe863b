"""A report of a record that was purged: the counts of the one before, and no word that anyone said."""

import re

import pytest

from sessions.erasing.certificate import Certificate
from sessions.erasing.retention import purge
from tests.builders import Hall, make_hall, play_all, seat_everyone
from tests.exports.reports import figures, visible, without_times, written

NUMBERS = re.compile(r"^Figure \d+ F\d+ ")


@pytest.fixture(scope="module")
def hall() -> Hall:
    found = make_hall()
    play_all(found, seat_everyone(found, 5))
    found.do("close_workshop")
    return found


@pytest.fixture(scope="module")
def both(hall: Hall) -> tuple[str, str]:
    """The report before and after."""
    before = written(hall)
    assert isinstance(purge(hall.service, hall.workshop), Certificate)
    return before, written(hall)


def test_it_says_that_the_record_was_purged(both: tuple[str, str]) -> None:
    before, after = both
    assert "The raw record was purged" not in before
    assert "The raw record was purged" in after


def test_no_word_that_anyone_said_is_in_it(hall: Hall, both: tuple[str, str]) -> None:
    fresh = make_hall()
    play_all(fresh, seat_everyone(fresh, 5))
    said = {word for one in fresh.state.exercises.values() for word in one.kind.words(one.state)}
    printed = {word for word in said if word in visible(both[0])}
    assert len(printed) > 20, "the report before printed what people said"
    assert [word for word in said if len(word) > 12 and word in both[1]] == []


def by_title(page: str) -> dict[str, list[list[list[str]]]]:
    """The data of each result by what stands under its number."""
    found = figures(without_times(page))
    return {NUMBERS.sub("", figure.words): figure.tables for figure in found}


def test_results_without_words_stand_as_before_with_the_same_data(both: tuple[str, str]) -> None:
    before, after = (by_title(page) for page in both)
    same = {title for title in before.keys() & after.keys() if before[title] == after[title]}
    assert len(same) > 25
    for asked in ("Who was there and who answered", "How many answered each step", "How many people joined"):
        assert [title for title in same if title.startswith(asked)], asked


def test_no_result_is_left_out_but_the_list_of_words_alone(both: tuple[str, str]) -> None:
    before, after = (len(figures(page)) for page in both)
    assert before - after in (0, 1)
