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
from sessions.disclosure import ROOM_MINIMUM
from sessions.exercises.ballots import Ballots
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

    `place_of` gives an answer's place, from 1, and None for one that stands outside what is counted;
    `choices_of` what it chose. `shown` are the rounds whose own result has been revealed, `present` who was
    there when a round was last locked.
    """

    place_of: Callable[[T], int | None]
    choices_of: Callable[[T], Iterable[str]]
    ballots: dict[str, Ballots[T]]
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

    def has_lone_latecomers(self, before: str, after: str) -> bool:
        """Whether a few people came or left between two rounds, and stand on the scale in one of them.

        Everyone sees who comes late and who goes home. Taking a change away from the two rounds' own counts
        leaves their answers, and fewer than five of them don't hide each other.
        """
        late = self._only_in(after, self.present.get(before))
        gone = self._only_in(before, self.present.get(after))
        return any(0 < people < ROOM_MINIMUM for people in (late, gone))

    def _only_in(self, phase: str, there: frozenset[ParticipantId] | None) -> int:
        """How many are on the scale in a round and were not there at the end of the other."""
        if there is None:
            return 0
        places = self.places(phase).items()
        return sum(place is not None and who not in there for who, place in places)

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
        return [item for item in found if item.on_scale >= ROOM_MINIMUM]

    def freeze(self, phase: str, panel: str, joined: int) -> None:
        """Fix the rounds that a panel counts; only its own result makes a round one that was seen."""
        before = self.earlier(phase, panel)
        if before is None:
            self.shown.add(phase)
        else:
            self.ballots[before].freeze(joined)
        self.ballots[phase].freeze(joined)

    def close(self, phase: str, room: Room) -> None:
        """A round was locked: late answers join, if they are enough."""
        self.ballots[phase].close(room.joined)
        self.present[phase] = frozenset(who for people in room.members.values() for who in people)

    def without(self, phase: str) -> "Rounds[T]":
        """The same with one round that nobody has answered or seen."""
        return replace(
            self,
            ballots={**self.ballots, phase: Ballots()},
            shown=self.shown - {phase},
            present={known: people for known, people in self.present.items() if known != phase},
        )


def begin_rounds(
    many: int, place_of: Callable[[T], int | None], choices_of: Callable[[T], Iterable[str]]
) -> Rounds[T]:
    """So many rounds without an answer."""
    ballots: dict[str, Ballots[T]] = {phase_key(number): Ballots() for number in range(1, many + 1)}
    return Rounds(place_of, choices_of, ballots)


def phase_key(number: int) -> str:
    """The name of a round's phase, counted from 1."""
    return f"round-{number}"


def panel_keys(number: int) -> tuple[str, ...]:
    """The results of a round, counted from 1: a change needs a round before it."""
    return (ANSWERS, CHANGE, CHANGE_FROM_FIRST)[: min(number, 3)]
