"""What happened to a report's draft: each event holds its thing whole, as it is from then on.

So taking one back is the same event with what was there before. None of them changes any screen of the day.
Names, reasons and readings are people's, and kept apart from the facts; so are the words of facts as they
were taken, for older words beside newer ones tell what was withdrawn in between.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from sessions.events.base import Audience, Event, said


@dataclass(frozen=True)
class DraftingEvent(Event):
    """The root of these events. `takes_back` is the change, by its number in the record, that it undoes."""

    takes_back: int | None = field(default=None, kw_only=True)
    audience: ClassVar[frozenset[Audience]] = frozenset()


@dataclass(frozen=True)
class FactsTaken(DraftingEvent):
    """A writer took facts, by key, in these words; "": it is as if it had not been taken."""

    taken: Mapping[str, str] = said()


@dataclass(frozen=True)
class FactLeftOut(DraftingEvent):
    """A fact or figure leaves the report, for a reason and by somebody's initials; no reason: it is back."""

    key: str
    reason: str = said("")
    initials: str = said("")


@dataclass(frozen=True)
class QuotePlaced(DraftingEvent):
    """A statement, by its reference, stands in a section: after a figure, or at the end without one."""

    remark: str
    section: str
    after: str
    is_on: bool


@dataclass(frozen=True)
class InterpretationWritten(DraftingEvent):
    """A reading of a section, after a figure or at its end, in its author's words; no words: it is out."""

    reading: str
    section: str
    after: str
    author: str = said("")
    text: str = said("")


@dataclass(frozen=True)
class TroubleLeft(DraftingEvent):
    """What was pointed out about these words of a reading stays as it is, for a reason; none: no longer."""

    code: str
    key: str
    words: str = said("")
    reason: str = said("")


@dataclass(frozen=True)
class TemplateChosen(DraftingEvent):
    """The report has this form from now on."""

    template: str


@dataclass(frozen=True)
class ReportPublished(DraftingEvent):
    """The draft as it stands is a published version, by somebody's name."""

    number: int
    template: str
    name: str = said("")


DRAFTING_EVENTS: tuple[type[DraftingEvent], ...] = (
    FactsTaken,
    FactLeftOut,
    QuotePlaced,
    InterpretationWritten,
    TroubleLeft,
    TemplateChosen,
    ReportPublished,
)
