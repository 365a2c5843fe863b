"""Owns what a template may know of the statements, by audience.

A phone is shown what its own table wrote, and of other tables what the room may see where the level is the
room; whoever writes for a table is shown that table alone. The projector gets the prompt and no words;
moderation has a page of its own.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sessions.exercises.base import Badge, Room, Viewer
from sessions.exercises.claims import can_be_claimed
from sessions.exercises.sayings import LONGEST_SAYING, Saying
from sessions.exercises.statements.state import StatementsState
from sessions.words import Message, say

View = dict[str, Any]


def view(state: StatementsState, viewer: Viewer, room: Room) -> Mapping[str, Any]:
    """All that a template may know."""
    settings = state.settings
    shown: View = {
        "question": say("%(prompt)s", prompt=settings.prompt),
        "level": settings.level.value,
        "groups": [{"key": group.key, "title": group.title} for group in settings.groups],
        "has_sides": settings.has_sides,
        "sets": list(settings.set_keys),
        "longest": LONGEST_SAYING,
    }
    if viewer.audience not in ("phone", "scribe") or viewer.table is None:
        return {**shown, "table": None, "written": len(state.sayings.kept)}
    own = [saying for saying in state.labelled() if saying.table == viewer.table]
    others, set_key = _of_the_room(state, viewer), settings.sets.get(viewer.table)
    return {
        **shown,
        "table": viewer.table,
        "set": {"key": set_key} if set_key else None,
        "examples": [
            {"key": card.key, "title": card.short_title} for card in state.examples_of(viewer.table)
        ],
        "parts": _parts(state, viewer, own),
        "written": len(own),
        "can_claim": viewer.audience == "phone" and any(can_be_claimed(saying) for saying in own),
        "others": [item_of(saying, viewer) for saying in others],
    }


def _of_the_room(state: StatementsState, viewer: Viewer) -> list[Saying]:
    """At the level of the room, what other tables said and everyone may see."""
    if state.settings.level is not Badge.ROOM or viewer.audience != "phone":
        return []
    return [saying for saying in state.labelled() if saying.is_public and saying.table != viewer.table]


def item_of(saying: Saying, viewer: Viewer) -> View:
    """One statement as its table is shown it; only from a phone can it be claimed."""
    return {
        "id": saying.id,
        "table": saying.table,
        "text": saying.text,
        "original": saying.original,
        "wording": saying.wording,
        "form": saying.form,
        "label": saying.label,
        "is_quote": saying.is_quote,
        "sides": saying.sides,
        "other": saying.other,
        "people": saying.people,
        "can_claim": viewer.audience == "phone" and can_be_claimed(saying),
        "is_claimed": saying.claimed_by is not None,
        "state": _state_words(saying),
    }


def _state_words(saying: Saying) -> Message | None:
    if saying.is_hidden:
        return say("Not shown to the room")
    if saying.is_late:
        return say("Late entry, from a flipchart")
    return say("Your facilitator changed the words") if saying.is_corrected else None


def _parts(state: StatementsState, viewer: Viewer, own: Sequence[Saying]) -> list[View]:
    """A table's statements under its cards, else under their groups, each as they came, newest last."""
    if state.settings.by_example:
        heads = [(card.key, card.short_title) for card in state.examples_of(viewer.table or 0)]
        return _sorted_under("example", heads, own, viewer)
    groups = [(group.key, group.title) for group in state.settings.groups]
    return _sorted_under("group", groups, own, viewer)


def _sorted_under(
    by: str, heads: Sequence[tuple[str, str]], own: Sequence[Saying], viewer: Viewer
) -> list[View]:
    parts = [
        {"key": key, "title": title, "items": [item_of(s, viewer) for s in own if s.about.get(by) == key]}
        for key, title in heads
    ]
    rest = [item_of(saying, viewer) for saying in own if by not in saying.about]
    return [part for part in parts if part["items"]] + (
        [{"key": "", "title": "", "items": rest}] if rest else []
    )
