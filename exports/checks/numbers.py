"""Numbers that somebody typed: those that agree with no fact beside them, and percentages of few people."""

import re
from collections.abc import Iterator

from exports.checks.around import Asked
from exports.checks.reading import (
    NUMBER,
    PEOPLE,
    TABLES,
    Count,
    Found,
    counts,
    number,
    own_words,
    sentence_at,
)
from exports.editing.slots import Slot, SlotKind, Trouble
from sessions.disclosure import ROOM_MINIMUM
from sessions.words import Message, listed, say

FEWEST_FOR_PERCENT = 40  # evidence, "Small numbers": no percentage under it
MOST_OFFERS = 4
PERCENT = re.compile(r"\b[0-9]+(?:[.,][0-9]+)?\s?(?:%|per\s?cent\b|percent\b)", re.IGNORECASE)
THINGS = "statements|criteria|insights|answers|votes|responses|forms|comments|quotations"
COUNTED = "|".join(sorted(TABLES | PEOPLE))
SO_MANY = re.compile(
    rf"(?<![\w.,£$€])(?P<n>{NUMBER})\s+(?:other\s+|more\s+)?(?P<noun>{COUNTED}|{THINGS})\b", re.IGNORECASE
)


def check(one: Asked) -> Iterator[Trouble]:
    """The counts and percentages of an interpretation."""
    if one.slot.kind is not SlotKind.INTERPRETATION:
        return
    text = own_words(one.slot.words)
    yield from _percentages(one, text)
    pairs = list(counts(text))
    for count in pairs:
        if _is_a_count(count) and not one.facts.give(*count.pair):
            yield _unknown(one, count.place, count)
    yield from _alone(one, text, pairs)


def _is_a_count(count: Count) -> bool:
    """Not "one of two reasons": in words, only what is counted in people or tables."""
    in_digits = any(character.isdecimal() for character in count.place.words)
    return in_digits or count.noun in TABLES | PEOPLE


def _alone(one: Asked, text: str, pairs: list[Count]) -> Iterator[Trouble]:
    """ "12 people" where no fact says 12; part of "12 of 30 people" was looked at with it."""
    for found in SO_MANY.finditer(text):
        is_in_pair = any(pair.place.start <= found.start() < pair.place.end for pair in pairs)
        if not is_in_pair and number(found["n"]) not in one.facts.numbers:
            yield _unknown(one, Found(found.group(), found.start(), found.end()), None)


def _unknown(one: Asked, place: Found, count: Count | None) -> Trouble:
    held = [slot for slot in one.facts.slots if slot.withheld]
    code = "withheld_number" if held else "number_unknown"
    message = _withheld_words(one, place, held) if held else _unknown_words(one, place, count)
    offers = tuple(_same_base(one, count))
    return Trouble(code, one.slot.key, message, bool(held), place.start, place.end, offers)


def _unknown_words(one: Asked, place: Found, count: Count | None) -> Message:
    facts = _same_base(one, count)
    if facts:
        return say(
            "“%(words)s” agrees with no fact in this section. Of %(whole)s, the facts say: %(facts)s.",
            words=place.words,
            whole=count.whole if count else "",
            facts="; ".join(facts),
        )
    return say(
        "“%(words)s” agrees with no fact in this section. Check it against the facts, or leave it and say "
        "where it comes from.",
        words=place.words,
    )


def _withheld_words(one: Asked, place: Found, held: list[Slot]) -> Message:
    return say(
        "“%(words)s” agrees with no fact in this section, and counts are held back there (%(where)s): fewer "
        "than %(least)s people would be told, or could be worked out. Take the number out.",
        words=place.words,
        where=listed([slot.number for slot in held]),
        least=ROOM_MINIMUM,
    )


def _same_base(one: Asked, count: Count | None) -> list[str]:
    """What the facts say of so many, as it would be typed."""
    if count is None:
        return []
    same = [fact for fact in one.facts.counts if fact.whole == count.whole]
    found = dict.fromkeys(
        fact.place.words for fact in sorted(same, key=lambda fact: abs(fact.part - count.part))
    )
    return list(found)[:MOST_OFFERS]


def _percentages(one: Asked, text: str) -> Iterator[Trouble]:
    """A percentage stands only beside the count that it is taken from, of 40 people or more."""
    for found in PERCENT.finditer(text):
        wholes = [count.whole for count in counts(sentence_at(text, found.start()))]
        if not any(whole >= FEWEST_FOR_PERCENT for whole in wholes):
            yield Trouble(
                "percentage",
                one.slot.key,
                say(
                    "“%(words)s”: no percentage of fewer than %(least)s. Write the count, “x of n”; from "
                    "%(least)s on a percentage may stand beside it.",
                    words=found.group(),
                    least=FEWEST_FOR_PERCENT,
                ),
                True,
                found.start(),
                found.end(),
            )
