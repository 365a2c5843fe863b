"""Adding what flipcharts say, as the house takes it: once a step is over, and the one thing after closing."""

from typing import Any

from sessions.exercises.base import Actor, Role
from sessions.ids import ExerciseId
from tests.builders import Hall, make_hall, play_step, seat_everyone

BENEFITS = ExerciseId("benefits")


HERE: dict[str, Any] = {"exercise": BENEFITS, "step": f"{BENEFITS}/write"}


def results(hall: Hall) -> list[Any]:
    """What may be published of every step but the one that is added to."""
    steps = [step for step in hall.state.steps if step.exercise.id != BENEFITS]
    return [step.exercise.kind.panels(step.exercise.state, step.phase.key, hall.state.room) for step in steps]


def test_nothing_is_added_late_before_the_room_came_there_or_while_it_is_open() -> None:
    hall = make_hall()
    entry: dict[str, Any] = {"table": 1, "lines": "Who pays?"}
    assert hall.refused("add_late_sayings", **HERE, **entry).code == "not_reached"
    hall.go_to(f"{BENEFITS}/write")
    hall.do("open_step")
    assert hall.refused("add_late_sayings", **HERE, **entry).code == "still_open"
    hall.do("lock_step")
    hall.do("add_late_sayings", **HERE, **entry)


def test_a_closed_workshop_takes_late_entries_and_nothing_else_that_was_said() -> None:
    hall = make_hall()
    people = seat_everyone(hall, 2)
    hall.go_to(f"{BENEFITS}/write")
    play_step(hall, people, seed=7)
    hall.do("close_workshop")
    before = results(hall)
    person = next(iter(people.values()))
    assert hall.refused("add_statement", person, **HERE, text="Late").code == "workshop_closed"
    assert hall.refused("approve_saying", **HERE, saying=["t1-s1"]).code == "workshop_closed"
    assert hall.refused("add_late_sayings", person, **HERE, table=1, lines="x").code == "not_allowed"
    hall.do("add_late_sayings", **HERE, table=1, lines="Who pays?\nAsk first")
    written = hall.state.exercises[BENEFITS]
    added = [saying for saying in written.kind.sayings(written.state) if saying.is_late]
    assert [(saying.text, saying.is_public) for saying in added] == [("Who pays?", True), ("Ask first", True)]
    assert results(hall) == before
    hall.do("take_out_late_sayings", **HERE, saying=[saying.id for saying in added])


def test_a_revoked_report_writer_adds_nothing() -> None:
    hall = make_hall()
    hall.go_to(f"{BENEFITS}/write")
    writer = Actor(Role.REPORT_WRITER, grant=None)
    assert hall.refused("add_late_sayings", writer, **HERE, table=1, lines="x").code == "link_revoked"
