"""Owns what follows from a command: writing, agreeing, leaving open; what facilitators do is in `moderation`.

An edit names the version it was made from. One that comes second is refused with both in hand: the table's
screens show the words that stand, and the refusal gives back those that were typed.
"""

from collections.abc import Sequence

from sessions.errors import Rejection, refuse
from sessions.exercises.base import Context, ExerciseEvent
from sessions.exercises.definition import events as happened
from sessions.exercises.definition.commands import EndorseDefinition, LeaveOpen, WriteDefinition
from sessions.exercises.definition.state import DEFINITION, REASON, DefinitionState
from sessions.exercises.moderation import NOTHING_NEW, REWORDED, decide_saying
from sessions.exercises.saying_commands import SayingCommand
from sessions.exercises.sayings import LONGEST_SAYING, tidied, words_refusal

Decision = Sequence[ExerciseEvent] | Rejection


def decide(state: DefinitionState, command: SayingCommand, context: Context) -> Decision:
    """What follows; reads only."""
    match command:
        case WriteDefinition():
            return _write(state, command, context)
        case EndorseDefinition():
            return _endorse(state, command, context)
        case LeaveOpen():
            return _leave_open(state, command, context)
    return decide_saying(state.words, command, context)


def _write(state: DefinitionState, command: WriteDefinition, context: Context) -> Decision:
    table, text = context.by.at, tidied(command.text)
    standing = state.definition(table)
    wrong = words_refusal(text, state.settings.longest)
    if wrong:
        return wrong
    if command.saying != (standing.id if standing else ""):
        return refuse(
            "words_moved_on",
            "Someone at your table saved other words first. Yours, “%(words)s”, are not saved: read theirs,"
            " then save yours in their place or keep theirs.",
            words=text,
        )
    if standing and text == standing.original and not standing.is_corrected:
        return refuse("already_so", "Those are the words it has now. Change them, then save.")
    name = state.words.next_id(table)
    return [happened.DefinitionWritten(context.by.giver, table, name, DEFINITION, {}, text)]


def _endorse(state: DefinitionState, command: EndorseDefinition, context: Context) -> Decision:
    who, table = context.by.person, context.by.at
    standing = state.definition(table)
    if standing is None or standing.id != command.saying:
        return REWORDED
    endorsed = happened.DefinitionEndorsedInSight if state.is_shown else happened.DefinitionEndorsed
    return [endorsed(who, table, standing.id, command.agrees)]


def _leave_open(state: DefinitionState, command: LeaveOpen, context: Context) -> Decision:
    giver, table, reason = context.by.giver, context.by.at, tidied(command.reason)
    is_open = table in state.left_open
    if not command.is_open:
        return [happened.DefinitionLeftOpen(giver, table, False)] if is_open else NOTHING_NEW
    noted: list[ExerciseEvent] = [] if is_open else [happened.DefinitionLeftOpen(giver, table, True)]
    known = state.reason(table)
    if not reason or (known and known.original == reason):
        return noted or NOTHING_NEW
    name = state.words.next_id(table)
    wrong = words_refusal(reason, LONGEST_SAYING)
    return wrong or [*noted, happened.ReasonGiven(giver, table, name, REASON, {}, reason)]
