"""Owns the rules for the minority record: one entry a person, which they can change while the step is open.

Words that somebody else wrote too are not refused: that would tell that they did.
"""

from collections.abc import Sequence

from sessions.errors import Rejection, refuse
from sessions.exercises.base import Context, ExerciseEvent
from sessions.exercises.ranking.commands import NothingToAdd, PutOnRecord
from sessions.exercises.ranking.decide_own import not_in_set
from sessions.exercises.ranking.events import DissentRecorded, NothingAdded
from sessions.exercises.ranking.state import RankingState
from sessions.exercises.sayings import tidied, words_refusal

Decision = Sequence[ExerciseEvent] | Rejection
CHANGED_ELSEWHERE = refuse(
    "answer_changed_elsewhere",
    "A newer answer of yours is already counted. Look at it here, then change it if you want to.",
)
NO_ORDER = refuse(
    "no_order_yet",
    "Your table has no order to disagree with. You can press “I have nothing to add”.",
)


def put_on_record(state: RankingState, command: PutOnRecord, context: Context) -> Decision:
    """Someone sees the order, or a card's place in it, differently, and says why."""
    person, table = context.by.person, context.by.at
    work, text = state.tables[table], tidied(command.text)
    if not (work.tiers or work.could_not_agree):
        return NO_ORDER
    if command.card and command.card not in state.cards_of(table):
        return not_in_set(state, table, command.card)
    wrong = words_refusal(text) or _stale(state, context)
    if wrong:
        return wrong
    name = state.minority.sayings.next_id(table)
    return [DissentRecorded(person, table, name, {"card": command.card}, text)]


def nothing_to_add(state: RankingState, command: NothingToAdd, context: Context) -> Decision:
    """Someone has nothing to put on record; what they had put there is taken off."""
    return _stale(state, context) or [NothingAdded(context.by.person, context.by.at)]


def _stale(state: RankingState, context: Context) -> Rejection | None:
    receipt, _ = state.minority.sayings.heard.get(context.by.person, (None, 0.0))
    return None if context.replaces == receipt else CHANGED_ELSEWHERE
