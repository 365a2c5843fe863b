"""How the day's course changes the state: steps reached, opened, locked, revealed and hidden."""

from collections.abc import Callable, Mapping
from typing import Any

from sessions import events as e
from sessions.day import Step
from sessions.exercises.base import Room, Stamp
from sessions.workshop import Workshop


def _reached(workshop: Workshop, event: e.StepReached, stamp: Stamp) -> None:
    if workshop.step and not workshop.step.phase.stays_open:
        _lock(workshop.step, workshop.room, stamp)
    workshop.position = event.position
    workshop.day.furthest = event.furthest
    workshop.screen = "step"
    if workshop.step and event.is_first:
        workshop.step.reached_at = stamp.at
    if workshop.step and not workshop.step.phase.takes_answers:
        workshop.step.ends_at = event.ends_at


def _opened(workshop: Workshop, event: e.StepOpened, stamp: Stamp) -> None:
    step = workshop.find_step(event.step)
    if step:
        step.is_open = step.was_open = True
        step.ends_at = event.ends_at


def _unopened(workshop: Workshop, event: e.OpeningUndone, stamp: Stamp) -> None:
    step = workshop.find_step(event.step)
    if step:
        step.is_open = step.was_open = False
        step.ends_at = None


def _locked(workshop: Workshop, event: e.StepLocked, stamp: Stamp) -> None:
    step = workshop.find_step(event.step)
    if step:
        _lock(step, workshop.room, stamp)


def _lock(step: Step, room: Room, stamp: Stamp) -> None:
    if step.is_open:
        step.is_open = False
        step.locked_at = stamp.at
        step.room_then = room.as_it_is()
        step.exercise.kind.close(step.exercise.state, step.phase.key, room)


def _revealed(workshop: Workshop, event: e.ResultsRevealed, stamp: Stamp) -> None:
    step = workshop.find_step(event.step)
    if step:
        _see(workshop, step, event.panel, event.before)
        step.revealed = event.panel
        workshop.screen = "step"
        step.exercise.kind.freeze(step.exercise.state, step.phase.key, event.panel, workshop.room)


def _hidden(workshop: Workshop, event: e.ResultsHidden, stamp: Stamp) -> None:
    step = workshop.find_step(event.step)
    if step:
        _see(workshop, step, None, event.panel)
        step.revealed = None


def _see(workshop: Workshop, step: Step, panel: str | None, before: str | None) -> None:
    """Remember what was shown: what is hidden again was meant for the room; a reveal taken back was not."""
    if not workshop.unlogged and panel:
        step.seen.append(panel)
    elif workshop.unlogged and before in step.seen:
        step.seen.remove(before)


def _time_added(workshop: Workshop, event: e.TimeAdded, stamp: Stamp) -> None:
    step = workshop.find_step(event.step)
    if step and step.ends_at is not None:
        step.ends_at += event.seconds


def _screen_shown(workshop: Workshop, event: e.ScreenShown, stamp: Stamp) -> None:
    workshop.screen = event.screen


def _closed(workshop: Workshop, event: e.WorkshopClosed, stamp: Stamp) -> None:
    workshop.is_closed, workshop.closed_at = True, stamp.at
    for step in workshop.steps:
        _lock(step, workshop.room, stamp)


EVOLVERS: Mapping[type[e.Event], Callable[[Workshop, Any, Stamp], None]] = {
    e.StepReached: _reached,
    e.StepOpened: _opened,
    e.OpeningUndone: _unopened,
    e.StepLocked: _locked,
    e.ResultsRevealed: _revealed,
    e.ResultsHidden: _hidden,
    e.TimeAdded: _time_added,
    e.ScreenShown: _screen_shown,
    e.WorkshopClosed: _closed,
}
