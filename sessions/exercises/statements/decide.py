"""Owns what follows from a command: a new statement here, everything else in the rules for all sayings."""

from collections.abc import Sequence

from sessions.errors import Rejection, refuse
from sessions.exercises.base import Context, ExerciseEvent, Stamp
from sessions.exercises.claims import ClaimSaying, decide_claim, evolve_claim
from sessions.exercises.late_sayings import (
    AddLateSayings,
    LateCommand,
    decide_late,
    evolve_late,
    take_back_late,
)
from sessions.exercises.moderation import decide_saying, evolve_saying, new_saying, take_back_saying
from sessions.exercises.saying_commands import SayingCommand
from sessions.exercises.sayings import Side, tidied
from sessions.exercises.statements.commands import AddStatement
from sessions.exercises.statements.state import DISAGREEMENT, GIST, VERBATIM, StatementsState

ONE_SIDE = refuse("side_missing", "A disagreement has two sides. Write the other one, or keep it as gist.")


def decide(
    state: StatementsState, command: SayingCommand, context: Context
) -> Sequence[ExerciseEvent] | Rejection:
    """What follows; reads only."""
    match command:
        case AddStatement():
            return _add(state, command, context)
        case ClaimSaying():
            return decide_claim(state.sayings, command, context)
        case AddLateSayings() if refusal := _about_refusal(state, command, command.table):
            return refusal
        case LateCommand():
            return decide_late(state.sayings, command, context, GIST)
    return decide_saying(state.sayings, command, context)


def _add(
    state: StatementsState, command: AddStatement, context: Context
) -> Sequence[ExerciseEvent] | Rejection:
    about = {"group": command.group, "example": command.example}
    given = {key: value for key, value in about.items() if value}
    refusal = _about_refusal(state, command, context.by.table)
    if refusal:
        return refusal
    if command.form != DISAGREEMENT:
        return new_saying(state.sayings, context, _form(command), command.text, given)
    if not tidied(command.other):
        return ONE_SIDE
    sides = Side(command.text, command.people), Side(command.other, command.other_people)
    return new_saying(state.sayings, context, DISAGREEMENT, command.text, given, sides)


def _form(command: AddStatement) -> str:
    """Exact words of someone who did not agree to be quoted are kept as gist."""
    return GIST if command.form == VERBATIM and not command.agreed else command.form


def _about_refusal(
    state: StatementsState, command: AddStatement | AddLateSayings, table: int | None
) -> Rejection | None:
    groups = [group.key for group in state.settings.groups]
    if command.group and command.group not in groups:
        return refuse("unknown_group", "There is no group of this name here. Choose one from the list.")
    cards = [card.key for card in state.examples_of(table or 0)]
    if command.example and command.example not in cards:
        return refuse("unknown_card", "Your table does not have this example. Choose one of your own.")
    return None


def evolve(state: StatementsState, event: ExerciseEvent, stamp: Stamp) -> None:
    """Take an event into the state. Never fails."""
    for take_in in (evolve_saying, evolve_claim, evolve_late):
        if take_in(state.sayings, event, stamp):
            return


def take_back(state: StatementsState, event: ExerciseEvent) -> Sequence[ExerciseEvent] | None:
    """What undoes a facilitator's event."""
    return take_back_late(state.sayings, event) or take_back_saying(state.sayings, event)
