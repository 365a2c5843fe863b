"""The facilitators' log as the console lists it: one line for each thing done, newest first.

Taking something back is shown on the line it took back. The events by which it was done stay in the record
and get no line of their own, or one Undo would look like two more actions.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from facilitator.wording import StepName, log_sentence
from sessions import events as e

Entry = Mapping[str, Any]


def lines(log: Sequence[Entry], steps: Sequence[StepName]) -> list[dict[str, Any]]:
    """What to list: seq, at, words, is_undone, can_undo."""
    hidden = _by_undoing(log)
    shown = [entry for entry in log if entry["seq"] not in hidden]
    return [{**entry, "words": log_sentence(entry["event"], steps)} for entry in shown]


def opened_at(log: Sequence[Entry], step: str) -> float | None:
    """When a step was last opened, in epoch seconds."""
    openings = [entry for entry in log if isinstance(entry["event"], e.StepOpened)]
    return next((entry["at"] for entry in openings if entry["event"].step == step), None)


def newest_undoable(shown: Sequence[Entry]) -> int | None:
    """What Ctrl+Z takes back: the entry's number."""
    return next((entry["seq"] for entry in shown if entry["can_undo"]), None)


def _by_undoing(log: Sequence[Entry]) -> set[int]:
    """The numbers of the events by which something was taken back."""
    events = {entry["seq"]: entry["event"] for entry in log}
    hidden: set[int] = set()
    for seq, event in events.items():
        if isinstance(event, e.ActionUndone):
            hidden |= {seq, seq + 1}
            if _reopened(events.get(event.entry)):
                hidden.add(seq + 2)
    return hidden


def _reopened(undone: e.Event | None) -> bool:
    return isinstance(undone, e.StepReached) and undone.was_open and undone.before >= 0
