"""Owns what a template may know of an assessment, by audience.

Before a reveal a phone is told what its own table chose and nothing of anyone's own answers; what of the
gate still holds everybody up is told to all.
"""

from collections.abc import Mapping
from typing import Any

from sessions.exercises.assessing.short_names import SHORT_NAMES
from sessions.exercises.assessing.state import (
    APART,
    CONFIDENCE,
    GATE,
    NO_POINTS,
    PLACES,
    ROOM,
    STANDINGS,
    TABLE,
    TOGETHER,
    WEIGHTS,
    WITHIN,
    Agreed,
    AssessingState,
    Inside,
    Sheet,
    about_condition,
    about_question,
    about_words,
    open_conditions,
    tables_in_use,
)
from sessions.exercises.ballots import Ballots
from sessions.exercises.base import Room, TableProgress, Viewer
from sessions.exercises.sayings import LONGEST_SAYING, Saying
from sessions.framework.eighteen import FEATURES, QUESTIONS, Question, questions_of
from sessions.framework.settled_first import CONDITIONS, Standing
from sessions.words import Message, say

View = dict[str, Any]
MOST, FIRST = say("What should weigh most?"), say("What would you put right first?")
BETWEEN = (say("More like the first"), say("In between"), say("More like the last"))


def view(state: AssessingState, phase: str, viewer: Viewer, room: Room) -> Mapping[str, Any]:
    """All that a template may know."""
    settings = state.settings
    shown: View = {
        "phase": phase,
        "question": _question_of(state, phase),
        "proposal": state.proposal,
        "text": state.text,
        "case_study": settings.case_study,
        "partners": list(settings.partners),
        "partner": settings.partner_of(viewer.table) if viewer.table else None,
        "questions": [_question(question) for question in QUESTIONS.values()],
        "features": [(number, feature.title, feature.short) for number, feature in FEATURES.items()],
        "inside": [_inside(number) for number in FEATURES],
        "no_points": tuple(NO_POINTS.items()),
        "conditions": [_condition(state, key, viewer) for key in CONDITIONS],
        "standings": tuple((key.value, words) for key, words in STANDINGS.items()),
        "confidence": tuple(CONFIDENCE.items()),
        "longest": LONGEST_SAYING,
        "weigh_by": settings.weigh_by,
        "table": viewer.table,
        "lines": [vars(line) for line in state.lines] if phase in (TABLE, ROOM) else [],
        "waits": _waits(state, phase, room),
        "is_waived": state.waived is not None,
        "agreed": _chosen(state, phase, viewer),
        "sayings": [_item(saying) for saying in state.words.in_order] if viewer.audience == "console" else [],
    }
    return shown


def _question_of(state: AssessingState, phase: str) -> Message | None:
    """What a part asks, for its heading on the wall; None where it asks all eighteen."""
    if phase == GATE:
        return say("Is this settled?")
    if phase == WEIGHTS:
        return FIRST if state.settings.weigh_by == "swing" else MOST
    if phase == WITHIN:
        return say("What should weigh most within each feature?")
    return None


def _question(question: Question) -> View:
    """A question with its five places from pole to pole, by their keys."""
    words = (question.left, *BETWEEN, question.right)
    return {
        "number": question.number,
        "feature": question.feature,
        "feature_title": FEATURES[question.feature].title,
        "asks": question.asks,
        "only_if": question.only_if,
        "places": tuple(zip(PLACES, words, strict=True)),
        "apart": tuple(_applying(question, APART).items()),
        "together": tuple(_applying(question, TOGETHER).items()),
    }


def _inside(feature: int) -> View:
    """A feature with its questions, in few words and in full."""
    return {
        "number": feature,
        "title": FEATURES[feature].title,
        "short": FEATURES[feature].short,
        "questions": [(one.number, SHORT_NAMES[one.number], one.asks) for one in questions_of(feature)],
    }


def _applying(question: Question, apart: Mapping[str, Message]) -> Mapping[str, Message]:
    return {key: words for key, words in apart.items() if key != "not_apply" or question.is_conditional}


def _condition(state: AssessingState, key: str, viewer: Viewer) -> View:
    """A condition, with what the viewer's own table said of it."""
    known, at_table = CONDITIONS[key], viewer.table is not None
    reason = state.reason(viewer.table, about_condition(key)) if viewer.table is not None else None
    return {
        "key": key,
        "title": known.title,
        "asks": known.asks,
        "standing": state.gate.get(viewer.table or 0, {}).get(key) if at_table else None,
        "reason": reason.original if reason else "",
    }


def _waits(state: AssessingState, phase: str, room: Room) -> list[View]:
    """The conditions that hold everybody up, and at which tables; none in the gate itself."""
    if phase == GATE:
        return []
    tables = tables_in_use(state, room, state.gate)
    return [
        {
            "key": key,
            "title": CONDITIONS[key].title,
            "tables": [table for table in tables if state.gate.get(table, {}).get(key) != Standing.SETTLED],
        }
        for key in open_conditions(state, room)
    ]


def _chosen(state: AssessingState, phase: str, viewer: Viewer) -> Mapping[int, View]:
    """By question what the viewer's table, or the room, has agreed so far."""
    if phase == ROOM:
        return {number: _agreed(held, None) for number, held in sorted(state.noted.items())}
    if phase != TABLE or viewer.table is None:
        return {}
    table = viewer.table
    return {
        number: _agreed(held, state.reason(table, about_question(number)))
        for number, held in sorted(state.agreed.get(table, {}).items())
    }


def _agreed(held: Agreed, reason: Saying | None) -> View:
    return {
        "answer": held.answer,
        "confidence": held.confidence,
        "is_red_line": held.is_red_line,
        "line": held.line,
        "was": held.version,
        "reason": reason.original if reason else "",
    }


def _item(saying: Saying) -> View:
    """One table's reason as a facilitator reads it before the room does."""
    return {
        "id": saying.id,
        "table": saying.table,
        "text": saying.text,
        "about": about_words(saying.about),
        "wording": saying.wording,
        "is_held": saying.is_held,
    }


def progress(state: AssessingState, phase: str, table: int, room: Room) -> TableProgress:
    """How far a table is, never what it chose; on their own, who has gone through all questions."""
    people = frozenset(room.members.get(table, ()))
    if phase in (GATE, TABLE, ROOM):
        return _together(state, phase, table, people)
    if phase == "weights":
        done = people & state.weights.answers.keys()
        status = say("%(done)s of %(people)s in", done=len(done), people=len(people))
    else:
        given: Ballots[Sheet] | Ballots[Inside] = state.within if phase == WITHIN else state.sheets
        done = frozenset(who for who, held in given.answers.items() if held.body.is_whole) & people
        status = say("%(done)s of %(people)s finished", done=len(done), people=len(people))
    return TableProgress(done=done, status=status, is_finished=bool(people) and done == people)


def _together(state: AssessingState, phase: str, table: int, people: frozenset[Any]) -> TableProgress:
    held: Mapping[Any, Any] = state.noted
    if phase != ROOM:
        held = (state.gate if phase == GATE else state.agreed).get(table, {})
    of = len(CONDITIONS) if phase == GATE else len(QUESTIONS)
    is_finished = len(held) == of
    return TableProgress(
        done=people if is_finished else frozenset(),
        status=say("%(done)s of %(of)s", done=len(held), of=of),
        is_finished=is_finished,
    )
