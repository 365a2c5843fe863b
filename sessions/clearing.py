"""Clearing a step: its answers are put aside, and people answer afresh; until one does, it can be undone.

Nothing is erased by it: the record keeps what was answered, and the state keeps it beside the step.
"""

from collections.abc import Sequence

from sessions import events as e
from sessions.day import Step
from sessions.errors import Rejection, refuse
from sessions.workshop import Workshop

NOTHING = refuse("nothing_to_clear", "Nobody has answered here yet, so there is nothing to clear.")
ANSWERED_SINCE = refuse(
    "undo_too_late", "People have answered again since, so the cleared answers can't be taken back."
)


def decide_clear(workshop: Workshop, step: Step) -> Sequence[e.Event] | Rejection:
    """Put the step's answers aside; refused where there are none."""
    return [e.StepCleared(step.key, step.revealed)] if has_answers(workshop, step) else NOTHING


def uncleared(workshop: Workshop, event: e.StepCleared) -> Sequence[e.Event] | Rejection | None:
    """The event that puts the answers back; None where they are not the last that were put aside."""
    step = workshop.find_step(event.step)
    if step is None or step.aside is None:
        return None
    return ANSWERED_SINCE if has_answers(workshop, step) else [e.ClearingUndone(step.key, event.revealed)]


def has_answers(workshop: Workshop, step: Step) -> bool:
    """Whether anyone has answered in a step."""
    kind, state = step.exercise.kind, step.exercise.state
    tables = workshop.tables
    return any(kind.progress(state, step.phase.key, table, workshop.room).done for table in tables)
