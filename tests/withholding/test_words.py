"""Words that are held or hidden reach nobody but the table that wrote them, whatever a phone asks for."""

import pytest

from sessions import visibility
from sessions.exercises.base import Actor
from sessions.receipts import said_by
from tests.builders import Hall, make_hall, seat_everyone

SECRET = "zebra crossing"
WRITERS = {
    "benefits/write": "add_statement",
    "asked/ask": "ask_question",
    "lines/table": "propose_line",
    "research/ask": "ask_question",
    "plenary/write": "add_statement",
}
People = dict[tuple[int, int], Actor]


def written(step: str) -> tuple[Hall, People, str]:
    """A room in which table 1 wrote the words."""
    hall = make_hall()
    people = seat_everyone(hall, 2)
    hall.go_to(step)
    hall.do("open_step")
    exercise = hall.step.exercise.id
    hall.do(WRITERS[step], people[1, 0], exercise=exercise, text=SECRET)
    return hall, people, exercise


def told_at(hall: Hall, person: Actor) -> str:
    """All that a phone at another table may be sent or ask for."""
    assert person.participant is not None
    assert person.table is not None
    who, table = person.participant, person.table
    phone = hall.look(lambda room: visibility.phone_view(room, table))
    own = hall.look(lambda room: visibility.own_view(room, who))
    said = hall.look(lambda room: said_by(room, who))
    return f"{phone} {own} {said}"


def on_the_wall(hall: Hall) -> str:
    return str(hall.look(visibility.projector_view))


@pytest.mark.parametrize("step", WRITERS)
def test_held_and_hidden_words_stay_at_their_table(step: str) -> None:
    hall, people, exercise = written(step)
    for name in (None, "hide_saying"):
        if name:
            hall.do(name, exercise=exercise, saying="t1-s1")
        assert SECRET not in told_at(hall, people[2, 0])
        assert SECRET not in on_the_wall(hall)


@pytest.mark.parametrize("step", WRITERS)
def test_words_approved_and_then_hidden_are_gone_everywhere(step: str) -> None:
    hall, people, exercise = written(step)
    hall.do("approve_saying", exercise=exercise, saying=["t1-s1"], wording=[0])
    for panel in hall.step.phase.panels:
        hall.send("reveal_results", panel=panel)
    hall.do("hide_saying", exercise=exercise, saying="t1-s1")
    assert SECRET not in told_at(hall, people[2, 0])
    assert SECRET not in on_the_wall(hall)


def test_a_stand_on_a_held_line_tells_nobody_its_words() -> None:
    hall, people, exercise = written("lines/table")
    hall.go_to("lines/room")
    hall.do("open_step")
    receipt = hall.do(
        "take_stand", people[2, 0], exercise=exercise, saying="t1-s1", wording=0, stand="support"
    )
    assert SECRET not in str(receipt)
    assert SECRET not in told_at(hall, people[2, 0])


def test_a_stand_taken_in_time_does_not_keep_words_that_were_hidden() -> None:
    hall, people, exercise = written("lines/table")
    hall.do("approve_saying", exercise=exercise, saying=["t1-s1"], wording=[0])
    hall.go_to("lines/room")
    hall.do("open_step")
    hall.do("take_stand", people[2, 0], exercise=exercise, saying="t1-s1", wording=0, stand="object")
    assert SECRET in told_at(hall, people[2, 0])
    hall.do("hide_saying", exercise=exercise, saying="t1-s1")
    assert SECRET not in told_at(hall, people[2, 0])
    assert "t1-s1" in told_at(hall, people[2, 0])
