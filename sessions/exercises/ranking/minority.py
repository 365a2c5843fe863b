"""Owns the minority record: who sees their table's order differently says so, without a name.

Everyone is asked to press something, one entry a person, so nobody stands out by writing. What was written is
handed to the facilitators when the step is locked, all together and in an order that follows from the words:
neither the time nor the place in a list tells who wrote what. Alike words of two people stay two.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sessions.exercises.base import ExerciseEvent, Stamp
from sessions.exercises.moderation import evolve_saying
from sessions.exercises.ranking.events import DissentRecorded, NothingAdded
from sessions.exercises.sayings import Form, Saying, Sayings
from sessions.exercises.shuffle import fnv1a
from sessions.ids import ParticipantId
from sessions.words import Message, say

if TYPE_CHECKING:
    from sessions.exercises.ranking.state import RankingState

DISSENT = "dissent"
FORMS = {DISSENT: Form(say("Minority record"))}
FEW = 5  # at a table of fewer the phone says that the others may guess


@dataclass
class Minority:
    """What people put on record; `handed_over` are the entries that facilitators have; None: not yet."""

    sayings: Sayings = field(default_factory=lambda: Sayings(FORMS))
    handed_over: frozenset[str] | None = None

    def afresh(self) -> "Minority":
        """Nothing on record; names go on."""
        return Minority(self.sayings.afresh())

    def of(self, participant: ParticipantId) -> Saying | None:
        """What one person put on record."""
        return next(iter(self.sayings.by(participant)), None)

    def hand_over(self) -> None:
        """Give the facilitators everything there is."""
        self.handed_over = frozenset(self.sayings.kept)

    @property
    def in_hand(self) -> list[Saying]:
        """What facilitators have been given: by table, then in an order that tells nothing."""
        given = [saying for saying in self.sayings.kept.values() if saying.id in (self.handed_over or ())]
        return sorted(given, key=lambda saying: (saying.table, fnv1a(saying.original), saying.original))

    def count(self, table: int) -> int:
        """How many people of a table are on record, as far as it has been handed over."""
        return sum(saying.table == table for saying in self.in_hand)


def evolve_record(minority: Minority, event: ExerciseEvent, stamp: Stamp) -> bool:
    """Take an event of the record in; False for any other."""
    if isinstance(event, DissentRecorded):
        _take_off(minority, event.participant)
        minority.sayings.add(_entry(event, stamp))
    elif isinstance(event, NothingAdded):
        _take_off(minority, event.participant)
    else:
        return evolve_saying(minority.sayings, event, stamp)
    minority.sayings.hear(event.participant, stamp.seq, stamp.at)
    return True


def _take_off(minority: Minority, participant: ParticipantId) -> None:
    known = minority.of(participant)
    if known:
        minority.sayings.drop(known.id)


def _entry(event: DissentRecorded, stamp: Stamp) -> Saying:
    return Saying(
        id=event.saying,
        table=event.table,
        giver=event.participant,
        form=FORMS[DISSENT].title,
        wordings=(event.text,),
        receipt=stamp.seq,
        at=stamp.at,
        kept_as=DISSENT,
        about=dict(event.about),
    )


def about(state: "RankingState", saying: Saying) -> Message:
    """What an entry is about, in words."""
    card = saying.about.get("card", "")
    if not card:
        return say("The whole order")
    return say("%(card)s %(title)s", card=card, title=state.title_of(saying.table, card))


def told(state: "RankingState") -> tuple[Saying, ...]:
    """The entries as facilitators read them: one time for all, so that none tells when it was written."""
    given = state.minority.in_hand
    receipt = max((saying.receipt for saying in given), default=0)
    at = max((saying.at for saying in given), default=0.0)
    return tuple(replace(saying, receipt=receipt, at=at, label=about(state, saying)) for saying in given)


def own_entry(state: "RankingState", participant: ParticipantId) -> Mapping[str, Any] | None:
    """A person's own entry, or that they had nothing to add; None while they pressed neither."""
    heard = state.minority.sayings.heard.get(participant)
    if heard is None:
        return None
    entry = state.minority.of(participant)
    body = {"card": entry.about.get("card", ""), "text": entry.original} if entry else {}
    return {"receipt": heard[0], "at": heard[1], "body": body, "text": _in_words(state, entry)}


def _in_words(state: "RankingState", entry: Saying | None) -> Message:
    if entry is None:
        return say("I have nothing to add.")
    return say("%(about)s: “%(words)s”", about=about(state, entry), words=entry.original)
