"""What a report's draft holds so far: a part of the workshop's state, changed by `folding.evolve` alone.

Everything is kept by name and whole. `changes` is what each event replaced, so that it can be put back.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from sessions import events as e

LOCAL_AREA, TWO_PAGES = "local_area", "two_pages"


@dataclass(frozen=True)
class LeftOut:
    """Why a fact or figure is not in the report, and by whose initials."""

    reason: str
    initials: str


@dataclass(frozen=True)
class Placed:
    """Where a quotation stands: after a figure, by its key, or at the end of a section where that is ""."""

    remark: str
    section: str
    after: str


@dataclass(frozen=True)
class Interpretation:
    """A named person's reading. `at` is when it was last changed, `seq` the change that made it so."""

    name: str
    section: str
    after: str
    author: str
    text: str
    at: float
    seq: int

    @property
    def paragraphs(self) -> list[str]:
        """Its text as paragraphs."""
        return [part.strip() for part in self.text.split("\n\n") if part.strip()]


@dataclass(frozen=True)
class Published:
    """A published version; `seq` is the event that made it one."""

    number: int
    template: str
    name: str
    at: float
    seq: int


@dataclass(frozen=True)
class Change:
    """One change: what it changed, by name, and the event that says how that was before."""

    seq: int
    at: float
    by: str
    event: e.DraftingEvent
    before: e.DraftingEvent
    is_undone: bool = False

    @property
    def about(self) -> frozenset[tuple[str, ...]]:
        """The names of what it changed."""
        return names_of(self.event)


@dataclass
class Drafting:
    """`taken` are facts in their words by key; `quotes` by reference, `readings` by name, each in order.

    `left` are troubles that may stand, by code, slot and words, with the reason. `kept_words` are the events
    that hold the words of facts. `record_at` is the newest event that is no change of the draft.
    """

    taken: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, LeftOut] = field(default_factory=dict)
    quotes: dict[str, Placed] = field(default_factory=dict)
    readings: dict[str, Interpretation] = field(default_factory=dict)
    left: dict[tuple[str, str, str], str] = field(default_factory=dict)
    template: str = LOCAL_AREA
    published: list[Published] = field(default_factory=list)
    last: int = 0  # the newest change that is no publication
    last_at: float = 0.0
    number: int = 0  # the highest that a reading was given
    kept_words: list[int] = field(default_factory=list)
    record_at: int = 1
    changes: dict[int, Change] = field(default_factory=dict)

    @property
    def is_begun(self) -> bool:
        """Whether anybody has taken, placed or written anything."""
        return bool(self.last or self.published)

    @property
    def is_changed(self) -> bool:
        """Whether the draft was changed since it was last published, or never was."""
        return not self.published or self.last > self.published[-1].seq

    def as_now(self) -> "Drafting":
        """A copy that stays as it is while the draft goes on."""
        held: dict[str, Any] = {
            name: value.copy() for name, value in vars(self).items() if isinstance(value, dict | list)
        }
        return replace(self, **held)

    def next_name(self) -> str:
        """The name of the next reading; no name is used twice."""
        return f"reading-{self.number + 1}"


def names_of(event: e.DraftingEvent) -> frozenset[tuple[str, ...]]:
    """The names of what an event changes."""
    match event:
        case e.FactsTaken():
            return frozenset(("fact", key) for key in event.taken)
        case e.FactLeftOut():
            return frozenset({("out", event.key)})
        case e.QuotePlaced():
            return frozenset({("quote", event.remark)})
        case e.InterpretationWritten():
            return frozenset({("reading", event.reading)})
        case e.TroubleLeft():
            return frozenset({("left", event.code, event.key, event.words)})
        case e.TemplateChosen():
            return frozenset({("template",)})
    return frozenset({("published",)})
