"""Owns the sentences about cards, tables and spread that more than one part of the kind says."""

from collections.abc import Iterable, Mapping
from functools import reduce

from sessions.aggregation.rankings import ordinal
from sessions.exercises.ranking.orders import Tiers, is_tied, place_of
from sessions.words import Message, say

SPREAD_WORDS: Mapping[str | None, Message] = {
    "close": say("close"),
    "mixed": say("mixed"),
    "split": say("split"),
    None: say("too few to say"),
}


def set_name(key: str) -> Message:
    """A set as people name it: Set 1–6."""
    return say("Set %(key)s", key=key.replace("-", "–"))


def together(sentences: Iterable[Message]) -> list[Message]:
    """Sentences run on as one, so that they take the lines of one; none stay none."""
    parts = list(sentences)
    return (
        [reduce(lambda first, second: say("%(first)s %(second)s", first=first, second=second), parts)]
        if parts
        else []
    )


def place_word(tiers: Tiers, card: str) -> str:
    """A card's place in words, "4th=" where it is shared; "" for an unplaced card."""
    place = place_of(tiers, card)
    return "" if place is None else ordinal(place, is_tied(tiers, card))


def order_in_words(tiers: Tiers, titles: Mapping[str, str]) -> str:
    """An order on one line: 1st Empty homes, 2nd= GP funding, 2nd= Kent dataset."""
    return ", ".join(f"{place_word(tiers, card)} {titles.get(card, card)}" for tier in tiers for card in tier)
