"""What a no to being quoted does: words stay, and stand in nobody's quotation marks."""

from typing import Any

import pytest

from sessions.exercises.base import Actor
from tests.builders import Hall, make_hall


@pytest.fixture
def hall() -> Hall:
    return make_hall()


def choose(hall: Hall, actor: Actor, **chosen: bool) -> None:
    hall.do("make_choices", actor, participant=actor.participant, **chosen)


def open_notes(hall: Hall) -> str:
    hall.go_to(next(step.key for step in hall.state.steps if step.exercise.kind.name == "statements"))
    hall.do("open_step")
    return hall.step.exercise.id


def statement(hall: Hall) -> Any:
    return hall.step.exercise.kind.sayings(hall.step.exercise.state)[0]


def claimed(hall: Hall) -> tuple[Actor, Actor]:
    """Somebody claims what a neighbour wrote."""
    one, hand = hall.join(1, 1), hall.join(1, 2)
    exercise = open_notes(hall)
    hall.do("add_statement", hand, exercise=exercise, text="I was never asked")
    hall.do("claim_saying", one, exercise=exercise, saying="t1-s1")
    assert statement(hall).is_quote
    return one, hand


def test_nobody_chooses_for_another_person(hall: Hall) -> None:
    one, other = hall.join(1, 1), hall.join(1, 2)
    refusal = hall.refused("make_choices", other, participant=one.participant, quoted=True)
    assert refusal.code == "not_allowed"
    assert hall.refused("make_choices", participant=one.participant).code == "not_allowed"


def test_what_somebody_claimed_is_no_quotation_once_they_say_no(hall: Hall) -> None:
    one, hand = claimed(hall)
    choose(hall, hand)
    assert statement(hall).is_quote, "a neighbour's no is about the neighbour"
    choose(hall, one)
    assert not statement(hall).is_quote
    assert str(statement(hall).form) == "What was meant"
    choose(hall, one, quoted=True)
    assert statement(hall).is_quote


def test_what_is_said_after_a_no_is_not_quoted_either(hall: Hall) -> None:
    one = hall.join(1, 1)
    choose(hall, one)
    exercise = open_notes(hall)
    hall.do("add_statement", one, exercise=exercise, text="I was never asked", form="verbatim", agreed=True)
    assert not statement(hall).is_quote


def test_a_no_outlasts_a_clearing_that_is_taken_back(hall: Hall) -> None:
    one, _ = claimed(hall)
    hall.do("clear_step")
    choose(hall, one)
    hall.do("undo", entry=hall.state.log[-1].seq)
    assert not statement(hall).is_quote


def test_the_same_choice_again_is_nothing_new(hall: Hall) -> None:
    one = hall.join(1, 1)
    choose(hall, one, photographed=True)
    version = hall.state.version
    choose(hall, one, photographed=True)
    assert hall.state.version == version
