"""One secret answer a person in one round: counted once, replaceable, frozen when shown.

Every exercise with secret answers keeps them here, so the rules for late answers (what a reveal shows
stays as it is; later ones join in one batch of five or more when the exercise locks) hold in one place.
So does the number of people they are answers of: whoever comes after the lock was not silent in it.
"""

from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from sessions.errors import Rejection, refuse
from sessions.exercises.base import TableProgress
from sessions.ids import ParticipantId
from sessions.words import say

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
    """The answers to one prompt: the newest of each person, and what a reveal has frozen.

    `joined` is how many were there to answer when the prompt was last locked; None before that.
    """

    answers: dict[ParticipantId, Answer[T]] = field(default_factory=dict)
    frozen: dict[ParticipantId, Answer[T]] | None = None
    joined: int | None = None

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

    def put_back(
        self, participant: ParticipantId, receipts: Container[int], earlier: Answer[T] | None
    ) -> None:
        """What stood there before an answer with one of these receipts; nothing where a newer one stands."""
        known = self.answers.get(participant)
        if known and known.receipt in receipts:
            del self.answers[participant]
            if earlier:
                self.answers[participant] = earlier

    def hand_on(self, giver: ParticipantId, to: ParticipantId) -> None:
        """One person's answer is another's from now on; of two answers the receiver's own stays.

        A count that was shown stays as it was: the same answer stands in it under the other name.
        """
        answer = self.answers.pop(giver, None)
        if answer:
            self.answers.setdefault(to, answer)
        if self.frozen and to not in self.frozen and giver in self.frozen:
            self.frozen[to] = self.frozen.pop(giver)

    def freeze(self, joined: int) -> None:
        """Results are shown: from now on the count stays; showing again shows the same."""
        if self.frozen is None:
            self.frozen = dict(self.answers)
        if self.joined is None:
            self.joined = joined

    def close(self, joined: int) -> None:
        """The prompt was locked: late answers join when there are five or more of them."""
        if self.frozen is None:
            self.joined = joined
        elif len(self.late) + len(self.frozen.keys() - self.answers.keys()) >= LATE_BATCH:
            self.frozen, self.joined = dict(self.answers), joined

    @property
    def counted(self) -> Mapping[ParticipantId, Answer[T]]:
        """The answers that results are made of."""
        return self.answers if self.frozen is None else self.frozen

    @property
    def late(self) -> Mapping[ParticipantId, Answer[T]]:
        """The answers that came, or were changed, after the reveal and are not counted.

        Sending the same again is not late: a batch padded with it would show who changed their answer.
        """
        return {who: answer for who, answer in self.answers.items() if self._is_late(who, answer)}

    def joined_of(self, here: int) -> int:
        """Of how many people the counted answers are, when so many are here; never fewer than answered."""
        return max(here if self.joined is None else self.joined, len(self.counted))

    def _is_late(self, who: ParticipantId, answer: Answer[T]) -> bool:
        known = self.counted.get(who)
        return known is None or known.body != answer.body

    def own(self, participant: ParticipantId) -> Mapping[str, Any] | None:
        """A person's own answer with its receipt, or None."""
        known = self.answers.get(participant)
        return None if known is None else {"receipt": known.receipt, "at": known.at, "body": known.body}


def progress_of(people: Sequence[ParticipantId], answered: Collection[ParticipantId]) -> TableProgress:
    """How far a table's people are, of whom these have answered."""
    done = frozenset(people) & frozenset(answered)
    status = say("%(done)s of %(people)s in", done=len(done), people=len(people))
    return TableProgress(done=done, status=status, is_finished=bool(people) and len(done) == len(people))
