"""Tables that meet, and people who move: what is refused, what stays, and what taking it back restores."""

import pytest

from sessions.attendance import attendance
from sessions.evolving import replay
from sessions.exercises.base import Actor, Role
from sessions.ids import ParticipantId
from sessions.orders import Receipt
from sessions.record import read_record
from sessions.screens import panel_of
from sessions.visibility import console_view, counts, phone_view, projector_view
from tests.builders import FACILITATOR, Hall, make_hall, play_step, seat_everyone

LUNCH = "camden/round-1"


@pytest.fixture
def hall() -> Hall:
    """Four people at each of six tables, before the first exercise."""
    hall = make_hall()
    seat_everyone(hall, 4)
    return hall


def tables_of(hall: Hall) -> dict[int, int]:
    return {number: len(people) for number, people in hall.state.members.items()}


def seats_of(hall: Hall) -> dict[ParticipantId, tuple[int, int]]:
    return {who: (person.table, person.seat) for who, person in hall.state.participants.items()}


def people_of(hall: Hall) -> dict[tuple[int, int], Actor]:
    return {
        (t, s): Actor(Role.PARTICIPANT, w, t) for t, m in hall.state.members.items() for s, w in enumerate(m)
    }


def newcomer(number: int) -> Actor:
    return Actor(Role.PARTICIPANT, ParticipantId(f"{number:032x}"))


def test_a_participant_can_not_merge_tables_or_move_anybody(hall: Hall) -> None:
    person = Actor(Role.PARTICIPANT, hall.state.members[1][0], 1)
    assert hall.refused("merge_tables", person, table=1, into=2).code == "not_allowed"
    moving = hall.refused("move_participant", person, participant=person.participant, table=2)
    assert moving.code == "not_allowed"


@pytest.mark.parametrize(
    ("table", "into", "code"),
    [(3, 3, "same_table"), (9, 3, "unknown_table"), (3, 9, "unknown_table")],
)
def test_tables_that_can_not_meet_are_refused(hall: Hall, table: int, into: int, code: str) -> None:
    assert hall.refused("merge_tables", table=table, into=into).code == code


def test_a_table_where_nobody_sits_is_not_merged() -> None:
    hall = make_hall()
    hall.join(1, 1)
    assert hall.refused("merge_tables", table=2, into=1).code == "empty_table"
    assert hall.refused("merge_tables", table=1, into=2).code == "empty_table"


def test_more_than_twelve_people_at_one_table_are_refused_with_the_number() -> None:
    hall = make_hall()
    seat_everyone(hall, 5)
    hall.do("merge_tables", table=2, into=1)
    refusal = hall.refused("merge_tables", table=3, into=1)
    assert refusal.code == "table_too_large"
    assert "15" in str(refusal.message)
    assert "12" in str(refusal.message)


def test_an_exercise_that_has_begun_keeps_its_tables_until_it_is_done(hall: Hall) -> None:
    hall.go_to(LUNCH)
    hall.do("open_step")
    refusal = hall.refused("merge_tables", table=5, into=3)
    assert refusal.code == "exercise_under_way"
    assert "Camden" in str(refusal.message)
    hall.do("lock_step")
    assert hall.refused("merge_tables", table=5, into=3).code == "exercise_under_way"
    hall.do("go_next")
    assert hall.refused("merge_tables", table=5, into=3).code == "exercise_under_way"


def test_a_merged_table_is_not_merged_again_and_says_where_it_sits(hall: Hall) -> None:
    hall.do("merge_tables", table=5, into=3)
    refusal = hall.refused("merge_tables", table=5, into=1)
    assert refusal.code == "table_merged"
    assert str(refusal.message) == "Table 5 sits with Table 3 already."


def test_merged_people_sit_after_those_who_were_there(hall: Hall) -> None:
    mine, theirs = list(hall.state.members[3]), list(hall.state.members[5])
    hall.do("merge_tables", table=5, into=3)
    assert hall.state.members[3] == [*mine, *theirs]
    assert [hall.state.participants[who].seat for who in hall.state.members[3]] == list(range(8))
    assert tables_of(hall) == {1: 4, 2: 4, 3: 8, 4: 4, 5: 0, 6: 4}


def test_the_sign_of_a_merged_table_leads_to_where_its_people_sit(hall: Hall) -> None:
    hall.do("merge_tables", table=5, into=3)
    hall.do("merge_tables", table=3, into=1)
    late = newcomer(9001)
    refusal = hall.refused("join", late, participant=late.participant, table=5)
    assert str(refusal.message) == "Table 1 is full. Tables 2, 4 and 6 have room."


def test_newcomers_are_never_sent_to_a_merged_table() -> None:
    hall = make_hall()
    hall.join(3, 1)
    hall.join(5, 2)
    hall.do("merge_tables", table=5, into=3)
    person = hall.join(5, 3)
    assert person.participant is not None
    assert hall.state.participants[person.participant].table == 3


def test_what_was_agreed_stays_with_the_table_that_agreed_it(hall: Hall) -> None:
    people = people_of(hall)
    while hall.state.step is None or hall.state.step.exercise.kind.name != "ranking":
        hall.do("go_next")
    exercise = hall.step.exercise
    for number, step in enumerate(exercise.steps):
        if number:
            hall.do("go_next")
        assert hall.step is step
        play_step(hall, people, 7)
    before = list(exercise.kind.rows(exercise.state))
    hall.do("merge_tables", table=5, into=3)
    after = hall.state.exercises[exercise.id]
    assert list(after.kind.rows(after.state)) == before
    panels = after.kind.panels(after.state, after.steps[-1].phase.key, hall.state.room)
    assert any("6 of 6 tables" in str(panel.basis) for panel in panels)


def test_a_result_stays_of_those_who_were_there_when_its_step_was_locked(hall: Hall) -> None:
    hall.go_to("benefit/criteria")
    play_step(hall, people_of(hall), 7)
    before = panel_of(hall.state, hall.step, "criteria")
    step = hall.step
    assert {str(row["endorsed"])[-4:] for row in before[0].rows} == {"of 4"}
    hall.go_to(LUNCH)
    hall.do("merge_tables", table=1, into=2)
    assert panel_of(hall.state, step, "criteria") == before


def test_answers_after_the_merging_belong_to_the_table_where_people_sit_now(hall: Hall) -> None:
    who = hall.state.members[5][0]
    hall.do("merge_tables", table=5, into=3)
    hall.go_to(LUNCH)
    hall.do("open_step")
    hall.do("submit_answer", Actor(Role.PARTICIPANT, who, 5), exercise="camden", choice="neither")
    exercise = hall.step.exercise
    assert [row["table"] for row in exercise.kind.rows(exercise.state)] == [3]


def test_screens_show_the_tables_where_people_sit(hall: Hall) -> None:
    hall.do("merge_tables", table=5, into=3)
    assert [table["number"] for table in projector_view(hall.state)["tables"]] == [1, 2, 3, 4, 6]
    assert [table["number"] for table in console_view(hall.state)["tables"]] == [1, 2, 3, 4, 6]
    assert console_view(hall.state)["merged"] == {5: 3}
    assert counts(hall.state)["of"] == 28
    assert phone_view(hall.state, 3)["table"]["joined"] == 8


def test_taking_a_merging_back_restores_every_seat(hall: Hall) -> None:
    before = seats_of(hall)
    merged = hall.do("merge_tables", table=5, into=3)
    hall.do("undo", entry=merged.seq)
    assert seats_of(hall) == before
    assert hall.state.people.merged == {}


def test_who_came_after_the_merging_stays_when_it_is_taken_back() -> None:
    hall = make_hall()
    seat_everyone(hall, 2)
    merged = hall.do("merge_tables", table=5, into=3)
    late = hall.join(5, 9001)
    hall.do("undo", entry=merged.seq)
    assert late.participant is not None
    assert hall.state.participants[late.participant].table == 3
    assert tables_of(hall)[5] == 2
    assert [hall.state.participants[who].seat for who in hall.state.members[3]] == [0, 1, 2]


def test_a_merging_is_not_taken_back_under_a_later_one_or_in_an_exercise(hall: Hall) -> None:
    merged = hall.do("merge_tables", table=5, into=3)
    later = hall.do("merge_tables", table=3, into=1)
    assert hall.refused("undo", entry=merged.seq).code == "undo_too_late"
    hall.do("undo", entry=later.seq)
    hall.go_to(LUNCH)
    hall.do("open_step")
    assert hall.refused("undo", entry=merged.seq).code == "undo_too_late"
    hall.do("go_back")
    hall.do("undo", entry=merged.seq)
    assert tables_of(hall)[5] == 4


def test_someone_who_sits_there_already_or_is_not_here_is_not_moved(hall: Hall) -> None:
    who = hall.state.members[1][0]
    assert hall.refused("move_participant", participant=who, table=1).code == "same_table"
    assert hall.refused("move_participant", participant="f" * 32, table=1).code == "unknown_seat"
    hall.do("merge_tables", table=5, into=3)
    assert hall.refused("move_participant", participant=who, table=5).code == "table_merged"


def test_those_who_stay_close_up_and_taking_it_back_opens_the_gap_again(hall: Hall) -> None:
    before = seats_of(hall)
    who = hall.state.members[1][1]
    moved = hall.do("move_participant", participant=who, table=2)
    assert (hall.state.participants[who].table, hall.state.participants[who].seat) == (2, 4)
    assert [hall.state.participants[other].seat for other in hall.state.members[1]] == [0, 1, 2]
    hall.do("undo", entry=moved.seq)
    assert seats_of(hall) == before


def test_the_record_adds_up_to_the_same_seats(hall: Hall) -> None:
    merged = hall.do("merge_tables", table=5, into=3)
    hall.do("move_participant", participant=hall.state.members[3][7], table=1)
    hall.do("undo", entry=merged.seq)
    rows = hall.service.snapshot(hall.workshop)
    again = replay(hall.workshop, read_record(rows, hall.service.registry), hall.service.registry)
    assert again.people == hall.state.people


def test_two_facilitators_who_merge_the_same_tables_do_it_once(hall: Hall) -> None:
    outcomes = [hall.send("merge_tables", FACILITATOR, table=5, into=3) for _ in range(2)]
    assert isinstance(outcomes[0], Receipt)
    assert getattr(outcomes[1], "code", "") == "table_merged"


def test_attendance_counts_people_where_they_first_sat_down(hall: Hall) -> None:
    hall.do("merge_tables", table=5, into=3)
    told = attendance(hall.state)
    assert (told.joined, told.by_table[5], told.by_table[3], told.merged) == (24, 4, 4, {5: 3})
    assert (told.changed_table, told.on_own_phone, told.on_shared_phone) == (4, 24, 0)
