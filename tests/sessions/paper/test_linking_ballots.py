"""A phone and a ballot of one person: one in the count, once somebody says so; a stub's code says it too."""

from typing import Any

from sessions.evolving import replay
from sessions.exercises.base import Actor, Role, Typed
from sessions.ids import ParticipantId
from sessions.paper.ballot_numbers import numbers_of
from sessions.record import read_record
from tests.builders import Hall, make_hall
from tests.sessions.paper.test_paper import HEAD, ROUND, counted, opened, take

NUMBER = 301
BALLOT = numbers_of(3, 1)[0]
LINE = f"{BALLOT},,camden/round-1,4\n"


def link(hall: Hall, person: Actor, ballot: int = NUMBER) -> None:
    hall.do("link_ballot", participant=person.participant, ballot=ballot)


def choice_of(hall: Hall, person: Actor) -> str:
    exercise = hall.state.exercises["camden"]  # type: ignore[index]
    return str(exercise.kind.own(exercise.state, person.person)["round-1"]["body"]["choice"])


def test_a_ballot_is_linked_by_whoever_leads_or_by_its_code_and_never_by_its_number_alone() -> None:
    hall = make_hall()
    ann, ben = hall.join(3, 1), hall.join(3, 2)
    payload: dict[str, Any] = {"participant": ann.participant, "ballot": NUMBER}
    assert hall.refused("link_ballot", ann, **payload).code == "not_allowed"
    with_code = Actor(Role.PARTICIPANT, ben.participant, 3, on_paper=Typed(NUMBER, ben.name))
    assert hall.refused("link_ballot", with_code, **payload).code == "not_allowed"
    hall.do("link_ballot", with_code, participant=ben.participant, ballot=NUMBER)
    assert hall.state.paper.linked == {NUMBER: ben.participant}
    assert hall.refused("link_ballot", **payload).code == "ballot_taken"
    assert hall.refused("link_ballot", participant=ben.participant, ballot=302).code == "has_a_ballot"
    assert hall.refused("link_ballot", participant=ann.participant, ballot=401).code == "other_table"
    assert hall.refused("link_ballot", participant="f" * 32, ballot=302).code == "unknown_seat"


def test_what_comes_on_paper_after_the_link_is_the_phones_owners() -> None:
    hall = make_hall()
    ann = hall.join(3, 1)
    link(hall, ann)
    opened(hall, ROUND)
    take(hall, HEAD + LINE)
    assert (counted(hall), len(hall.state.participants)) == (1, 1)
    assert choice_of(hall, ann) == "comfortable"


def test_two_in_the_count_become_one_when_they_are_linked() -> None:
    hall = make_hall()
    ann = hall.join(3, 1)
    opened(hall, ROUND)
    take(hall, HEAD + LINE)
    assert len(hall.state.participants) == 2
    link(hall, ann)
    assert (counted(hall), list(hall.state.participants)) == (1, [ann.participant])
    assert choice_of(hall, ann) == "comfortable"
    hall.do("withdraw_answers", ann, participant=ann.participant)
    assert counted(hall) == 0
    rows = hall.service.snapshot(hall.workshop)
    assert not any(row.contents for row in rows if row.exercise == "camden")
    again = replay(hall.workshop, read_record(rows, hall.service.registry), hall.service.registry)
    assert (again.participants, again.paper) == (hall.state.participants, hall.state.paper)


def test_who_answered_on_both_keeps_the_phones_answer() -> None:
    hall = make_hall()
    ann = hall.join(3, 1)
    opened(hall, ROUND)
    hall.do("submit_answer", ann, exercise="camden", choice="neither")
    take(hall, HEAD + LINE)
    assert counted(hall) == 2
    link(hall, ann)
    assert (counted(hall), choice_of(hall, ann)) == (1, "neither")
    reading = take(hall, HEAD + LINE)
    assert [entry.status for entry in reading.entries] == ["phone"]
    assert "was answered on a phone" in str(reading.cautions[0])
    assert choice_of(hall, ann) == "neither"


def test_a_shown_count_stays_as_it_was_when_two_become_one() -> None:
    hall = make_hall()
    ann, others = hall.join(3, 1), [hall.join(4, number) for number in range(2, 6)]
    opened(hall, ROUND)
    for person in others:
        hall.do("submit_answer", person, exercise="camden", choice="neither")
    take(hall, HEAD + LINE)
    hall.do("lock_step")
    hall.do("reveal_results")
    link(hall, ann)
    held = hall.step.exercise.state.rounds.ballots["round-1"]
    assert (len(held.counted), len(held.late)) == (5, 0)
    assert ParticipantId(ann.person) in held.counted
