"""Taking back what a facilitator did, as long as nothing that came later depends on it."""

from collections.abc import Sequence

from sessions import events as e
from sessions.commands import Undo
from sessions.errors import Rejection, refuse
from sessions.workshop import ARRIVALS, LogEntry, Workshop

TOO_LATE = refuse("undo_too_late", "Something later changed this again, so it can't be taken back from here.")


def decide_undo(workshop: Workshop, command: Undo) -> Sequence[e.Event] | Rejection:
    """The undone entry's mark, and the events that take its effect back."""
    entry = next((entry for entry in workshop.log if entry.seq == command.entry), None)
    if entry is None:
        return refuse("unknown_entry", "The log has no such entry.")
    if entry.is_undone:
        return refuse("already_undone", "This was already taken back.")
    back = taking_back(workshop, entry)
    return back if isinstance(back, Rejection) else [e.ActionUndone(entry.seq), *back]


def can_undo(workshop: Workshop, entry: LogEntry) -> bool:
    """Whether an entry of the log can still be taken back."""
    return not entry.is_undone and not isinstance(taking_back(workshop, entry), Rejection)


def taking_back(workshop: Workshop, entry: LogEntry) -> Sequence[e.Event] | Rejection:
    """The events that take an entry's effect back, or why that can't be done any more."""
    event, step = entry.event, workshop.step
    match event:
        case e.StepReached() if event.position == workshop.position:
            return _back_to(workshop, event)
        case e.ScreenShown() if event.screen == workshop.screen:
            return [e.ScreenShown(event.before, event.screen)]
        case e.StepOpened() if step and step.key == event.step and step.is_open:
            return [e.StepLocked(step.key)]
        case e.StepLocked() if step and step.key == event.step and not step.is_open:
            return [e.StepOpened(step.key, step.ends_at)]
        case e.ResultsRevealed() if step and step.key == event.step and step.revealed == event.panel:
            if event.before:
                return [e.ResultsRevealed(step.key, event.before, event.panel)]
            return [e.ResultsHidden(step.key, event.panel)]
        case e.ResultsHidden() if step and step.key == event.step and step.revealed is None:
            return [e.ResultsRevealed(step.key, event.panel)]
        case e.TimeAdded() if step and step.key == event.step:
            return [e.TimeAdded(step.key, -event.seconds)]
    return TOO_LATE


def _back_to(workshop: Workshop, event: e.StepReached) -> Sequence[e.Event]:
    was_open = workshop.step is not None and workshop.step.is_open
    events: list[e.Event] = [e.StepReached(event.before, event.position, was_open, None)]
    if event.was_open and event.before != ARRIVALS:
        before = workshop.steps[event.before]
        events.append(e.StepOpened(before.key, before.ends_at))
    return events
