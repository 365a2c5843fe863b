"""What the screens of red lines are given, and what one person gets to read of their own.

Until a reveal no view holds a count: the most supported line would draw more support.
"""

from collections.abc import Mapping
from typing import Any

from sessions.exercises.base import Viewer
from sessions.exercises.red_lines.state import OBJECT, STANDS, SUPPORT, TABLE, RedLinesState
from sessions.exercises.sayings import LONGEST_SAYING, MOST_SAYINGS, Saying
from sessions.ids import ParticipantId
from sessions.words import Message, say

UNREAD: Mapping[str, Message] = {
    SUPPORT: say("I support a line that is not shown now."),
    OBJECT: say("I object to a line that is not shown now."),
}


def view_of(state: RedLinesState, phase: str, viewer: Viewer) -> dict[str, Any]:
    """The question and the lines: on phones those they may take a stand on, on the console all of them."""
    lines = [] if viewer.audience == "projector" else state.listed(phase, viewer.table)
    if viewer.audience == "console":
        lines = list(state.lines.in_order)
    return {
        "phase": phase,
        "question": state.settings.question,
        "stands": tuple(STANDS.items()),
        "lines": [_line(line) for line in lines],
        "public": len(state.lines.public),
        "can_add": len(state.lines.at_table(viewer.table or 0)) < MOST_SAYINGS,
        "longest": LONGEST_SAYING,
    }


def _line(line: Saying) -> dict[str, Any]:
    return {
        "id": line.id,
        "table": line.table,
        "text": line.text,
        "original": line.original,
        "wording": line.wording,
        "is_held": line.is_held,
    }


def own_lines(state: RedLinesState, phase: str, participant: ParticipantId) -> Mapping[str, Any] | None:
    """The lines one wrote and where one stands, a line each; None where there is neither."""
    written = state.lines.by(participant) if phase == TABLE else []
    stood = list(state.by(phase, participant))
    newest = [(line.receipt, line.at) for line in written] + [(stand.receipt, stand.at) for _, stand in stood]
    if not newest:
        return None
    receipt, at = max(newest)
    body = {
        "lines": {line.id: line.original for line in written},
        "stands": {line.id: [stand.stand, line.wording] for line, stand in stood},
    }
    lines = [
        *(str(say("My line: “%(words)s”", words=line.original)) for line in written),
        *(str(_stood(phase, line, stand.stand)) for line, stand in stood),
    ]
    return {"receipt": receipt, "at": at, "body": body, "text": say("%(lines)s", lines="\n".join(lines))}


def _stood(phase: str, line: Saying, stand: str) -> Message:
    """In the room a stand may be on a line that is held or hidden: its words are for its own table then."""
    is_read = not line.is_hidden if phase == TABLE else line.is_public
    if not is_read:
        return UNREAD[stand]
    text = "I support: “%(words)s”" if stand == SUPPORT else "I object to: “%(words)s”"
    return say(text, words=line.text)
