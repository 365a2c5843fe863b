"""Which results may be printed, and what follows once they are: what they count stays as it was.

A result may be in a report or a file once the room has seen it, or once its step is over: the room has moved
on, or the day has ended. Who holds two reports can take one from the other, so a count that was printed is as
fixed as one that was shown.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sessions import events as e
from sessions.commands import PrintResults
from sessions.day import Step
from sessions.exercises.base import Panel, Stamp
from sessions.ids import StepKey
from sessions.workshop import Workshop


def is_over(workshop: Workshop, step: Step) -> bool:
    """Whether no more answers to a step are expected."""
    has_moved_on = workshop.is_closed or step in workshop.steps[: max(workshop.furthest, 0)]
    return has_moved_on and not step.is_open


def printable(workshop: Workshop, step: Step) -> tuple[Panel, ...]:
    """The results of a step that may be printed, in its kind's order."""
    if not step.was_open:
        return ()
    if workshop.purged:
        return tuple(workshop.purged.results.get(step.key, ()))
    found = step.exercise.kind.panels(step.exercise.state, step.phase.key, workshop.room_of(step))
    return tuple(panel for panel in found if is_over(workshop, step) or panel.key in step.seen)


def decide_printing(workshop: Workshop, command: PrintResults, now: float) -> Sequence[e.Event]:
    """All that may be printed now; nothing where there is nothing, or where counts alone are left."""
    if workshop.purged:
        return []
    panels = [[step.key, panel.key] for step in workshop.steps for panel in printable(workshop, step)]
    return [e.ResultsPrinted(panels)] if panels else []


def _printed(workshop: Workshop, event: e.ResultsPrinted, stamp: Stamp) -> None:
    for key, panel in event.panels:
        step = workshop.find_step(StepKey(key))
        if step:
            room = workshop.room_of(step)
            step.exercise.kind.fix(step.exercise.state, step.phase.key, panel, room)


EVOLVERS: Mapping[type[e.Event], Callable[[Workshop, Any, Stamp], None]] = {e.ResultsPrinted: _printed}
