"""Taking back what a facilitator did, as long as nothing that came later depends on it."""

from collections.abc import Sequence

from sessions import events as e
from sessions.calling import asked_again
from sessions.clearing import uncleared
from sessions.commands import Undo
from sessions.designing.deciding import planned_back
from sessions.entered.deciding import taken_back
from sessions.errors import Rejection, refuse
from sessions.exercises.base import ExerciseEvent
from sessions.leaving import noted_back
from sessions.renewing import edited_back
from sessions.replanning import agenda_as_before
from sessions.screens import check_screen
from sessions.seating import moved_back, split_again
from sessions.workshop import ARRIVALS, LogEntry, Step, Workshop

TOO_LATE = refuse("undo_too_late", "Something later changed this again, so it can't be taken back from here.")


def decide_undo(workshop: Workshop, command: Undo) -> Sequence[e.Event] | Rejection:
    """The undone entry's mark, and the events that take its effect back."""
    entry = next((entry for entry in workshop.log if entry.seq == command.entry), None)
    if entry is None:
        return refuse("unknown_entry", "The log has no such entry.")
    if entry.is_undone:
        return refuse("already_undone", "This was already taken back.")
    back = taking_back(workshop, entry)
    return (
        back if isinstance(back, Rejection) else [e.ActionUndone(entry.seq, len(back), entry.exercise), *back]
    )


def can_undo(workshop: Workshop, entry: LogEntry) -> bool:
    """Whether an entry of the log can still be taken back."""
    return not entry.is_undone and not isinstance(taking_back(workshop, entry), Rejection)


def taking_back(workshop: Workshop, entry: LogEntry) -> Sequence[e.Event] | Rejection:
    """The events that take an entry's effect back, or why that can't be done any more."""
    event, step = entry.event, workshop.step
    match event:
        case e.StepReached() if event.position == workshop.position and _is_newest(workshop, entry):
            return _back_to(workshop, event)
        case e.ScreenShown() if event.screen == workshop.screen and _is_newest(workshop, entry):
            return [e.ScreenShown(_still_shown(workshop, event.before), event.screen)]
        case e.StepOpened() if step and step.key == event.step and step.is_open:
            return [e.StepLocked(step.key) if event.was_open else e.OpeningUndone(step.key)]
        case e.StepLocked() if step and step.key == event.step and not step.is_open:
            return [e.StepOpened(step.key, step.ends_at, was_open=True)]
        case e.ResultsRevealed() if step and step.key == event.step and step.revealed == event.panel:
            return _hidden_again(workshop, event)
        case e.ResultsHidden() if step and step.key == event.step and _can_return(step, event.panel):
            return [e.ResultsRevealed(step.key, event.panel, None, workshop.screen)]
        case e.TimeAdded() if step and step.key == event.step:
            return [e.TimeAdded(step.key, -event.seconds)]
    return _beside_the_steps(workshop, entry) or TOO_LATE


def _beside_the_steps(workshop: Workshop, entry: LogEntry) -> Sequence[e.Event] | Rejection | None:
    """What takes back something that moved no step: among the people, or in an exercise."""
    event = entry.event
    match event:
        case e.StepCleared() if _is_newest(workshop, entry) and not _was_changed(workshop, entry):
            return uncleared(workshop, event, entry.seq)
        case e.MaterialsEdited():
            return edited_back(workshop.day, sorted(workshop.tables), event, entry.seq)
        case e.PlanEdited():
            return planned_back(workshop, event)
        case e.HelpSeen():
            return asked_again(workshop, event)
        case e.TablesMerged():
            return split_again(workshop, event)
        case e.LeavingNoted():
            return noted_back(workshop, event)
        case e.FiguresEntered() | e.FiguresRemoved():
            return taken_back(workshop, event)
        case e.ParticipantMoved():
            return moved_back(workshop, event)
        case ExerciseEvent() if entry.exercise:
            exercise = workshop.exercises.get(entry.exercise)  # None where its insertion was taken back
            return exercise.kind.take_back(exercise.state, event) if exercise else None
    return agenda_as_before(workshop, event)


def _is_newest(workshop: Workshop, entry: LogEntry) -> bool:
    """Whether nothing later moved the room, or showed the screen something else."""
    later = [known for known in workshop.log if known.seq > entry.seq and not known.is_undone]
    rivals = (e.StepReached, type(entry.event))
    return not any(isinstance(known.event, rivals) for known in later)


def _was_changed(workshop: Workshop, entry: LogEntry) -> bool:
    """Whether a facilitator did something in the entry's exercise since."""
    later = [known for known in workshop.log if known.seq > entry.seq and not known.is_undone]
    return any(isinstance(known.event, ExerciseEvent) and known.exercise == entry.exercise for known in later)


def _can_return(step: Step, panel: str) -> bool:
    """Whether a result that was hidden can be shown again unasked: not if it was cleared since."""
    return step.revealed is None and panel in step.seen


def _still_shown(workshop: Workshop, screen: str) -> str:
    """What the screen showed; the step where it may not now, so that it never comes back by itself."""
    return "step" if check_screen(workshop, screen) else screen


def _hidden_again(workshop: Workshop, event: e.ResultsRevealed) -> Sequence[e.Event]:
    step = workshop.find_step(event.step)
    if event.before and step and event.before in step.seen:
        events: list[e.Event] = [e.ResultsRevealed(event.step, event.before, event.panel, workshop.screen)]
    else:
        events = [e.ResultsHidden(event.step, event.panel)]
    before = _still_shown(workshop, event.screen_before)
    if workshop.screen == "step" and before != "step":
        events.append(e.ScreenShown(before, "step"))
    return events


def _back_to(workshop: Workshop, event: e.StepReached) -> Sequence[e.Event]:
    """Where the room was, with what it had seen and what was open."""
    was_open = workshop.step is not None and workshop.step.is_open
    before = None if event.before == ARRIVALS else workshop.steps[event.before]
    ends_at = before.ends_at if before else None
    furthest = event.before if event.is_first else workshop.furthest
    events: list[e.Event] = [
        e.StepReached(
            event.before,
            event.position,
            was_open,
            ends_at,
            furthest,
            is_first=False,
            step=before.key if before else None,
        )
    ]
    if event.was_open and before:
        events.append(e.StepOpened(before.key, before.ends_at, was_open=True))
    return events
