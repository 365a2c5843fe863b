"""The comfort scale: five places in a fixed order, and two answers that stand outside it.

An answer outside is counted apart and never has a place: it is not a middle, and no mean is ever taken.
"""

from sessions.words import Message, say

SCALE: dict[str, Message] = {
    "very_uncomfortable": say("Very uncomfortable"),
    "uncomfortable": say("Uncomfortable"),
    "neither": say("Neither"),
    "comfortable": say("Comfortable"),
    "very_comfortable": say("Very comfortable"),
}
APART: dict[str, Message] = {
    "cant_say": say("I can't say"),
    "prefer_not": say("Prefer not to say"),
}
LABELS: dict[str, Message] = {**SCALE, **APART}
PLACES: dict[str, int] = {choice: place for place, choice in enumerate(SCALE, start=1)}
DOWN_FROM_COMFORT = tuple(reversed(SCALE))


def place_of(choice: str) -> int | None:
    """1 (very uncomfortable) to 5 (very comfortable); None outside the scale."""
    return PLACES.get(choice)
