"""How evenly people wrote: the whole room, silent people included, and from ten people on."""

from sessions.exercises.base import Panel
from sessions.participation import participation_panel, turns
from tests.builders import Hall, make_hall


def room_of(people: int, writes: bool = True) -> Hall:
    """So many people, of whom the first wrote two things."""
    hall = make_hall()
    seated = [hall.join(1 + person % 6, person + 1) for person in range(people)]
    hall.go_to("benefits/write")
    hall.do("open_step")
    for words in ("Help comes sooner", "It saves money") if writes else ():
        hall.do("add_statement", seated[0], exercise="benefits", text=words)
    return hall


def told(hall: Hall) -> Panel | None:
    room = hall.state.room
    return participation_panel((exercise, room) for exercise in hall.state.exercises.values())


def test_nine_people_are_too_few() -> None:
    assert told(room_of(9)) is None


def test_where_nobody_wrote_there_is_nothing_to_tell() -> None:
    assert told(room_of(12, writes=False)) is None


def test_who_was_silent_is_counted_among_them() -> None:
    panel = told(room_of(10))
    assert panel is not None
    (row,) = panel.rows
    assert {key: row[key] for key in ("people", "silent", "written", "gini")} == {
        "people": 10,
        "silent": 9,
        "written": 2,
        "gini": 1.0,
    }


def test_who_wrote_and_left_is_still_one_of_them() -> None:
    hall = room_of(10)
    hall.do("note_leaving", participant=next(iter(hall.state.participants)))
    exercise = next(one for one in hall.state.exercises.values() if one.id == "benefits")
    assert sorted(turns(exercise, hall.state.room).values()) == [0] * 9 + [2]
