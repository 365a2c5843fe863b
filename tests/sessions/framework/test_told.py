"""What is told of an assessment: whose it is, what it hangs on, and what may not be told."""

from fractions import Fraction

from sessions.aggregation.framework.assessment import Assessment, assess
from sessions.exercises.base import Badge, Panel
from sessions.framework.answer import Answer
from sessions.framework.eighteen import QUESTIONS
from sessions.framework.told.annex import method_panel
from sessions.framework.told.panels import PROFILE, REACHES, WITHOUT, ZONES, Shown, reading_panels
from sessions.framework.told.partners import partner_panels
from sessions.framework.told.sentences import flip_sentence, headline, in_draws
from sessions.framework.told.withholding import tellable_answers, tellable_points
from sessions.words import say
from tests.sessions.aggregation.framework.rooms import answers_of, points_of

HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)
ROOM = answers_of({name: dict.fromkeys(QUESTIONS, HALF) | {1: 1, 5: 0} for name in "abcde"})


def assessed(answers: list[Answer], *vetoes: str) -> Assessment:
    found = assess(answers, vetoes=vetoes)
    assert found is not None
    return found


def shown(found: Assessment) -> dict[str, Panel]:
    of = Shown(found, "A shared list of empty homes", say("5 of 6 people answered."), Badge.ROOM)
    return {panel.key: panel for panel in (*reading_panels(of), *partner_panels(of))}


def test_a_question_that_four_people_placed_is_in_nothing_that_is_told() -> None:
    answers = [*ROOM[18:], Answer("a", 2, None), *answers_of({"a": {3: 1}})]
    kept = tellable_answers([*ROOM[: 4 * 18], *[one for one in ROOM[4 * 18 :] if one.question != 7]])
    assert {one.question for one in kept} == set(QUESTIONS) - {7}
    assert tellable_answers(answers) == answers_of({"a": {3: 1}})[:0] + [
        one for one in answers if one.question == 3
    ]


def test_points_of_four_people_weigh_nothing_that_is_told() -> None:
    four = [points_of(20, 20, 20, 20, 20, person=name) for name in "abcd"]
    assert tellable_points([*four, points_of(0, 0, 0, 0, 0, person="e")]) == []
    five = [*four, points_of(100, 0, 0, 0, 0, person="e", within={13: 100})]
    assert [one.within for one in tellable_points(five)] == [{}] * 5


def test_a_red_line_is_said_before_any_score_and_the_zone_is_not() -> None:
    found = assessed(ROOM, "No data to insurers")
    assert str(headline(found)).startswith(
        "This group's assessment: a red line is crossed, so no score stands."
    )
    profile = shown(found)[PROFILE]
    assert str(profile.notes[0]) == "Red line: No data to insurers"
    assert "Some issues" not in str(profile.summary)


def test_every_panel_says_whose_assessment_it_is_and_what_it_rests_on() -> None:
    for panel in shown(assessed(ROOM)).values():
        words = " ".join(str(part) for part in (panel.title, panel.summary, *panel.notes))
        assert "this group's assessment" in words.lower()
        assert str(panel.basis) == "5 of 6 people answered."


def test_the_profile_has_the_whole_and_five_features_and_is_drawn_from_its_own_rows() -> None:
    profile = shown(assessed(ROOM))[PROFILE]
    assert [str(row["label"]) for row in profile.rows][:2] == ["All together", "Outcomes for people"]
    assert [row["score_words"] for row in profile.rows] == ["0.49", "0.62", "0.33", "0.50", "0.50", "0.50"]
    assert profile.rows[0]["answers"] == 90
    assert all(row["low"] <= row["score"] <= row["high"] for row in profile.figure_rows)


def test_the_zones_of_all_draws_are_told_in_words() -> None:
    (left, middle, right) = shown(assessed(ROOM))[ZONES].rows
    assert (left["draws"], middle["draws"], right["draws"]) == ("0", "100", "0")
    assert in_draws(Fraction(1, 2000)) == "<1"
    assert in_draws(Fraction(1999, 2000)) == ">99"


def test_each_question_has_its_n_and_the_score_without_it() -> None:
    panel = shown(assessed([*ROOM, Answer("f", 10, None, applies=False)]))[WITHOUT]
    tenth = next(row for row in panel.rows if row["number"] == 10)
    assert (tenth["placed"], tenth["not_applying"], tenth["mean"]) == (5, 1, "0.50")
    assert len(panel.rows) == 18


def test_what_could_move_right_begins_with_what_would_add_most() -> None:
    panel = shown(assessed(ROOM))[REACHES]
    assert [row["number"] for row in panel.rows][:1] == [5]
    assert 1 not in [row["number"] for row in panel.rows]


def test_no_weights_that_lead_elsewhere_are_said_so() -> None:
    alike = assessed(answers_of({"a": dict.fromkeys(QUESTIONS, HALF)}))
    assert str(flip_sentence(alike)) == "No weights for the five features would lead to another zone."
    apart = assessed(answers_of({"a": {1: 1, 5: QUARTER}}))
    assert "points of 100 away" in str(flip_sentence(apart))


def test_partners_stand_side_by_side_from_two_on() -> None:
    council = answers_of({"a": {1: 1, 2: HALF}}, partner="Council")
    assert "partners" not in shown(assessed(council))
    health = answers_of({"b": {1: 0, 2: HALF}}, partner="Health")
    panels = shown(assessed([*council, *health]))
    assert [row["score_words"] for row in panels["partners"].rows] == ["0.75", "0.25"]
    assert panels["differences"].rows[0]["apart"] == "1.00"


def test_the_annex_has_a_source_for_every_formula() -> None:
    panel = method_panel(Badge.ROOM)
    assert len(panel.rows) == 9
    assert all(any(sign.isdigit() for sign in row["sources"]) for row in panel.rows)
    assert "this group's assessment" in " ".join(str(note) for note in panel.notes)
