"""Two assessments of one day beside each other: what is compared, with whose weights, what is not told."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from casestudies.loader import load_materials
from exports.bundle.layout import FIGURES
from sessions.agenda import AgendaError, AgendaTemplate, check_plan
from sessions.designing.agenda_files import export_agenda, read_agenda
from sessions.exercises.base import Actor, Panel
from sessions.exercises.registry import discover
from sessions.framework.eighteen import QUESTIONS
from sessions.ids import ExerciseId
from tests.builders import Hall, make_hall
from tests.exports.bundle.bundles import differing, files_of
from tests.sessions.exercises.assessing.examples import INVENTED

CHANGED = {**INVENTED, "text": "The same, and people are asked beforehand."}
OTHER = {"proposal": "A map of cold homes"}
ALONE = {"steps": ["alone"]}
AT_TABLES = {"steps": ["table"]}
TABLES = [{"number": number, "seats": 8} for number in (1, 2)]


def a_plan(*settings: Mapping[str, Any]) -> AgendaTemplate:
    """A day of these assessments, in turn called first, second and third."""
    specs = [
        {"id": name, "kind": "assessing", "title": name, "settings": one}
        for name, one in zip(("first", "second", "third"), settings, strict=False)
    ]
    return AgendaTemplate.model_validate(
        {"title": "Two", "area": "Here", "summary": "Two.", "tables": TABLES, "exercises": specs}
    )


def a_day(first: Mapping[str, Any], second: Mapping[str, Any], people: int = 12) -> tuple[Hall, list[Actor]]:
    """Two assessments, the second compared with the first, and so many people at two tables."""
    hall = make_hall(template=a_plan(first, {**second, "compare_with": "first"}))
    return hall, [hall.join(1 + n % 2, n + 1) for n in range(people)]


def answer(hall: Hall, people: Sequence[Actor], place: str, *questions: int) -> None:
    """Everyone of these answers questions alone, all of them where none is named."""
    sheet = {"answers": {str(number): place for number in questions or QUESTIONS}}
    hall.do("open_step")
    for actor in people:
        hall.do("submit_sheet", actor, exercise=hall.step.exercise.id, **sheet)
    hall.do("lock_step")


def agree(hall: Hall, by: Actor, answers: Mapping[int, str], red_line: int = 0) -> None:
    for number, place in answers.items():
        given = {"question": number, "answer": place, "is_red_line": number == red_line}
        hall.do("agree_answer", by, exercise=hall.step.exercise.id, **given)


def told(hall: Hall) -> Panel:
    """The comparison, as the room is shown it."""
    hall.do("reveal_results", panel="beside")
    found = compared(hall)
    assert found is not None
    return found


def compared(hall: Hall) -> Panel | None:
    """The comparison, where there is any."""
    second = hall.state.exercises[ExerciseId("second")]
    panels = second.kind.panels(second.state, second.steps[-1].phase.key, hall.state.room)
    return next((panel for panel in panels if panel.key == "beside"), None)


def both_alone(hall: Hall, before: Sequence[Actor], after: Sequence[Actor], shows: bool = True) -> None:
    """The first exercise answered and shown, then the second answered."""
    hall.go_to("first/alone")
    answer(hall, before, "2")
    if shows:
        hall.do("reveal_results", panel="answers")
    hall.go_to("second/alone")
    answer(hall, after, "4")


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (a_plan({**INVENTED, "compare_with": "second"}, INVENTED), 'no earlier assessment "second"'),
        (a_plan(INVENTED, {**INVENTED, "compare_with": "second"}), "the earlier assessments are: first"),
        (
            a_plan({**INVENTED, **ALONE}, {**INVENTED, **AT_TABLES, "compare_with": "first"}),
            "no part in common",
        ),
    ],
)
def test_only_an_earlier_assessment_that_asks_the_same_voice_can_be_compared_with(
    plan: AgendaTemplate, words: str
) -> None:
    with pytest.raises(AgendaError) as refused:
        check_plan(plan, discover(), load_materials(), "day.toml")
    assert "settings.compare_with: " in str(refused.value)
    assert words in str(refused.value)


def test_an_assessment_that_comes_later_can_not_be_named_while_the_day_runs() -> None:
    hall, _ = a_day({**INVENTED, **ALONE}, {**CHANGED, **ALONE})
    given: dict[str, Any] = {
        "kind": "assessing",
        "title": "Again",
        "settings": {**OTHER, **ALONE, "compare_with": "second"},
    }
    refused = hall.refused("insert_exercise", before="second", **given)
    assert "the earlier assessments are: first." in str(refused.message)
    hall.do("insert_exercise", **given)


def test_a_file_of_the_agenda_keeps_what_is_compared() -> None:
    plan = a_plan(INVENTED, {**INVENTED, "compare_with": "first"}).model_dump(mode="json")
    text = export_agenda("Two", "Here", plan)
    found = read_agenda(text.encode(), discover(), load_materials())
    assert isinstance(found, AgendaTemplate)
    assert [one.settings["compare_with"] for one in found.exercises] == ["", "first"]


def test_without_a_placed_question_that_has_weight_there_is_no_score_and_the_refusal_says_so() -> None:
    parts = {"steps": ["alone", "weights", "within"]}
    hall, people = a_day({**INVENTED, **parts}, {**CHANGED, **parts})
    hall.go_to("first/alone")
    answer(hall, people, "2", *(number for number in QUESTIONS if number != 10))
    given = (("weights", {"points": {"3": 100}}), ("within", {"points": {"10": 100}}))
    for part, points in given:
        hall.go_to(f"first/{part}")
        hall.do("open_step")
        for actor in people:
            hall.do(f"submit_{part}", actor, exercise="first", **points)
        hall.do("lock_step")
    refused = hall.refused("reveal_results", panel="profile")
    assert "No question that was placed has any weight" in str(refused.message)


def test_own_answers_that_the_room_has_not_seen_are_not_compared() -> None:
    hall, people = a_day({**INVENTED, **ALONE}, {**CHANGED, **ALONE})
    both_alone(hall, people, people, shows=False)
    refused = hall.refused("reveal_results", panel="beside")
    assert refused.code == "not_shown_yet"
    assert "Show what people answered on “Warm visits” first" in str(refused.message)
    assert not compared(hall)


def test_nine_people_one_of_the_times_are_too_few_and_ten_are_enough() -> None:
    hall, people = a_day({**INVENTED, **ALONE}, {**CHANGED, **ALONE})
    both_alone(hall, people[:11], people[3:])
    refused = hall.refused("reveal_results", panel="beside")
    assert (refused.code, "Then: 11. Now: 9." in str(refused.message)) == ("too_few_answers", True)
    assert not compared(hall)
    hall.do("open_step")
    sheet = {"answers": {str(number): "4" for number in QUESTIONS}}
    hall.do("submit_sheet", people[0], exercise="second", **sheet)
    hall.do("lock_step")
    assert compared(hall)


def test_an_exercise_that_was_left_out_leaves_nothing_to_compare_with() -> None:
    hall, people = a_day({**INVENTED, **ALONE}, {**OTHER, **ALONE})
    hall.do("skip_exercise", target="first")
    hall.go_to("second/alone")
    answer(hall, people, "4")
    refused = hall.refused("reveal_results", panel="beside")
    assert "Nothing was answered on “Warm visits” before this" in str(refused.message)
    hall.do("reveal_results", panel="profile")


def test_one_withdrawn_answer_of_the_first_takes_the_comparison_out_of_sight() -> None:
    hall, people = a_day({**INVENTED, **ALONE}, {**CHANGED, **ALONE})
    both_alone(hall, people, people)
    assert told(hall).rows
    hall.do("withdraw_answers", people[3], participant=people[3].participant)
    assert not compared(hall)
    assert hall.refused("reveal_results", panel="beside").code in ("answers_withdrawn", "already_shown")


def test_putting_the_first_ones_answers_aside_leaves_nothing_and_undo_brings_the_comparison_back() -> None:
    hall, people = a_day({**INVENTED, **ALONE}, {**CHANGED, **ALONE})
    both_alone(hall, people, people)
    before = told(hall)
    hall.do("go_back")
    hall.do("clear_step")
    assert compared(hall) is None
    hall.do("undo", entry=hall.state.log[-1].seq)
    assert compared(hall) == before


def test_the_same_proposal_with_other_words_is_told_as_before_and_after_the_change() -> None:
    hall, people = a_day({**INVENTED, **ALONE}, {**CHANGED, **ALONE})
    both_alone(hall, people, people)
    panel = told(hall)
    assert str(panel.title) == "Warm visits: before and after the change"
    assert str(panel.basis) == (
        "Before the change: 12 of 12 people on their own. After the change: 12 of 12 people on their own."
    )
    assert str(panel.summary) == (
        "This group's assessment: Before the change 0.25, After the change 0.75 (+0.50)."
    )
    assert any("so both have equal ones" in str(note) for note in panel.notes)


def test_a_question_that_nine_placed_one_of_the_times_is_in_neither_score() -> None:
    hall, people = a_day({**INVENTED, **ALONE}, {**OTHER, **ALONE})
    hall.go_to("first/alone")
    hall.do("open_step")
    for place, actor in enumerate(people):
        asked = [number for number in QUESTIONS if number != 7 or place < 9]
        sheet = {"answers": {str(number): "2" for number in asked}}
        hall.do("submit_sheet", actor, exercise="first", **sheet)
    hall.do("lock_step")
    hall.do("reveal_results", panel="answers")
    hall.go_to("second/alone")
    answer(hall, people, "4")
    panel = told(hall)
    assert str(panel.title) == "Warm visits beside A map of cold homes"
    assert 7 not in [row["number"] for row in panel.rows]
    assert any(
        "fewer than 10 people one of the times" in str(n) and "question 7" in str(n) for n in panel.notes
    )


def test_both_have_the_weights_of_the_second_and_equal_ones_stand_beside_them() -> None:
    weighed = {"steps": ["alone", "weights"]}
    hall, people = a_day({**INVENTED, **ALONE}, {**CHANGED, **weighed})
    hall.go_to("first/alone")
    answer(hall, people, "1", *(n for n in QUESTIONS if QUESTIONS[n].feature == 1))
    hall.do("open_step")
    hall.do("lock_step")
    hall.do("reveal_results", panel="answers")
    hall.go_to("second/alone")
    answer(hall, people, "5", *(n for n in QUESTIONS if QUESTIONS[n].feature == 1))
    hall.go_to("second/weights")
    hall.do("open_step")
    for actor in people:
        hall.do("submit_weights", actor, exercise="second", points={"1": 100})
    hall.do("lock_step")
    notes = [str(note) for note in told(hall).notes]
    assert "Both with the weights of 12 people (After the change)." in notes
    assert "With equal weights for the features and within each: 0.00 and 1.00 (+1.00)." in notes


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (["weights"], "so both have equal ones"),
        (["weights", "within"], "Both with the weights of 12 people"),
    ],
)
def test_the_earlier_weights_are_taken_only_where_all_that_were_given_were_shown(
    shown: Sequence[str], words: str
) -> None:
    hall, people = a_day({**INVENTED, "steps": ["alone", "weights", "within"]}, {**CHANGED, **ALONE})
    hall.go_to("first/alone")
    answer(hall, people, "1")
    hall.do("reveal_results", panel="answers")
    for part in ("weights", "within"):
        hall.go_to(f"first/{part}")
        hall.do("open_step")
        for actor in people:
            hall.do(f"submit_{part}", actor, exercise="first", points={"1": 100})
        hall.do("lock_step")
        if part in shown:
            hall.do("reveal_results", panel=part)
    hall.go_to("second/alone")
    answer(hall, people, "5")
    assert any(words in str(note) for note in told(hall).notes)


def test_tables_are_compared_at_any_number_and_a_red_line_comes_before_both_scores() -> None:
    hall, people = a_day({**INVENTED, **AT_TABLES}, {**CHANGED, **AT_TABLES}, people=2)
    hall.go_to("first/table")
    hall.do("open_step")
    agree(hall, people[0], {1: "2", 9: "1", 4: "split"}, red_line=9)
    hall.go_to("second/table")
    hall.do("open_step")
    assert "No table has an answer yet" in str(hall.refused("reveal_results", panel="beside").message)
    agree(hall, people[1], {4: "5"})
    hall.do("lock_step")
    assert "No question has answers enough" in str(hall.refused("reveal_results", panel="beside").message)
    hall.do("open_step")
    agree(hall, people[1], {1: "4", 9: "4"})
    hall.do("lock_step")
    panel = told(hall)
    assert "a red line is crossed (Before the change), so no score stands there" in str(panel.summary)
    assert [(row["number"], row["before_n"], row["after_n"]) for row in panel.rows] == [(9, 1, 1), (1, 1, 1)]


def test_long_names_give_way_to_first_and_second_where_there_is_no_room_for_them() -> None:
    long = {"proposal": "A list of everybody who may be cold this winter, for visits"}
    hall, people = a_day({**long, **AT_TABLES}, {**OTHER, **AT_TABLES}, people=1)
    for name in ("first", "second"):
        hall.go_to(f"{name}/table")
        hall.do("open_step")
        agree(hall, people[0], {1: "2"})
        hall.do("lock_step")
    panel = told(hall)
    assert str(panel.title) == "Two proposals side by side"
    assert [str(panel.columns[place].title) for place in (2, 4)] == ["First", "Second"]
    assert str(panel.basis).startswith("A list of everybody who may be cold this winter, for visits: 1 of 1")


def test_a_bundle_works_the_comparison_out_though_people_have_other_names_in_each_exercise() -> None:
    hall, people = a_day({**INVENTED, **ALONE}, {**CHANGED, **ALONE})
    both_alone(hall, people, people)
    hall.do("close_workshop")
    files = files_of(hall)
    assert b"Warm visits: before and after the change" in files[FIGURES]
    assert differing(files) == []
