"""Owns what has to be settled before the questions are asked: six conditions, or the framework waits.

*Data for Public Benefit* (2018), chapter 6, asks its questions only of a proposal that stands up otherwise.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sessions.words import Message, say


class Standing(StrEnum):
    """How a condition stands, as those responsible say; nothing said is no standing."""

    SETTLED = "settled"
    NOT_YET = "not_yet"
    FAILED = "failed"


@dataclass(frozen=True)
class Condition:
    """One condition, its name as a heading, and what to ask about it."""

    key: str
    title: Message
    asks: Message


_GIVEN = (
    ("purpose", say("A clear purpose"), say("Is it clear what the data is to be used for?")),
    ("lawful", say("A lawful route"), say("Is there a lawful way to share the data?")),
    ("quality", say("Robust, reliable data"), say("Is the data good enough to rely on for this?")),
    ("security", say("Secure data"), say("Will the data be kept, used and sent on securely?")),
    (
        "oversight",
        say("Oversight"),
        say("Does somebody watch over its use, against disclosure and misuse?"),
    ),
    (
        "efficacy",
        say("The most effective way"),
        say("Is this the most effective way to reach the outcome?"),
    ),
)
CONDITIONS: Mapping[str, Condition] = {key: Condition(key, title, asks) for key, title, asks in _GIVEN}


@dataclass(frozen=True)
class Gate:
    """What is missing before the questions can be asked, in the order of the conditions."""

    failed: tuple[Condition, ...]
    open: tuple[Condition, ...]  # not settled yet, or nobody has said

    @property
    def is_open(self) -> bool:
        """Whether the questions may be asked."""
        return not self.failed and not self.open

    @property
    def keys(self) -> Collection[str]:
        """The conditions in the way."""
        return [condition.key for condition in (*self.failed, *self.open)]


def gate(said: Mapping[str, Standing]) -> Gate:
    """What the conditions, as they are said to stand, leave in the way."""
    failed = tuple(c for key, c in CONDITIONS.items() if said.get(key) is Standing.FAILED)
    settled = {key for key, standing in said.items() if standing is Standing.SETTLED}
    waiting = tuple(c for key, c in CONDITIONS.items() if key not in settled and c not in failed)
    return Gate(failed, waiting)
