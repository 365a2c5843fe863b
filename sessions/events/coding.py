"""What happened at the report writers' desk: each event holds its thing whole, as it is from then on.

So taking one back is the same event with what was there before. None of them changes any screen of the day.
Initials are a person's and are kept apart from the facts, as words are.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from sessions.events.base import Audience, Event, said
from sessions.ids import ExerciseId


@dataclass(frozen=True)
class CodingEvent(Event):
    """The root of these events. `takes_back` is the change, by its number in the record, that it undoes."""

    takes_back: int | None = field(default=None, kw_only=True)
    audience: ClassVar[frozenset[Audience]] = frozenset()


@dataclass(frozen=True)
class CodeDefined(CodingEvent):
    """A code of the workshop's own has this title and description; no title: it is not there any more."""

    code: str
    title: str = said()
    description: str = said()


@dataclass(frozen=True)
class CodesMerged(CodingEvent):
    """Whatever has or gets one code counts under the other; into "": it counts for itself again."""

    code: str
    into: str


@dataclass(frozen=True)
class RemarkCoded(CodingEvent):
    """Somebody gave a statement a code, or took theirs off it."""

    exercise: ExerciseId
    saying: str
    code: str
    is_on: bool
    coder: str = said()


@dataclass(frozen=True)
class RemarkSetAside(CodingEvent):
    """A statement leaves the report's counts, for a reason; "": it is back among them."""

    exercise: ExerciseId
    saying: str
    reason: str = said()


@dataclass(frozen=True)
class ViewsPaired(CodingEvent):
    """Two statements, by their references, contradict each other; or no longer count as doing so."""

    one: str
    other: str
    is_on: bool


@dataclass(frozen=True)
class FindingWritten(CodingEvent):
    """A finding has these words and rests on these statements, by their references; no words: it is out."""

    finding: str
    remarks: list[str] = field(default_factory=list)
    text: str = said("")


@dataclass(frozen=True)
class DoubleCodingSet(CodingEvent):
    """How far two people are who code the same statements apart: `exercise` "" means all of them.

    No coders: there is no such coding now.
    """

    exercise: str
    is_first_done: bool = False
    is_second_done: bool = False
    is_compared: bool = False
    first: str = said("")
    second: str = said("")


CODING_EVENTS: tuple[type[CodingEvent], ...] = (
    CodeDefined,
    CodesMerged,
    RemarkCoded,
    RemarkSetAside,
    ViewsPaired,
    FindingWritten,
    DoubleCodingSet,
)
