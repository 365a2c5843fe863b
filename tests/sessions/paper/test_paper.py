"""Answers on paper: counted once however often they are brought, all or none, late where they are late."""

from random import Random

import pytest

from sessions.evolving import replay
from sessions.exercises.base import Actor, Role
from sessions.ids import ParticipantId
from sessions.paper.ballot_numbers import person_of
from sessions.paper.reading import Reading, read_paper
from sessions.paper.taking import take_paper
from sessions.people import Arrival
from sessions.record import read_record
from sessions.visibility import console_view
from tests.builders import FACILITATOR, Hall, make_hall, seat_everyone

HEAD = "ballot,table,exercise,answer,words,words 2\n"
RANKING, ROUND, FORM, WRITE = "benefit/own", "camden/round-1", "evaluation/form", "benefits/write"


def ballots(count: int, answer: str = "4", step: str = ROUND, first: int = 1) -> str:
    """So many ballots at tables in turn, with one answer."""
    return HEAD + "".join(
        f"{number},{number % 6 + 1},{step},{answer}\n" for number in range(first, first + count)
    )


def opened(hall: Hall, step: str) -> Hall:
    """The hall on a step that was opened."""
    hall.go_to(step)
    hall.do("open_step")
    return hall


def take(hall: Hall, text: str) -> Reading:
    return take_paper(hall.service, hall.workshop, text, FACILITATOR)


def told(reading: Reading) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.column, str(fault.sentence)) for fault in reading.faults]


def counted(hall: Hall, step: str = ROUND) -> int:
    exercise, phase = step.split("/")
    rows = hall.look(lambda room: [*room.exercises[exercise].kind.rows(room.exercises[exercise].state)])  # type: ignore[index]  # an id by its text
    return sum(row["phase"] == phase for row in rows)


def test_a_file_with_ten_wrong_lines_counts_nothing_and_names_all_ten() -> None:
    hall = opened(make_hall(), ROUND)
    wrong = [
        ("x,1,camden/round-1,4", "ballot", "1 to 99 if it was not"),
        ("0,1,camden/round-1,4", "ballot", "1 to 99 if it was not"),
        ("51,9,camden/round-1,4", "table", "1, 2, 3, 4, 5 and 6"),
        ("52,,camden/round-1,4", "table", "1, 2, 3, 4, 5 and 6"),
        ("1,5,camden/round-1,4", "table", "Ballot 1 is of Table 2"),
        ("53,1,camden,4", "exercise", "camden/round-1"),
        ("54,1,camden/round-2,4", "exercise", "not been opened yet"),
        ("55,1,camden/round-1,6", "answer", "1 (very uncomfortable) to 5"),
        ("2,3,camden/round-1,4", "ballot", "in line 3 too"),
        ("56,1,camden/round-1,=4", "answer", "can't begin with “=”"),
    ]
    text = ballots(20) + "".join(f"{line}\n" for line, _, _ in wrong)
    before = hall.state.version
    found = told(take(hall, text))
    assert [fault[:2] for fault in sorted(found)] == [(22 + n, wrong[n][1]) for n in range(10)]
    for (_, _, sentence), (_, _, words) in zip(sorted(found), wrong, strict=True):
        assert words in sentence
    assert hall.state.version == before


def test_no_client_says_that_it_is_paper() -> None:
    hall = opened(make_hall(), ROUND)
    person = f"{7:032x}"
    by = Actor(Role.PARTICIPANT, ParticipantId(person))
    assert hall.refused("join", by, participant=person, table=1, ballot=7).code == "not_allowed"
    seated = hall.join(1, 7)
    hall.do("lock_step")
    refusal = hall.refused("submit_answer", seated, exercise="camden", choice="neither")
    assert refusal.code == "locked"


def test_what_an_exercise_does_not_take_on_paper_is_named() -> None:
    hall = opened(make_hall(), "benefit/criteria")
    found = told(take(hall, HEAD + "1,1,benefit/criteria,1 > 2"))
    assert "not answered on paper" in found[0][2]


def test_thirty_ballots_brought_twice_are_counted_once() -> None:
    hall = opened(make_hall(), ROUND)
    first = take(hall, ballots(30))
    assert [dict(counts) for _, counts in first.by_step()] == [{"new": 30}]
    version = hall.state.version
    again = take(hall, ballots(30))
    assert [dict(counts) for _, counts in again.by_step()] == [{"same": 30}]
    assert (counted(hall), hall.state.version) == (30, version)


def test_a_file_that_was_cut_short_is_finished_by_bringing_it_again() -> None:
    hall = opened(make_hall(), ROUND)
    take(hall, ballots(13))
    assert [dict(counts) for _, counts in take(hall, ballots(30)).by_step()] == [{"same": 13, "new": 17}]
    assert counted(hall) == 30


def test_a_line_that_was_mended_takes_the_place_of_the_earlier_one_and_back() -> None:
    hall = opened(make_hall(), ROUND)
    who = None
    for answer, status in (("2", "new"), ("4", "changed"), ("2", "changed"), ("2", "same")):
        assert [dict(counts) for _, counts in take(hall, ballots(1, answer)).by_step()] == [{status: 1}]
        who = hall.look(lambda room: person_of(room.id, 1))
    exercise = hall.state.exercises["camden"]  # type: ignore[index]  # an id by its text
    assert who is not None
    assert exercise.kind.own(exercise.state, who)["round-1"]["body"] == {"choice": "uncomfortable"}
    assert counted(hall) == 1


def test_looking_first_counts_nothing() -> None:
    hall = opened(make_hall(), ROUND)
    before = hall.state.version
    reading = hall.look(lambda room: read_paper(room, ballots(30)))
    assert (len(reading.entries), hall.state.version) == (30, before)


def test_a_ballot_that_was_withdrawn_is_not_counted_again() -> None:
    hall = opened(make_hall(), ROUND)
    take(hall, ballots(6))
    who = hall.look(lambda room: person_of(room.id, 3))
    hall.do("withdraw_answers", Actor(Role.PARTICIPANT, who), participant=who)
    assert counted(hall) == 5
    found = told(take(hall, ballots(6)))
    assert [(fault[0], "was withdrawn" in fault[2]) for fault in found] == [(4, True)]
    assert counted(hall) == 5


def test_nothing_is_added_to_a_day_that_was_purged() -> None:
    hall = opened(make_hall(), ROUND)
    take(hall, ballots(6))
    hall.do("close_workshop")
    hall.do("purge_record")
    assert "erased for good" in told(take(hall, ballots(6, first=7)))[0][2]


def test_each_kind_reads_its_own_paper() -> None:
    hall = opened(make_hall(), RANKING)
    assert take(hall, HEAD + "1,1,benefit/own,3 > 1=2 > 6\n2,2,benefit/own,c>A\n").faults == ()
    assert "Write it like 3 > 1 = 2" in told(take(hall, HEAD + "3,1,benefit/own,3 > B"))[0][2]
    who = hall.look(lambda room: person_of(room.id, 1))
    exercise = hall.state.exercises["benefit"]  # type: ignore[index]  # an id by its text
    assert exercise.kind.own(exercise.state, who)["own"]["body"]["tiers"] == [["3"], ["1", "2"], ["6"]]
    opened(hall, FORM)
    assert take(hall, HEAD + "1,1,evaluation,5 x 6,The talk,\n2,2,evaluation,,,Too long\n").faults == ()
    assert "3 ratings" in told(take(hall, HEAD + "3,1,evaluation,5 7 6"))[0][2]
    assert counted(hall, FORM) >= 2


def test_statements_on_slips_are_kept_each_once_and_wait_to_be_read() -> None:
    hall = opened(make_hall(), WRITE)
    group = hall.step.exercise.settings.groups[0]
    text = HEAD + f"1,1,benefits/write,{group.title},- Faster help\n1,1,benefits/write,,Fewer forms\n"
    assert take(hall, text).faults == ()
    assert [dict(counts) for _, counts in take(hall, text).by_step()] == [{"same": 2}]
    exercise = hall.step.exercise
    said = exercise.kind.sayings(exercise.state)
    assert [(one.text, one.is_held, one.about.get("group", "")) for one in said] == [
        ("- Faster help", True, group.key),
        ("Fewer forms", True, ""),
    ]


@pytest.mark.parametrize(("late", "joins"), [(4, False), (5, True), (8, True)])
def test_paper_that_comes_after_the_reveal_joins_in_one_batch_or_waits(late: int, joins: bool) -> None:
    hall = opened(make_hall(), ROUND)
    take(hall, ballots(10))
    hall.do("lock_step")
    hall.do("reveal_results")
    exercise = hall.step.exercise
    assert take(hall, ballots(late, "1", first=11)).faults == ()
    ballots_of = exercise.state.rounds.ballots["round-1"]
    assert len(ballots_of.answers) == 10 + late
    assert (len(ballots_of.counted), len(ballots_of.late)) == ((10 + late, 0) if joins else (10, late))


def test_paper_counts_beside_phones_and_after_closing_and_says_so() -> None:
    hall = make_hall()
    people = seat_everyone(hall, 3)
    opened(hall, ROUND)
    for person in people.values():
        hall.do("submit_answer", person, exercise="camden", choice="neither")
    hall.do("close_workshop")
    assert take(hall, ballots(6)).faults == ()
    assert counted(hall) == 24
    paper = [person for person in hall.state.participants.values() if person.arrived_by is Arrival.PAPER]
    assert sorted(person.ballot or 0 for person in paper) == [1, 2, 3, 4, 5, 6]
    assert "PaperCounted" in [type(entry.event).__name__ for entry in hall.state.log]


def test_a_table_with_more_answers_than_seats_is_flagged_and_counted() -> None:
    hall = make_hall()
    seat_everyone(hall, 4)
    hall.join(1, 999)
    opened(hall, ROUND)
    reading = take(hall, HEAD + "1,1,camden/round-1,4\n2,4,camden/round-1,4\n")
    assert [str(words).partition(".")[0] for words in reading.cautions] == [
        "Table 1: 5 on phones, 1 on paper, 5 seats"
    ]
    assert counted(hall) == 2
    assert console_view(hall.state)["phones"]["joined"] == 25


def test_more_ballots_than_seats_at_a_table_without_phones_are_flagged_too() -> None:
    hall = opened(make_hall(), ROUND)
    lines = "".join(f"{number},1,camden/round-1,4\n" for number in range(1, 8))
    reading = take(hall, HEAD + lines)
    assert [str(words) for words in reading.cautions] == [
        "Table 1: 7 on paper, 5 seats. Check the ballots' tables."
    ]


def test_the_record_replayed_is_the_live_state() -> None:
    hall = opened(make_hall(), ROUND)
    lines = ballots(12).splitlines()[1:]
    Random(3).shuffle(lines)
    take(hall, HEAD + "\n".join(lines))
    hall.do("lock_step")
    rows = hall.service.snapshot(hall.workshop)
    again = replay(hall.workshop, read_record(rows, hall.service.registry), hall.service.registry)
    live = hall.state
    assert again.participants == live.participants
    exercise = again.exercises["camden"]  # type: ignore[index]  # an id by its text
    assert exercise.state.rounds.ballots == live.exercises["camden"].state.rounds.ballots  # type: ignore[index]  # an id by its text
