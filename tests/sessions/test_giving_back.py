"""What somebody said was theirs can be given back as long as the day lasts."""

from typing import Any

from sessions.exercises.base import Actor
from sessions.receipts import said_by
from tests.builders import Hall, make_hall

HERE: dict[str, Any] = {"exercise": "benefits", "step": "benefits/write"}
GIVE_BACK: dict[str, Any] = {**HERE, "saying": "t1-s1", "is_mine": False}


def claimed(hall: Hall) -> Actor:
    """Somebody who wrote something down and said that it is theirs."""
    person = hall.join(1, 1)
    hall.go_to("benefits/write")
    hall.do("open_step")
    hall.do("add_statement", person, **HERE, text="I would sign it")
    hall.do("claim_saying", person, **HERE, saying="t1-s1")
    return person


def told(hall: Hall, person: Actor) -> Any:
    """How their receipt page knows it."""
    return hall.look(lambda room: said_by(room, person.person))["exercises"][0]["sayings"][0]


def test_nothing_is_claimed_once_the_step_is_locked_and_nothing_given_back_after_the_day() -> None:
    hall = make_hall()
    person = claimed(hall)
    hall.do("claim_saying", person, **GIVE_BACK)
    hall.do("lock_step")
    assert hall.refused("claim_saying", person, **HERE, saying="t1-s1").code == "locked"
    assert hall.refused("add_statement", person, **HERE, text="Late").code == "locked"
    hall.do("close_workshop")
    assert hall.refused("claim_saying", person, **GIVE_BACK).code == "workshop_closed"


def test_it_is_given_back_after_the_lock_and_after_the_room_has_moved_on() -> None:
    hall = make_hall()
    person = claimed(hall)
    hall.do("go_next")
    before = told(hall, person)
    assert (before["is_claimed"], before["give_back_on"], before["exercise"]) == (
        True,
        HERE["step"],
        "benefits",
    )
    hall.do("claim_saying", person, **GIVE_BACK)
    after = told(hall, person)
    assert (after["is_claimed"], after["give_back_on"]) == (False, None)
