"""Owns what a template may know of the questions, by audience.

A phone is shown what its table asked. The console gets the approved ones to ask aloud and mark; the wall
gets the prompt and no question.
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
    if viewer.audience == "console":
        return {**shown, "asked": [_marked(q) for q in state.labelled() if q.is_public]}
    if viewer.audience != "phone" or viewer.table is None:
        return {**shown, "table": None}
    own = [question for question in state.labelled() if question.table == viewer.table]
    return {**shown, "table": viewer.table, "asked": [_item(question) for question in own]}


def _item(question: Saying) -> View:
    """One question as the phones of its table show it."""
    return {
        "id": question.id,
        "table": question.table,
        "text": question.text,
        "original": question.original,
        "wording": question.wording,
        "form": question.label or question.form,
        "is_quote": False,
        "state": _state_words(question),
    }


def _state_words(question: Saying) -> Message | None:
    if question.is_hidden:
        return say("Not shown to the room")
    if question.marks:
        return MARKS[ANSWERED if ANSWERED in question.marks else ASKED]
    return say("Your facilitator changed the words") if question.is_corrected else None


def _marked(question: Saying) -> View:
    """One question as it is asked aloud."""
    return {
        "id": question.id,
        "table": question.table,
        "text": question.text,
        "label": question.label,
        "is_asked": ASKED in question.marks,
        "is_answered": ANSWERED in question.marks,
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
