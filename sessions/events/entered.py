"""Figures that were counted elsewhere, as facilitators and report writers enter them."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sessions.events.base import ON_CONSOLES, Audience, Event


@dataclass(frozen=True)
class FiguresEntered(Event):
    """Figures from another source stand in the record, each as `EnteredFigures`; `was` those before."""

    figures: str
    entered: dict[str, Any]
    was: dict[str, Any] | None
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES


@dataclass(frozen=True)
class FiguresRemoved(Event):
    """They were taken out; `was` says what they were."""

    figures: str
    was: dict[str, Any]
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES
