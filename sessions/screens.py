"""What the projector can be asked to show, by reference, and what a reference stands for now.

"step" is what the step shows, "blank" nothing, "join" the code; "panel:<step key>:<panel>" is a result that
was revealed earlier, "saying:<exercise>:<saying>" something a table said. Each kind of reference has one
finder: it says why something can't be shown, or gives it. What can't be shown any more (withdrawn since)
falls back to the step.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sessions.errors import Rejection, refuse
from sessions.exercises.base import Panel
from sessions.exercises.sayings import Saying
from sessions.ids import ExerciseId, StepKey
from sessions.workshop import Exercise, Step, Workshop

UNKNOWN = refuse("unknown_screen", "The projector has no such screen. Reload the page.")
NOT_REACHED = refuse("not_reached", "The room has not come to this exercise yet.")
NOT_APPROVED = refuse("not_approved", "Approve this first. Only what is approved can be shown.")
NOT_SHOWN_YET = refuse("not_shown_yet", "Only a result that the room has seen can be shown again.")


@dataclass(frozen=True)
class Shown:
    """What the wall shows: `step`, `panels` and `is_earlier` say of which step, and which of its results.

    `saying` is something a table said, in `exercise`.
    """

    screen: str
    step: Step | None
    panels: tuple[Panel, ...] = ()
    is_earlier: bool = False
    saying: Saying | None = None
    exercise: Exercise | None = None


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
    panels = exercise.kind.panels(exercise.state, step.phase.key, workshop.room_of(step)) if key else ()
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


def saying_reference(exercise: ExerciseId, saying: str) -> str:
    """How something said in an exercise is asked for."""
    return f"saying:{exercise}:{saying}"


def reached(workshop: Workshop) -> list[Exercise]:
    """The exercises that the room has come to, in the order of the day."""
    steps = workshop.steps[: workshop.furthest + 1]
    return list({step.exercise.id: step.exercise for step in steps}.values())


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


def _saying(workshop: Workshop, rest: str) -> Shown | Rejection:
    name, _, key = rest.rpartition(":")
    exercise = workshop.exercises.get(ExerciseId(name))
    if exercise is None:
        return UNKNOWN
    if not any(known is exercise for known in reached(workshop)):
        return NOT_REACHED
    sayings = exercise.kind.sayings(exercise.state)
    saying = next((known for known in sayings if known.id == key and known.is_public), None)
    if saying is None:
        return NOT_APPROVED
    return Shown("saying", workshop.step, saying=saying, exercise=exercise)


FINDERS: Mapping[str, Finder] = {
    "step": _plain(_of_the_step),
    "blank": _plain(lambda workshop: Shown("blank", workshop.step)),
    "join": _plain(lambda workshop: Shown("join", workshop.step)),
    "panel": _earlier,
    "saying": _saying,
}
