"""Points within each feature: who counts, what waits, and how paper and phone say the same."""

from collections.abc import Mapping
from typing import Any

import pytest
from pydantic import ValidationError

from sessions.errors import Rejection
from sessions.exercises.assessing import KIND
from sessions.exercises.base import PaperLine
from tests.contracts.trial import Trial
from tests.sessions.exercises.assessing.examples import INVENTED
from tests.sessions.exercises.assessing.rooms import (
    ALL,
    a_trial,
    answered,
    code,
    panel,
    read_as,
)


def weigh_inside(trial: Trial, *given: Mapping[str, Any]) -> None:
    """So many people weigh the questions of some features."""
    trial.open("within")
    for actor, fields in zip(trial.people.values(), given, strict=False):
        assert not isinstance(trial.submit(actor, "submit_within", fields), Rejection)


def test_points_within_a_feature_without_points_for_the_features_can_not_be_planned() -> None:
    with pytest.raises(ValidationError, match="points go to the features first"):
        KIND.Settings.model_validate({**INVENTED, "steps": ["alone", "within"]})


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (
            {"points-5": 60, "points-6": 20},
            "“Good for the wider public”: 20 of the 100 points are still left.",
        ),
        ({"points-13": 60, "points-14": 50}, "“Good use of public resources”: That is 10 points too many."),
    ],
)
def test_points_that_do_not_add_up_within_a_feature_are_refused_by_its_name(fields: Any, told: str) -> None:
    trial = a_trial("alone", "weights", "within")
    trial.open("within")
    refusal = trial.submit(trial.people[1, 0], "submit_within", fields)
    assert isinstance(refusal, Rejection)
    assert str(refusal.message).startswith(told)
    assert not trial.exercise.state.within.answers


def test_a_feature_within_which_four_gave_points_is_left_empty_and_the_fifth_fills_it() -> None:
    trial = a_trial("alone", "weights", "within")
    weigh_inside(trial, *[{"points-13": 60, "points-14": 40, "apart-2": "alike"}] * 4)
    assert code(trial.refusal("within", "within")) == "too_few_answers"
    trial.submit(trial.people[2, 0], "submit_within", {"apart-4": "cant_say", "apart-2": "alike"})
    rows = {row["number"]: row for row in panel(trial, "within", "within").rows}
    assert (rows[5]["mean"], rows[5]["n"], rows[13]["mean"], rows[13]["n"]) == ("33.3", 5, None, None)
    trial.submit(trial.people[2, 1], "submit_within", {"points-13": 10, "points-14": 90})
    rows = {row["number"]: row for row in panel(trial, "within", "within").rows}
    assert (rows[13]["mean"], rows[14]["mean"], rows[13]["n"]) == ("50.0", "50.0", 5)


def test_a_feature_that_may_not_be_told_moves_no_reading() -> None:
    trial = a_trial("alone", "weights", "within")
    trial.open("alone")
    for actor in trial.people.values():
        trial.submit(actor, "submit_sheet", {"answers": {**ALL["answers"], "13": "1", "14": "5"}})
    trial.open("weights")
    for actor in trial.people.values():
        trial.submit(actor, "submit_weights", {"points-4": 100})
    weigh_inside(trial, *[{"points-14": 100, "apart-1": "alike"}] * 4, {"apart-1": "alike"})
    assert "0.50" in read_as(trial, "within")
    trial.submit(trial.people[2, 0], "submit_within", {"points-14": 100})
    assert "1.00" in read_as(trial, "within")
    assert any("within each" in str(note) for note in panel(trial, "within", "profile").notes)


def test_who_gave_points_to_features_alone_still_counts_there() -> None:
    trial = a_trial("alone", "weights", "within")
    answered(trial, *"444444")
    trial.open("weights")
    for actor in trial.people.values():
        trial.submit(actor, "submit_weights", {"points-1": 100})
    weigh_inside(trial, *[{"apart-1": "alike"}] * 5)
    assert panel(trial, "weights", "weights").basis.values["n"] == len(trial.people)
    notes = [str(note) for note in panel(trial, "within", "profile").notes]
    assert any(f"Weights by {len(trial.people)} people" in note for note in notes)


def test_points_that_come_after_they_were_shown_wait() -> None:
    trial = a_trial("alone", "weights", "within")
    weigh_inside(trial, *[{"points-13": 100}] * 5)
    KIND.freeze(trial.exercise.state, "within", "within", trial.workshop.room)
    trial.submit(trial.people[2, 1], "submit_within", {"points-14": 100})
    shown = panel(trial, "within", "within")
    assert [str(note) for note in shown.notes][1:3] == [
        "Everyone gave all 100 to “Responsive services”.",
        "Everyone gave nothing to “Lasting savings”.",
    ]
    assert str(shown.notes[-1]).startswith("1 more came")
    assert {row["mean"] for row in shown.rows if row["number"] == 13} == {"100.0"}


def test_by_swing_each_feature_needs_a_first_and_proportions_count() -> None:
    trial = a_trial("alone", "weights", "within", weigh_by="swing")
    trial.open("within")
    refusal = trial.submit(trial.people[1, 0], "submit_within", {"points-13": 60, "points-14": 40})
    assert code(refusal) == "no_first"
    weigh_inside(trial, *[{"points-13": 100, "points-14": 25}] * 5)
    assert panel(trial, "within", "within").rows[12]["mean"] == "80.0"


def test_points_within_features_on_paper_say_the_same_as_on_a_phone() -> None:
    typed = {"points-1": "40", "points-2": "60", "apart-2": "alike", "apart-3": "cant_say", "points-13": ""}
    line = KIND.paper_line(None, "within", 1, typed)  # type: ignore[attr-defined]  # of HasPaperForm
    assert line.answer == "40 60 0 0 / = / ? / x / x"
    read = KIND.paper(None, "within", 1, line)
    assert not isinstance(read, Rejection)
    assert read.payload == {"points": {1: 40, 2: 60, 3: 0, 4: 0}, "apart": {2: "alike", 3: "cant_say"}}
    for wrong in ("40 60", "40 60 / = / ? / x / x", "= / = / = / = / a b c d", "= / = / = / = / = / ="):
        assert code(KIND.paper(None, "within", 1, PaperLine(wrong))) == "paper_within"


def test_ones_own_points_within_features_stand_in_the_form_again_and_in_words() -> None:
    trial = a_trial("alone", "weights", "within")
    given = {"points-13": 70, "points-14": 30, "apart-2": "alike", "apart-1": "cant_say"}
    weigh_inside(trial, given)
    who = trial.people[1, 0].participant
    assert who is not None
    mine = KIND.own(trial.exercise.state, who)["within"]
    assert mine["body"] == given
    assert "Public resources: Responsive services 70, Lasting savings 30" in str(mine["text"])
    assert "The wider public: All weigh alike" in str(mine["text"])
