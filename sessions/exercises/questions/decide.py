"""Owns what follows from a command: asking, supporting, marking, answering; all else is in `moderation`."""

from collections.abc import Sequence

from sessions.errors import Rejection, refuse
from sessions.exercises.base import Context, ExerciseEvent, Role
from sessions.exercises.moderation import GONE, NOTHING_NEW, REWORDED, decide_saying, new_saying
from sessions.exercises.questions import events as happened
from sessions.exercises.questions.commands import AnswerQuestion, AskQuestion, MarkQuestion, SupportQuestion
from sessions.exercises.questions.state import QUESTION, QuestionsState, is_for_record
from sessions.exercises.saying_commands import SayingCommand
from sessions.exercises.sayings import Saying, tidied, words_refusal

Decision = Sequence[ExerciseEvent] | Rejection


def decide(state: QuestionsState, command: SayingCommand, context: Context) -> Decision:
    """What follows; reads only."""
    match command:
        case AskQuestion():
            return _ask(state, command, context)
        case SupportQuestion():
            return _support(state, command, context)
        case AnswerQuestion():
            return _answer(state, command, context)
        case MarkQuestion():
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


def _support(state: QuestionsState, command: SupportQuestion, context: Context) -> Decision:
    """What a phone can read: the room's questions, and its own table's before they are approved."""
    who, table = context.by.person, context.by.at
    question = state.sayings.find(command.saying)
    if question is None or is_for_record(question) or question.is_hidden:
        return GONE
    if not question.is_approved and question.table != table:
        return GONE
    if question.wording != command.wording:
        return REWORDED
    supported = happened.QuestionSupportedInSight if state.is_shown else happened.QuestionSupported
    return [supported(who, table, question.id, question.wording, command.supports)]


def _answer(state: QuestionsState, command: AnswerQuestion, context: Context) -> Decision:
    question, text = _seen(state, command.saying, context), tidied(command.text)
    if question is None:
        return GONE
    if not question.is_approved:
        return refuse("not_approved", "Approve this question first. Then answer it.")
    known, wrong = state.answers.get(question.id), words_refusal(text) if text else None
    by_expert = context.by.role is Role.EXPERT
    if wrong or (known.text if known else "") == text:
        return wrong or NOTHING_NEW
    before = (known.text, known.by_expert) if known else (None, by_expert)
    return [happened.QuestionAnswered(question.id, by_expert, before[1], text or None, before[0])]


def _mark(state: QuestionsState, command: MarkQuestion, context: Context) -> Decision:
    question = _seen(state, command.saying, context)
    if question is None:
        return GONE
    if (command.mark in question.marks) == command.is_on:
        return NOTHING_NEW
    return [happened.QuestionMarked(command.saying, command.mark, command.is_on)]


def _seen(state: QuestionsState, saying: str, context: Context) -> Saying | None:
    """A question as its giver of an answer can see it: experts those on their list, facilitators all."""
    if context.by.role is Role.EXPERT:
        return next((question for question in state.for_experts() if question.id == saying), None)
    return state.sayings.find(saying)
