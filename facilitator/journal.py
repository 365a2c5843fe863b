"""The facilitators' log: as the console lists it, and whole, with who did what and its seals.

On the console taking something back is shown on the line it took back, and gets no line of its own; the
whole log has a line for everything.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from facilitator.wording import StepName, log_sentence, named_only
from sessions import events as e
from sessions.action_log import ActionEntry
from sessions.words import Message, say

Entry = Mapping[str, Any]


def lines(log: Sequence[Entry], steps: Sequence[StepName]) -> list[dict[str, Any]]:
    """What to list: seq, at, words, is_undone, can_undo."""
    return [{**entry, "words": log_sentence(entry["event"], steps)} for entry in log]


def chapters(shown: Sequence[Entry], agenda: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The lines by where the room was, newest first: `key`, `title` (None before the first step), `entries`.

    Going back to an exercise begins a chapter anew. A key stays the same while later lines come.
    """
    titles = {item["id"]: item["title"] for item in agenda}
    groups = [(key, list(group)) for key, group in groupby(shown, key=lambda entry: entry["exercise"])]
    return [
        {"key": f"{len(groups) - index}", "title": titles.get(key) if key else None, "entries": entries}
        for index, (key, entries) in enumerate(groups)
    ]


def opened_at(log: Sequence[Entry], step: str) -> float | None:
    """When a step was last opened, in epoch seconds."""
    openings = [entry for entry in log if isinstance(entry["event"], e.StepOpened)]
    return next((entry["at"] for entry in openings if entry["event"].step == step), None)


def newest_undoable(shown: Sequence[Entry]) -> int | None:
    """What Ctrl+Z takes back: the entry's number."""
    return next((entry["seq"] for entry in shown if entry["can_undo"]), None)


def whole_log(entries: Sequence[ActionEntry], steps: Sequence[StepName]) -> list[dict[str, Any]]:
    """Every entry, oldest first: number, seq, at, who, words, seal."""
    numbers = {entry.seq: entry.number for entry in entries}
    return [
        {
            "number": entry.number,
            "seq": entry.seq,
            "at": entry.at,
            "who": entry.who,
            "words": _told(entry, steps, numbers),
            "seal": entry.seal or "",
        }
        for entry in entries
    ]


def _told(entry: ActionEntry, steps: Sequence[StepName], numbers: Mapping[int, int]) -> Message:
    if isinstance(entry.event, e.ActionUndone):
        return say("Took back entry %(number)s", number=numbers.get(entry.event.entry, "?"))
    return log_sentence(entry.event, steps) if entry.event else named_only(entry.name)
