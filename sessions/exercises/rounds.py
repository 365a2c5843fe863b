"""Owns one question asked in several rounds: who answered each, what the room has seen, and who was there.

Kinds that ask again keep their answers here, so that the rules for rounds hold in one place. A round's own
result stands beside those before it that the room has seen; a change is told between two rounds. What may be
shown of them is said by `round_reveals`, `round_answers` and `round_changes`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from sessions.aggregation.shift import Shift, shift
from sessions.disclosure import is_enough, may_split
from sessions.exercises.ballots import Ballots, Parts
from sessions.exercises.base import Room
from sessions.ids import ParticipantId
from sessions.words import Message, say

T = TypeVar("T")
ANSWERS, CHANGE, CHANGE_FROM_FIRST = "answers", "change", "change-from-first"
PANEL_NAMES: Mapping[str, Message] = {
    ANSWERS: say("How people answered"),
    CHANGE: say("Change since the round before"),
    CHANGE_FROM_FIRST: say("Change since the first round"),
}


@dataclass(frozen=True)
class Tally:
    """The counted answers to one round, by choice; `late` are kept apart.

    `on_scale` are the people whose answer has a place: the n of a result. `answered` are all whose answer is
    in the count, abstentions among them; `joined` were there to answer, and are never fewer than that.
    """

    phase: str
    number: int
    by_choice: Counter[str]
    on_scale: int
    answered: int
    late: int
    joined: int

    def is_unanimous(self, choices: Iterable[str]) -> bool:
        """Whether all who have a place share one of these choices."""
        return self.on_scale > 0 and any(self.by_choice[choice] == self.on_scale for choice in choices)


@dataclass
class Rounds(Generic[T]):
    """The answers to every round, by phase in order.

    `place_of` gives an answer's place, from 1 to `most`, and None for one that stands outside what is
    counted; `choices_of` what it chose. `shown` are the rounds whose own result has been revealed, `present`
    who was there when a round was last locked before its count was fixed.
    """

    place_of: Callable[[T], int | None]
    choices_of: Callable[[T], Iterable[str]]
    ballots: dict[str, Ballots[T]]
    most: int
    shown: set[str] = field(default_factory=set)
    present: dict[str, frozenset[ParticipantId]] = field(default_factory=dict)

    @property
    def phases(self) -> list[str]:
        """The rounds' names in order."""
        return list(self.ballots)

    def number(self, phase: str) -> int:
        """Which round it is, counted from 1."""
        return self.phases.index(phase) + 1

    def places(self, phase: str) -> dict[str, int | None]:
        """Who counted where in a round; None outside the scale."""
        return {who: self.place_of(answer.body) for who, answer in self.ballots[phase].counted.items()}

    def earlier(self, phase: str, panel: str) -> str | None:
        """The round that a panel of change starts from; None for any other panel."""
        index = self.phases.index(phase)
        if panel == CHANGE and index >= 1:
            return self.phases[index - 1]
        return self.phases[0] if panel == CHANGE_FROM_FIRST and index >= 2 else None

    def movement(self, before: str, after: str) -> Shift:
        """How many moved between two rounds."""
        return shift(self.places(before), self.places(after))

    def answered_both(self, before: str, after: str) -> int:
        """How many have an answer in the count of both rounds, on the scale or not."""
        return len(self.ballots[before].counted.keys() & self.ballots[after].counted.keys())

    def tells_latecomers(self, before: str, after: str) -> bool:
        """Whether a change would tell how those stand who came or left between two rounds.

        Everyone sees who comes late and who goes home. Taking a change away from the two rounds' own counts
        leaves their answers, or that they gave none: a split that nobody asked for, and held to the rule for
        splits.
        """
        return not (self._may_tell_only_in(before, after) and self._may_tell_only_in(after, before))

    def lost_answers(self, before: str, after: str) -> bool:
        """Whether answers that were shown have been withdrawn in one of two rounds.

        Those five of one round need not be those of the other, and beside the change as it was shown before,
        a new one would tell them apart.
        """
        return any(self.ballots[phase].withdrawn for phase in (before, after))

    def _may_tell_only_in(self, phase: str, other: str) -> bool:
        """Whether anyone may know the answers in a round of those who were not there in the other."""
        there, answered = self.present.get(other), self.ballots[other].counted
        if there is None:
            return True
        here = self.present.get(phase, frozenset()) | self.ballots[phase].counted.keys()
        people = here - there - answered.keys()
        places = self.places(phase)
        counts = Counter(places[who] for who in people if who in places)
        cells = [counts[place] for place in (*range(1, self.most + 1), None)]
        return not people or (any(cells) and may_split(cells))

    def tally(self, phase: str, room: Room) -> Tally:
        """What a round's result is made of."""
        ballots = self.ballots[phase]
        bodies = [answer.body for answer in ballots.counted.values()]
        return Tally(
            phase=phase,
            number=self.number(phase),
            by_choice=Counter(choice for body in bodies for choice in self.choices_of(body)),
            on_scale=sum(self.place_of(body) is not None for body in bodies),
            answered=len(bodies),
            late=len(ballots.late),
            joined=ballots.joined_of(room.joined),
        )

    def tallies_up_to(self, phase: str, room: Room) -> list[Tally]:
        """The round, after those before it whose own result the room has seen; only what may be shown."""
        rounds = self.phases[: self.number(phase)]
        found = [self.tally(item, room) for item in rounds if item == phase or item in self.shown]
        return [item for item in found if self.is_told(item)]

    def is_told(self, found: Tally) -> bool:
        """Whether a round's own result may be shown."""
        return is_enough(found.on_scale) and not self.ballots[found.phase].is_held_back

    def freeze(self, phase: str, panel: str, room: Room) -> None:
        """The room sees a panel; only its own result makes a round one that was seen."""
        if self.earlier(phase, panel) is None:
            self.shown.add(phase)
        self.fix(phase, panel, room)

    def fix(self, phase: str, panel: str, room: Room) -> None:
        """What a panel counts stays as it is, and so does of whom."""
        for counted in (self.earlier(phase, panel), phase):
            if counted:
                self.present.setdefault(counted, _people(room))
                self.ballots[counted].freeze(room.joined)

    def close(self, phase: str, room: Room) -> None:
        """A round was locked: late answers join, if they are enough.

        Who came after it was shown was not there, whatever is opened again: nobody takes them for silent.
        """
        if self.ballots[phase].frozen is None:
            self.present[phase] = _people(room)
        self.ballots[phase].close(room.joined)

    def without(self, phase: str) -> "Rounds[T]":
        """The same with one round that nobody has answered or seen."""
        return replace(
            self,
            ballots={**self.ballots, phase: self.ballots[phase].afresh()},
            shown=self.shown - {phase},
            present={known: people for known, people in self.present.items() if known != phase},
        )


def _people(room: Room) -> frozenset[ParticipantId]:
    return frozenset(who for people in room.members.values() for who in people)


def begin_rounds(
    many: int, place_of: Callable[[T], int | None], choices_of: Callable[[T], Iterable[str]], most: int
) -> Rounds[T]:
    """So many rounds without an answer, of a question with so many places."""

    def parts(body: T) -> Parts:
        return {} if place_of(body) is None else {"answer": body}

    phases = (phase_key(number) for number in range(1, many + 1))
    return Rounds(place_of, choices_of, {phase: Ballots(parts=parts) for phase in phases}, most)


def phase_key(number: int) -> str:
    """The name of a round's phase, counted from 1."""
    return f"round-{number}"


def panel_keys(number: int) -> tuple[str, ...]:
    """The results of a round, counted from 1: a change needs a round before it."""
    return (ANSWERS, CHANGE, CHANGE_FROM_FIRST)[: min(number, 3)]
