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


def decide_clear(step: Step) -> Sequence[e.Event] | Rejection:
    """Put the step's answers aside; refused where there are none."""
    return [e.StepCleared(step.key, step.revealed)] if has_answers(step) else NOTHING


def uncleared(workshop: Workshop, event: e.StepCleared, seq: int) -> Sequence[e.Event] | Rejection | None:
    """The event that puts the answers back; None where they are not the last that were put aside.

    Anything that a phone did since counts, half an answer too: putting back would throw it away.
    """
    step = workshop.find_step(event.step)
    if step is None or step.aside is None:
        return None
    is_late = step.exercise.heard > seq
    return ANSWERED_SINCE if is_late else [e.ClearingUndone(step.key, event.revealed)]


def has_answers(step: Step) -> bool:
    """Whether a step holds anything that people did, finished or not."""
    rows = step.exercise.kind.rows(step.exercise.state)
    return any(row["phase"] == step.phase.key for row in rows)
