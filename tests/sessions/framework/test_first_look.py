"""A first look in five questions: what stands in the way is named, and nothing is added up."""

from sessions.framework.eighteen import FEATURES
from sessions.framework.first_look import ASKS, Advice, Leaning, first_look

YES = dict.fromkeys(FEATURES, Leaning.RIGHT)


def test_nothing_answered_is_not_yet() -> None:
    found = first_look({})
    assert found.advice is Advice.NOT_YET
    assert found.unknown == tuple(FEATURES.values())


def test_two_features_against_are_not_yet_and_one_is_to_be_explored() -> None:
    one = YES | {3: Leaning.LEFT}
    assert first_look(one).advice is Advice.EXPLORE
    assert [feature.number for feature in first_look(one).against] == [3]
    assert first_look(one | {5: Leaning.LEFT}).advice is Advice.NOT_YET


def test_up_to_two_that_nobody_knows_are_to_be_explored() -> None:
    two = YES | {1: Leaning.UNKNOWN, 2: Leaning.UNKNOWN}
    assert first_look(two).advice is Advice.EXPLORE
    assert first_look(two | {4: Leaning.UNKNOWN}).advice is Advice.NOT_YET


def test_yes_and_in_part_throughout_go_on_to_a_workshop() -> None:
    assert first_look(YES | {2: Leaning.BETWEEN}).advice is Advice.PROCEED
    assert ASKS.keys() == FEATURES.keys()
