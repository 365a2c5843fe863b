"""Clearing a step puts its answers aside; undoing it brings every one of them back."""

from sessions.exercises.base import Actor
from tests.builders import Hall, make_hall, seat_everyone

POLL = "camden/round-1"


def answered(hall: Hall) -> dict[tuple[int, int], Actor]:
    people = seat_everyone(hall)
    hall.go_to(POLL)
    hall.do("open_step")
    for person in people.values():
        answer(hall, person, "comfortable")
    return people


def answer(hall: Hall, person: Actor, choice: str) -> None:
    hall.do("submit_answer", person, exercise="camden", choice=choice)


def counted(hall: Hall) -> int:
    return len(hall.step.exercise.state.rounds.ballots["round-1"].counted)


def newest(hall: Hall) -> int:
    return next(entry.seq for entry in reversed(hall.state.log) if not entry.is_undone)


def test_a_step_that_nobody_answered_has_nothing_to_clear() -> None:
    hall = make_hall()
    seat_everyone(hall)
    hall.go_to(POLL)
    assert hall.refused("clear_step").code == "nothing_to_clear"


def test_a_participant_can_not_clear() -> None:
    hall = make_hall()
    people = answered(hall)
    assert hall.refused("clear_step", people[1, 0]).code == "not_allowed"
    assert counted(hall) == len(people)


def test_a_cleared_step_takes_answers_afresh_and_hides_what_was_shown() -> None:
    hall = make_hall()
    people = answered(hall)
    hall.do("lock_step")
    hall.do("reveal_results")
    hall.do("clear_step")
    assert counted(hall) == 0
    assert hall.step.revealed is None
    assert hall.step.seen == []
    hall.do("open_step")
    answer(hall, people[1, 0], "neither")
    assert counted(hall) == 1


def test_undoing_restores_every_answer_and_what_was_shown() -> None:
    hall = make_hall()
    people = answered(hall)
    hall.do("lock_step")
    hall.do("reveal_results")
    before = hall.step.exercise.state.rounds.ballots["round-1"]
    hall.do("clear_step")
    hall.do("undo", entry=newest(hall))
    assert counted(hall) == len(people)
    assert hall.step.exercise.state.rounds.ballots["round-1"] == before
    assert hall.step.revealed == "answers"
    assert hall.step.seen == ["answers"]


def test_once_somebody_answered_again_a_clearing_stays() -> None:
    hall = make_hall()
    people = answered(hall)
    hall.do("clear_step")
    entry = newest(hall)
    answer(hall, people[1, 0], "neither")
    assert hall.refused("undo", entry=entry).code == "undo_too_late"
    assert counted(hall) == 1


def test_orders_are_not_put_back_under_a_set_that_was_chosen_since() -> None:
    hall = make_hall()
    people = seat_everyone(hall)
    hall.go_to("benefit/own")
    hall.do("open_step")
    hall.do("submit_order", people[1, 0], exercise="benefit", tiers=[["1"], ["2"]], shown=[])
    hall.do("clear_step")
    entry = newest(hall)
    hall.do("choose_set", exercise="benefit", table=1, set="A-F")
    assert hall.refused("undo", entry=entry).code == "undo_too_late"
    assert hall.step.exercise.state.own["1-6"].answers == {}
