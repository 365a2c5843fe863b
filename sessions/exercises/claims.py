"""Owns how someone makes a table's words their own: "that's what I meant", from their own phone.

Only words that their speaker agreed to are quoted. A claim is that agreement, for exactly the words that
stood there: new words of the giver end it, and a facilitator's correction is nobody's words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import Field

from sessions.errors import Rejection, refuse
from sessions.events import AT_TABLE, Audience
from sessions.exercises.base import ANSWERERS, Context, ExerciseEvent, Role, Stamp
from sessions.exercises.moderation import GONE, NOTHING_NEW, REWORDED, own_words
from sessions.exercises.saying_commands import Name, SayingCommand
from sessions.exercises.sayings import Saying, Sayings
from sessions.ids import Giver, ParticipantId

ELSEWHERE = refuse(
    "said_elsewhere", "This was said at another table. Only someone there can say it is theirs."
)
TAKEN = refuse(
    "claimed_already", "Someone else at your table has said that this is theirs. Talk with each other."
)
NO_SPEAKER = refuse(
    "nothing_to_claim", "A disagreement has two sides and no one speaker. Nobody is quoted for it."
)
LOCKED = refuse("locked", "This step is locked. What you said is yours can still be given back, and no more.")
AGREED = refuse("nothing_to_claim", "Whoever said this has agreed to be quoted already.")


class ClaimSaying(SayingCommand):
    """Say that these words are what one meant, and may be quoted; or, with `is_mine` false, no longer.

    Giving back is for all day: nobody has to be quoted because a step was locked.
    """

    after_lock: ClassVar[bool] = True
    given_by: ClassVar[frozenset[Role]] = ANSWERERS
    saying: Name
    wording: int = Field(default=0, ge=0)
    is_mine: bool = True


@dataclass(frozen=True)
class SayingClaimed(ExerciseEvent):
    """Someone at the table said that they meant it so; `wording` says which words they read."""

    audience: ClassVar[frozenset[Audience]] = AT_TABLE
    participant: ParticipantId
    table: int
    saying: str
    wording: int


@dataclass(frozen=True)
class SayingUnclaimed(ExerciseEvent):
    """They took that back: nobody is quoted for it."""

    participant: ParticipantId
    table: int
    saying: str


CLAIM_EVENTS: tuple[type[ExerciseEvent], ...] = (SayingClaimed, SayingUnclaimed)


def decide_claim(
    sayings: Sayings, command: ClaimSaying, context: Context
) -> Sequence[ExerciseEvent] | Rejection:
    """What follows from a claim, or from taking it back; reads only."""
    saying, person = sayings.find(command.saying), context.by.person
    if saying is None:
        return GONE
    if not command.is_mine:
        is_theirs = saying.claimed_by == person
        return [SayingUnclaimed(person, saying.table, saying.id)] if is_theirs else NOTHING_NEW
    if saying.claimed_by == person:
        return NOTHING_NEW
    return _claim_refusal(saying, command, context) or [
        SayingClaimed(person, saying.table, saying.id, saying.wording)
    ]


def _claim_refusal(saying: Saying, command: ClaimSaying, context: Context) -> Rejection | None:
    if not context.is_open:
        return LOCKED
    if saying.table != context.by.at:
        return ELSEWHERE
    if saying.claimed_by:
        return TAKEN
    if saying.sides:
        return NO_SPEAKER
    if saying.is_quote:
        return AGREED
    return REWORDED if saying.is_corrected or saying.wording != command.wording else None


def can_be_claimed(saying: Saying) -> bool:
    """Whether somebody at its table could say that it is theirs."""
    return not (saying.claimed_by or saying.sides or saying.is_quote or saying.is_corrected)


def evolve_claim(sayings: Sayings, event: ExerciseEvent, stamp: Stamp) -> bool:
    """Take one of `CLAIM_EVENTS` in; False for any other event. Never fails: what it names may be gone."""
    match event:
        case SayingClaimed():
            sayings.change(event.saying, claimed_by=event.participant)
        case SayingUnclaimed():
            sayings.change(event.saying, claimed_by=None)
        case _:
            return False
    sayings.hear(event.participant, stamp.seq, stamp.at)
    return True


def own_words_and_claims(sayings: Sayings, giver: Giver) -> Mapping[str, Any] | None:
    """`own_words` with the ids of what a person said was theirs."""
    own = own_words(sayings, giver)
    if own is None:
        return None
    claimed = [saying.id for saying in sayings.in_order if saying.claimed_by == giver]
    return {**own, "body": {**own["body"], "claimed": claimed}}
