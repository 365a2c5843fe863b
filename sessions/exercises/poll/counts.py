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

Places = Mapping[str, int | None]
ANSWERS, CHANGE, CHANGE_FROM_FIRST = "answers", "change", "change-from-first"


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


def are_all_hidden(state: PollState, before: str, after: str) -> bool:
    """Whether nobody's answer can be worked out by taking a change away from the two rounds' own counts.

    What that leaves are the answers of those who were on the scale in one of the rounds only. Who gave no
    answer in the other is known: they came late, left, or their seat was seen to wait. So those who are left
    in a round must be five, or all have answered the other round beside the scale, which nobody saw.
    """
    first, second = state.places(before), state.places(after)
    return _is_crowd(first, second) and _is_crowd(second, first)


def _is_crowd(places: Places, others: Places) -> bool:
    once = [who for who, place in places.items() if place is not None and others.get(who) is None]
    return len(once) >= ROOM_MINIMUM or all(who in others for who in once)
