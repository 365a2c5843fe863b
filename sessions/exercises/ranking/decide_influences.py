"""Owns the rules for what else moved a table. Nobody has to say anything; any phone at the table may.

A mark names what shall be so, and words are added or taken out one by one: whichever order two hands come in,
the table's phones end up the same, so no edit needs a version.
"""

from collections.abc import Sequence

from sessions.errors import Rejection, refuse
from sessions.exercises.base import Context, ExerciseEvent
from sessions.exercises.ranking.commands import AddInfluence, MarkInfluence, TakeInfluenceOut
from sessions.exercises.ranking.decide_criteria import length_refusal
from sessions.exercises.ranking.decide_order import hand_of, table_of
from sessions.exercises.ranking.events import InfluenceAdded, InfluenceMarked, InfluenceTakenOut
from sessions.exercises.ranking.influences import INFLUENCES, LONGEST_NOTE, MOST_NOTES
from sessions.exercises.ranking.state import RankingState
from sessions.exercises.sayings import has_words, tidied

Decision = Sequence[ExerciseEvent] | Rejection


def mark_influence(state: RankingState, command: MarkInfluence, context: Context) -> Decision:
    """Mark one of the known influences at one's table, or take the mark back."""
    table = table_of(context)
    if command.influence not in INFLUENCES:
        return refuse(
            "unknown_influence",
            "That is not on the list. Choose from %(names)s, or write your own.",
            names=", ".join(str(name) for name in INFLUENCES.values()),
        )
    if command.is_marked == (command.influence in state.tables[table].influences):
        return refuse("already_so", "Your table's phones show that already. Look at the list again.")
    return [InfluenceMarked(hand_of(context), table, command.influence, command.is_marked)]


def add_influence(state: RankingState, command: AddInfluence, context: Context) -> Decision:
    """Put in words what else moved one's table."""
    table = table_of(context)
    work, text = state.tables[table], tidied(command.text)
    if not has_words(text):
        return refuse("empty_text", "There are no words in it yet. Write what moved you, then send it.")
    if len(work.notes) >= MOST_NOTES:
        return refuse(
            "enough_notes", "Your table has written %(n)s, the most it can hold. Take one out.", n=MOST_NOTES
        )
    wrong = length_refusal(text, LONGEST_NOTE)
    return wrong or [InfluenceAdded(hand_of(context), table, f"t{table}-n{work.noted + 1}", text)]


def take_influence_out(state: RankingState, command: TakeInfluenceOut, context: Context) -> Decision:
    """Take such words off the list of one's table."""
    table = table_of(context)
    if command.note not in state.tables[table].notes:
        return refuse("unknown_note", "Those words are not on your table's list now. Look at it again.")
    return [InfluenceTakenOut(hand_of(context), table, command.note)]
