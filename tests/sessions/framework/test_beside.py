"""Two assessments beside each other: over what was placed both times, with the same weights."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings

from exports.charts import draw
from sessions.aggregation.framework.comparison import compare
from sessions.aggregation.framework.score import means, score
from sessions.aggregation.framework.weights import EQUAL
from sessions.exercises.base import Badge
from sessions.framework.answer import Answer
from sessions.framework.told.beside import Named, Side, beside_panel
from sessions.words import say
from tests.sessions.aggregation.framework.rooms import answers_of, rooms

HALF = Fraction(1, 2)
BEFORE = Side(say("Before the change"), say("Before"), say("6 of 6 tables"))
AFTER = Side(say("After the change"), say("After"), say("5 of 6 tables"))
NAMED = Named(say("Before and after"), BEFORE, AFTER, Badge.TABLE, say("Both so."), is_weighed=True)


def test_nothing_in_common_is_not_compared() -> None:
    assert compare(answers_of({"a": {1: 1}}), answers_of({"a": {2: 1}}), EQUAL, 1) is None


def test_a_change_is_told_question_by_question_and_what_was_placed_once_is_left_out() -> None:
    before, after = answers_of({"a": {1: 0, 2: HALF, 7: 1}}), answers_of({"a": {1: 1, 2: HALF, 8: 1}})
    found = compare(before, after, EQUAL, 1)
    assert found is not None
    assert (found.shared, found.left_out, found.change) == ((1, 2), (7, 8), HALF)
    panel = beside_panel(found, NAMED)
    assert str(panel.summary) == "This group's assessment: Before 0.25, After 0.75 (+0.50)."
    assert str(panel.basis) == "Before the change: 6 of 6 tables. After the change: 5 of 6 tables."
    assert [(row["number"], row["gain"]) for row in panel.rows] == [(1, "+0.50"), (2, "0.00")]
    equal = "With equal weights for the features and within each: 0.25 and 0.75 (+0.50)."
    assert equal in map(str, panel.notes)
    assert any("in neither score: questions 7 and 8" in str(note) for note in panel.notes)
    assert panel.chart is not None
    assert draw(panel.chart.form, panel.figure_rows, panel.chart.options)["data"]


def test_a_red_line_of_either_is_told_before_both_scores_and_no_score_stands_there() -> None:
    found = compare(answers_of({"a": {1: 0}}), answers_of({"a": {1: 1}}), EQUAL, 1)
    assert found is not None
    crossed = replace(BEFORE, vetoes=["Table 2, question 9", "Table 3, question 9"])
    panel = beside_panel(found, replace(NAMED, first=crossed))
    assert "a red line is crossed (Before), so no score stands there" in str(panel.summary)
    assert str(panel.notes[0]) == "Before: 2 red lines are crossed, first Table 2, question 9"
    both = beside_panel(found, replace(NAMED, first=crossed, second=replace(AFTER, vetoes=["Table 1"])))
    assert "crossed both times, so no score stands" in str(both.summary)


def test_what_is_drawn_is_no_finer_than_what_is_written() -> None:
    sixth = answers_of({"a": {1: 0}, "b": {1: 0}, "c": {1: HALF}})
    found = compare(sixth, sixth, EQUAL, 1)
    assert found is not None
    assert [row["score"] for row in beside_panel(found, NAMED).figure_rows] == [0.17, 0.17]


@settings(max_examples=10, deadline=None)
@given(rooms, rooms)
def test_what_the_questions_gain_adds_up_to_the_change(first: list[Answer], second: list[Answer]) -> None:
    found = compare(first, second, EQUAL, 1)
    if found:
        before, after = (
            means(one for one in room if one.question in found.shared) for room in (first, second)
        )
        assert sum(found.gains.values(), Fraction(0)) == found.change
        assert (score(before, EQUAL), score(after, EQUAL)) == tuple(one.score for one in found.spreads)
