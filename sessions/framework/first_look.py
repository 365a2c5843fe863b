"""Owns a first look at a proposal in five questions, one a feature: is it worth a workshop?

It is the look of whoever fills it in, before anybody was asked. The rule is ours and has no weights: what
stands in the way is said, and nothing is added up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sessions.framework.eighteen import FEATURES, Feature
from sessions.words import Message, say


class Leaning(StrEnum):
    """Where a proposal stands on one feature, at first sight."""

    LEFT = "left"
    BETWEEN = "between"
    RIGHT = "right"
    UNKNOWN = "unknown"


class Advice(StrEnum):
    """What comes of it."""

    PROCEED = "proceed"
    EXPLORE = "explore"
    NOT_YET = "not_yet"


TITLES: Mapping[Leaning, Message] = {
    Leaning.RIGHT: say("Yes"),
    Leaning.BETWEEN: say("In part"),
    Leaning.LEFT: say("No"),
    Leaning.UNKNOWN: say("I don't know"),
}
ASKS: Mapping[int, Message] = {
    1: say("Would people whose data it is, or people like them, be better off, and not be harmed?"),
    2: say("Would more than a few people gain, and would it get at a cause?"),
    3: say("Would no more be shared than is needed, in a way that people would expect?"),
    4: say("Would services do more of what most people need, or save for a long time?"),
    5: say("Could the gain be measured, and explained in a few sentences?"),
}
ADVICE: Mapping[Advice, tuple[Message, Message]] = {
    Advice.PROCEED: (
        say("Proceed"),
        say("Nothing stands out against it. A workshop can test that, with people who see it otherwise."),
    ),
    Advice.EXPLORE: (
        say("Explore"),
        say("Find out more about what is named below, or make it what the workshop is about."),
    ),
    Advice.NOT_YET: (
        say("Not yet"),
        say("Too much is open or stands against it. Work on the proposal before you take people's time."),
    ),
}
MOST_AGAINST, MOST_UNKNOWN = 1, 2  # more of either is too much; ours


@dataclass(frozen=True)
class FirstLook:
    """The advice, and the features that speak against it or that nobody knows enough of."""

    advice: Advice
    against: tuple[Feature, ...]
    unknown: tuple[Feature, ...]


def first_look(leanings: Mapping[int, Leaning]) -> FirstLook:
    """What five answers come to; a feature without one counts as not known."""
    found = {number: leanings.get(number, Leaning.UNKNOWN) for number in FEATURES}
    against = tuple(FEATURES[number] for number, leaning in found.items() if leaning is Leaning.LEFT)
    unknown = tuple(FEATURES[number] for number, leaning in found.items() if leaning is Leaning.UNKNOWN)
    if len(against) > MOST_AGAINST or len(unknown) > MOST_UNKNOWN:
        return FirstLook(Advice.NOT_YET, against, unknown)
    return FirstLook(Advice.EXPLORE if against or unknown else Advice.PROCEED, against, unknown)
