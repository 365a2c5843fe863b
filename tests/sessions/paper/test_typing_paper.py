"""Ballots typed in one by one: by the rules of a file, at one's own table, asked before one is corrected."""

from typing import Any

import pytest

from sessions.evolving import replay
from sessions.exercises.base import Actor, Role
from sessions.ids import CommandId, GrantId, StepKey
from sessions.paper.ballot_numbers import numbers_of
from sessions.paper.due import due_words, paper_due, takes_paper
from sessions.paper.state import Way
from sessions.paper.typing_in import PaperForm, TypedIn, paper_fields, type_ballot
from sessions.record import read_record
from tests.builders import FACILITATOR, Hall, make_hall
from tests.sessions.paper.test_paper import FORM, HEAD, RANKING, ROUND, WRITE, ballots, counted, opened, take

THREE = numbers_of(3, 9)
SCRIBE = Actor(Role.SCRIBE, table=3, grant=GrantId("grant-00000000000000aa"))


def with_scribe() -> Hall:
    """A room with a scribe at Table 3."""
    hall = make_hall()
    hall.do("grant_role", grant=SCRIBE.grant, role="scribe", table=3, secret_hash="a" * 64)
    return hall


def type_in(
    hall: Hall,
    ballot: str,
    given: dict[str, str],
    by: Actor = FACILITATOR,
    sure: bool = False,
    table: int = 3,
) -> TypedIn:
    """One ballot on the current step."""
    form = PaperForm(StepKey(hall.step.key), table, ballot, given)
    command = CommandId(f"typed-{next(hall.numbers):06d}")
    return type_ballot(hall.service, hall.workshop, form, by, command, sure)


def own_of(hall: Hall, ballot: str, step: str = ROUND) -> Any:
    """What a ballot's person answered."""
    exercise, phase = step.split("/")
    number = int("".join(sign for sign in ballot if sign.isdigit()))
    who = hall.look(lambda room: room.paper.behind(room.id, number))
    held = hall.state.exercises[exercise]  # type: ignore[index]
    return held.kind.own(held.state, who).get(phase)


@pytest.mark.parametrize(
    ("ballot", "given", "field", "words"),
    [
        ("", {"answer": "4"}, "ballot", "Write the ballot's number"),
        ("303", {"answer": "4"}, "ballot", "letter at the end"),
        ("303W", {"answer": "4"}, "ballot", "does not go with these digits"),
        (numbers_of(4, 1)[0], {"answer": "4"}, "ballot", "of Table 4. Type it in there"),
        (numbers_of(9, 1)[0], {"answer": "4"}, "answer", "Write the number of a table"),
        (THREE[0], {}, "answer", "Pick the answer"),
        (THREE[0], {"answer": "6"}, "answer", "Pick the answer"),
    ],
)
def test_what_is_wrong_with_a_ballot_is_said_and_nothing_counts(
    ballot: str, given: dict[str, str], field: str, words: str
) -> None:
    hall = opened(make_hall(), ROUND)
    before = hall.state.version
    done = type_in(hall, ballot, given)
    assert (done.field, words in str(done.refusal)) == (field, True), done
    assert hall.state.version == before


def test_a_step_that_was_never_opened_or_has_no_paper_is_refused() -> None:
    hall = make_hall()
    hall.go_to(ROUND)
    assert "no paper to type in" in str(type_in(hall, THREE[0], {"answer": "4"}).refusal)
    opened(hall, "benefit-risk/agreed" if hall.state.find_step("benefit-risk/agreed") else ROUND)  # type: ignore[arg-type]
    assert takes_paper(hall.step, 3) is (hall.step.key == ROUND)


def test_the_same_number_twice_is_asked_about_and_then_corrected() -> None:
    hall = opened(make_hall(), ROUND)
    assert type_in(hall, THREE[0], {"answer": "4"}).status == "new"
    assert type_in(hall, THREE[0].lower(), {"answer": "4"}).status == "same"
    asked = type_in(hall, THREE[0], {"answer": "2"})
    assert (asked.status, str(asked.known)) == ("changed", "Comfortable")
    assert own_of(hall, THREE[0])["body"] == {"choice": "comfortable"}
    assert type_in(hall, THREE[0], {"answer": "2"}, sure=True).known is None
    assert own_of(hall, THREE[0])["body"] == {"choice": "uncomfortable"}
    assert counted(hall) == 1
    assert [one.is_taken_back for one in hall.state.paper.of_ballot(301)] == [False, False]


def test_every_kind_of_ballot_is_typed_into_its_own_fields() -> None:
    hall = opened(make_hall(), RANKING)
    names = [field.name for field in paper_fields(hall.step, 1)]
    assert names == [f"place-{card}" for card in "123456"]
    wrong = type_in(hall, "1", {"place-1": "first"}, table=1)
    assert "“first” is no place for card 1" in str(wrong.refusal)
    places = {"place-3": "1", "place-1": "2", "place-2": "2", "place-6": "4"}
    assert type_in(hall, "1", places, table=1).status == "new"
    assert own_of(hall, "1", RANKING)["body"]["tiers"] == [["3"], ["1", "2"], ["6"]]
    opened(hall, FORM)
    given = {"rating-1": "5", "rating-3": "6", "words-1": "The talk"}
    assert type_in(hall, "1", given, table=1).status == "new"
    assert own_of(hall, "1", FORM)["body"] == {"rating-1": 5, "rating-3": 6, "comment-1": "The talk"}


def test_a_scribe_types_the_ballots_and_the_sheet_of_their_own_table() -> None:
    hall = opened(with_scribe(), WRITE)
    assert "of Table 4" in str(type_in(hall, numbers_of(4, 1)[0], {"words": "Hello"}, SCRIBE).refusal)
    assert type_in(hall, THREE[0], {"words": "Faster help"}, SCRIBE).status == "new"
    assert type_in(hall, "", {"words": "Fewer forms"}, SCRIBE).status == "sheet"
    exercise = hall.step.exercise
    said = exercise.kind.sayings(exercise.state)
    assert [(one.text, one.giver == SCRIBE.grant) for one in said] == [
        ("Faster help", False),
        ("Fewer forms", True),
    ]
    hall.do("lock_step")
    assert "locked" in str(type_in(hall, "", {"words": "Too late"}, SCRIBE).refusal)


def test_how_each_answer_came_stays_in_the_record() -> None:
    hall = with_scribe()
    phone, helped = hall.join(3, 1), hall.join(3, 2)
    opened(hall, ROUND)
    hall.do("note_help", helped, is_helped=True)
    for person in (phone, helped):
        hall.do("submit_answer", person, exercise="camden", choice="neither")
    hall.do("note_help", helped, is_helped=False)
    type_in(hall, THREE[0], {"answer": "4"}, SCRIBE)
    take(hall, HEAD + f"{THREE[1]},,camden/round-1,4\n")
    answers = hall.step.exercise.state.rounds.ballots["round-1"].answers.values()
    ways = [hall.state.paper.way_of(answer.receipt) for answer in answers]
    assert ways == [Way.PHONE, Way.ASSISTED, Way.SCRIBE, Way.PAPER]


def test_a_file_is_taken_back_whole_and_can_be_brought_again() -> None:
    hall = opened(make_hall(), ROUND)
    type_in(hall, "1", {"answer": "2"}, table=2)
    take(hall, ballots(6))
    batch = next(one.batch for one in hall.state.paper.typed.values() if one.batch)
    hall.do("take_back_paper", batch=batch)
    assert (counted(hall), len(hall.state.participants)) == (1, 1)
    assert own_of(hall, "1")["body"] == {"choice": "uncomfortable"}
    assert hall.refused("take_back_paper", batch=batch).code == "nothing_typed"
    assert take(hall, ballots(6)).faults == ()
    assert (counted(hall), len(hall.state.participants)) == (6, 6)
    rows = hall.service.snapshot(hall.workshop)
    again = replay(hall.workshop, read_record(rows, hall.service.registry), hall.service.registry)
    live = hall.state
    assert (again.participants, again.members, again.paper) == (live.participants, live.members, live.paper)
    kept = again.exercises["camden"].state.rounds.ballots  # type: ignore[index]
    assert kept == live.exercises["camden"].state.rounds.ballots  # type: ignore[index]


def test_what_was_corrected_since_stays_when_an_earlier_file_is_taken_back() -> None:
    hall = opened(make_hall(), ROUND)
    take(hall, ballots(2))
    batch = next(iter(hall.state.paper.typed.values())).batch
    type_in(hall, "1", {"answer": "1"}, sure=True, table=2)
    hall.do("take_back_paper", batch=batch)
    assert own_of(hall, "1")["body"] == {"choice": "very_uncomfortable"}
    newest = hall.state.paper.of_ballot(1)[-1].seq
    hall.do("take_back_paper", typed=newest)
    assert own_of(hall, "1") is None
    assert hall.state.participants == {}


def test_taking_back_after_the_reveal_leaves_the_room_what_it_was_shown() -> None:
    hall = opened(make_hall(), ROUND)
    take(hall, ballots(10))
    hall.do("lock_step")
    hall.do("reveal_results")
    for number in range(1, 5):
        hall.do("take_back_paper", typed=hall.state.paper.of_ballot(number)[0].seq)
    held = hall.step.exercise.state.rounds.ballots["round-1"]
    assert (len(held.answers), len(held.counted)) == (6, 10)
    hall.do("take_back_paper", typed=hall.state.paper.of_ballot(5)[0].seq)
    assert (len(held.answers), len(hall.step.exercise.state.rounds.ballots["round-1"].counted)) == (5, 5)


def test_late_ballots_typed_by_hand_wait_until_they_are_counted_together() -> None:
    hall = opened(make_hall(), ROUND)
    take(hall, ballots(10))
    hall.do("lock_step")
    hall.do("reveal_results")
    for ballot in THREE[:7]:
        assert type_in(hall, ballot, {"answer": "1"}).status == "new"
    held = hall.step.exercise.state.rounds.ballots["round-1"]
    assert (len(held.counted), len(held.late)) == (10, 7)
    hall.do("count_paper", target=ROUND, answers=7)
    assert len(held.counted) == 17


def test_paper_that_is_due_is_told_by_table_until_it_is_in() -> None:
    hall = opened(with_scribe(), ROUND)
    assert hall.refused("note_paper", SCRIBE, table=2, ballots=1).code == "not_allowed"
    hall.do("note_paper", SCRIBE, table=3, ballots=2)
    hall.do("note_paper", table=5, ballots=1)
    assert paper_due(hall.state, hall.step) == {3: 2, 5: 1}
    assert "3 ballots of Tables 3 and 5" in str(due_words(hall.state, hall.step))
    type_in(hall, THREE[0], {"answer": "3"}, SCRIBE)
    assert paper_due(hall.state, hall.step) == {3: 1, 5: 1}
    hall.do("note_paper", table=5, ballots=0)
    type_in(hall, THREE[1], {"answer": "3"})
    assert due_words(hall.state, hall.step) is None
    opened(hall, "camden/round-2")
    assert paper_due(hall.state, hall.step) == {3: 2}
