"""Two assessments beside each other: over what was placed both times, with the same weights."""

from fractions import Fraction

from hypothesis import given, settings

from exports.charts import draw
from sessions.aggregation.framework.comparison import compare
from sessions.aggregation.framework.score import means, score
from sessions.aggregation.framework.weights import EQUAL
from sessions.exercises.base import Badge
from sessions.framework.answer import Answer
from sessions.framework.told.beside import Named, beside_panel
from sessions.words import say
from tests.sessions.aggregation.framework.rooms import answers_of, rooms

HALF = Fraction(1, 2)
NAMED = Named("Before", "After", say("6 of 6 tables."), Badge.TABLE)


def test_nothing_in_common_is_not_compared() -> None:
    assert compare(answers_of({"a": {1: 1}}), answers_of({"a": {2: 1}}), EQUAL, 1) is None


def test_a_change_is_told_question_by_question_and_what_was_placed_once_is_left_out() -> None:
    before, after = answers_of({"a": {1: 0, 2: HALF, 7: 1}}), answers_of({"a": {1: 1, 2: HALF, 8: 1}})
    found = compare(before, after, EQUAL, 1)
    assert found is not None
    assert (found.shared, found.left_out, found.change) == ((1, 2), (7, 8), HALF)
    panel = beside_panel(found, NAMED)
    assert "0.25 for Before, 0.75 for After (+0.50)" in str(panel.summary)
    assert [(row["number"], row["gain"]) for row in panel.rows] == [(1, "+0.50"), (2, "0.00")]
    assert "questions 7 and 8" in str(panel.notes[0])
    assert panel.chart is not None
    assert draw(panel.chart.form, panel.figure_rows, panel.chart.options)["data"]


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
