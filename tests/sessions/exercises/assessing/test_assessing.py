"""A proposal against the framework: the gate keeps questions back, answers stay secret, tables speak once."""

from collections.abc import Mapping
from typing import Any

import pytest
from pydantic import ValidationError

from casestudies.loader import load_materials
from sessions.aggregation.framework import assessment
from sessions.errors import Rejection
from sessions.exercises.assessing import KIND
from sessions.exercises.assessing.panels_reading import READING
from sessions.exercises.base import Actor, Panel, PaperLine, Viewer
from sessions.exercises.registry import discover
from sessions.framework.eighteen import QUESTIONS
from sessions.framework.settled_first import CONDITIONS
from tests.contracts.screens import render
from tests.contracts.trial import EXERCISE, FACILITATOR, TABLES, Trial
from tests.sessions.exercises.assessing.examples import EXAMPLES, INVENTED

REGISTRY = discover()
MATERIALS = load_materials()
ALL = {"answers": {str(number): "4" for number in QUESTIONS}}


def a_trial(*steps: str, **settings: Any) -> Trial:
    """Three tables of four before the first of these parts."""
    return Trial(REGISTRY, KIND, {**INVENTED, "steps": list(steps), **settings})


def settle(trial: Trial, *tables: int, but: str = "") -> None:
    """Each of these tables calls everything settled, but for one condition."""
    trial.open("gate")
    for table in tables:
        for key in CONDITIONS:
            if key != but:
                trial.submit(
                    trial.people[table, 0], "settle_condition", {"condition": key, "standing": "settled"}
                )


def agree(trial: Trial, by: Actor, question: int, **payload: Any) -> Any:
    given: Mapping[str, Any] = {"question": question, "answer": "4", **payload}
    return trial.submit(by, "agree_answer", given)


def panel(trial: Trial, phase: str, key: str) -> Panel:
    return next(panel for panel in trial.panels(phase) if panel.key == key)


def code(taken: Any) -> str:
    assert isinstance(taken, Rejection)
    return taken.code


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


def answered(trial: Trial, *answers: str) -> None:
    """So many people give one answer to all questions."""
    trial.open("alone")
    for actor, answer in zip(trial.people.values(), answers, strict=False):
        trial.submit(actor, "submit_sheet", {"answers": {str(number): answer for number in QUESTIONS}})


def read_as(trial: Trial, phase: str, key: str = "profile") -> str:
    return str(panel(trial, phase, key).summary)


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
