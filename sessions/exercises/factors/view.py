"""What the screens of the factors are given: the pairs with what stays the same in each, or the question."""

from collections.abc import Mapping
from typing import Any

from sessions.exercises.factors.answers import CANT_SAY, SAME
from sessions.exercises.factors.pairs import FACTORS, Pair
from sessions.exercises.factors.settings import FactorsSettings
from sessions.words import Message, say

ONLY_THIS: Mapping[str, Message] = {
    "data": say("Only the type of data differs."),
    "purpose": say("Only the purpose differs."),
    "recipient": say("Only who it is shared with differs."),
}
HEADS: Mapping[str, Message] = {
    "data": say("Data"),
    "purpose": say("Purpose"),
    "recipient": say("Shared with"),
}


def pairs_view(settings: FactorsSettings) -> dict[str, Any]:
    """The base case, and each pair with the two facts that are the same in both versions."""
    return {
        "question": say("Which is more acceptable?"),
        "base": settings.base,
        "facts": [(HEADS[factor], getattr(settings.base, factor)) for factor in FACTORS],
        "pairs": [_pair(settings, number, pair) for number, pair in enumerate(settings.pairs, start=1)],
        "same": (SAME, say("No difference")),
        "cant_say": (CANT_SAY, say("I can't say")),
    }


def choice_view(
    factors: Mapping[str, Message], depends: Message, apart: Mapping[str, Message]
) -> dict[str, Any]:
    """The direct question and its answers."""
    return {
        "question": say("What matters most to whether sharing is acceptable?"),
        "factors": tuple(factors.items()),
        "depends": ("depends", depends),
        "apart": tuple(apart.items()),
    }


def _pair(settings: FactorsSettings, number: int, pair: Pair) -> dict[str, Any]:
    fixed = [(HEADS[factor], getattr(settings.base, factor)) for factor in FACTORS if factor != pair.factor]
    return {
        "number": number,
        "factor": FACTORS[pair.factor],
        "only": ONLY_THIS[pair.factor],
        "fixed": fixed,
        "a": pair.a,
        "b": pair.b,
    }
