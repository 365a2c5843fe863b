"""Words that would turn or break what stands beside them are tidied in every field that people write in."""

from typing import Any

import pytest

from sessions.errors import Rejection
from sessions.orders import Receipt
from tests.builders import Hall, make_hall, seat_everyone

FIELDS = (
    ("benefits/write", "add_statement", "text"),
    ("asked/ask", "ask_question", "text"),
    ("lines/table", "propose_line", "text"),
    ("benefit/criteria", "propose_criterion", "text"),
    ("benefit/agreed", "add_influence", "text"),
    ("evaluation/form", "submit_evaluation", "comment-1"),
)
TURNING = "one\u202e two\u2066\x00\x1b three\r\nfour"
TIDY = "one two three four"
UNSEEN = "\u200b\u2060\u202e"


def write(step: str, command: str, field: str, text: str) -> tuple[Hall, Receipt | Rejection]:
    hall = make_hall()
    people = seat_everyone(hall, 1)
    hall.go_to(step)
    hall.do("open_step")
    payload: dict[str, Any] = {field: text}
    return hall, hall.send(command, people[1, 0], exercise=hall.step.exercise.id, **payload)


@pytest.mark.parametrize(("step", "command", "field"), FIELDS)
def test_words_that_nobody_can_see_are_none(step: str, command: str, field: str) -> None:
    _, outcome = write(step, command, field, UNSEEN)
    assert isinstance(outcome, Rejection)
    assert outcome.code in ("empty_text", "form_empty")


@pytest.mark.parametrize(("step", "command", "field"), FIELDS)
def test_half_a_character_is_refused(step: str, command: str, field: str) -> None:
    _, outcome = write(step, command, field, "a\ud800b")
    assert isinstance(outcome, Rejection)


@pytest.mark.parametrize(("step", "command", "field"), FIELDS)
def test_what_turns_the_text_around_it_is_left_out(step: str, command: str, field: str) -> None:
    hall, outcome = write(step, command, field, TURNING)
    assert isinstance(outcome, Receipt)
    exercise = hall.step.exercise
    rows = str(list(exercise.kind.rows(exercise.state)))
    own = hall.look(lambda room: exercise.kind.own(exercise.state, next(iter(room.participants))))
    assert TIDY in rows or TIDY in str(own)
    assert "202e" not in f"{rows} {own}"
    assert "x00" not in f"{rows} {own}"
