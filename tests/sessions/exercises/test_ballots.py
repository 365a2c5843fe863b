"""Answers of one prompt: what a reveal fixes, what is late, and of how many people the count is."""

from sessions.exercises.ballots import Answer, Ballots
from sessions.ids import ParticipantId


def people(*numbers: int) -> list[ParticipantId]:
    return [ParticipantId(f"person-{number}") for number in numbers]


def a_ballot(*numbers: int) -> Ballots[str]:
    """These people have said yes, and it was shown."""
    ballots: Ballots[str] = Ballots()
    put(ballots, "yes", *numbers)
    ballots.close(joined=8)
    ballots.freeze(joined=9)
    return ballots


def put(ballots: Ballots[str], body: str, *numbers: int) -> None:
    receipt = 1 + max((answer.receipt for answer in ballots.answers.values()), default=0)
    for offset, who in enumerate(people(*numbers)):
        ballots.put(who, Answer(body, receipt + offset, float(receipt + offset), table=1))


def test_an_answer_is_late_by_what_it_says_and_not_by_its_receipt() -> None:
    ballots = a_ballot(1, 2, 3, 4, 5)
    put(ballots, "yes", 1, 2, 3, 4)
    assert not ballots.late
    put(ballots, "no", 5, 6)
    assert list(ballots.late) == people(5, 6)
    put(ballots, "yes", 5)
    assert list(ballots.late) == people(6)


def test_nothing_is_late_before_a_reveal() -> None:
    ballots: Ballots[str] = Ballots()
    put(ballots, "yes", 1)
    put(ballots, "no", 1, 2)
    assert not ballots.late


def test_four_late_answers_padded_with_repeats_do_not_join() -> None:
    ballots = a_ballot(1, 2, 3, 4, 5)
    put(ballots, "yes", 1, 2, 3)
    put(ballots, "no", 6, 7, 8, 9)
    ballots.close(joined=12)
    assert sorted(ballots.counted) == people(1, 2, 3, 4, 5)
    assert ballots.joined_of(here=12) == 8
    put(ballots, "no", 5)
    ballots.close(joined=12)
    assert sorted(ballots.counted) == people(1, 2, 3, 4, 5), "one who changed hides none of the four who came"
    put(ballots, "no", 10)
    ballots.close(joined=13)
    assert sorted(ballots.counted) == people(1, 10, 2, 3, 4, 5, 6, 7, 8, 9)
    assert ballots.joined_of(here=20) == 13
    assert list(ballots.late) == people(5)


def test_five_who_changed_their_answer_join_though_one_who_came_does_not() -> None:
    ballots = a_ballot(1, 2, 3, 4, 5, 6)
    put(ballots, "no", 1, 2, 3, 4, 5, 7)
    ballots.close(joined=12)
    assert {who for who, answer in ballots.counted.items() if answer.body == "no"} == set(
        people(1, 2, 3, 4, 5)
    )
    assert list(ballots.late) == people(7)


def test_whoever_speaks_to_what_fewer_than_five_latecomers_speak_to_waits() -> None:
    ballots: Ballots[dict[str, int]] = Ballots(parts=lambda body: body)
    ballots.freeze(joined=9)
    for number in range(1, 8):
        body = {"time": number} if number < 6 else {"time": number, "food": number}
        ballots.put(people(number)[0], Answer(body, number, float(number), table=1))
    ballots.close(joined=9)
    assert sorted(ballots.counted) == people(1, 2, 3, 4, 5)


def test_latecomers_who_all_stand_outside_of_what_is_asked_do_not_join() -> None:
    ballots: Ballots[dict[str, int]] = Ballots(parts=lambda body: body)
    ballots.freeze(joined=9)
    for number in range(1, 8):
        ballots.put(people(number)[0], Answer({}, number, float(number), table=1))
    ballots.close(joined=9)
    assert not ballots.counted


def test_a_prompt_that_was_never_locked_is_of_everyone_here_and_never_of_fewer_than_answered() -> None:
    ballots: Ballots[str] = Ballots()
    put(ballots, "yes", 1, 2, 3)
    assert ballots.joined_of(here=7) == 7
    assert ballots.joined_of(here=2) == 3
    ballots.freeze(joined=6)
    assert ballots.joined_of(here=7) == 6


def test_locking_again_before_a_reveal_counts_those_who_came_in_between() -> None:
    ballots: Ballots[str] = Ballots()
    ballots.close(joined=5)
    ballots.close(joined=7)
    assert ballots.joined_of(here=9) == 7
