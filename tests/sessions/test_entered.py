"""Figures that were counted elsewhere: entered as what they are, and no mean where they determine none.

The counts are those of the Manchester local area report of 2017 (appendix A, participants' evaluation): 30
people, 16 answers, three questions on a scale of 1 to 6. Its bars stand without certain steps, and those on
facilitation add up to 14.
"""

from fractions import Fraction
from typing import Any

import pytest

from sessions.entered.figures import Bar, EnteredFigures, mean, why_no_mean
from sessions.entered.lines import read_bars
from sessions.errors import Rejection
from sessions.evolving import replay
from sessions.orders import Receipt
from sessions.record import read_record
from tests.builders import Hall, make_hall

SOURCE = "Manchester local area report, 2017, appendix A"
TIME_WELL_USED = {"title": "A good use of your time", "bars": "5\n3\n8"}
FACILITATION = {"title": "The facilitation", "bars": "1\n3\n9\n1"}
WORKSHOP = {"title": "The workshop", "bars": "2\n4\n10"}
GIVEN = {"source": SOURCE, "people": 30, "answered": 16, "steps": 6, "low": "Poor", "high": "Excellent"}


@pytest.fixture
def hall() -> Hall:
    return make_hall()


def enter(hall: Hall, **changes: Any) -> Receipt | Rejection:
    return hall.send("enter_figures", **{**GIVEN, **WORKSHOP, **changes})


def refused(hall: Hall, **changes: Any) -> str:
    outcome = enter(hall, **changes)
    assert isinstance(outcome, Rejection), outcome
    assert not hall.state.entered.figures
    return f"{outcome.code}: {outcome.message}"


def only(hall: Hall) -> EnteredFigures:
    (found,) = hall.state.entered.figures.values()
    return found


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"title": " \u200b"}, "figures_untitled: Say what was asked"),
        ({"source": ""}, "source_missing: Say where the figures come from"),
        ({"bars": "\n \n"}, "bars_missing: There are no counts yet"),
        ({"bars": "6: 8\nmany"}, "bad_bar: Line 2: no whole number of people"),
        ({"bars": "6: -8"}, "bad_bar: Line 1: its step is not from 1 to 6"),
        ({"bars": "7: 8"}, "bad_bar: Line 1: its step is not from 1 to 6"),
        ({"bars": "6: 8\n\n6: 1"}, "bad_bar: Line 3: it stands for the same answer"),
        ({"bars": "6: 1.5"}, "bad_bar: Line 1"),
        ({"bars": "1\n" * 21}, "too_many_bars: A figure has 20 bars"),
        ({"bars": "6: 17"}, "bars_over: The bars add up to 17, and 16 answered"),
        ({"people": 15}, "answered_over: More people answered than were there"),
        ({"bars": "6: 4", "answered": None, "people": None}, "too_few_answers: 4 people are fewer than 5"),
        ({"target": "nothing"}, "unknown_exercise"),
        ({"figures": "figures-9"}, "unknown_figures"),
        ({"steps": 12}, "bad_field"),
    ],
)
def test_what_can_not_be_a_figure_is_refused_in_words(hall: Hall, changes: dict[str, Any], told: str) -> None:
    assert told in refused(hall, **changes)


@pytest.mark.parametrize("question", [TIME_WELL_USED, FACILITATION, WORKSHOP])
def test_no_mean_is_made_of_manchesters_bars_for_their_steps_are_not_given(
    hall: Hall, question: dict[str, str]
) -> None:
    enter(hall, **question)
    assert mean(only(hall)) is None
    assert "does not say which steps of the scale" in str(why_no_mean(only(hall))[0])


def test_bars_that_add_up_to_14_of_16_have_no_mean_even_if_their_steps_were_known(hall: Hall) -> None:
    enter(hall, **FACILITATION | {"bars": "3: 1\n4: 3\n5: 9\n6: 1"})
    assert mean(only(hall)) is None
    assert [str(why) for why in why_no_mean(only(hall))] == ["The bars add up to 14 of 16 answers."]


def test_both_reasons_are_given_where_both_hold(hall: Hall) -> None:
    enter(hall, **FACILITATION)
    assert [str(why).split(".")[0] for why in why_no_mean(only(hall))] == [
        "The source does not say which steps of the scale 4 bars stand for",
        "The bars add up to 14 of 16 answers",
    ]


def test_there_is_no_mean_where_nobody_knows_how_many_answered_or_there_is_no_scale(hall: Hall) -> None:
    enter(hall, bars="4: 2\n5: 4\n6: 10", answered=None)
    assert (mean(only(hall)), len(why_no_mean(only(hall)))) == (None, 1)
    enter(hall, figures="figures-1", bars="Yes: 12\nNo: 4", steps=0)
    assert (mean(only(hall)), len(why_no_mean(only(hall)))) == (None, 1)


def test_a_mean_is_exact_where_every_answer_has_its_step(hall: Hall) -> None:
    enter(hall, bars="4: 2\n5: 4\n6: 10")
    assert mean(only(hall)) == Fraction(2 * 4 + 4 * 5 + 10 * 6, 16)
    assert not why_no_mean(only(hall))


@pytest.mark.parametrize("line", ["6: 8", "6 8", "6,8", "6;8", "6\t8", " 6 = 8 "])
def test_a_line_may_be_typed_in_more_than_one_way(line: str) -> None:
    assert read_bars(line, 6) == (Bar(8, place=6),)


@pytest.mark.parametrize("line", ["8", "?: 8", "? 8", " 8 "])
def test_a_bar_without_its_step_is_kept_without_one(line: str) -> None:
    assert read_bars(line, 6) == (Bar(8),)


def test_an_answer_in_words_may_hold_numbers() -> None:
    assert read_bars("Between 5 and 10 years: 12", 0) == (Bar(12, label="Between 5 and 10 years"),)


def test_entered_again_they_take_the_place_of_those_before(hall: Hall) -> None:
    enter(hall)
    enter(hall, figures="figures-1", title="Today's workshop")
    assert only(hall).title == "Today's workshop"
    again = enter(hall, figures="figures-1", title="Today's workshop")
    assert isinstance(again, Rejection)
    assert again.code == "already_so"


def test_what_was_taken_out_does_not_give_its_key_away(hall: Hall) -> None:
    enter(hall)
    hall.do("remove_figures", figures="figures-1")
    assert not hall.state.entered.figures
    enter(hall)
    assert list(hall.state.entered.figures) == ["figures-2"]


def test_entering_changing_and_taking_out_can_each_be_taken_back(hall: Hall) -> None:
    def take_back() -> None:
        newest = next(entry for entry in reversed(hall.state.log) if not entry.is_undone)
        hall.do("undo", entry=newest.seq)

    enter(hall)
    enter(hall, figures="figures-1", title="Changed")
    take_back()
    assert only(hall).title == "The workshop"
    hall.do("remove_figures", figures="figures-1")
    take_back()
    assert only(hall).title == "The workshop"
    take_back()
    assert not hall.state.entered.figures


def test_they_are_there_after_closing_and_after_a_replay(hall: Hall) -> None:
    hall.do("close_workshop")
    enter(hall)
    rows = hall.service.snapshot(hall.workshop)
    again = replay(hall.workshop, read_record(rows, hall.service.registry), hall.service.registry)
    assert again.entered == hall.state.entered
    assert only(hall).answered == 16
