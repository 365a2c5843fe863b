"""One secret answer a person in one round: counted once, replaceable, frozen when shown.

Every exercise with secret answers keeps them here, so what is frozen, what is late and what was withdrawn is
known in one place; how many of each may be told says `sessions.disclosure`. So is the number of people they
are answers of: whoever comes after the lock was not silent in it.
"""

from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from sessions.disclosure import is_held_back, joining
from sessions.errors import Rejection, refuse
from sessions.exercises.phases import TableProgress
from sessions.ids import ParticipantId
from sessions.words import say

T = TypeVar("T")
Parts = Mapping[Any, Any]


@dataclass(frozen=True)
class Answer(Generic[T]):
    """What one person answered, and the receipt for it."""

    body: T
    receipt: int
    at: float
    table: int | None


def as_one(body: Any) -> Parts:
    """An answer that is about one thing."""
    return {"answer": body}


@dataclass
class Ballots(Generic[T]):
    """The answers to one prompt: the newest of each person, and what a reveal has frozen.

    `joined` is how many were there to answer when the prompt was last locked; None before that. `parts` are
    the things that an answer speaks to, each with what it says there; none where it stands outside of what is
    asked. `withdrawn` are the people whose answer was in the count that was shown, and was taken back since.
    """

    answers: dict[ParticipantId, Answer[T]] = field(default_factory=dict)
    frozen: dict[ParticipantId, Answer[T]] | None = None
    joined: int | None = None
    parts: Callable[[T], Parts] = field(default=as_one, repr=False, compare=False)
    withdrawn: set[ParticipantId] = field(default_factory=set)

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
        """The prompt was locked: late answers join, if they are enough.

        Those who came and those who changed their answer are two groups: everyone sees who came, and what
        four who changed may have done is too little to hide one who came.
        """
        if self.frozen is None:
            self.joined = joined
            return
        joins = joining(dict(self._came())) | joining(dict(self._changed()))
        leaves = joining(dict(self._gone()))
        if joins or leaves:
            kept = {who: answer for who, answer in self.frozen.items() if who not in leaves}
            self.frozen = {**kept, **{who: self.answers[who] for who in sorted(joins)}}
            self.joined = joined

    def _came(self) -> Iterator[tuple[ParticipantId, Parts]]:
        for who, answer in self.late.items():
            if who not in self.counted:
                yield who, self.parts(answer.body)

    def _gone(self) -> Iterator[tuple[ParticipantId, Parts]]:
        """Answers that were counted and have been taken back since, with the paper they stood on."""
        for who, answer in self.counted.items():
            if who not in self.answers:
                yield who, self.parts(answer.body)

    def _changed(self) -> Iterator[tuple[ParticipantId, Parts]]:
        """Where a new answer differs from the counted one: a part that is new, gone or otherwise."""
        for who, answer in self.late.items():
            if who in self.counted:
                was, now = self.parts(self.counted[who].body), self.parts(answer.body)
                other = [part for part in {**was, **now} if was.get(part) != now.get(part)]
                yield who, {(part, part in was, part in now): None for part in other}

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

    @property
    def is_held_back(self) -> bool:
        """Whether what was shown is out of sight, because a few of its answers were withdrawn since."""
        return is_held_back(len(self.withdrawn))

    def joined_of(self, here: int) -> int:
        """Of how many people the counted answers are, when so many are here; never fewer than answered."""
        return max(here if self.joined is None else self.joined, len(self.counted))

    def afresh(self) -> "Ballots[T]":
        """The same prompt without any answer."""
        return Ballots(parts=self.parts)

    def _is_late(self, who: ParticipantId, answer: Answer[T]) -> bool:
        known = self.counted.get(who)
        return known is None or known.body != answer.body

    def own(self, participant: ParticipantId) -> Mapping[str, Any] | None:
        """A person's own answer with its receipt, or None."""
        known = self.answers.get(participant)
        return None if known is None else {"receipt": known.receipt, "at": known.at, "body": known.body}


def found_in(parts: Mapping[str, Any], within: str = "") -> Iterator[tuple[str, Ballots[Any]]]:
    """Every prompt among the parts of a state, by the path to it."""
    for name, held in parts.items():
        if isinstance(held, Ballots):
            yield f"{within}{name}", held
        elif isinstance(held, Mapping):
            yield from found_in(held, f"{within}{name}.")
        elif isinstance(getattr(held, "ballots", None), Mapping):
            yield from found_in(held.ballots, f"{within}{name}.")


def progress_of(people: Sequence[ParticipantId], answered: Collection[ParticipantId]) -> TableProgress:
    """How far a table's people are, of whom these have answered."""
    done = frozenset(people) & frozenset(answered)
    status = say("%(done)s of %(people)s in", done=len(done), people=len(people))
    return TableProgress(done=done, status=status, is_finished=bool(people) and len(done) == len(people))
