"""That a workshop was taken away as one file."""

from dataclasses import dataclass
from typing import ClassVar

from sessions.events.base import ON_CONSOLES, Audience, Event


@dataclass(frozen=True)
class BundleTaken(Event):
    """A bundle of the whole workshop was made for somebody; `is_locked`: under a passphrase."""

    is_locked: bool
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES
