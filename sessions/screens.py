"""What the projector can be asked to show, by reference, and what a reference stands for now.

"step" is what the step shows, "blank" nothing, "join" the code; "panel:<step key>:<panel>" is a result that
was revealed earlier. Each kind of reference has one finder: it says why something can't be shown, or gives
it. What can't be shown any more (withdrawn since) falls back to the step.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sessions.errors import Rejection, refuse
from sessions.exercises.base import Panel
from sessions.ids import StepKey
from sessions.workshop import Step, Workshop

UNKNOWN = refuse("unknown_screen", "The projector has no such screen. Reload the page.")
NOT_SHOWN_YET = refuse("not_shown_yet", "Only a result that the room has seen can be shown again.")


@dataclass(frozen=True)
class Shown:
    """What the wall shows: `step`, `panels` and `is_earlier` say of which step, and which of its results."""

    screen: str
    step: Step | None
    panels: tuple[Panel, ...] = ()
    is_earlier: bool = False


Finder = Callable[[Workshop, str], Shown | Rejection]


def check_screen(workshop: Workshop, reference: str) -> Rejection | None:
    """Why the projector can't show this, or None."""
    found = _find(workshop, reference)
    return found if isinstance(found, Rejection) else None


def on_screen(workshop: Workshop) -> Shown:
    """What the projector shows now."""
    found = _find(workshop, workshop.screen)
    return _of_the_step(workshop) if isinstance(found, Rejection) else found


def panel_of(workshop: Workshop, step: Step, key: str | None) -> tuple[Panel, ...]:
    """One of a step's results, if it can be shown."""
    exercise = step.exercise
    panels = exercise.kind.panels(exercise.state, step.phase.key, workshop.room) if key else ()
    return tuple(panel for panel in panels if panel.key == key)


def seen_panels(workshop: Workshop) -> list[tuple[Step, str]]:
    """The results the room has seen on other steps, the latest step first: what one can look back to."""
    return [
        (step, key)
        for step in reversed(workshop.steps)
        if step is not workshop.step
        for key in dict.fromkeys(step.seen)
    ]


def panel_reference(step: StepKey, panel: str) -> str:
    """How a result of a step is asked for."""
    return f"panel:{step}:{panel}"


def _find(workshop: Workshop, reference: str) -> Shown | Rejection:
    name, _, rest = reference.partition(":")
    finder = FINDERS.get(name)
    return finder(workshop, rest) if finder else UNKNOWN


def _of_the_step(workshop: Workshop) -> Shown:
    step = workshop.step
    if step is None:
        return Shown("join", None)
    panels = panel_of(workshop, step, step.revealed)
    return Shown("results" if panels else "step", step, panels)


def _plain(show: Callable[[Workshop], Shown]) -> Finder:
    """A reference that is a single word."""
    return lambda workshop, rest: UNKNOWN if rest else show(workshop)


def _earlier(workshop: Workshop, rest: str) -> Shown | Rejection:
    key, _, name = rest.rpartition(":")
    step = workshop.find_step(StepKey(key))
    if step is None:
        return UNKNOWN
    panels = panel_of(workshop, step, name) if name in step.seen else ()
    return Shown("results", step, panels, is_earlier=True) if panels else NOT_SHOWN_YET


FINDERS: Mapping[str, Finder] = {
    "step": _plain(_of_the_step),
    "blank": _plain(lambda workshop: Shown("blank", workshop.step)),
    "join": _plain(lambda workshop: Shown("join", workshop.step)),
    "panel": _earlier,
}
