"""Owns what a template may know of the questions, by audience.

A phone is shown what its table asked, and of the room what is approved: without counts, for the most wanted
would be wanted by more. Facilitators get the approved ones with their support, to ask aloud and to answer,
experts those put to them; the wall gets the prompt and no question.
"""

from collections.abc import Mapping
from typing import Any

from sessions.exercises.base import Room, TableProgress, Viewer
from sessions.exercises.questions.state import ANSWERED, ASKED, MARKS, QuestionsState
from sessions.exercises.sayings import LONGEST_SAYING, Saying
from sessions.words import Message, say, say_n

View = dict[str, Any]


def view(state: QuestionsState, viewer: Viewer) -> Mapping[str, Any]:
    """All that a template may know."""
    settings = state.settings
    shown: View = {
        "question": say("%(prompt)s", prompt=settings.prompt),
        "to": [{"key": choice.key, "title": choice.title} for choice in settings.to],
        "themes": [{"key": choice.key, "title": choice.title} for choice in settings.topics],
        "longest": LONGEST_SAYING,
    }
    public = [question for question in state.labelled() if question.is_public]
    if viewer.audience == "console":
        return {**shown, "asked": [_marked(state, question) for question in state.by_support(public)]}
    if viewer.audience == "expert":
        return {**shown, **_of_experts(state)}
    if viewer.audience not in ("phone", "scribe") or viewer.table is None:
        return {**shown, "table": None}
    own = [question for question in state.labelled() if question.table == viewer.table]
    return {
        **shown,
        "table": viewer.table,
        "asked": [_item(state, question) for question in own],
        "room": [_in_the_room(state, question) for question in public],
        "can_support": viewer.audience == "phone",
    }


def _of_experts(state: QuestionsState) -> View:
    """What experts are asked, most supported first; what was answered stands apart."""
    asked = state.by_support(state.for_experts())
    return {
        "open": [_marked(state, question) for question in asked if not state.is_answered(question)],
        "answered": [_marked(state, question) for question in asked if state.is_answered(question)],
    }


def _in_the_room(state: QuestionsState, question: Saying) -> View:
    """One of the room's questions on a phone, with what was answered to it."""
    reply = state.answers.get(question.id)
    return {
        "id": question.id,
        "table": question.table,
        "text": question.text,
        "wording": question.wording,
        "label": question.label,
        "mark": _mark(state, question),
        "is_answered": state.is_answered(question),
        "reply": {"text": reply.text, "who": reply.who} if reply else None,
    }


def _item(state: QuestionsState, question: Saying) -> View:
    """One question as the phones of its table show it."""
    return {
        "id": question.id,
        "table": question.table,
        "text": question.text,
        "original": question.original,
        "wording": question.wording,
        "form": question.label or question.form,
        "is_quote": False,
        "state": _state_words(state, question),
    }


def _mark(state: QuestionsState, question: Saying) -> Message | None:
    if state.is_answered(question):
        return MARKS[ANSWERED]
    return MARKS[ASKED] if ASKED in question.marks else None


def _state_words(state: QuestionsState, question: Saying) -> Message | None:
    if question.is_hidden:
        return say("Not shown to the room")
    mark = _mark(state, question)
    if mark:
        return mark
    return say("Your facilitator changed the words") if question.is_corrected else None


def _marked(state: QuestionsState, question: Saying) -> View:
    """One question as it is asked aloud, or answered in writing."""
    reply = state.answers.get(question.id)
    return {
        "id": question.id,
        "table": question.table,
        "text": question.text,
        "label": question.label,
        "is_asked": ASKED in question.marks,
        "is_answered": ANSWERED in question.marks,
        "support": len(question.supporters),
        "reply": {"text": reply.text, "who": reply.who} if reply else None,
    }


def progress(state: QuestionsState, table: int, room: Room) -> TableProgress:
    """Nobody has to ask: those who did are in."""
    asked = state.sayings.at_table(table)
    people = frozenset(room.members.get(table, ()))
    return TableProgress(
        done=people & state.sayings.heard.keys(),
        status=say_n("%(n)s asked", "%(n)s asked", len(asked)) if asked else say("Nothing asked"),
        is_finished=bool(asked),
        facts=((say("Asked"), say("%(n)s", n=len(asked))),),
    )
