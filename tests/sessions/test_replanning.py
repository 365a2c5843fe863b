"""Changing the agenda while the day runs: only what lies ahead, and never what was reached."""

from typing import Any

import pytest

from sessions import events as e
from sessions.agenda import AgendaTemplate
from sessions.exercises.base import Actor
from sessions.ids import ExerciseId
from tests.builders import Clock, Hall, make_hall, seat_everyone
from tests.sessions.seen import everything_visible, replayed

TABLES = [{"number": number, "seats": 5} for number in (1, 2)]
AND_NOW: dict[str, Any] = {"settings.question": "And now?"}


def talk(key: str, minutes: int = 20, **more: Any) -> dict[str, Any]:
    settings = {"say": f"About {key}.", "minutes": minutes, **more}
    return {"id": key, "kind": "talk", "title": key.title(), "settings": settings}


def poll(key: str, rounds: int = 1) -> dict[str, Any]:
    asked = [{"question": f"How comfortable, {number}?"} for number in range(rounds)]
    return {"id": key, "kind": "poll", "title": key.title(), "settings": {"rounds": asked, "minutes": 5}}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def hall(clock: Clock) -> Hall:
    exercises = [talk("welcome"), poll("first", rounds=2), talk("lunch", 40, is_break=True), talk("experts")]
    template = AgendaTemplate.model_validate(
        {"title": "A day", "area": "Here", "summary": "A day.", "tables": TABLES, "exercises": exercises}
    )
    return make_hall(template=template, clock=clock)


def order(hall: Hall) -> list[str]:
    return [str(key) for key in hall.state.exercises]


def keys(hall: Hall) -> list[str]:
    return [str(step.key) for step in hall.state.steps]


def insert(hall: Hall, before: str = "", **more: Any) -> str:
    """Put a poll in by the console's form, and give its id."""
    asked = {"kind": "poll", "title": "Now", "before": before, "settings.question": "And now?", **more}
    hall.do("insert_exercise", **asked)
    return next(key for key in reversed(order(hall)) if "extra" in key)


def test_only_what_lies_ahead_can_be_skipped_moved_or_stood_before(hall: Hall) -> None:
    hall.go_to("first/round-1")
    for reached in ("welcome", "first"):
        assert hall.refused("skip_exercise", target=reached).code == "already_reached"
        assert hall.refused("move_exercise", target=reached, before="").code == "already_reached"
        assert hall.refused("move_exercise", target="experts", before=reached).code == "already_reached"
    assert hall.refused("skip_exercise", target="nowhere").code == "unknown_exercise"
    assert hall.refused("move_exercise", target="lunch", before="experts").code == "already_there"
    assert order(hall) == ["welcome", "first", "lunch", "experts"]


def test_a_participant_can_not_change_the_agenda(hall: Hall) -> None:
    person = hall.join(1, 1)
    assert hall.refused("skip_exercise", person, target="lunch").code == "not_allowed"


def test_an_exercise_that_can_not_run_is_not_put_in(hall: Hall) -> None:
    assert hall.refused("insert_exercise", kind="juggling", title="Juggle").code == "unknown_kind"
    assert hall.refused("insert_exercise", kind="poll", title="Now").code == "missing_field"
    asked: dict[str, Any] = {"settings.question": "And now?", "settings.about": "nowhere/first"}
    refusal = hall.refused("insert_exercise", kind="poll", title="Now", **asked)
    assert refusal.code == "bad_settings"
    assert "nowhere" in str(refusal.message)
    assert order(hall) == ["welcome", "first", "lunch", "experts"]


def test_a_poll_put_in_next_is_asked_next_and_counts(hall: Hall) -> None:
    people = seat_everyone(hall)
    hall.go_to("first/round-1")
    key = insert(hall, before="lunch")
    assert order(hall) == ["welcome", "first", key, "lunch", "experts"]
    assert hall.state.position == 1
    hall.go_to(f"{key}/round-1")
    hall.do("open_step")
    for person in people.values():
        hall.do("submit_answer", person, exercise=key, choice="neither")
    hall.do("lock_step")
    hall.do("reveal_results")
    assert everything_visible(replayed(hall)) == everything_visible(hall.state)


def test_ids_of_what_is_put_in_are_never_used_again(hall: Hall) -> None:
    put_in = hall.do("insert_exercise", kind="poll", title="Now", **AND_NOW)
    first = order(hall)[-1]
    hall.do("undo", entry=put_in.seq)
    assert first not in order(hall)
    assert insert(hall) != first


def test_what_is_skipped_is_passed_over_and_can_come_back_at_its_place_or_next(hall: Hall) -> None:
    hall.do("go_next")
    hall.do("skip_exercise", target="first")
    assert keys(hall) == ["welcome/talk", "lunch/talk", "experts/talk"]
    assert hall.refused("skip_exercise", target="first").code == "already_skipped"
    hall.do("restore_exercise", target="first")
    assert keys(hall)[1:3] == ["first/round-1", "first/round-2"]
    hall.do("skip_exercise", target="first")
    hall.do("go_next")
    hall.do("restore_exercise", target="first")
    assert keys(hall) == [
        "welcome/talk",
        "lunch/talk",
        "first/round-1",
        "first/round-2",
        "experts/talk",
    ]
    assert hall.step.key == "lunch/talk"
    assert everything_visible(replayed(hall)) == everything_visible(hall.state)


def test_what_lies_ahead_can_be_moved_and_every_change_taken_back(hall: Hall) -> None:
    hall.do("go_next")
    before = order(hall)
    entries = [
        hall.do("move_exercise", target="experts", before="lunch"),
        hall.do("skip_exercise", target="lunch"),
        hall.do("insert_exercise", kind="poll", title="Now", **AND_NOW),
        hall.do("shorten_talk", target="experts/talk", minutes=15),
    ]
    assert order(hall)[:4] == ["welcome", "first", "experts", "lunch"]
    for entry in reversed(entries):
        hall.do("undo", entry=entry.seq)
    assert order(hall) == before
    assert hall.state.exercises[ExerciseId("experts")].minutes == 20
    assert keys(hall)[-2:] == ["lunch/talk", "experts/talk"]


def test_a_change_that_the_room_has_come_to_can_not_be_taken_back(hall: Hall) -> None:
    hall.do("go_next")
    skipped = hall.do("skip_exercise", target="first")
    moved = hall.do("move_exercise", target="experts", before="lunch")
    hall.do("go_next")
    assert hall.step.key == "experts/talk"
    for entry in (skipped, moved):
        assert hall.refused("undo", entry=entry.seq).code == "undo_too_late"


def test_only_talks_ahead_are_shortened_never_exercises_nor_breaks(hall: Hall) -> None:
    hall.do("go_next")
    for step in ("welcome/talk", "first/round-1", "lunch/talk", "nowhere/talk"):
        assert hall.refused("shorten_talk", target=step, minutes=2).code == "not_a_talk"
    assert hall.refused("shorten_talk", target="experts/talk", minutes=20).code == "already_shorter"
    hall.do("shorten_talk", target="experts/talk", minutes=16)
    hall.go_to("experts/talk")
    assert hall.step.ends_at == pytest.approx(hall.service.clock() + 16 * 60, abs=10)


def test_two_facilitators_who_change_the_same_thing_do_it_once(hall: Hall) -> None:
    hall.do("go_next")
    hall.do("move_exercise", target="experts", before="lunch")
    assert hall.refused("move_exercise", target="experts", before="lunch").code == "already_there"
    assert hall.refused("go_next", step="first/round-1").code == "step_moved_on"


def test_answers_given_before_and_after_a_change_stay_with_their_exercise(hall: Hall) -> None:
    person: Actor = hall.join(1, 1)
    hall.go_to("first/round-1")
    hall.do("open_step")
    hall.do("submit_answer", person, exercise="first", choice="neither")
    insert(hall, before="lunch")
    hall.do("skip_exercise", target="lunch")
    hall.do("go_next")
    hall.do("open_step")
    hall.do("submit_answer", person, exercise="first", choice="comfortable")
    own = hall.step.exercise.kind.own(hall.step.exercise.state, hall.state.members[1][0])
    assert [answer["body"]["choice"] for answer in own.values()] == ["neither", "comfortable"]


@pytest.mark.parametrize("title", ["   ", "\u202e\u200b"])
def test_an_exercise_without_a_title_is_not_put_in(title: str) -> None:
    settings = {"question": "How comfortable are you?"}
    refusal = make_hall().refused("insert_exercise", kind="poll", title=title, settings=settings)
    assert refusal.code == "missing_title"


def test_what_is_put_in_keeps_every_setting_also_those_left_to_the_kind() -> None:
    hall = make_hall()
    settings = {"question": "How comfortable are you?"}
    hall.do("insert_exercise", kind="poll", title="One\u202e more\x00", settings=settings)
    event = hall.state.log[-1].event
    assert isinstance(event, e.ExerciseInserted)
    assert event.title == "One more"
    assert event.settings["minutes"] == 5
    assert event.settings["rounds"] == [{"stage": None, "question": "How comfortable are you?"}]
