"""What is known of paper: who has some, what was typed in from it and by whom, and what it had replaced.

A part of the workshop's state, changed by `evolve` alone. What stood on the paper is in the exercises, as
every answer is; here are numbers of events.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sessions.ids import ParticipantId, StepKey, WorkshopId
from sessions.paper.ballot_numbers import person_of


class Way(StrEnum):
    """How an answer came into the record."""

    PHONE = "phone"
    ASSISTED = "assisted"  # on a phone, by somebody who said that they were helped
    PAPER = "paper"  # from a ballot, by a facilitator
    SCRIBE = "scribe"  # from a ballot, by whoever writes for the table


@dataclass(frozen=True)
class Typing:
    """One answer that was typed in: `receipts` are the numbers of its events, `before` what it replaced."""

    seq: int
    at: float
    by: str
    batch: str
    ballot: int
    participant: ParticipantId
    step: StepKey
    receipts: range
    before: Sequence[Any] = ()
    is_taken_back: bool = False


@dataclass
class Paper:
    """All of it. `out` are ballots in hand by table; `linked` those of people who have a seat anyway.

    `ways` say of answers, by the numbers of their events, how they came, but for those from a phone alone.
    """

    out: dict[int, int] = field(default_factory=dict)
    typed: dict[int, Typing] = field(default_factory=dict)
    linked: dict[int, ParticipantId] = field(default_factory=dict)
    ways: dict[int, Way] = field(default_factory=dict)
    times_taken_back: int = 0

    def behind(self, workshop: WorkshopId, ballot: int) -> ParticipantId:
        """Whose a ballot is: somebody's who has a seat, or that of who stands for its number."""
        return self.linked.get(ballot) or person_of(workshop, ballot)

    def ballot_of(self, who: ParticipantId) -> int | None:
        """The number of the ballot that somebody with a seat has too."""
        return next((number for number, whose in self.linked.items() if whose == who), None)

    def way_of(self, receipt: int) -> Way:
        """How an answer came in."""
        return self.ways.get(receipt, Way.PHONE)

    def of_ballot(self, ballot: int) -> list[Typing]:
        """All that was ever typed in under a number, in that order."""
        return [typing for typing in self.typed.values() if typing.ballot == ballot]

    def batch(self, name: str) -> list[Typing]:
        """What came with one file and still counts."""
        return [one for one in self.typed.values() if one.batch == name and not one.is_taken_back]
