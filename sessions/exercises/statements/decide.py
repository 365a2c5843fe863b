"""Owns what follows from a command: a new statement here, everything else in `moderation`."""

from collections.abc import Sequence

from sessions.errors import Rejection, refuse
from sessions.exercises.base import Context, ExerciseEvent
from sessions.exercises.moderation import decide_saying, new_saying
from sessions.exercises.saying_commands import SayingCommand
from sessions.exercises.statements.commands import AddStatement
from sessions.exercises.statements.state import GIST, VERBATIM, StatementsState


def decide(
    state: StatementsState, command: SayingCommand, context: Context
) -> Sequence[ExerciseEvent] | Rejection:
    """What follows; reads only."""
    if not isinstance(command, AddStatement):
        return decide_saying(state.sayings, command, context)
    refusal = _about_refusal(state, command, context.by.table)
    if refusal:
        return refusal
    about = {"group": command.group, "example": command.example}
    given = {key: value for key, value in about.items() if value}
    return new_saying(state.sayings, context, _form(command), command.text, given)


def _form(command: AddStatement) -> str:
    """Exact words of someone who did not agree to be quoted are kept as gist."""
    return GIST if command.form == VERBATIM and not command.agreed else command.form


def _about_refusal(state: StatementsState, command: AddStatement, table: int | None) -> Rejection | None:
    groups = [group.key for group in state.settings.groups]
    if command.group and command.group not in groups:
        return refuse("unknown_group", "There is no group of this name here. Choose one from the list.")
    cards = [card.key for card in state.examples_of(table or 0)]
    if command.example and command.example not in cards:
        return refuse("unknown_card", "Your table does not have this example. Choose one of your own.")
    return None
