"""How a round was answered and how people moved between two: the numbers that every result is made of.

They are counts of the whole room. What may be shown of them is said by `answers_panel` and `change_panel`.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sessions.aggregation.shift import Shift, shift
from sessions.disclosure import ROOM_MINIMUM
from sessions.exercises.base import Room
from sessions.exercises.poll.answers import PollState
from sessions.exercises.poll.scale import SCALE
from sessions.words import Message, say

ANSWERS, CHANGE, CHANGE_FROM_FIRST = "answers", "change", "change-from-first"
PANEL_NAMES: Mapping[str, Message] = {
    ANSWERS: say("How people answered"),
    CHANGE: say("Change since the round before"),
    CHANGE_FROM_FIRST: say("Change since the first round"),
}


@dataclass(frozen=True)
class Tally:
    """The counted answers to one round, by choice; `late` are kept apart.

    `joined` is how many were there to answer it: never fewer than answered.
    """

    phase: str
    number: int
    by_choice: Counter[str]
    late: int
    joined: int

    @property
    def on_scale(self) -> int:
        """Those who chose a place on the scale: the n of a result."""
        return sum(self.by_choice[choice] for choice in SCALE)

    @property
    def answered(self) -> int:
        """All whose answer is in the count, abstentions among them."""
        return self.by_choice.total()

    @property
    def is_unanimous(self) -> bool:
        """Whether all on the scale stand in one place."""
        return any(self.by_choice[choice] == self.on_scale for choice in SCALE) and self.on_scale > 0


def tally(state: PollState, phase: str, room: Room) -> Tally:
    """What a round's result is made of."""
    ballots = state.ballots[phase]
    choices = Counter(answer.body for answer in ballots.counted.values())
    joined = ballots.joined_of(room.joined)
    return Tally(phase, state.phases.index(phase) + 1, choices, len(ballots.late), joined)


def tallies_up_to(state: PollState, phase: str, room: Room) -> list[Tally]:
    """The round, after those before it whose own result the room has seen; only what may be shown."""
    rounds = state.phases[: state.phases.index(phase) + 1]
    found = [tally(state, item, room) for item in rounds if item == phase or item in state.shown]
    return [item for item in found if item.on_scale >= ROOM_MINIMUM]


def panel_keys(number: int) -> tuple[str, ...]:
    """The results of a round, counted from 1: a change needs a round before it."""
    return (ANSWERS, CHANGE, CHANGE_FROM_FIRST)[: min(number, 3)]


def earlier_round(state: PollState, phase: str, panel: str) -> str | None:
    """The round that a panel of change starts from; None for any other panel."""
    index = state.phases.index(phase)
    if panel == CHANGE and index >= 1:
        return state.phases[index - 1]
    return state.phases[0] if panel == CHANGE_FROM_FIRST and index >= 2 else None


def movement(state: PollState, before: str, after: str) -> Shift:
    """How many moved between two rounds."""
    return shift(state.places(before), state.places(after))


def answered_both(state: PollState, before: str, after: str) -> int:
    """How many have an answer in the count of both rounds, on the scale or not."""
    return len(state.ballots[before].counted.keys() & state.ballots[after].counted.keys())


def has_lone_latecomers(state: PollState, before: str, after: str) -> bool:
    """Whether a few people came after the earlier round was locked and stand on the scale in the later one.

    Everyone sees who comes late. Taking a change away from the two rounds' own counts leaves their answers,
    and fewer than five of them don't hide each other.
    """
    there = state.present.get(before)
    if there is None:
        return False
    late = [who for who, place in state.places(after).items() if place is not None and who not in there]
    return 0 < len(late) < ROOM_MINIMUM
