"""What may be withdrawn by whom, what goes with it, and what it changes for the room."""

from typing import Any

import pytest

from sessions.exercises.base import Actor
from sessions.visibility import projector_view, signals
from tests.builders import Hall, make_hall, play_step, seat_everyone


@pytest.fixture
def hall() -> Hall:
    return make_hall()


def withdraw(hall: Hall, actor: Actor, **wanted: Any) -> None:
    hall.do("withdraw_answers", actor, participant=actor.participant, **wanted)


def to_statements(hall: Hall) -> str:
    """Open the first step in which tables write statements; its exercise."""
    key = next(step.key for step in hall.state.steps if step.exercise.kind.name == "statements")
    hall.go_to(key)
    hall.do("open_step")
    return hall.step.exercise.id


def to_poll(hall: Hall) -> str:
    key = next(step.key for step in hall.state.steps if step.exercise.kind.name == "poll")
    hall.go_to(key)
    hall.do("open_step")
    return hall.step.exercise.id


def sayings(hall: Hall, exercise: str) -> list[Any]:
    known = hall.state.exercises[exercise]  # type: ignore[index]  # an id by its text
    return list(known.kind.sayings(known.state))


def texts_in_record(hall: Hall) -> str:
    return " ".join(str(row) for row in hall.service.snapshot(hall.workshop))


def test_nobody_withdraws_what_another_person_said(hall: Hall) -> None:
    one, other = hall.join(1, 1), hall.join(1, 2)
    poll = to_poll(hall)
    hall.do("submit_answer", one, exercise=poll, choice="comfortable")
    assert hall.refused("withdraw_answers", other, participant=one.participant).code == "not_allowed"
    assert hall.refused("withdraw_answers", participant=one.participant).code == "not_allowed"
    assert len(hall.state.bodies) == 1


def test_a_statement_of_somebody_else_is_not_there_to_be_withdrawn(hall: Hall) -> None:
    one, other = hall.join(1, 1), hall.join(1, 2)
    exercise = to_statements(hall)
    hall.do("add_statement", one, exercise=exercise, text="Ask us first")
    refusal = hall.refused(
        "withdraw_answers", other, participant=other.participant, target=exercise, saying="t1-s1"
    )
    assert refusal.code == "unknown_saying"
    assert len(sayings(hall, exercise)) == 1


def test_where_nothing_was_said_there_is_nothing_to_withdraw(hall: Hall) -> None:
    one = hall.join(1, 1)
    assert hall.refused("withdraw_answers", one, participant=one.participant).code == "nothing_to_withdraw"
    refusal = hall.refused("withdraw_answers", one, participant=one.participant, target="nowhere/none")
    assert refusal.code == "nothing_to_withdraw"


def test_a_result_that_was_shown_is_gone_after_a_withdrawal_and_back_without_them_after_the_fifth(
    hall: Hall,
) -> None:
    people = seat_everyone(hall, 2)
    to_poll(hall)
    hall.do("lock_step")
    play_step(hall, people, seed=3)
    hall.do("reveal_results")
    before = projector_view(hall.state)["panels"][0]
    leaving = [people[table, 0] for table in range(1, 6)]
    for number, person in enumerate(leaving[:4], start=1):
        withdraw(hall, person)
        assert not projector_view(hall.state)["panels"]
        refusal = hall.refused("reveal_results")
        assert refusal.code == "answers_withdrawn"
        assert f"({number})" in str(refusal.message)
    withdraw(hall, leaving[4])
    assert not projector_view(hall.state)["panels"], "it is shown again by hand"
    hall.do("reveal_results")
    after = projector_view(hall.state)["panels"][0]
    assert before.rows[-1] == after.rows[-1], "they were there, and are silent now"
    lost = [sum(row["round-1"] for row in panel.rows[:-2]) for panel in (before, after)]
    assert lost[0] - lost[1] == 5


def test_a_change_that_was_shown_says_no_more_than_its_two_rounds_once_five_withdrew(hall: Hall) -> None:
    people = seat_everyone(hall, 3)
    poll = to_poll(hall)
    for asked in ("round-1", "round-2"):
        hall.go_to(f"{poll}/{asked}")
        hall.send("open_step")
        for person in people.values():
            hall.do("submit_answer", person, exercise=poll, choice="comfortable")
        hall.do("lock_step")
        hall.do("reveal_results")
    hall.do("reveal_results", panel="change")
    shown = {panel.key: panel for panel in projector_view(hall.state)["panels"]}
    assert [row["count"] for row in shown["change"].rows] == [len(people)]
    for table in range(1, 6):
        withdraw(hall, people[table, 0])
    hall.do("reveal_results", panel="change")
    shown = {panel.key: panel for panel in projector_view(hall.state)["panels"]}
    assert {column.key for column in shown["change"].columns} == {"side", "round-1", "round-2"}
    assert "withdrawn after they were shown" in str(shown["change"].notes[-1])


def test_an_answer_withdrawn_before_anyone_saw_the_result_hides_nothing(hall: Hall) -> None:
    people = seat_everyone(hall, 2)
    to_poll(hall)
    hall.do("lock_step")
    play_step(hall, people, seed=3)
    withdraw(hall, people[1, 0])
    hall.do("reveal_results")
    assert "11" in str(projector_view(hall.state)["panels"][0].basis)


def test_the_tombstone_holds_no_answer(hall: Hall) -> None:
    people = seat_everyone(hall, 2)
    to_poll(hall)
    hall.do("lock_step")
    play_step(hall, people, seed=3)
    hall.do("reveal_results")
    counted = hall.step.exercise.kind.own(hall.step.exercise.state, people[1, 0].person)
    assert counted
    withdraw(hall, people[1, 0])
    assert hall.step.exercise.kind.own(hall.step.exercise.state, people[1, 0].person) == {}
    tombstone = hall.service.snapshot(hall.workshop)[-1]
    assert (tombstone.name, tombstone.contents) == ("AnswersWithdrawn", None)


def test_one_round_is_withdrawn_and_the_others_stay(hall: Hall) -> None:
    people = seat_everyone(hall, 1)
    to_poll(hall)
    hall.do("lock_step")
    play_step(hall, people, seed=3)
    first = hall.step
    hall.go_to(next(s.key for s in hall.state.steps if s.exercise is first.exercise and s is not first))
    play_step(hall, people, seed=3)
    withdraw(hall, people[1, 0], target=first.key)
    own = first.exercise.kind.own(hall.step.exercise.state, people[1, 0].person)
    assert set(own) == {hall.step.phase.key}


def test_a_changed_answer_goes_with_all_that_it_replaced(hall: Hall) -> None:
    one = hall.join(1, 1)
    poll = to_poll(hall)
    first = hall.do("submit_answer", one, exercise=poll, choice="comfortable")
    hall.do("submit_answer", one, exercise=poll, choice="neither", replaces=first.seq)
    withdraw(hall, one)
    assert not hall.state.bodies
    assert "comfortable'" not in texts_in_record(hall).rpartition("ParticipantJoined")[2]
    assert hall.step.exercise.kind.own(hall.step.exercise.state, one.person) == {}


def test_a_statement_goes_from_the_wall_with_the_correction_that_repeats_it(hall: Hall) -> None:
    one = hall.join(1, 1)
    exercise = to_statements(hall)
    hall.do("add_statement", one, exercise=exercise, text="My sister has epilepsy")
    hall.do("correct_saying", exercise=exercise, saying="t1-s1", text="A relative has epilepsy")
    hall.do("approve_saying", exercise=exercise, saying=["t1-s1"])
    hall.do("show_screen", screen=f"saying:{exercise}:t1-s1")
    withdraw(hall, one, target=exercise, saying="t1-s1")
    assert hall.state.screen == "step"
    assert "epilepsy" not in str(projector_view(hall.state))
    assert "epilepsy" not in texts_in_record(hall)
    assert "epilepsy" not in str(hall.state.log)
    assert len(hall.state.log) == len({entry.seq for entry in hall.state.log})


def test_what_somebody_claimed_goes_with_them_though_another_hand_wrote_it(hall: Hall) -> None:
    one, hand = hall.join(1, 1), hall.join(1, 2)
    exercise = to_statements(hall)
    hall.do("add_statement", hand, exercise=exercise, text="I was never asked")
    hall.do("add_statement", hand, exercise=exercise, text="Of another neighbour")
    hall.do("claim_saying", one, exercise=exercise, saying="t1-s1")
    withdraw(hall, one)
    assert [saying.text for saying in sayings(hall, exercise)] == ["Of another neighbour"]
    assert "never asked" not in texts_in_record(hall)


def test_what_was_written_after_a_withdrawal_never_bears_a_name_that_was_given(hall: Hall) -> None:
    one, other = hall.join(1, 1), hall.join(1, 2)
    exercise = to_statements(hall)
    hall.do("add_statement", one, exercise=exercise, text="Ask us first")
    withdraw(hall, one)
    hall.do("add_statement", other, exercise=exercise, text="Nobody asked me")
    assert [saying.id for saying in sayings(hall, exercise)] == ["t1-s2"]


def test_whoever_withdrew_can_answer_anew_and_phones_are_told_to_look_again(hall: Hall) -> None:
    one = hall.join(1, 1)
    poll = to_poll(hall)
    hall.do("submit_answer", one, exercise=poll, choice="comfortable")
    withdraw(hall, one)
    assert signals(hall.state)["cleared"] == hall.state.version
    hall.do("submit_answer", one, exercise=poll, choice="neither")
    assert len(hall.state.bodies) == 1


def test_people_can_withdraw_after_the_day_is_over(hall: Hall) -> None:
    one = hall.join(1, 1)
    hall.do("submit_answer", one, exercise=to_poll(hall), choice="comfortable")
    hall.do("close_workshop")
    withdraw(hall, one)
    assert not hall.state.bodies


def test_a_withdrawal_sent_twice_is_one(hall: Hall) -> None:
    one = hall.join(1, 1)
    hall.do("submit_answer", one, exercise=to_poll(hall), choice="comfortable")
    first = hall.do("withdraw_answers", one, command="withdraw-1", participant=one.participant)
    again = hall.do("withdraw_answers", one, command="withdraw-1", participant=one.participant)
    assert (first.seq, hall.state.version) == (again.seq, first.seq)


def test_a_criterion_keeps_the_words_that_another_person_gave_it(hall: Hall) -> None:
    one, other = hall.join(1, 1), hall.join(1, 2)
    hall.go_to(next(step.key for step in hall.state.steps if step.phase.key == "criteria"))
    hall.do("open_step")
    exercise = hall.step.exercise
    hall.do("propose_criterion", one, exercise=exercise.id, text="Who gains")
    hall.do("reword_criterion", other, exercise=exercise.id, criterion="t1-c1", text="How many gain")
    withdraw(hall, one)
    work = hall.step.exercise.state.tables[1]
    assert {name: held.text for name, held in work.criteria.items()} == {"t1-c1": "How many gain"}
    hall.do("propose_criterion", other, exercise=exercise.id, text="Who loses")
    assert set(hall.step.exercise.state.tables[1].criteria) == {"t1-c1", "t1-c2"}
