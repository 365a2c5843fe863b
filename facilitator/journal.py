"""The facilitators' log as the console lists it: one line for each thing done, newest first.

Taking something back is shown on the line it took back, and gets no line of its own.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from facilitator.wording import StepName, log_sentence
from sessions import events as e

Entry = Mapping[str, Any]


def lines(log: Sequence[Entry], steps: Sequence[StepName]) -> list[dict[str, Any]]:
    """What to list: seq, at, words, is_undone, can_undo."""
    return [{**entry, "words": log_sentence(entry["event"], steps)} for entry in log]


def opened_at(log: Sequence[Entry], step: str) -> float | None:
    """When a step was last opened, in epoch seconds."""
    openings = [entry for entry in log if isinstance(entry["event"], e.StepOpened)]
    return next((entry["at"] for entry in openings if entry["event"].step == step), None)


def newest_undoable(shown: Sequence[Entry]) -> int | None:
    """What Ctrl+Z takes back: the entry's number."""
    return next((entry["seq"] for entry in shown if entry["can_undo"]), None)
