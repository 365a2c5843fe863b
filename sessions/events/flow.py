"""How the day went: steps reached, opened, locked, revealed, cleared, and what the wall showed."""

from dataclasses import dataclass
from typing import ClassVar

from sessions.events.base import COUNTS, Audience, Event
from sessions.ids import ExerciseId, StepKey


@dataclass(frozen=True)
class StepReached(Event):
    """The facilitator moved on or back; `position` -1 is arrivals. Moving locks what was open.

    `was_open` is whether the step that was left took answers. `furthest` is the furthest step that the
    room has seen afterwards, and `is_first` whether this move was the first to get there. `step` names the
    position, for the agenda ahead may change.
    """

    position: int
    before: int
    was_open: bool
    ends_at: float | None
    furthest: int
    is_first: bool
    step: StepKey | None = None


@dataclass(frozen=True)
class StepOpened(Event):
    """Answers are taken from now on; opening never reveals. `was_open`: it had been open before."""

    step: StepKey
    ends_at: float | None
    was_open: bool


@dataclass(frozen=True)
class OpeningUndone(Event):
    """A step that was opened by mistake is as it was before: never opened, its time not begun."""

    step: StepKey


@dataclass(frozen=True)
class StepLocked(Event):
    """No more answers, until it is opened again."""

    step: StepKey


@dataclass(frozen=True)
class ResultsRevealed(Event):
    """A panel of a step's results became visible; what is counted is frozen at the first reveal."""

    step: StepKey
    panel: str
    before: str | None
    screen_before: str


@dataclass(frozen=True)
class ResultsHidden(Event):
    """A step's results went out of sight again; voting goes on."""

    step: StepKey
    panel: str


@dataclass(frozen=True)
class StepCleared(Event):
    """A step's answers were put aside, so that people answer afresh. `revealed` is what was shown of it."""

    step: StepKey
    revealed: str | None


@dataclass(frozen=True)
class ClearingUndone(Event):
    """A step's answers are back, with what was shown of them."""

    step: StepKey
    revealed: str | None


@dataclass(frozen=True)
class TimeAdded(Event):
    """The step's end moved by so many seconds; zero never locks anything."""

    step: StepKey
    seconds: int


@dataclass(frozen=True)
class ScreenShown(Event):
    """The projector shows something else: a reference as `screens.py` reads it, and the one before."""

    screen: str
    before: str
    audience: ClassVar[frozenset[Audience]] = COUNTS


@dataclass(frozen=True)
class ActionUndone(Event):
    """An entry of the facilitator's log was taken back.

    What that changes follows as so many events of its own, which get no entry of their own; `exercise` is the
    one whose own events these are.
    """

    entry: int
    following: int
    exercise: ExerciseId | None = None


@dataclass(frozen=True)
class WorkshopClosed(Event):
    """The day is over: the code no longer lets anyone in."""
