"""What was chosen for the papers of after the day, and the letter that says what happened next."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from sessions.words import Message, say


@dataclass(frozen=True)
class Letter:
    """The host's own part of the letter; "" is not said yet. An office signs it, and no person is named."""

    decided: str = ""
    not_decided: str = ""
    why: str = ""
    when: str = ""
    signed: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """What is still blank, in the letter's order."""
        return tuple(part.name for part in fields(self) if not getattr(self, part.name))

    def as_facts(self) -> dict[str, str]:
        """As an event holds it."""
        return asdict(self)


BLANKS: Mapping[str, Message] = {
    "decided": say("what was decided"),
    "not_decided": say("what was not decided, or not taken up"),
    "why": say("why"),
    "when": say("when people will hear more"),
    "signed": say("which office signs it"),
}


@dataclass(frozen=True)
class PublishedLetter:
    """A letter as it went out: the number of its edition from 1, when, and its words."""

    edition: int
    at: float
    letter: Letter


@dataclass
class Afterwards:
    """`quotes` are references of statements, None where nobody has chosen; `left_out` keys of messages.

    `draft` counts how often the letter was written.
    """

    quotes: tuple[str, ...] | None = None
    next_line: str = ""
    left_out: frozenset[str] = frozenset()
    letter: Letter = field(default_factory=Letter)
    draft: int = 0
    published: PublishedLetter | None = None

    @property
    def is_published(self) -> bool:
        """Whether the letter as it now stands went out."""
        return self.published is not None and self.published.letter == self.letter


def letter_of(given: Mapping[str, Any]) -> Letter:
    """What `as_facts` gave; the first and last of a text's blanks go, lines stay."""
    return Letter(**{name: str(words).strip() for name, words in given.items()})
