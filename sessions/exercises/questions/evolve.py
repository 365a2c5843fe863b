"""Owns how what happened changes the state, and what undoes a facilitator's part in it. Never fails."""

from collections.abc import Sequence

from sessions.exercises.base import ExerciseEvent, Stamp
from sessions.exercises.moderation import evolve_saying, take_back_saying
from sessions.exercises.questions.events import QuestionAnswered, QuestionMarked, QuestionSupported
from sessions.exercises.questions.state import Answer, QuestionsState, Support
from sessions.exercises.saying_events import SayingReworded, SayingWithdrawn


def evolve(state: QuestionsState, event: ExerciseEvent, stamp: Stamp) -> None:
    """Take an event into the state."""
    match event:
        case QuestionMarked():
            _mark(state, event)
        case QuestionSupported():
            _support(state, event, stamp)
        case QuestionAnswered():
            _answer(state, event)
        case SayingReworded() | SayingWithdrawn():
            state.forget(event.saying)
            evolve_saying(state.sayings, event, stamp)
        case _:
            evolve_saying(state.sayings, event, stamp)


def _mark(state: QuestionsState, event: QuestionMarked) -> None:
    question = state.sayings.find(event.saying)
    if question:
        marks = question.marks | {event.mark} if event.is_on else question.marks - {event.mark}
        state.sayings.change(event.saying, marks=marks)


def _support(state: QuestionsState, event: QuestionSupported, stamp: Stamp) -> None:
    question = state.sayings.find(event.saying)
    if question is None or question.wording != event.wording:
        return
    people = state.support.setdefault(event.saying, {})
    people.pop(event.participant, None)
    if event.supports:
        people[event.participant] = Support(event.table, stamp.seq, stamp.at)


def _answer(state: QuestionsState, event: QuestionAnswered) -> None:
    if event.text is None:
        state.answers.pop(event.saying, None)
    elif state.sayings.find(event.saying):
        state.answers[event.saying] = Answer(event.text, event.by_expert)


def take_back(state: QuestionsState, event: ExerciseEvent) -> Sequence[ExerciseEvent] | None:
    """What undoes a facilitator's event; None where something later stands in its place."""
    if isinstance(event, QuestionAnswered):
        return _unanswered(state, event)
    if not isinstance(event, QuestionMarked):
        return take_back_saying(state.sayings, event)
    question = state.sayings.find(event.saying)
    if question is None or (event.mark in question.marks) != event.is_on:
        return None
    return [QuestionMarked(event.saying, event.mark, not event.is_on)]


def _unanswered(state: QuestionsState, event: QuestionAnswered) -> Sequence[ExerciseEvent] | None:
    known = state.answers.get(event.saying)
    if state.sayings.find(event.saying) is None or (known.text if known else None) != event.text:
        return None
    by = event.by_expert_before, event.by_expert
    return [QuestionAnswered(event.saying, *by, event.before, event.text)]
