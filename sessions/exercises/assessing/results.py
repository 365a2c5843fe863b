"""Owns which results each part has, when they may be shown, and what a reveal fixes."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sessions.errors import Rejection
from sessions.exercises.assessing.panel_weights import refuse_weights, weights_panel
from sessions.exercises.assessing.panel_within import refuse_within, within_panel
from sessions.exercises.assessing.panels import (
    answers_panel,
    gate_panel,
    reasons_panel,
    refuse_answers,
    refuse_gate,
)
from sessions.exercises.assessing.panels_agreed import (
    agreed_panel,
    noted_panel,
    refuse_agreed,
    refuse_noted,
)
from sessions.exercises.assessing.panels_reading import READING, reading_panels, refuse_reading
from sessions.exercises.assessing.state import (
    ABOUT,
    AGREED,
    ALONE,
    ANSWERS,
    GATE,
    NOTED,
    ROOM,
    TABLE,
    WEIGHTS,
    WITHIN,
    AssessingState,
)
from sessions.exercises.ballots import Ballots
from sessions.exercises.base import Panel, Room

Make = Callable[[AssessingState, Room], Panel | None]
MADE: Mapping[str, tuple[Make, ...]] = {
    GATE: (gate_panel,),
    ALONE: (answers_panel, reasons_panel),
    WEIGHTS: (weights_panel,),
    WITHIN: (within_panel,),
    TABLE: (agreed_panel,),
    ROOM: (noted_panel,),
}


HELD: Mapping[str, str] = {  # by part, where the state keeps its answers
    GATE: "gate",
    ALONE: "sheets",
    WEIGHTS: "weights",
    WITHIN: "within",
    TABLE: "agreed",
    ROOM: "noted",
}


def panels(state: AssessingState, phase: str, room: Room) -> tuple[Panel, ...]:
    """A part's publishable results; after the last part's own, the reading of them all."""
    found = [make(state, room) for make in MADE[phase]]
    if phase == state.settings.steps[-1]:
        found += reading_panels(state, room)
    return tuple(panel for panel in found if panel)


def refusal(state: AssessingState, panel: str, room: Room, in_advance: bool) -> Rejection | None:
    """Why a result can't be shown yet, or None."""
    if panel in READING:
        return refuse_reading(state, panel, room, in_advance)
    if panel == ANSWERS:
        return refuse_answers(state, in_advance)
    if panel == WEIGHTS:
        return refuse_weights(state, in_advance)
    if panel == WITHIN:
        return refuse_within(state, in_advance)
    if panel == GATE:
        return refuse_gate(state)
    return refuse_agreed(state) if panel == AGREED else refuse_noted(state)


def freeze(state: AssessingState, phase: str, panel: str, room: Room) -> None:
    """Fix whose own answers are counted; what was agreed is open, and screens follow it once shown."""
    if panel == ANSWERS or panel in READING:
        state.sheets.freeze(room.joined)
    if panel == WEIGHTS or panel in READING:
        state.weights.freeze(room.joined)
    if panel == WITHIN or panel in READING:
        state.within.freeze(room.joined)
    if panel in (AGREED, NOTED) or panel in READING:
        state.shown.add(phase)


def clear(state: AssessingState, phase: str) -> Mapping[str, Any]:
    """A part without anything; gives what it held. Names of reasons are not given again."""
    name = HELD[phase]
    beside = {GATE: ("words", "waived"), TABLE: ("words",)}.get(phase, ())
    held = {part: getattr(state, part) for part in (name, "shown", *beside)}
    if isinstance(held[name], Ballots):
        setattr(state, name, held[name].afresh())
    else:
        setattr(state, name, {})
    if phase in ABOUT:
        gone = {saying.id for saying in state.reasons(phase)}
        kept = {key: saying for key, saying in state.words.kept.items() if key not in gone}
        state.words = replace(state.words, kept=kept)
    state.shown = state.shown - {phase}
    if phase == GATE:
        state.waived = None
    return held
