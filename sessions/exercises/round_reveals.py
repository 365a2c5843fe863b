"""When the result of a round may be shown.

Shown are whole-room counts only, from five answers that have a place; a change needs five people with a place
in both rounds. A reason given in advance depends on who answered and never on what: if it told apart five on
the scale from four and one beside it, each answer that comes in would be told by the reason's change.
"""

from typing import Any

from sessions.disclosure import ROOM_MINIMUM, is_enough, too_few_answers, too_few_withdrawn
from sessions.errors import Rejection, refuse
from sessions.exercises.round_words import RoundWords
from sessions.exercises.rounds import Rounds


def refuse_reveal(
    rounds: Rounds[Any], words: RoundWords, phase: str, panel: str, in_advance: bool
) -> Rejection | None:
    """Why a panel can't be shown yet; None when it can. What was shown once can be shown again."""
    before = rounds.earlier(phase, panel)
    answered = len(rounds.ballots[phase].counted)
    gone = too_few_withdrawn(len(rounds.ballots[before or phase].withdrawn))
    gone = gone or too_few_withdrawn(len(rounds.ballots[phase].withdrawn))
    few = too_few_answers(answered) if before is None else _too_few_twice(rounds, before, phase)
    return gone or few or (None if in_advance else _too_few_placed(rounds, words, phase, before))


def _too_few_twice(rounds: Rounds[Any], before: str, after: str) -> Rejection | None:
    answered = rounds.answered_both(before, after)
    if is_enough(answered):
        return None
    text = "A change is shown from %(needed)s people who answered both rounds. There are %(count)s so far."
    return refuse("too_few_answers", text, needed=ROOM_MINIMUM, count=answered)


def _too_few_placed(
    rounds: Rounds[Any], words: RoundWords, phase: str, before: str | None
) -> Rejection | None:
    if before is None:
        text, placed = words.too_few(), _placed(rounds, phase)
    else:
        text, placed = words.too_few_twice(), rounds.movement(before, phase).both
    return None if is_enough(placed) else refuse("too_few_answers", text, needed=ROOM_MINIMUM)


def _placed(rounds: Rounds[Any], phase: str) -> int:
    return sum(place is not None for place in rounds.places(phase).values())
