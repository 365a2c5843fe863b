"""What was chosen for the papers of after the day, and the host's letter: no participant's words."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sessions.events.base import ON_CONSOLES, Audience, Event


@dataclass(frozen=True)
class HeardChosen(Event):
    """What the page to take home quotes, by reference (None: nobody chose), and what it says happens next."""

    quotes: list[str] | None
    next_line: str
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES


@dataclass(frozen=True)
class MessagesChosen(Event):
    """Which plain messages are left out, by their keys."""

    left_out: list[str]
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES


@dataclass(frozen=True)
class LetterWritten(Event):
    """The letter about what happened next was written or changed; `letter` is all of it."""

    letter: dict[str, Any]
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES


@dataclass(frozen=True)
class LetterPublished(Event):
    """The letter went out, with these words."""

    edition: int
    letter: dict[str, Any]
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES
