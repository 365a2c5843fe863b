"""The score, its weights, and what stands beside it: by hand, and by law."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given, strategies as st

from sessions.aggregation.framework.score import by_question, leave_one_out, means, profile, reaches, score
from sessions.aggregation.framework.weights import EACH_ALIKE, EQUAL, Points, room_weights
from sessions.framework.answer import Answer
from sessions.framework.eighteen import FEATURES, QUESTIONS, questions_of
from tests.sessions.aggregation.framework.rooms import answers_of, points_of, positions, rooms, weighings


def test_without_an_answer_there_is_no_score() -> None:
    assert score({}, EQUAL) is None
    assert score({5: Fraction(1)}, EQUAL.only(1)) is None
    assert leave_one_out({5: Fraction(1)}, EQUAL) == {5: None}


def test_nobody_s_points_are_weights_alike() -> None:
    assert room_weights([points_of(0, 0, 0, 0, 0)]) == EQUAL
    assert set(EQUAL.features.values()) == {Fraction(1, 5)}
    assert {EACH_ALIKE.of(number) for number in QUESTIONS} == {Fraction(1, 18)}


def test_a_score_worked_out_by_hand() -> None:
    """By the formula of the brief, S = sum(w s) / sum(w).

    Two people weigh the features (40, 20, 20, 10, 10) and (20, 40, 20, 10, 10): the room's weights are .3,
    .3, .2, .1, .1. Question 13 has 75 of the 100 points in its feature. Placed are 1 (a: 1, b: 1/2, so 3/4),
    5 (1/4) and 13 (1); 10 does not apply, 18 nobody can say. Weights: .3/4, .3/3, .1 x 3/4 = .075, .1, .075.
    S = (.075 x .75 + .1 x .25 + .075 x 1) / .25 = .15625 / .25 = .625.
    """
    answers = [
        *answers_of({"a": {1: 1, 5: Fraction(1, 4), 13: 1}, "b": {1: Fraction(1, 2)}}),
        Answer("a", 10, None, applies=False),
        Answer("a", 18, None),
    ]
    people = [
        points_of(40, 20, 20, 10, 10, person="a", within={13: 75, 14: 25}),
        points_of(20, 40, 20, 10, 10, person="b"),
    ]
    weights, asked, found = room_weights(people), by_question(answers), means(answers)
    assert score(found, weights) == Fraction(5, 8)
    assert (asked[1].mean, asked[1].placed) == (Fraction(3, 4), 2)
    assert (asked[10].mean, asked[10].not_applying, asked[10].cant_say) == (None, 1, 0)
    assert (asked[18].mean, asked[18].not_applying, asked[18].cant_say) == (None, 0, 1)
    assert list(profile(found, weights).values()) == [Fraction(3, 4), Fraction(1, 4), None, 1, None]
    assert leave_one_out(found, weights)[5] == Fraction(7, 8)
    assert [(one.question, one.gain) for one in reaches(found, weights)] == [
        (5, Fraction(3, 10)),
        (1, Fraction(3, 40)),
    ]


def test_swing_and_hundred_points_in_the_same_proportion_weigh_the_same() -> None:
    """Swing gives 100 to the most and the rest in proportion."""
    assert room_weights([points_of(40, 30, 20, 10, 0)]) == room_weights([points_of(100, 75, 50, 25, 0)])


@given(rooms, weighings, positions)
def test_a_unanimous_room_has_that_answer(room: list[Answer], people: list[Points], value: Fraction) -> None:
    weights = room_weights(people)
    alike = [replace(one, value=value) if one.is_placed else one for one in room]
    assert score(means(alike), weights) in (value, None)
    assert set(profile(means(alike), weights).values()) <= {value, None}


@given(rooms, weighings, st.sampled_from(list(FEATURES)))
def test_a_feature_without_weight_is_as_if_it_was_not_asked(
    room: list[Answer], people: list[Points], feature: int
) -> None:
    without = [Points(one.person, {**one.features, feature: Fraction(0)}, one.within) for one in people]
    assume(any(any(one.features.values()) for one in without))
    weights = room_weights(without)
    rest = [one for one in room if QUESTIONS[one.question].feature != feature]
    assert score(means(room), weights) == score(means(rest), weights)


@given(rooms, weighings)
def test_leaving_a_question_out_is_the_score_of_the_rest(room: list[Answer], people: list[Points]) -> None:
    weights = room_weights(people)
    for question, left in leave_one_out(means(room), weights).items():
        assert left == score(means(one for one in room if one.question != question), weights)


@given(rooms, weighings)
def test_moving_the_answers_of_one_question_to_the_right_gains_what_is_said(
    room: list[Answer], people: list[Points]
) -> None:
    weights, found = room_weights(people), means(room)
    before = score(found, weights)
    for reach in reaches(found, weights):
        after = score({**found, reach.question: Fraction(1)}, weights)
        assert before is not None
        assert after == before + reach.gain


@given(weighings)
def test_weights_of_features_and_within_each_add_up_to_one(people: list[Points]) -> None:
    weights = room_weights(people)
    assert sum(weights.features.values()) == 1
    for feature in FEATURES:
        assert sum(weights.within[one.number] for one in questions_of(feature)) == 1
    assert sum(weights.of(number) for number in QUESTIONS) == 1


@given(st.permutations([points_of(50, 50, 0, 0, 0), points_of(0, 0, 0, 0, 100), points_of(1, 2, 3, 4, 5)]))
def test_the_order_of_those_who_weigh_is_nothing(people: list[Points]) -> None:
    assert room_weights(people) == room_weights(sorted(people, key=lambda one: one.features[1]))
