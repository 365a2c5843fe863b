"""What a workshop refuses, and what it does."""

import pytest

from sessions.exercises.base import Actor, Role
from sessions.ids import ParticipantId
from sessions.visibility import reading
from tests.builders import FACILITATOR, Clock, Hall, make_hall, seat_everyone


@pytest.fixture
def hall() -> Hall:
    return make_hall()


def test_an_unknown_command_is_refused(hall: Hall) -> None:
    assert hall.refused("dance").code == "unknown_command"


def test_a_field_that_is_not_known_is_named(hall: Hall) -> None:
    refusal = hall.refused("go_next", speed="fast")
    assert refusal.code == "bad_field"
    assert "speed" in str(refusal.message)


def test_a_participant_can_not_steer_the_room(hall: Hall) -> None:
    person = hall.join(1, 1)
    for name in (
        "go_next",
        "go_back",
        "open_step",
        "lock_step",
        "reveal_results",
        "hide_results",
        "close_workshop",
    ):
        assert hall.refused(name, person).code == "not_allowed"
    assert hall.state.position == -1


def test_an_answer_before_opening_is_refused(hall: Hall) -> None:
    person = hall.join(1, 1)
    hall.go_to("camden/round-1")
    assert hall.refused("submit_answer", person, exercise="camden", choice="neither").code == "not_open"


def test_an_answer_after_the_lock_is_refused_and_says_what_to_do(hall: Hall) -> None:
    person = hall.join(1, 1)
    hall.go_to("camden/round-1")
    hall.do("open_step")
    hall.do("lock_step")
    refusal = hall.refused("submit_answer", person, exercise="camden", choice="neither")
    assert refusal.code == "locked"
    assert str(refusal.message) == (
        "Voting closed before this was sent. Tell your facilitator: they can reopen it."
    )


def test_an_answer_for_a_step_that_was_left_is_refused(hall: Hall) -> None:
    person = hall.join(1, 1)
    hall.go_to("camden/round-1")
    hall.do("open_step")
    hall.do("go_next")
    refusal = hall.refused(
        "submit_answer", person, exercise="camden", step="camden/round-1", choice="neither"
    )
    assert refusal.code == "locked"


def test_an_answer_from_someone_without_a_seat_is_refused(hall: Hall) -> None:
    hall.go_to("camden/round-1")
    hall.do("open_step")
    stranger = Actor(Role.PARTICIPANT, ParticipantId("f" * 32), 1)
    assert hall.refused("submit_answer", stranger, exercise="camden", choice="neither").code == "unknown_seat"


def test_a_command_of_another_exercise_is_refused(hall: Hall) -> None:
    person = hall.join(1, 1)
    hall.go_to("camden/round-1")
    hall.do("open_step")
    assert hall.refused("submit_order", person, exercise="camden", tiers=[["1"]]).code == "unknown_command"
    assert (
        hall.refused("submit_answer", person, exercise="nowhere", choice="neither").code == "unknown_exercise"
    )


def test_a_full_table_names_the_tables_with_room(hall: Hall) -> None:
    for person in range(5):
        hall.join(3, person + 1)
    newcomer = ParticipantId("e" * 32)
    refusal = hall.refused("join", Actor(Role.PARTICIPANT, newcomer), participant=newcomer, table=3)
    assert refusal.code == "table_full"
    assert str(refusal.message) == "Table 3 is full. Tables 1, 2, 4, 5 and 6 have room."


def test_when_no_table_has_room_the_smallest_takes_the_newcomer(hall: Hall) -> None:
    seat_everyone(hall)
    hall.join(2, 9001)
    assert hall.state.participants[ParticipantId(f"{9001:032x}")].table == 1
    hall.join(1, 9002)
    assert hall.state.participants[ParticipantId(f"{9002:032x}")].table == 2


def test_a_table_that_does_not_exist_is_refused(hall: Hall) -> None:
    newcomer = ParticipantId("e" * 32)
    assert (
        hall.refused("join", Actor(Role.PARTICIPANT, newcomer), participant=newcomer, table=9).code
        == "unknown_table"
    )


def test_joining_twice_takes_one_seat(hall: Hall) -> None:
    hall.join(1, 1)
    hall.join(1, 1)
    assert len(hall.state.participants) == 1


def test_a_late_joiner_may_answer_at_once(hall: Hall) -> None:
    hall.go_to("camden/round-2")
    hall.do("open_step")
    person = hall.join(4, 1)
    receipt = hall.do("submit_answer", person, exercise="camden", choice="neither")
    assert receipt.own is not None


def test_simulated_phones_are_refused_outside_a_rehearsal(hall: Hall) -> None:
    newcomer = ParticipantId("e" * 32)
    by = Actor(Role.PARTICIPANT, newcomer)
    assert hall.refused("join", by, participant=newcomer, is_simulated=True).code == "not_a_rehearsal"
    rehearsal = make_hall(is_rehearsal=True)
    rehearsal.do("join", by, participant=newcomer, is_simulated=True)


def test_joins_are_capped(hall: Hall) -> None:
    for person in range(120):
        hall.join(1 + person % 6, person + 1) if person < 30 else hall.do(
            "join",
            Actor(Role.PARTICIPANT, ParticipantId(f"{person + 1:032x}")),
            participant=f"{person + 1:032x}",
        )
    newcomer = ParticipantId("e" * 32)
    assert hall.refused("join", Actor(Role.PARTICIPANT, newcomer), participant=newcomer).code == "room_full"


def test_fifty_clicks_on_next_move_one_step(hall: Hall) -> None:
    hall.do("go_next")
    here = hall.step.key
    outcomes = [hall.send("go_next", step=here) for _ in range(50)]
    assert hall.state.position == 1
    assert [getattr(outcome, "code", "ok") for outcome in outcomes] == ["ok"] + ["step_moved_on"] * 49


def test_opening_never_reveals_and_moving_locks(hall: Hall) -> None:
    hall.go_to("camden/round-1")
    hall.do("open_step")
    assert hall.step.revealed is None
    left = hall.step
    hall.do("go_next")
    assert not left.is_open
    assert not hall.step.is_open


def test_a_result_of_fewer_than_five_answers_is_not_shown(hall: Hall) -> None:
    people = [hall.join(1, n + 1) for n in range(5)]
    hall.go_to("camden/round-1")
    hall.do("open_step")
    for person in people[:4]:
        hall.do("submit_answer", person, exercise="camden", choice="neither")
    assert hall.refused("reveal_results").code == "too_few_answers"
    hall.do("submit_answer", people[4], exercise="camden", choice="neither")
    hall.do("reveal_results")
    assert hall.step.revealed == "answers"


def test_an_answer_must_name_the_one_it_replaces(hall: Hall) -> None:
    person = hall.join(1, 1)
    hall.go_to("camden/round-1")
    hall.do("open_step")
    first = hall.do("submit_answer", person, exercise="camden", choice="neither")
    assert (
        hall.refused("submit_answer", person, exercise="camden", choice="comfortable").code
        == "answer_changed_elsewhere"
    )
    second = hall.do("submit_answer", person, exercise="camden", choice="comfortable", replaces=first.seq)
    stale = hall.refused("submit_answer", person, exercise="camden", choice="neither", replaces=first.seq)
    assert stale.code == "answer_changed_elsewhere"
    assert second.own is not None
    assert second.own["body"] == {"choice": "comfortable"}


def test_two_more_minutes_count_from_now_when_time_is_up() -> None:
    clock = Clock()
    hall = make_hall(clock=clock)
    hall.go_to("camden/round-1")
    hall.do("open_step")
    clock.now += 3600
    for _ in range(10):
        hall.do("add_time")
    ends_at = hall.step.ends_at
    assert ends_at is not None
    assert ends_at - clock.now == pytest.approx(10 * 120, abs=30)
    assert hall.step.is_open


def test_a_closed_workshop_takes_nothing_more(hall: Hall) -> None:
    person = hall.join(1, 1)
    hall.go_to("camden/round-1")
    hall.do("open_step")
    hall.do("close_workshop")
    assert hall.refused("go_next").code == "workshop_closed"
    assert (
        hall.refused("submit_answer", person, exercise="camden", choice="neither").code == "workshop_closed"
    )
    newcomer = ParticipantId("e" * 32)
    assert (
        hall.refused("join", Actor(Role.PARTICIPANT, newcomer), participant=newcomer).code
        == "workshop_closed"
    )


def test_undo_takes_back_the_newest_of_each_kind_and_only_while_it_can(hall: Hall) -> None:
    seat_everyone(hall)
    hall.go_to("camden/round-1")
    opened = hall.do("open_step")
    for number in range(6):
        person = Actor(Role.PARTICIPANT, hall.state.members[1 + number][0], 1 + number)
        hall.do("submit_answer", person, exercise="camden", choice="neither")
    locked = hall.do("lock_step")
    revealed = hall.do("reveal_results")
    hall.do("undo", entry=revealed.seq)
    assert hall.step.revealed is None
    assert hall.refused("undo", entry=revealed.seq).code == "already_undone"
    hall.do("undo", entry=locked.seq)
    hall.do("undo", entry=opened.seq)
    assert not hall.step.is_open
    moved = hall.do("go_next")
    hall.do("undo", entry=moved.seq)
    assert hall.step.key == "camden/round-1"
    assert hall.refused("undo", entry=999_999).code == "unknown_entry"


def test_undoing_a_move_opens_again_what_the_move_locked(hall: Hall) -> None:
    hall.go_to("camden/round-1")
    hall.do("open_step")
    moved = hall.do("go_next")
    hall.do("undo", entry=moved.seq)
    assert hall.step.key == "camden/round-1"
    assert hall.step.is_open


def test_undo_is_refused_once_something_later_depends_on_it(hall: Hall) -> None:
    hall.go_to("camden/round-1")
    opened = hall.do("open_step")
    hall.do("go_next")
    assert hall.refused("undo", entry=opened.seq).code == "undo_too_late"


def test_the_screen_can_be_blanked_and_moving_on_brings_it_back(hall: Hall) -> None:
    hall.do("go_next")
    hall.do("show_screen", screen="blank")
    assert hall.refused("show_screen", screen="blank").code == "already_shown"
    hall.do("go_next")
    assert hall.state.screen == "step"


def test_the_day_ends_at_its_last_step(hall: Hall) -> None:
    while hall.state.position + 1 < len(hall.state.steps):
        hall.do("go_next", by=FACILITATOR)
    assert hall.refused("go_next").code == "last_step"


def test_nobody_can_seat_someone_else(hall: Hall) -> None:
    person = hall.join(1, 1)
    assert hall.refused("join", person, participant="e" * 32).code == "not_allowed"
    assert hall.refused("join", participant="e" * 32).code == "not_allowed"
    assert len(hall.state.participants) == 1


def test_undoing_a_first_opening_leaves_the_step_as_if_never_opened() -> None:
    clock = Clock()
    hall = make_hall(clock=clock)
    hall.go_to("camden/round-1")
    opened = hall.do("open_step")
    hall.do("undo", entry=opened.seq)
    assert (hall.step.was_open, hall.step.ends_at) == (False, None)
    clock.now += 1800
    hall.do("open_step")
    ends_at = hall.step.ends_at
    assert ends_at is not None
    assert ends_at > clock.now


def test_a_talk_that_is_reached_again_has_its_whole_time() -> None:
    clock = Clock()
    hall = make_hall(clock=clock)
    moved = hall.do("go_next")
    hall.do("undo", entry=moved.seq)
    clock.now += 7200
    hall.do("go_next")
    ends_at = hall.step.ends_at
    assert ends_at is not None
    assert ends_at > clock.now


def test_an_old_move_can_not_be_undone_after_later_ones(hall: Hall) -> None:
    hall.go_to("camden/round-1")
    hall.do("open_step")
    old = hall.do("go_next")
    hall.do("go_back")
    hall.do("go_next")
    assert hall.refused("undo", entry=old.seq).code == "undo_too_late"


def test_undoing_a_reveal_blanks_the_screen_again_that_was_blank(hall: Hall) -> None:
    people = [hall.join(1 + n, n + 1) for n in range(6)]
    hall.go_to("camden/round-1")
    hall.do("open_step")
    for person in people:
        hall.do("submit_answer", person, exercise="camden", choice="neither")
    hall.do("lock_step")
    hall.do("show_screen", screen="blank")
    revealed = hall.do("reveal_results")
    assert hall.state.screen == "step"
    hall.do("undo", entry=revealed.seq)
    assert (hall.state.screen, hall.step.revealed) == ("blank", None)


def test_taking_something_back_gets_no_line_of_its_own_in_the_log(hall: Hall) -> None:
    hall.go_to("camden/round-1")
    lines = len(hall.state.log)
    opened = hall.do("open_step")
    moved = hall.do("go_next")
    hall.do("undo", entry=moved.seq)
    hall.do("undo", entry=opened.seq)
    assert [entry.is_undone for entry in hall.state.log[lines:]] == [True, True]


def test_a_stage_stays_readable_after_going_back_and_not_after_undoing_the_move(hall: Hall) -> None:
    hall.go_to("camden/round-1")
    moved = hall.do("go_next")
    assert [stage["stage_key"] for stage in reading(hall.state)] == ["what-it-is", "who-sees-what"]
    hall.do("undo", entry=moved.seq)
    assert [stage["stage_key"] for stage in reading(hall.state)] == ["what-it-is"]
    hall.do("go_next")
    hall.do("go_back")
    assert [stage["stage_key"] for stage in reading(hall.state)] == ["what-it-is", "who-sees-what"]


def test_a_case_is_in_hand_until_the_exercise_after_it_is_over(hall: Hall) -> None:
    def in_hand() -> list[str]:
        return [stage["stage_key"] for stage in reading(hall.state) if stage["is_in_hand"]]

    hall.go_to("camden/round-2")
    assert in_hand() == ["what-it-is", "who-sees-what"]
    hall.do("go_next")
    after = hall.step.exercise.id
    assert in_hand() == ["what-it-is", "who-sees-what"]
    while hall.step.exercise.id == after:
        hall.do("go_next")
    assert "who-sees-what" not in in_hand()
    assert reading(hall.state), "it stays readable"
