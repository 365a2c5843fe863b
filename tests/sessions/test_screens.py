"""What the projector may be asked to show, and what it shows when that is no more."""

import pytest

from sessions.exercises.base import Actor
from sessions.visibility import phone_view, projector_view
from tests.builders import Hall, make_hall, seat_everyone

ANSWERS = "panel:camden/round-1:answers"


@pytest.fixture
def hall() -> Hall:
    return make_hall()


def answer_round_one(hall: Hall) -> dict[tuple[int, int], Actor]:
    """Everyone answers the first round, and it is locked."""
    people = seat_everyone(hall)
    hall.go_to("camden/round-1")
    hall.do("open_step")
    for person in people.values():
        hall.do("submit_answer", person, exercise="camden", choice="neither")
    hall.do("lock_step")
    return people


@pytest.mark.parametrize(
    "screen", ["party", "blank:now", "step:camden", "panel:", "panel:x:y", "panel:camden/round-1"]
)
def test_a_screen_that_is_not_known_is_refused(hall: Hall, screen: str) -> None:
    assert hall.refused("show_screen", screen=screen).code == "unknown_screen"


def test_a_result_that_the_room_has_not_seen_is_refused(hall: Hall) -> None:
    answer_round_one(hall)
    assert hall.refused("show_screen", screen=ANSWERS).code == "not_shown_yet"
    hall.do("go_next")
    assert hall.refused("show_screen", screen=ANSWERS).code == "not_shown_yet"


def test_a_reveal_that_was_taken_back_can_not_be_looked_back_to(hall: Hall) -> None:
    answer_round_one(hall)
    revealed = hall.do("reveal_results")
    hall.do("undo", entry=revealed.seq)
    hall.do("go_next")
    assert hall.refused("show_screen", screen=ANSWERS).code == "not_shown_yet"


def test_taking_a_hiding_back_and_then_the_reveal_leaves_nothing_to_look_back_to(hall: Hall) -> None:
    answer_round_one(hall)
    revealed = hall.do("reveal_results")
    hidden = hall.do("hide_results")
    hall.do("undo", entry=hidden.seq)
    assert hall.step.revealed == "answers"
    hall.do("undo", entry=revealed.seq)
    hall.do("go_next")
    assert hall.refused("show_screen", screen=ANSWERS).code == "not_shown_yet"


def test_an_earlier_result_is_shown_on_the_wall_and_phones_stay_where_they_are(hall: Hall) -> None:
    answer_round_one(hall)
    hall.do("reveal_results")
    hall.do("hide_results")
    hall.do("go_next")
    phone = {**phone_view(hall.state, 1), "version": 0}
    hall.do("show_screen", screen=ANSWERS)
    view = projector_view(hall.state)
    assert (view["screen"], view["is_earlier"]) == ("results", True)
    assert [panel.key for panel in view["panels"]] == ["answers"]
    assert view["step"]["key"] == "camden/round-1"
    assert {**phone_view(hall.state, 1), "version": 0} == phone


def test_looking_back_ends_by_undo_by_moving_on_and_by_a_reveal(hall: Hall) -> None:
    people = answer_round_one(hall)
    hall.do("reveal_results")
    hall.do("go_next")
    shown = hall.do("show_screen", screen=ANSWERS)
    hall.do("undo", entry=shown.seq)
    assert hall.state.screen == "step"
    hall.do("show_screen", screen=ANSWERS)
    hall.do("open_step")
    for person in people.values():
        hall.do("submit_answer", person, exercise="camden", choice="comfortable")
    assert hall.state.screen == ANSWERS
    hall.do("lock_step")
    hall.do("reveal_results")
    assert hall.state.screen == "step"
    hall.do("show_screen", screen=ANSWERS)
    hall.do("go_next")
    assert hall.state.screen == "step"


def test_what_can_not_be_shown_any_more_falls_back_to_the_step(hall: Hall) -> None:
    hall.do("go_next")
    hall.state.screen = ANSWERS
    view = projector_view(hall.state)
    assert (view["screen"], view["is_earlier"], view["step"]["key"]) == ("step", False, "welcome/talk")
