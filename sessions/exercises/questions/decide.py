"""Owns what follows from a command: asking and marking here, everything else in `moderation`."""

from collections.abc import Sequence

from sessions.errors import Rejection, refuse
from sessions.exercises.base import Context, ExerciseEvent, Stamp
from sessions.exercises.moderation import (
    GONE,
    NOTHING_NEW,
    decide_saying,
    evolve_saying,
    new_saying,
    take_back_saying,
)
from sessions.exercises.questions.commands import AskQuestion, MarkQuestion
from sessions.exercises.questions.events import QuestionMarked
from sessions.exercises.questions.state import QUESTION, QuestionsState
from sessions.exercises.saying_commands import SayingCommand

Decision = Sequence[ExerciseEvent] | Rejection


def decide(state: QuestionsState, command: SayingCommand, context: Context) -> Decision:
    """What follows; reads only."""
    if isinstance(command, AskQuestion):
        return _ask(state, command, context)
    if isinstance(command, MarkQuestion):
        return _mark(state, command, context)
    return decide_saying(state.sayings, command, context)


def _ask(state: QuestionsState, command: AskQuestion, context: Context) -> Decision:
    known = {"to": state.settings.to, "theme": state.settings.topics}
    given = {"to": command.to, "theme": command.theme}
    for name, key in given.items():
        if key and key not in [choice.key for choice in known[name]]:
            return refuse("unknown_choice", "There is nothing of this name here. Choose one from the list.")
    about = {name: key for name, key in given.items() if key}
    if command.for_record:
        about["record"] = "only"
    return new_saying(state.sayings, context, QUESTION, command.text, about)


def _mark(state: QuestionsState, command: MarkQuestion, context: Context) -> Decision:
    question = state.sayings.find(command.saying)
    if question is None:
        return GONE
    if (command.mark in question.marks) == command.is_on:
        return NOTHING_NEW
    return [QuestionMarked(command.saying, command.mark, command.is_on)]


def evolve(state: QuestionsState, event: ExerciseEvent, stamp: Stamp) -> None:
    """Take an event into the state. Never fails."""
    if evolve_saying(state.sayings, event, stamp) or not isinstance(event, QuestionMarked):
        return
    question = state.sayings.find(event.saying)
    if question:
        marks = question.marks | {event.mark} if event.is_on else question.marks - {event.mark}
        state.sayings.change(event.saying, marks=marks)


def take_back(state: QuestionsState, event: ExerciseEvent) -> Sequence[ExerciseEvent] | None:
    """What undoes a facilitator's event."""
    if not isinstance(event, QuestionMarked):
        return take_back_saying(state.sayings, event)
    question = state.sayings.find(event.saying)
    if question is None or (event.mark in question.marks) != event.is_on:
        return None
    return [QuestionMarked(event.saying, event.mark, not event.is_on)]
