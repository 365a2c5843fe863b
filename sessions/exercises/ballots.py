"""One secret answer a person in one round: counted once, replaceable, frozen when shown.

Every exercise with secret answers keeps them here, so the rules for late answers (what a reveal shows
stays as it is; later ones join in one batch of five or more when the exercise locks) hold in one place.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from sessions.errors import Rejection, refuse
from sessions.ids import ParticipantId

LATE_BATCH = 5

T = TypeVar("T")


@dataclass(frozen=True)
class Answer(Generic[T]):
    """What one person answered, and the receipt for it."""

    body: T
    receipt: int
    at: float
    table: int | None


@dataclass
class Ballots(Generic[T]):
    """The answers to one prompt: the newest of each person, and what a reveal has frozen."""

    answers: dict[ParticipantId, Answer[T]] = field(default_factory=dict)
    frozen: dict[ParticipantId, Answer[T]] | None = None

    def refusal(self, participant: ParticipantId, replaces: int | None) -> Rejection | None:
        """Why an answer can't take the place of what is there: it doesn't name the newest one."""
        known = self.answers.get(participant)
        if replaces == (known.receipt if known else None):
            return None
        return refuse(
            "answer_changed_elsewhere",
            "A newer answer of yours is already counted. Look at it here, then change it if you want to.",
        )

    def put(self, participant: ParticipantId, answer: Answer[T]) -> None:
        """Take a person's newest answer."""
        self.answers[participant] = answer

    def freeze(self) -> None:
        """Results are shown: from now on the count stays; showing again shows the same."""
        if self.frozen is None:
            self.frozen = dict(self.answers)

    def close(self) -> None:
        """The prompt was locked: late answers join when there are five or more of them."""
        if self.frozen is not None and self.late >= LATE_BATCH:
            self.frozen = dict(self.answers)

    @property
    def counted(self) -> Mapping[ParticipantId, Answer[T]]:
        """The answers that results are made of."""
        return self.answers if self.frozen is None else self.frozen

    @property
    def late(self) -> int:
        """How many answers came, or were changed, after the reveal and are not counted."""
        if self.frozen is None:
            return 0
        return sum(self.frozen.get(who) != answer for who, answer in self.answers.items())

    def own(self, participant: ParticipantId) -> Mapping[str, Any] | None:
        """A person's own answer with its receipt, or None."""
        known = self.answers.get(participant)
        return None if known is None else {"receipt": known.receipt, "at": known.at, "body": known.body}
