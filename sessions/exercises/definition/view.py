"""Owns what a template may know of the definitions, by audience.

A table's phones, and whoever writes for it, are shown its own words; the console what waits for approval, and
the wall the term and no words of anyone.
"""

from collections.abc import Mapping
from typing import Any

from sessions.exercises.base import Room, TableProgress, Viewer
from sessions.exercises.definition.phases import prompt
from sessions.exercises.definition.state import DefinitionState
from sessions.exercises.sayings import LONGEST_SAYING, MOST_SAYINGS, Saying
from sessions.words import Message, say, say_n

View = dict[str, Any]
MOST_EARLIER = 5  # of a table's earlier versions on its phones: more is not read


def view(state: DefinitionState, viewer: Viewer, room: Room) -> Mapping[str, Any]:
    """All that a template may know."""
    settings = state.settings
    shown: View = {
        "question": prompt(settings),
        "starters": list(settings.starters),
        "longest": settings.longest,
        "longest_reason": LONGEST_SAYING,
        "table": None,
    }
    if viewer.audience == "console":
        return {**shown, "words": [_waiting(saying) for saying in state.words.in_order]}
    if viewer.audience not in ("phone", "scribe") or viewer.table is None:
        return shown
    return {**shown, **_of_table(state, viewer.table, room), "can_endorse": viewer.audience == "phone"}


def _of_table(state: DefinitionState, table: int, room: Room) -> View:
    definition, reason = state.definition(table), state.reason(table)
    count, of = state.support(table, room)
    return {
        "table": table,
        "definition": _item(definition) if definition else None,
        "count": count,
        "of": of,
        "versions": len(state.earlier.get(table, ())),
        "earlier": [saying.original for saying in reversed(state.earlier.get(table, []))][:MOST_EARLIER],
        "is_left_open": table in state.left_open,
        "reason": _item(reason) if reason else None,
        "can_write": state.words.last.get(table, 0) < MOST_SAYINGS,
    }


def _item(saying: Saying) -> View:
    return {
        "id": saying.id,
        "text": saying.text,
        "original": saying.original,
        "state": _state_words(saying),
    }


def _state_words(saying: Saying) -> Message | None:
    if saying.is_hidden:
        return say("Not shown to the room")
    return say("Your facilitator changed the words") if saying.is_corrected else None


def _waiting(saying: Saying) -> View:
    """One table's words as a facilitator reads them before the room does."""
    return {
        "id": saying.id,
        "table": saying.table,
        "text": saying.text,
        "form": saying.form,
        "wording": saying.wording,
        "is_held": saying.is_held,
        "is_public": saying.is_public,
    }


def progress(state: DefinitionState, table: int, room: Room) -> TableProgress:
    """Whether a table has come to words, or to not agreeing; those who agree with its words are in."""
    people = frozenset(room.members.get(table, ()))
    definition = state.definition(table)
    agreeing = people & state.endorsed.get(definition.id, {}).keys() if definition else frozenset()
    saved = say_n("%(n)s time", "%(n)s times", state.versions(table))
    return TableProgress(
        done=agreeing,
        status=_status(state, table, len(agreeing), len(people)),
        is_finished=state.has_finished(table),
        disc=_disc(state, table, bool(people) and agreeing == people),
        facts=((say("Words saved"), saved),),
    )


def _status(state: DefinitionState, table: int, count: int, of: int) -> Message:
    if table in state.left_open:
        return say("Could not agree")
    if state.definition(table) is None:
        return say("Talking")
    return say("%(count)s of %(of)s agree", count=count, of=of)


def _disc(state: DefinitionState, table: int, do_all_agree: bool) -> str:
    if table in state.left_open:
        return "split"
    return "agreed" if do_all_agree else "plain"
