"""A proposal against the framework: the gate keeps questions back, answers stay secret, tables speak once."""

from typing import Any

import pytest
from pydantic import ValidationError

from sessions.errors import Rejection
from sessions.exercises.assessing import KIND
from sessions.exercises.base import PaperLine, Viewer
from sessions.framework.eighteen import QUESTIONS
from sessions.framework.settled_first import CONDITIONS
from tests.contracts.screens import render
from tests.contracts.trial import EXERCISE, FACILITATOR, TABLES, Trial
from tests.sessions.exercises.assessing.examples import EXAMPLES, INVENTED
from tests.sessions.exercises.assessing.rooms import (
    ALL,
    MATERIALS,
    REGISTRY,
    a_trial,
    agree,
    code,
    panel,
    settle,
)


def test_without_a_proposal_or_a_known_case_study_it_can_not_be_planned() -> None:
    empty = KIND.Settings.model_validate({})
    assert KIND.check(empty, MATERIALS, [1]) == "proposal: name the proposal, or choose a case study."
    unknown = KIND.Settings.model_validate({"case_study": "atlantis"})
    assert "atlantis" in str(KIND.check(unknown, MATERIALS, [1]))


@pytest.mark.parametrize(
    "settings",
    [
        {"steps": ["gate"]},
        {"steps": ["table", "alone"]},
        {"partners": ["One", "One"]},
        {"partners": ["x" * 41]},
    ],
)
def test_parts_out_of_order_and_partners_without_names_of_their_own_are_refused(settings: Any) -> None:
    with pytest.raises(ValidationError):
        KIND.Settings.model_validate({**INVENTED, **settings})


def test_the_questions_wait_until_every_table_has_settled_every_condition() -> None:
    trial = a_trial("gate", "alone")
    settle(trial, 1, 2)
    settle(trial, 3, but="lawful")
    trial.open("alone")
    refusal = trial.submit(trial.people[1, 0], "submit_sheet", {"answer-1": "5"})
    assert isinstance(refusal, Rejection)
    assert str(refusal.message) == "First this must be settled at every table: A lawful route."
    assert trial.shown("alone", Viewer("phone", 1))["waits"][0]["tables"] == [3]
    assert "First this must be settled" in render(REGISTRY, trial, "phone.html")


def test_a_failed_condition_keeps_them_back_and_settling_it_lets_them_in() -> None:
    trial = a_trial("gate", "alone")
    settle(trial, 1, 2, 3)
    trial.submit(trial.people[2, 1], "settle_condition", {"condition": "purpose", "standing": "failed"})
    trial.open("alone")
    assert code(trial.submit(trial.people[1, 0], "submit_sheet", {"answer-1": "5"})) == "gate_not_passed"


def test_going_on_all_the_same_is_the_facilitators_stands_in_the_log_and_can_be_undone() -> None:
    trial = a_trial("gate", "alone")
    settle(trial, 1, but="lawful")
    trial.open("alone")
    assert code(trial.order(FACILITATOR, "waive_gate", {}, exercise=EXERCISE)) == "empty_text"
    taken = trial.order(FACILITATOR, "waive_gate", {"reason": "To try it out"}, exercise=EXERCISE)
    assert not isinstance(taken, Rejection)
    entry = trial.workshop.log[-1]
    assert "not settled" in str(entry.event.in_words())  # type: ignore[attr-defined]  # of a kind
    assert not isinstance(trial.submit(trial.people[1, 0], "submit_sheet", {"answer-1": "5"}), Rejection)
    assert "went on" in str(panel(trial, "gate", "gate").notes[0])
    trial.order(FACILITATOR, "undo", {"entry": entry.seq})
    assert code(trial.submit(trial.people[1, 1], "submit_sheet", {"answer-1": "5"})) == "gate_not_passed"


def test_a_reason_is_shown_only_once_it_is_approved_and_a_new_one_waits_again() -> None:
    trial = a_trial("gate", "alone")
    settle(trial, 1, 2, 3)
    given = {"condition": "lawful", "standing": "settled", "reason": "A named power covers it"}
    trial.submit(trial.people[1, 0], "settle_condition", given)
    lawful = list(CONDITIONS).index("lawful")
    assert panel(trial, "gate", "gate").rows[lawful]["why"] == []
    trial.order(FACILITATOR, "approve_saying", {"saying": ["t1-s1"]}, exercise=EXERCISE)
    assert panel(trial, "gate", "gate").rows[lawful]["why"][0]["words"] == "A named power covers it"
    trial.submit(trial.people[1, 1], "settle_condition", {**given, "reason": "An agreement covers it"})
    assert panel(trial, "gate", "gate").rows[lawful]["why"] == []


def test_who_is_half_way_through_is_not_counted_as_finished() -> None:
    trial = a_trial("alone")
    trial.open("alone")
    trial.submit(trial.people[1, 0], "submit_sheet", {"answer-1": "5"})
    assert not trial.progress("alone", 1).done
    trial.submit(trial.people[1, 0], "submit_sheet", ALL)
    assert trial.progress("alone", 1).done == {trial.people[1, 0].participant}


def test_a_question_that_four_have_placed_is_left_empty_and_the_fifth_fills_it() -> None:
    trial = a_trial("alone")
    trial.open("alone")
    people = list(trial.people.values())
    for actor in people[:4]:
        trial.submit(actor, "submit_sheet", {"answer-1": "5", "answer-2": "4"})
    assert not trial.panels("alone")
    trial.submit(people[4], "submit_sheet", {"answer-1": "1", "answer-2": "cant_say"})
    first, second = panel(trial, "alone", "answers").rows[:2]
    assert [first[place] for place in "12345"] == [1, 0, 0, 0, 4]
    assert second["5"] is None
    assert second["cant_say"] is None


def test_reasons_of_ones_own_are_for_the_report_alone_and_no_row_ties_them_to_anyone() -> None:
    trial = a_trial("alone")
    trial.open("alone")
    for number, actor in enumerate(list(trial.people.values())[:5]):
        trial.submit(actor, "submit_sheet", {"answer-1": "5", "reason-1": f"Because of reason {number}"})
    phase = trial.phases[0]
    assert "reasons" in phase.report_panels
    assert "reasons" not in phase.panels
    written = [row for row in KIND.rows(trial.exercise.state) if row["what"] == "reason"]
    assert {row["participant"] for row in written} == {None}
    assert len(written) == 5


def test_late_answers_wait_once_results_were_shown() -> None:
    trial = a_trial("alone")
    trial.open("alone")
    people = list(trial.people.values())
    for actor in people[:5]:
        trial.submit(actor, "submit_sheet", {"answer-1": "5"})
    KIND.freeze(trial.exercise.state, "alone", "answers", trial.workshop.room)
    trial.submit(people[5], "submit_sheet", {"answer-1": "1"})
    shown = panel(trial, "alone", "answers")
    assert shown.rows[0]["1"] == 0
    assert "1 more came" in str(shown.notes[-1])


def test_swing_and_points_make_the_same_shares() -> None:
    means = []
    for weigh_by, points in (("points", (40, 20, 20, 20, 0)), ("swing", (100, 50, 50, 50, 0))):
        trial = a_trial("alone", "weights", weigh_by=weigh_by)
        trial.open("weights")
        for actor in trial.people.values():
            given = {f"points-{number}": points[number - 1] for number in range(1, 6)}
            trial.submit(actor, "submit_weights", given)
        means.append([row["mean"] for row in panel(trial, "weights", "weights").rows])
    assert means == [["40.0", "20.0", "20.0", "20.0", "0.0"]] * 2


def test_the_wall_asks_what_a_part_asks_and_names_the_proposal_where_it_asks_all_eighteen() -> None:
    asked = {}
    for weigh_by in ("points", "swing"):
        trial = a_trial("gate", "alone", "weights", "within", weigh_by=weigh_by)
        views = [trial.shown(part, Viewer("projector")) for part in trial.exercise.settings.steps]
        asked[weigh_by] = [view["question"] and str(view["question"]) for view in views]
    inside = "What should weigh most within each feature?"
    assert asked == {
        "points": ["Is this settled?", None, "What should weigh most?", inside],
        "swing": ["Is this settled?", None, "What would you put right first?", inside],
    }


def test_an_answer_made_from_an_older_one_is_refused_and_changes_nothing() -> None:
    trial = a_trial("table")
    trial.open("table")
    agree(trial, trial.people[1, 0], 4, answer="2")
    assert code(agree(trial, trial.people[1, 1], 4, answer="5")) == "answer_moved_on"
    assert trial.shown("table", Viewer("phone", 1))["agreed"][4]["answer"] == "2"
    assert not isinstance(agree(trial, trial.people[1, 1], 4, answer="5", was=1), Rejection)
    assert trial.shown("table", Viewer("phone", 1))["agreed"][4]["was"] == 2
    assert trial.shown("table", Viewer("phone", 2))["agreed"] == {}


def test_each_table_speaks_for_its_partner_and_not_agreeing_is_a_result() -> None:
    trial = Trial(REGISTRY, KIND, {**EXAMPLES["settings"], "steps": ["table"]})
    trial.open("table")
    agree(trial, trial.people[1, 0], 16, answer="split")
    agree(trial, trial.people[2, 0], 16, answer="1", is_red_line=True)
    shown = panel(trial, "table", "agreed")
    assert [str(column.title) for column in shown.columns][2:] == [
        "The council (Table 1)",
        "The hospital (Table 2)",
        "The energy company (Table 3)",
    ]
    row = shown.rows[15]
    assert [str(row[f"table-{table}"]) for table in (1, 2)] == ["could not agree", "1, red line"]
    assert row["red_lines"] == [2]


def test_a_sheet_on_paper_says_the_same_as_one_on_a_phone() -> None:
    typed = {
        "answer-1": "5",
        "confidence-1": "high",
        "answer-2": "cant_say",
        "reason-3": "",
        "answer-10": "not_apply",
    }
    line = KIND.paper_line(None, "alone", 1, typed)  # type: ignore[attr-defined]  # of HasPaperForm
    read = KIND.paper(None, "alone", 1, line)
    assert not isinstance(read, Rejection)
    assert read.payload["answers"] == {1: "5", 2: "cant_say", 10: "not_apply"}
    assert read.payload["confidence"] == {1: "high"}
    assert code(KIND.paper(None, "alone", 1, PaperLine("1 2 3"))) == "paper_sheet"
    assert code(KIND.paper(None, "weights", 1, PaperLine("60 40"))) == "paper_points"


def test_a_simulated_room_goes_through_all_parts_and_names_no_public() -> None:
    trial = Trial(REGISTRY, KIND, EXAMPLES["settings"])
    for phase in trial.phases:
        trial.act(phase.key, seed=4)
        html = "\n".join(render(REGISTRY, trial, screen) for screen in ("phone.html", "report.html"))
        assert "acceptab" not in html.lower()
    assert len(trial.exercise.state.agreed) == len(TABLES)
    assert all(len(held) == len(QUESTIONS) for held in trial.exercise.state.agreed.values())
