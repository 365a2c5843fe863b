"""A person's own answers to pairs and choice, in words and as their phone needs them to go on."""

from collections.abc import Mapping
from typing import Any

from sessions.exercises.factors.answers import APART, CHOICES, SAME, A, B, FactorsState
from sessions.exercises.factors.pairs import Pair
from sessions.ids import ParticipantId
from sessions.words import Message, say


def own_pairs(state: FactorsState, participant: ParticipantId) -> Mapping[str, Any] | None:
    """The pairs answered so far, a line each; None before the first."""
    answer = state.pairs.answers.get(participant)
    if answer is None:
        return None
    given = sorted(answer.body.answers.items())
    lines = [str(pair_in_words(state.settings.pairs[number - 1], chosen)) for number, chosen in given]
    body = {f"pair-{number}": chosen for number, chosen in given}
    text = say("%(lines)s", lines="\n".join(lines))
    return {"receipt": answer.receipt, "at": answer.at, "body": body, "text": text}


def own_choice(state: FactorsState, participant: ParticipantId) -> Mapping[str, Any] | None:
    """The direct answer; None before it."""
    answer = state.choices.answers.get(participant)
    if answer is None:
        return None
    choice = answer.body.choice
    text = (CHOICES | APART)[choice]
    return {"receipt": answer.receipt, "at": answer.at, "body": {"choice": choice}, "text": text}


def pair_in_words(pair: Pair, chosen: str) -> Message:
    """What someone said of a pair."""
    if chosen in (A, B):
        one, other = (pair.a, pair.b) if chosen == A else (pair.b, pair.a)
        return say("%(one)s rather than %(other)s.", one=one.name, other=other.name)
    if chosen == SAME:
        return say("%(one)s or %(other)s: no difference.", one=pair.a.name, other=pair.b.name)
    return say("%(one)s or %(other)s: I can't say.", one=pair.a.name, other=pair.b.name)
