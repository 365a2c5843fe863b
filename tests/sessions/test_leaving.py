"""Who has left: noted by a facilitator, apart from phones that are away, and undone by whoever answers."""

import pytest

from sessions.attendance import (
    StepAttendance,
    attendance,
    attendance_by_step,
    attendance_now,
    fallen_silent,
)
from sessions.evolving import replay
from sessions.exercises.base import Actor, Role
from sessions.ids import GrantId
from sessions.record import read_record
from sessions.visibility import console_view
from tests.builders import Clock, Hall, make_hall, seat_everyone
from tests.exports.reports import SHORT_DAY, written

ROUND, GRANT = "camden/round-1", GrantId("grant-" + "a" * 16)
People = dict[tuple[int, int], Actor]


@pytest.fixture
def hall() -> Hall:
    return make_hall(template=SHORT_DAY, clock=Clock())


def leave(hall: Hall, person: Actor, has_left: bool = True) -> None:
    hall.do("note_leaving", participant=person.participant, has_left=has_left)


def at_the_poll(hall: Hall, at_each_table: int = 2) -> People:
    people = seat_everyone(hall, at_each_table)
    hall.go_to(ROUND)
    hall.do("open_step")
    return people


def answer(hall: Hall, person: Actor, choice: str = "comfortable") -> None:
    hall.do("submit_answer", person, exercise="camden", choice=choice)


def found(hall: Hall) -> StepAttendance:
    return hall.look(attendance_by_step)[-1]


def test_people_note_nobody_s_leaving_and_a_table_facilitator_only_that_of_their_own_table(
    hall: Hall,
) -> None:
    one, two = hall.join(1, 1), hall.join(2, 2)
    assert hall.refused("note_leaving", one, participant=two.participant).code == "not_allowed"
    hall.do("grant_role", grant=GRANT, role="table_facilitator", table=1, secret_hash="b" * 64)
    helper = Actor(Role.TABLE_FACILITATOR, table=1, grant=GRANT)
    assert hall.refused("note_leaving", helper, participant=two.participant).code == "not_allowed"
    hall.do("note_leaving", helper, participant=one.participant)
    assert hall.state.people.gone == {one.participant}


def test_a_seat_that_nobody_has_is_refused_and_saying_it_twice_changes_nothing(hall: Hall) -> None:
    assert hall.refused("note_leaving", participant="f" * 32).code == "unknown_seat"
    person = hall.join(1, 1)
    leave(hall, person)
    version = hall.state.version
    leave(hall, person)
    assert hall.state.version == version


def test_who_has_left_is_no_longer_waited_for_and_keeps_the_seat(hall: Hall) -> None:
    people = at_the_poll(hall)
    leave(hall, people[1, 0])
    view = hall.look(console_view)
    assert view["counts"]["of"] == 11
    assert view["tables"][0]["seats"][:2] == ["absent", "waiting"]
    answer(hall, people[1, 1])
    assert hall.look(console_view)["tables"][0]["is_finished"]
    assert len(hall.state.members[1]) == 2


def test_a_note_is_undone_from_the_log_and_by_saying_that_they_are_back(hall: Hall) -> None:
    person = hall.join(1, 1)
    leave(hall, person)
    entry = hall.state.log[-1]
    hall.do("undo", entry=entry.seq)
    assert hall.state.people.gone == set()
    assert hall.refused("undo", entry=entry.seq).code == "already_undone"
    leave(hall, person)
    leave(hall, person, has_left=False)
    assert hall.refused("undo", entry=hall.state.log[-2].seq).code == "undo_too_late"


def test_a_phone_that_answers_again_is_back(hall: Hall) -> None:
    people = at_the_poll(hall)
    leave(hall, people[1, 0])
    answer(hall, people[1, 0])
    assert hall.state.people.gone == set()


def test_who_was_there_who_came_later_and_who_had_left_are_told_apart(hall: Hall) -> None:
    people = at_the_poll(hall)
    leave(hall, people[1, 0])
    answer(hall, people[1, 1])
    answer(hall, people[2, 0])
    leave(hall, people[2, 0])
    hall.do("lock_step")
    hall.join(3, 9999)
    told = found(hall)
    assert (told.there, told.answered, told.silent) == (11, 2, 9), "who answered and then left was there"
    assert (told.came_later, told.left_before) == (1, 1)
    assert hall.look(attendance).gone == 2


def test_who_leaves_after_the_lock_was_there_and_who_comes_back_is_there_next_time(hall: Hall) -> None:
    people = at_the_poll(hall)
    hall.do("lock_step")
    leave(hall, people[1, 0])
    assert (found(hall).there, found(hall).left_before) == (12, 0)
    hall.go_to("camden/round-2")
    hall.do("open_step")
    assert (found(hall).there, found(hall).left_before) == (11, 1)
    leave(hall, people[1, 0], has_left=False)
    assert (found(hall).there, found(hall).left_before) == (12, 0)


def test_abstentions_are_told_where_five_others_answered_and_those_that_came_late_are_not(hall: Hall) -> None:
    people = list(at_the_poll(hall).values())
    for person in people[:4]:
        answer(hall, person)
    answer(hall, people[4], "cant_say")
    assert found(hall).abstained is None
    answer(hall, people[5])
    assert (found(hall).answered, found(hall).abstained) == (6, 1)
    hall.do("reveal_results")
    answer(hall, people[6], "prefer_not")
    assert (found(hall).answered, found(hall).abstained) == (7, 1)


def test_where_tables_answer_nobody_is_silent(hall: Hall) -> None:
    seat_everyone(hall, 2)
    hall.go_to("benefit/criteria")
    hall.do("open_step")
    told = found(hall)
    assert (told.there, told.answered, told.abstained, told.silent) == (12, None, None, None)


def test_a_replay_knows_who_has_left(hall: Hall) -> None:
    people = at_the_poll(hall)
    leave(hall, people[1, 0])
    rows = hall.service.snapshot(hall.workshop)
    again = replay(hall.workshop, read_record(rows, hall.service.registry), hall.service.registry)
    assert again.people == hall.state.people
    assert attendance_now(again) == {"here": 11, "gone": 1, "answered": 0, "silent": 11}


def test_who_answered_before_and_neither_of_the_last_two_is_told_apart_from_who_was_noted(hall: Hall) -> None:
    people = seat_everyone(hall, 2)
    goes, noted, *stay = people.values()
    hall.go_to("benefit/own")
    hall.do("open_step")
    for person in people.values():
        hall.do("submit_order", person, exercise="benefit", tiers=[["1" if person.at % 2 else "A"]], shown=[])
    assert hall.look(fallen_silent) == 0
    leave(hall, noted)
    for step in (ROUND, "camden/round-2"):
        hall.go_to(step)
        hall.do("open_step")
        for person in stay:
            answer(hall, person)
    assert hall.look(fallen_silent) == 1
    assert "1 of those counted as there had answered before" in written(hall)
    answer(hall, goes)
    assert hall.look(fallen_silent) == 0
