"""Answering an open poll: what each form takes, what it refuses, and settings that name their field."""

from typing import Any

import pytest
from pydantic import ValidationError

from sessions.errors import Rejection
from sessions.events import COUNTS, EVERYONE
from sessions.exercises.base import Chapter, Role, Viewer, givers
from sessions.exercises.open_poll import KIND
from sessions.exercises.open_poll.settings import OpenPollSettings
from tests.sessions.exercises.open_poll.examples import BY_FORM, OPTIONS
from tests.sessions.exercises.open_poll.room import MATERIALS, AskedRoom


@pytest.mark.parametrize(
    ("form", "payload", "code"),
    [
        ("single", {}, "choice_missing"),
        ("single", {"choice": "maybe"}, "choice_unknown"),
        ("single", {"choices": ["yes"]}, "choice_unknown"),
        ("single", {"choice": "yes", "shown": ["maybe"]}, "choice_unknown"),
        ("several", {}, "choice_missing"),
        ("several", {"choice": "yes"}, "choice_unknown"),
        ("several", {"choices": ["yes", "maybe"]}, "choice_unknown"),
        ("several", {"choices": ["yes", "no", "depends"]}, "too_many_choices"),
        ("several", {"choices": ["yes"], "choice": "cant_say"}, "choice_and_none"),
        ("scale", {"choice": "6"}, "choice_unknown"),
        ("scale", {"choice": "0"}, "choice_unknown"),
        ("scale", {"number": 3}, "choice_unknown"),
        ("number", {"number": ""}, "number_missing"),
        ("number", {"number": 31}, "number_off_range"),
        ("number", {"number": -1}, "number_off_range"),
        ("number", {"number": 3, "choice": "cant_say"}, "choice_and_none"),
        ("words", {"words": [" ", ""]}, "empty_text"),
        ("words", {"words": ["a", "b", "c"]}, "too_many_words"),
        ("words", {"words": ["more than three words"]}, "words_too_long"),
        ("words", {"number": 2}, "choice_unknown"),
    ],
)
def test_an_answer_of_another_form_or_beyond_it_is_refused(
    form: str, payload: dict[str, Any], code: str
) -> None:
    room = AskedRoom(form, 2)
    refusal = room.send(0, **payload)
    assert isinstance(refusal, Rejection)
    assert refusal.code == code
    assert KIND.own(room.state, room.people[0]) == {}


def test_refusals_quote_the_real_limit() -> None:
    assert str(AskedRoom("several", 1).send(0, choices=["yes", "no", "depends"]).message) == (
        "Choose 2 at most. Take one of yours out, then submit."
    )
    assert str(AskedRoom("number", 1).send(0, number=99).message) == (
        "Write a whole number from 0 to 30, or choose “I can't say”."
    )


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"form": "single", "options": OPTIONS[:1]}, "options: there must be at least two to choose from."),
        ({"form": "single", "options": [*OPTIONS, OPTIONS[0]]}, "options: each needs a key of its own"),
        ({"form": "several", "options": OPTIONS, "most": 4}, "most: choose a number from 2 to 3"),
        ({"form": "several", "options": OPTIONS, "most": 1}, "most: choose a number from 2 to 3"),
        ({"form": "scale", "steps": 4, "labels": ["a", "b", "c"]}, "labels: give words for both ends"),
        ({"form": "scale", "labels": ["a", ""]}, "labels: 1 to 40 characters each."),
        ({"form": "scale", "labels": ["a", "b"], "options": OPTIONS}, "options: the form scale has none."),
        ({"form": "number", "highest": 3}, "lowest: a number needs one."),
        ({"form": "number", "lowest": 3, "highest": 3}, "highest: it must be more than lowest."),
        ({"form": "number", "lowest": 3, "highest": 9, "most": 2}, "most: the form number has none."),
        ({"form": "words", "most": 6}, "most: five answers in words a person, and no more."),
        ({"form": "words", "lowest": 3}, "lowest: the form words has none."),
    ],
)
def test_settings_that_a_form_can_not_use_are_named(changed: dict[str, Any], fault: str) -> None:
    settings = KIND.Settings.model_validate({"question": "And now?", **changed})
    found = KIND.check(settings, MATERIALS, [1])
    assert found is not None
    assert found.startswith(fault)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"form": "essay"}, "form"),
        ({"steps": 8}, "steps"),
        ({"rounds": 7}, "rounds"),
        ({"question": ""}, "question"),
        ({"about": "sport"}, "about"),
        ({"colour": 1}, "colour"),
    ],
)
def test_a_setting_of_the_wrong_sort_is_named(changed: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        KIND.Settings.model_validate({**BY_FORM["scale"], **changed})
    assert refused.value.errors()[0]["loc"][0] == field


def test_the_short_form_makes_options_or_a_scale_of_lines() -> None:
    asked = {"question": "Tea?", "lines": "Yes\n\n No \nLater"}
    single = OpenPollSettings.model_validate({**asked, "form": "single"})
    assert [(option.key, option.title) for option in single.options] == [
        ("option-1", "Yes"),
        ("option-2", "No"),
        ("option-3", "Later"),
    ]
    steps = OpenPollSettings.model_validate({**asked, "form": "scale"})
    assert (steps.steps, steps.labels) == (3, ("Yes", "No", "Later"))
    ends = OpenPollSettings.model_validate({"question": "Tea?", "form": "scale", "lines": "Never\nAlways"})
    assert [str(label) for label in ends.choices.values()] == ["1 Never", "2", "3", "4", "5 Always"]
    assert all(KIND.check(settings, MATERIALS, [1]) is None for settings in (single, steps, ends))


def test_practice_says_so_everywhere_and_is_in_no_report() -> None:
    room = AskedRoom("single", 6, is_practice=True, rounds=1)
    settings = room.state.settings
    assert KIND.chapter(settings) is None
    assert KIND.chapter(AskedRoom("single", 1).state.settings) is Chapter.INSIGHTS
    phase = KIND.phases(settings, MATERIALS)[0]
    assert (str(phase.title), "only practice" in str(phase.instruction)) == ("Practice", True)
    room.answer(*["yes"] * 5)
    assert str(room.must().title) == "Practice: Should a phone ring here?"
    shown = KIND.view(room.state, "round-1", Viewer("projector"), room.room)
    assert str(shown["question"]).startswith("Practice: ")


def test_an_older_tab_does_not_overwrite_a_newer_answer() -> None:
    room = AskedRoom("number", 2)
    room.answer(5)
    room.answer(7)
    assert room.send(0, replaces=1, number=9).code == "answer_changed_elsewhere"
    assert KIND.own(room.state, room.people[0])["round-1"]["body"] == {"number": 7}


def test_people_read_their_own_answer_in_words_and_get_it_by_the_fields_of_the_form() -> None:
    given = {
        "single": "no",
        "several": ["depends", "yes"],
        "scale": "5",
        "number": 12,
        "words": ["Trust", "Rest"],
    }
    read = {
        "single": "No",
        "several": "Yes, It depends",
        "scale": "5 Very much",
        "number": "12 years",
        "words": "Trust, Rest",
    }
    for form, answer in given.items():
        room = AskedRoom(form, 1)
        room.answer(answer)
        own = KIND.own(room.state, room.people[0])["round-1"]
        assert str(own["text"]) == read[form]
        field, value = next(iter(own["body"].items()))
        assert value == (["yes", "depends"] if form == "several" else answer), field


def test_phones_are_told_of_an_answer_only_once_the_result_is_shown() -> None:
    room = AskedRoom("single", 7)
    early = room.send(0, choice="yes")
    room.answer(*["no"] * 5)
    room.reveal()
    late = room.send(6, choice="yes")
    assert [event.audience for event in (*early, *late)] == [COUNTS, EVERYONE]


def test_answering_anew_keeps_the_approval_of_words_that_stay_and_takes_no_name_twice() -> None:
    room = AskedRoom("words", 2)
    room.answer(["Trust", "Time"])
    room.approve()
    room.answer(["Time", "Peace"])
    told = {saying.text: (saying.id, saying.is_approved) for saying in room.state.told()}
    assert told == {"Time": ("t1-s2", True), "Peace": ("t1-s3", False)}


def test_words_that_look_alike_are_pointed_out_to_the_facilitator_and_left_alone() -> None:
    room = AskedRoom("words", 4)
    room.answer(["Trust"], ["trust"], ["Trust"], ["Peace"])
    labels = [str(saying.label) if saying.label else None for saying in room.state.told()]
    assert labels == ["Looks like “trust”", "Looks like “Trust”", "Looks like “trust”", None]
    assert [saying.text for saying in room.state.told()] == ["Trust", "trust", "Trust", "Peace"]


def test_only_facilitators_moderate_and_only_people_with_a_seat_answer() -> None:
    assert givers(KIND.commands["give_answer"]) == {Role.PARTICIPANT}
    assert Role.PARTICIPANT not in givers(KIND.commands["approve_saying"])
    assert "reword_saying" not in KIND.commands
