"""The plan of a workshop was changed, before anybody had begun it."""

from dataclasses import dataclass
from typing import Any

from sessions.events.base import Event


@dataclass(frozen=True)
class PlanEdited(Event):
    """Parts of the plan changed: by their names, each whole, None where an exercise is not on it.

    `was` holds the same parts as they were.
    """

    changes: dict[str, Any]
    was: dict[str, Any]
