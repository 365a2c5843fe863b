"""Results that left the house."""

from dataclasses import dataclass
from typing import ClassVar

from sessions.events.base import ON_CONSOLES, Audience, Event


@dataclass(frozen=True)
class ResultsPrinted(Event):
    """Results went into a report or a file: by step, then by the result's name."""

    panels: list[list[str]]
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES
