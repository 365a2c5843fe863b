"""When a poll's result may be shown, and what showing it fixes.

Shown are whole-room counts only, from five answers on the scale; a change needs five people on the scale in
both rounds. A reason given in advance depends on who answered and never on what: if it told apart five on the
scale from four and one beside it, each answer that comes in would be told by the reason's change.
"""

from sessions.disclosure import ROOM_MINIMUM
from sessions.errors import Rejection, refuse
from sessions.exercises.poll.answers import PollState
from sessions.exercises.poll.counts import ANSWERS, answered_both, earlier_round, movement
from sessions.exercises.poll.scale import place_of


def refuse_reveal(state: PollState, phase: str, panel: str, in_advance: bool) -> Rejection | None:
    """Why a panel can't be shown yet; None when it can. What was shown once can be shown again."""
    before = earlier_round(state, phase, panel)
    refusal = _too_few(state, phase) if before is None else _too_few_twice(state, before, phase)
    return refusal if refusal or in_advance else _too_few_on_scale(state, phase, before)


def _too_few(state: PollState, phase: str) -> Rejection | None:
    answered = len(state.ballots[phase].counted)
    if answered >= ROOM_MINIMUM:
        return None
    text = "Results are shown from %(needed)s answers. %(count)s in so far."
    return refuse("too_few_answers", text, needed=ROOM_MINIMUM, count=answered)


def _too_few_twice(state: PollState, before: str, after: str) -> Rejection | None:
    answered = answered_both(state, before, after)
    if answered >= ROOM_MINIMUM:
        return None
    text = "A change is shown from %(needed)s people who answered both rounds. There are %(count)s so far."
    return refuse("too_few_answers", text, needed=ROOM_MINIMUM, count=answered)


def _too_few_on_scale(state: PollState, phase: str, before: str | None) -> Rejection | None:
    if before is None:
        text = "Results are shown once %(needed)s people have chosen a place on the scale. Fewer have so far."
        on_scale = sum(place_of(answer.body) is not None for answer in state.ballots[phase].counted.values())
    else:
        text = "A change is shown from %(needed)s people on the scale in both rounds. There are fewer so far."
        on_scale = movement(state, before, phase).both
    return None if on_scale >= ROOM_MINIMUM else refuse("too_few_answers", text, needed=ROOM_MINIMUM)


def freeze_panel(state: PollState, phase: str, panel: str, joined: int) -> None:
    """Fix the rounds that a panel counts. Only its own result makes a round one that the room has seen."""
    before = earlier_round(state, phase, panel)
    if panel == ANSWERS:
        state.shown.add(phase)
    for counted in (before, phase):
        if counted is not None:
            state.ballots[counted].freeze(joined)
