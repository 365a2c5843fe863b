"""What the console says of what was done and of what wants attention."""

from typing import Any

import pytest

from facilitator.journal import chapters, lines
from facilitator.needs import needs
from facilitator.wording import step_names
from sessions.ids import ParticipantId
from sessions.visibility import console_view
from tests.builders import Hall, make_hall, seat_everyone


@pytest.fixture
def hall() -> Hall:
    return make_hall()


def view(hall: Hall, away: frozenset[ParticipantId] = frozenset()) -> dict[str, Any]:
    return console_view(hall.state, away, now=hall.service.clock())


def told(hall: Hall) -> list[str]:
    """The log's lines, newest first."""
    seen = view(hall)
    return [str(line["words"]) for line in lines(seen["log"], step_names(seen["agenda"]))]


def test_a_move_that_was_undone_keeps_its_name_when_the_agenda_ahead_changes(hall: Hall) -> None:
    moved = hall.do("go_next")
    here = hall.step.exercise
    while hall.step.exercise is here:
        moved = hall.do("go_next")
    name = told(hall)[0]
    passed = hall.step.exercise
    hall.do("undo", entry=moved.seq)
    hall.do("skip_exercise", target=passed.id)
    assert told(hall)[1] == name
    assert told(hall)[0] == f"Left out {passed.title}"


def test_the_log_names_the_result_that_was_shown(hall: Hall) -> None:
    people = seat_everyone(hall)
    hall.go_to("camden/round-1")
    hall.do("open_step")
    for person in people.values():
        hall.do("submit_answer", person, exercise="camden", choice="neither")
    hall.do("lock_step")
    hall.do("reveal_results")
    assert told(hall)[0].startswith("Showed “How people answered” of ")
    hall.do("go_next")
    hall.do("show_screen", screen="panel:camden/round-1:answers")
    assert told(hall)[0].startswith("Showed again “How people answered” of ")


def test_the_log_is_kept_by_where_the_room_was(hall: Hall) -> None:
    hall.do("show_screen", screen="blank")
    hall.do("go_next")
    seen = view(hall)
    shown = lines(seen["log"], step_names(seen["agenda"]))
    titles = [chapter["title"] for chapter in chapters(shown, seen["agenda"])]
    assert titles == [hall.step.exercise.title, None]


def test_nothing_is_asked_for_while_people_only_talk_and_all_are_there(hall: Hall) -> None:
    seat_everyone(hall)
    hall.do("go_next")
    assert needs(view(hall)) == []


def test_a_phone_that_is_away_and_a_table_the_room_waits_for_are_named(hall: Hall) -> None:
    people = seat_everyone(hall)
    hall.go_to("camden/round-1")
    hall.do("open_step")
    for (table, seat), person in people.items():
        if (table, seat) != (3, 0):
            hall.do("submit_answer", person, exercise="camden", choice="neither")
    missing = people[3, 0].participant
    assert missing is not None
    wanted = [f"{need.where} {need.what}" for need in needs(view(hall, frozenset({missing})))]
    assert wanted == [
        "Table 3 The room waits for 1 person here.",
        "Table 3 1 phone is away. What they typed is kept on the phone, and sent when it is back.",
    ]
    hall.do("close_workshop")
    assert needs(view(hall, frozenset({missing}))) == []


def test_no_table_is_singled_out_while_most_are_still_at_work(hall: Hall) -> None:
    seat_everyone(hall)
    hall.go_to("camden/round-1")
    hall.do("open_step")
    assert needs(view(hall)) == []
