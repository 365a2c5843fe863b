"""Answers and points for the framework in a file: what can't be used, and what the rest comes to."""

from fractions import Fraction

import pytest

from exports.brought.framework_answers import read_answers_to_framework
from exports.brought.framework_figures import framework_figures
from exports.brought.framework_table import framework_lines
from exports.brought.framework_weights import read_weights
from exports.brought.lines import BadLinesError

HEAD = "person,question,value,confidence\n"
WEIGHTS = "person,feature,points,question\n"
WHOLE = "a,1,100,\n"


def answers_refused(*rows: str, head: str = HEAD) -> list[tuple[int, str]]:
    with pytest.raises(BadLinesError) as caught:
        read_answers_to_framework(head + "\n".join(rows) + "\n")
    return list(caught.value.problems)


def weights_refused(*rows: str) -> list[tuple[int, str]]:
    with pytest.raises(BadLinesError) as caught:
        read_weights(WEIGHTS + "\n".join(rows) + "\n")
    return list(caught.value.problems)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (",1,1,low", "The person is empty."),
        ("a,19,1,low", 'There is no question "19": they run from 1 to 18.'),
        ("a,0,1,low", 'There is no question "0"'),
        ("a,one,1,low", 'There is no question "one"'),
        ("a,1,1.01,low", 'The value "1.01" is no number from 0 to 1, nor n/a'),
        ("a,1,-0.5,low", 'The value "-0.5" is no number'),
        ("a,1,,low", 'The value "" is no number'),
        ("a,1,nan,low", 'The value "nan" is no number'),
        ("a,1,1,sure", 'The confidence "sure" is none of low, middling, high; it may stay empty.'),
    ],
)
def test_an_answer_that_can_t_be_used_is_named_by_its_line(row: str, words: str) -> None:
    ((line, told),) = answers_refused("b,2,0.5,high", row)
    assert line == 3
    assert told.startswith(words)


def test_who_answers_twice_or_for_two_partners_is_named() -> None:
    told = answers_refused(
        "a,1,1,low,Council", "a,Q1,0,low,Council", "a,2,1,low,Health", head=HEAD.strip() + ",partner\n"
    )
    assert told == [
        (3, '"a" answers question 1 twice, on line 2 already.'),
        (4, '"a" is with partner "Council" on line 2.'),
    ]


def test_a_file_without_any_value_has_nothing_to_assess() -> None:
    assert answers_refused("a,1,?,low", "a,10,n/a,") == [
        (0, "No line has a value from 0 to 1, so there is nothing to assess.")
    ]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("a,6,100,", 'There is no feature "6": they run from 1 to 5.'),
        ("a,1,101,", 'The points "101" are no number from 0 to 100.'),
        ("a,1,-1,", 'The points "-1" are no number from 0 to 100.'),
        ("a,1,100,19", 'There is no question "19"'),
        ("a,1,100,5", "Question 5 belongs to feature 2, not to 1."),
        ("a,1,90,", 'The points of "a" add up to 90. They have to add up to 100, or the most'),
        ("a,1,0,", 'The points of "a" add up to 0.'),
        ("a,4,60,13", 'The points of "a" within feature 4 add up to 60.'),
    ],
)
def test_points_that_can_t_be_used_are_named_by_their_line(row: str, words: str) -> None:
    ((line, told),) = weights_refused("b,1,60,", "b,2,40,", row)
    assert line == 4
    assert told.startswith(words)


def test_points_given_to_one_feature_twice_are_named() -> None:
    assert weights_refused("a,1,100,", "a,1,50,") == [
        (3, '"a" gives points to feature 1 twice, on line 2 already.')
    ]


def test_weight_on_what_nobody_placed_is_refused() -> None:
    answers, given = read_answers_to_framework(HEAD + "a,5,1,\n"), read_weights(WEIGHTS + WHOLE)
    with pytest.raises(BadLinesError, match="1 lines"):
        framework_figures(answers, given, 1)


def test_hundred_points_and_swing_are_read_with_and_without_a_column_for_the_question() -> None:
    (swing,) = read_weights("person,feature,points\na,1,100\na,2,100\na,3,50\n")
    assert swing.features == {1: 100, 2: 100, 3: 50}
    (within,) = read_weights(WEIGHTS + WHOLE + "a,4,66.7,13\na,4,33.3,Q14\n")
    assert within.within == {13: Fraction("66.7"), 14: Fraction("33.3")}


def test_what_does_not_apply_and_can_t_say_are_counted_apart_and_never_as_nought() -> None:
    rows = "a,1,1,high\nb,1,?,low\na,10,N/A,\nb,10,0.5,\n"
    figures = framework_figures(read_answers_to_framework(HEAD + rows), [], 1)
    assert figures["features"]["1"]["asked"]["1"] == {
        "mean": 1,
        "n": 1,
        "cant_say": 1,
        "not_applying": 0,
        "weight": 0.05,
    }
    assert figures["features"]["3"]["asked"]["10"]["not_applying"] == 1
    assert figures["score"] == pytest.approx((0.05 * 1 + 0.04 * 0.5) / 0.09)


def test_the_figures_have_the_keys_that_other_programs_read() -> None:
    """Questions 13 and 5 weigh 60/2 and 60/3 of 100: S = (30 x .75 + 20 x .25) / 50 = .55."""
    rows = "a,13,1,high,Council\na,5,0,high,Council\nb,13,0.5,low,Health\nb,5,0.5,low,Health\n"
    answers = read_answers_to_framework(HEAD.strip() + ",partner\n" + rows)
    figures = framework_figures(answers, read_weights(WEIGHTS + "a,2,100,\na,4,100,\n"), 1)
    assert list(figures) == [
        "score",
        "interval",
        "zone_shares",
        "features",
        "equal_weights",
        "leave_one_out",
        "flip",
        "partners",
    ]
    assert figures["score"] == 0.55
    assert figures["interval"][0] <= 0.55 <= figures["interval"][1]
    assert sum(figures["zone_shares"].values()) == pytest.approx(1)
    assert figures["leave_one_out"] == {"5": 0.75, "13": 0.25}
    assert figures["partners"]["Council"]["differs_most"] == {"question": "5", "by": 0.5}
    assert figures["partners"]["Health"]["score"] == 0.5
    assert figures["features"]["1"]["score"] is None
    flip = figures["flip"]
    assert (flip["zone"], flip["to"], flip["receive"]) == ("middle", "right", "4")


def test_the_table_says_whose_assessment_it_is_and_what_it_is_not() -> None:
    answers = read_answers_to_framework(HEAD + "a,1,1,high\na,5,0,high\n")
    told = "\n".join(framework_lines(framework_figures(answers, [], 1), people=1, weighers=0))
    assert "This group's assessment: 0.43" in told
    assert "1 person answered; 0 people gave points for weights." in told
    assert "It says nothing of anybody who did not answer." in told
    assert "thirds are our choice" in told
