"""A step that stays open when the room moves on: it can be answered until the day ends, and no longer."""

import pytest

from sessions.agenda import AgendaTemplate
from sessions.errors import Rejection
from sessions.exercises.registry import discover
from sessions.ids import ExerciseId
from sessions.visibility import phone_view, signals
from tests.builders import Hall, make_hall

FORM = "form/form"


@pytest.fixture
def hall() -> Hall:
    """A form that was opened, and a plenary that the room has moved on to."""
    registry = discover()
    kinds = [("form", "evaluation", {}), ("plenary", "talk", {"say": "What now?", "minutes": 5})]
    template = AgendaTemplate.model_validate(
        {
            "title": "An end",
            "area": "Ludlow",
            "summary": "A form and a talk.",
            "tables": [{"number": 1, "seats": 5}],
            "exercises": [
                {"id": name, "kind": kind, "title": name.title(), "settings": settings}
                for name, kind, settings in kinds
            ],
        }
    )
    made = make_hall(registry=registry, template=template)
    made.go_to(FORM)
    made.do("open_step")
    made.do("go_next")
    return made


def test_it_takes_answers_while_the_room_talks_and_none_once_the_day_is_over(hall: Hall) -> None:
    person = hall.join(1, 1)
    hall.do("submit_evaluation", person, exercise="form", step=FORM, ratings={"1": 5})
    hall.do("close_workshop")
    late = hall.send("submit_evaluation", person, exercise="form", step=FORM, ratings={"1": 1})
    assert isinstance(late, Rejection)
    step = hall.state.find_step(FORM)  # type: ignore[arg-type]  # an id by its text
    assert step is not None
    assert not step.is_open
    own = hall.state.exercises[ExerciseId("form")]
    assert own.kind.own(own.state, person.participant)["form"]["body"] == {"rating-1": 5}  # type: ignore[arg-type]  # a participant has an id


def test_phones_are_told_that_it_is_still_open_and_get_its_form(hall: Hall) -> None:
    hall.join(1, 1)
    assert signals(hall.state)["also_open"] == [FORM]
    (other,) = phone_view(hall.state, 1)["also_open"]
    assert (other["step"]["key"], other["step"]["is_open"]) == (FORM, True)
    hall.do("go_back")
    assert signals(hall.state)["also_open"] == []
    assert hall.step.is_open


def test_locked_before_the_room_moved_on_it_stays_locked(hall: Hall) -> None:
    hall.do("go_back")
    hall.do("lock_step")
    hall.do("go_next")
    assert signals(hall.state)["also_open"] == []
    refusal = hall.refused("submit_evaluation", hall.join(1, 1), exercise="form", step=FORM)
    assert refusal.code == "locked"


def test_moving_on_taken_back_finds_it_open(hall: Hall) -> None:
    entry = hall.state.log[-1]
    hall.do("undo", entry=entry.seq)
    assert hall.step.key == FORM
    assert hall.step.is_open
