"""The framework as it is asked: what it holds, and what it refuses."""

from collections import Counter
from fractions import Fraction

import pytest

from sessions.framework.answer import POSITIONS, Answer
from sessions.framework.eighteen import FEATURES, QUESTIONS, questions_of
from sessions.framework.settled_first import CONDITIONS, Standing, gate
from sessions.framework.three_tests import TESTS
from sessions.framework.zones import LOWER, UPPER, Zone, zone_of


@pytest.mark.parametrize("value", [Fraction(-1, 4), Fraction(5, 4)])
def test_a_value_off_the_scale_is_no_answer(value: Fraction) -> None:
    with pytest.raises(ValueError, match="Question 3"):
        Answer("a", 3, value)


def test_what_does_not_apply_has_no_value() -> None:
    with pytest.raises(ValueError, match="Question 10"):
        Answer("a", 10, Fraction(1), applies=False)


def test_a_condition_that_nobody_spoke_to_is_open() -> None:
    standing = gate({"purpose": Standing.SETTLED, "lawful": Standing.NOT_YET})
    assert not standing.is_open
    assert list(standing.keys) == ["lawful", "quality", "security", "oversight", "efficacy"]


def test_a_condition_that_failed_is_told_first() -> None:
    said = dict.fromkeys(CONDITIONS, Standing.SETTLED) | {"efficacy": Standing.FAILED}
    assert not gate(said).is_open
    assert [condition.key for condition in gate(said).failed] == ["efficacy"]
    assert gate(said).open == ()


def test_all_six_settled_open_the_gate() -> None:
    assert len(CONDITIONS) == 6
    assert gate(dict.fromkeys(CONDITIONS, Standing.SETTLED)).is_open


def test_eighteen_questions_stand_under_five_features_as_in_the_source() -> None:
    """Data for Public Benefit (2018), chapter 6: 4, 3, 5, 2 and 4."""
    assert list(QUESTIONS) == list(range(1, 19))
    assert [len(questions_of(feature)) for feature in FEATURES] == [4, 3, 5, 2, 4]
    assert [number for number, question in QUESTIONS.items() if question.is_conditional] == [10]


def test_every_question_has_two_poles_that_differ_and_words_of_its_own() -> None:
    assert all(str(question.left) != str(question.right) for question in QUESTIONS.values())
    assert set(Counter(str(question.asks) for question in QUESTIONS.values()).values()) == {1}


def test_the_three_tests_have_their_seven_five_and_five_factors() -> None:
    assert [(str(test.family.title), len(test.codes)) for test in TESTS] == [
        ("Purposeful", 7),
        ("Proportionate", 5),
        ("Responsible", 5),
    ]


def test_five_places_run_from_pole_to_pole_and_the_middle_is_in_the_middle_zone() -> None:
    zones = [zone_of(position) for position in POSITIONS]
    assert zones == [Zone.LEFT, Zone.LEFT, Zone.MIDDLE, Zone.RIGHT, Zone.RIGHT]


@pytest.mark.parametrize("cut", [LOWER, UPPER, float(LOWER), float(UPPER)])
def test_a_cut_point_belongs_to_the_middle_from_either_side(cut: Fraction | float) -> None:
    assert zone_of(cut) is Zone.MIDDLE


def test_turning_every_pole_round_turns_the_zones_round() -> None:
    """Neither side is favoured by where the cut points are."""
    turned = {Zone.LEFT: Zone.RIGHT, Zone.MIDDLE: Zone.MIDDLE, Zone.RIGHT: Zone.LEFT}
    for thirtieth in range(31):
        score = Fraction(thirtieth, 30)
        assert zone_of(1 - score) is turned[zone_of(score)]
