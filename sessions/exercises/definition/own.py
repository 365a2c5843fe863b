"""Owns what one person gets to read of their own: the words they wrote, and those they agree with."""

from collections.abc import Mapping
from typing import Any

from sessions.exercises.definition.state import DefinitionState, Endorsement
from sessions.exercises.sayings import Saying
from sessions.ids import ParticipantId
from sessions.words import Message, say


def own(state: DefinitionState, participant: ParticipantId) -> Mapping[str, Any] | None:
    """None for who neither wrote nor agreed; the receipt is that of whatever they did last."""
    agreed = _agreed(state, participant)
    newest = [state.words.heard[participant]] if participant in state.words.heard else []
    if agreed:
        newest.append((agreed[1].receipt, agreed[1].at))
    if not newest:
        return None
    receipt, at = max(newest)
    standing = state.words.by(participant)
    earlier = [old for olds in state.earlier.values() for old in olds if old.giver == participant]
    return {
        "receipt": receipt,
        "at": at,
        "body": {
            "sayings": [{"id": saying.id, "text": saying.original} for saying in standing],
            "endorsed": agreed[0].id if agreed else None,
        },
        "text": _text(earlier, agreed[0] if agreed else None),
    }


def _agreed(state: DefinitionState, participant: ParticipantId) -> tuple[Saying, Endorsement] | None:
    """The words that stand and which someone agrees with."""
    for saying in state.words.in_order:
        endorsement = state.endorsed.get(saying.id, {}).get(participant)
        if endorsement:
            return saying, endorsement
    return None


def _text(earlier: list[Saying], agreed: Saying | None) -> Message:
    """Lines: what one wrote that other words have replaced since, then what one agrees with."""
    lines = [str(say("I wrote, before: “%(words)s”", words=saying.original)) for saying in earlier]
    if agreed:
        lines.append(str(say("I agree with: “%(words)s”", words=agreed.text)))
    return say("%(lines)s", lines="\n".join(lines))
