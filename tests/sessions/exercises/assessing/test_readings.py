"""What all answers come to: from how many people, with which weights, and never past a red line."""

import pytest

from sessions.aggregation.framework import assessment
from sessions.exercises.assessing import KIND
from sessions.exercises.assessing.panels_reading import READING
from sessions.framework.eighteen import QUESTIONS
from tests.contracts.trial import FACILITATOR, TABLES, Trial
from tests.sessions.exercises.assessing.examples import EXAMPLES
from tests.sessions.exercises.assessing.rooms import (
    ALL,
    REGISTRY,
    a_trial,
    agree,
    answered,
    code,
    panel,
    read_as,
)


def test_a_reading_of_fewer_than_five_people_is_refused() -> None:
    trial = a_trial("alone")
    answered(trial, "5", "5", "5", "5")
    assert code(trial.refusal("alone", "profile")) == "too_few_answers"
    assert not trial.panels("alone")


def test_a_question_that_too_few_placed_is_in_no_reading() -> None:
    trial = a_trial("alone")
    answered(trial, "5", "5", "5", "5", "5")
    without = trial.people[1, 0]
    trial.submit(without, "submit_sheet", {"answers": {str(n): "5" for n in QUESTIONS if n != 7}})
    assert 7 not in [row["number"] for row in panel(trial, "alone", "without").rows]
    assert all(row["placed"] == 5 for row in panel(trial, "alone", "without").rows)


def test_a_room_of_one_mind_reads_as_that_answer_and_calls_it_its_own() -> None:
    trial = a_trial("alone")
    answered(trial, *"444444")
    told = read_as(trial, "alone")
    assert told.startswith("This group's assessment: 0.75, from 0 to 1")
    assert "0.75 to 0.75" in told


def test_a_red_line_of_one_table_beats_any_score() -> None:
    trial = a_trial("alone", "table")
    answered(trial, *"555555")
    trial.open("table")
    agree(trial, trial.people[2, 0], 9, answer="5", is_red_line=True)
    assert "so no score stands" in read_as(trial, "table")
    assert any("Table 2, question 9" in str(note) for note in panel(trial, "table", "profile").notes)


def test_weights_that_people_gave_move_the_reading_and_equal_ones_stand_beside_it() -> None:
    trial = a_trial("alone", "weights")
    trial.open("alone")
    first = {str(n): "5" if QUESTIONS[n].feature == 1 else "1" for n in QUESTIONS}
    for actor in trial.people.values():
        trial.submit(actor, "submit_sheet", {"answers": first})
    trial.open("weights")
    for actor in trial.people.values():
        trial.submit(actor, "submit_weights", {"points-1": 80, "points-2": 20})
    assert "0.80" in read_as(trial, "weights")
    assert any(
        "equal weights for the features it is 0.20" in str(n)
        for n in panel(trial, "weights", "profile").notes
    )


def test_partners_stand_beside_each_other_with_the_question_that_divides_them_first() -> None:
    trial = Trial(REGISTRY, KIND, {**EXAMPLES["settings"], "steps": ["table", "room"]})
    trial.open("table")
    for number in QUESTIONS:
        for table in TABLES:
            agree(trial, trial.people[table, 0], number, answer="5" if (table, number) == (2, 11) else "2")
    trial.open("room")
    trial.submit(trial.people[1, 0], "note_answer", {"question": 11, "answer": "4"})
    assert panel(trial, "room", "differences").rows[0]["number"] == 11
    assert [row["label"] for row in panel(trial, "room", "partners").rows] == [
        "The council",
        "The energy company",
        "The hospital",
    ]
    assert [str(row["label"]) for row in panel(trial, "room", "together").rows] == [
        "Tables, each apart",
        "The room together",
    ]


def test_what_a_reading_showed_stays_when_somebody_changes_their_answers() -> None:
    trial = a_trial("alone", "weights")
    answered(trial, *"555555")
    trial.open("weights")
    shown = panel(trial, "weights", "profile")
    KIND.freeze(trial.exercise.state, "weights", "profile", trial.workshop.room)
    trial.order(FACILITATOR, "go_back", {})
    trial.order(FACILITATOR, "open_step", {})
    trial.submit(trial.people[1, 0], "submit_sheet", {"answers": {str(n): "1" for n in QUESTIONS}})
    assert panel(trial, "weights", "profile") == shown


@pytest.mark.parametrize("partners", [(), ("Council", "Trust"), ("Council",)])
@pytest.mark.parametrize("is_noted", [True, False])
def test_what_may_be_revealed_is_known_without_a_draw_and_is_what_there_is(
    partners: tuple[str, ...], is_noted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial = a_trial("alone", "table", "room", partners=list(partners))
    trial.open("alone")
    for actor in trial.people.values():
        trial.submit(actor, "submit_sheet", ALL)
    trial.open("table")
    for table in (1, 2):
        agree(trial, trial.people[table, 0], 4)
    trial.open("room")
    if is_noted:
        trial.submit(trial.people[1, 0], "note_answer", {"question": 4, "answer": "4"})
    trial.lock()

    with monkeypatch.context() as patched:
        patched.setattr(assessment, "spread", None)  # to draw would fail
        may = {key for key in READING if trial.refusal("room", key) is None}
    assert may == {one.key for one in trial.panels("room") if one.key in READING}
    assert ("differences" in may) is (len(partners) != 1)


def test_where_a_red_line_is_crossed_no_result_of_several_voices_tells_a_score_without_it() -> None:
    trial = Trial(REGISTRY, KIND, {**EXAMPLES["settings"], "steps": ["table", "room"]})
    trial.open("table")
    for number in QUESTIONS:
        for table in TABLES:
            more = {"is_red_line": True} if (table, number) == (2, 9) else {}
            agree(trial, trial.people[table, 0], number, answer="4", **more)
    trial.open("room")
    trial.submit(trial.people[1, 0], "note_answer", {"question": 11, "answer": "4"})
    for key in ("partners", "together"):
        shown = panel(trial, "room", key)
        assert "a red line is crossed, so no score stands" in str(shown.summary)
        assert str(shown.notes[0]).startswith("Red line: ")
        assert "question 9" in str(shown.notes[0])


def test_apart_and_together_says_of_how_many_where_only_its_chart_is_seen() -> None:
    trial = Trial(REGISTRY, KIND, {**EXAMPLES["settings"], "steps": ["table", "room"]})
    trial.open("table")
    for table in TABLES:
        agree(trial, trial.people[table, 0], 11, answer="4")
    trial.open("room")
    trial.submit(trial.people[1, 0], "note_answer", {"question": 11, "answer": "4"})
    told = str(panel(trial, "room", "together").basis)
    assert f"{len(TABLES)} of {len(TABLES)} tables; 1 question placed together." == told
    assert "Tables: The council 1" in " ".join(map(str, panel(trial, "room", "partners").notes))
