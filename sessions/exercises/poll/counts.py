"""How a round was answered and how people moved between two, and whether that may be shown.

Shown are whole-room counts only, from five answers on the scale; a change needs five people who answered
both rounds. Source: `Small numbers` of the project's rules of evidence.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sessions.aggregation.shift import Shift, shift
from sessions.disclosure import ROOM_MINIMUM
from sessions.errors import Rejection, refuse
from sessions.exercises.poll.answers import PollState
from sessions.exercises.poll.scale import SCALE, place_of

ANSWERS, CHANGE, CHANGE_FROM_FIRST = "answers", "change", "change-from-first"


@dataclass(frozen=True)
class Tally:
    """The counted answers to one round, by choice; `late` are kept apart."""

    phase: str
    number: int
    by_choice: Counter[str]
    late: int

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


def tally(state: PollState, phase: str) -> Tally:
    """What a round's result is made of."""
    ballots = state.ballots[phase]
    choices = Counter(answer.body for answer in ballots.counted.values())
    return Tally(phase, state.phases.index(phase) + 1, choices, ballots.late)


def tallies_up_to(state: PollState, phase: str) -> list[Tally]:
    """The round, after those before it whose own result the room has seen; only what may be shown."""
    rounds = state.phases[: state.phases.index(phase) + 1]
    found = [tally(state, item) for item in rounds if item == phase or item in state.shown]
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


def refuse_reveal(state: PollState, phase: str, panel: str) -> Rejection | None:
    """Why a panel can't be shown yet, with how many more it needs; None when it can."""
    before = earlier_round(state, phase, panel)
    if before is not None:
        return _refuse_change(movement(state, before, phase).both)
    return _refuse_answers(tally(state, phase))


def _refuse_answers(found: Tally) -> Rejection | None:
    if found.on_scale >= ROOM_MINIMUM:
        return None
    if found.answered >= ROOM_MINIMUM:
        text = "Results are shown once %(needed)s people have chosen a place on the scale. Fewer have so far."
        return refuse("too_few_answers", text, needed=ROOM_MINIMUM)
    text = "Results are shown from %(needed)s answers. %(count)s in so far."
    return refuse("too_few_answers", text, needed=ROOM_MINIMUM, count=found.answered)


def _refuse_change(both: int) -> Rejection | None:
    if both >= ROOM_MINIMUM:
        return None
    text = "A change is shown from %(needed)s people on the scale in both rounds. There are %(count)s so far."
    return refuse("too_few_answers", text, needed=ROOM_MINIMUM, count=both)


def freeze_round(state: PollState, phase: str) -> None:
    """Fix what a reveal of this round shows, and the rounds that its panels of change are counted from."""
    state.shown.add(phase)
    for panel in (CHANGE, CHANGE_FROM_FIRST):
        before = earlier_round(state, phase, panel)
        if before is not None and movement(state, before, phase).both >= ROOM_MINIMUM:
            state.ballots[before].freeze()
    state.ballots[phase].freeze()


def tidy_rows(state: PollState) -> Iterator[dict[str, object]]:
    """One row an answer: phase, participant, table, choice, position (1-5, None outside the scale), is_late.

    Counted answers first; an answer that came or changed after the reveal follows, marked `is_late`.
    """
    for phase, ballots in state.ballots.items():
        late = {who: answer for who, answer in ballots.answers.items() if ballots.counted.get(who) != answer}
        for is_late, answers in ((False, ballots.counted), (True, late)):
            for who, answer in sorted(answers.items()):
                yield {
                    "phase": phase,
                    "participant": who,
                    "table": answer.table,
                    "choice": answer.body,
                    "position": place_of(answer.body),
                    "is_late": is_late,
                }
