"""One group's assessment, whole: a veto, partners, and what is counted apart."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings

from sessions.aggregation.framework.assessment import assess
from sessions.aggregation.framework.partners import differences
from sessions.aggregation.framework.score import means, score
from sessions.aggregation.framework.weights import Points, room_weights
from sessions.framework.answer import Answer
from sessions.framework.eighteen import QUESTIONS
from sessions.framework.zones import Zone
from tests.sessions.aggregation.framework.rooms import answers_of, points_of, rooms, weighings

HALF = Fraction(1, 2)


def test_nothing_placed_is_no_assessment() -> None:
    assert assess([Answer("a", 1, None)]) is None
    assert assess(answers_of({"a": {1: 1}}), [points_of(0, 100, 0, 0, 0)]) is None


@settings(max_examples=5)
@given(rooms, weighings)
def test_a_red_line_beats_any_score_and_the_score_stays_to_be_read(
    room: list[Answer], people: list[Points]
) -> None:
    free, vetoed = assess(room, people), assess(room, people, vetoes=["No insurers"])
    if free and vetoed:
        assert free.zone is not None
        assert vetoed.zone is None
        assert vetoed.is_vetoed
        assert replace(vetoed, vetoes=()) == free


@settings(max_examples=5)
@given(rooms, weighings)
def test_every_part_is_worked_out_from_the_same_answers(room: list[Answer], people: list[Points]) -> None:
    found = assess(room, people)
    if found:
        weights = room_weights(people)
        assert found.overall.score == score(means(room), weights)
        assert found.people <= len({one.person for one in room})
        for question, without in found.without.items():
            assert without == score(means(one for one in room if one.question != question), weights)
        assert sum(one.placed + one.cant_say + one.not_applying for one in found.asked.values()) == len(room)


def test_partners_stand_apart_and_the_question_they_differ_most_on_comes_first() -> None:
    council = answers_of({"a": {1: 1, 2: HALF}, "b": {1: 1, 2: HALF}}, partner="Council")
    health = answers_of({"c": {1: 0, 2: Fraction(1, 4), 3: 1}}, partner="Health")
    found = assess([*council, *health, *answers_of({"d": {2: 1}})])
    assert found is not None
    assert {name: one.people for name, one in found.partners.items()} == {"Council": 2, "Health": 1}
    assert found.partners["Council"].asked[1].mean == 1
    assert [(one.question, one.widest) for one in found.differences] == [(1, 1), (2, Fraction(1, 4))]
    assert found.people == 4


def test_a_question_that_only_one_partner_placed_is_no_difference() -> None:
    assert differences(answers_of({"a": {1: 1}}, partner="Council")) == []


def test_equal_weights_stand_beside_those_that_people_gave() -> None:
    room = answers_of({"a": {number: int(number <= 4) for number in QUESTIONS}})
    found = assess(room, [points_of(100, 0, 0, 0, 0)])
    assert found is not None
    assert found.overall.score == 1
    assert found.equal.score == Fraction(1, 5)
    assert found.each_alike == Fraction(2, 9)
    assert found.zone is Zone.RIGHT
