"""All that a report prints under a number, as plain data: a bundle keeps it, `verify` works it out anew.

A figure carries its number, its n, the cells as printed, the chart's own numbers, and where it comes from:
the events, the frame in which the same answers can be seen, and the function that made it.
"""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from exports.bundle.layout import DAY_FILE, PEOPLE_FILE, TOOK_PART, exercise_file, frame_file
from exports.editing.drafted import Draft
from exports.editing.slots import SlotKind
from exports.figures import Drawer, Told
from exports.frame_columns import answers_spec
from exports.local_area_report import Writer
from exports.report.attendance import by_step_panel
from exports.report.materials import benefits_named
from exports.report.people import attendance_panel
from exports.report.sayings import quotations
from exports.report.steps import agenda_panel, answered_panel
from exports.wording import Say
from sessions.coding.evidence import EVIDENCE, LISTED, OF_TEST, evidence_panels
from sessions.coding.influences import MARKED, SAID, influence_panels
from sessions.coding.results import (
    ASIDE,
    CODERS,
    CODES,
    PAIRS,
    aside_panel,
    coders_panel,
    codes_panel,
    pairs_panel,
)
from sessions.exercises.base import Panel
from sessions.participation import PARTICIPATION, participation_panel
from sessions.workshop import Step

Figure = dict[str, Any]
WHOLE_DAY = (DAY_FILE, PEOPLE_FILE)
HOUSE: Mapping[str, tuple[str, Callable[..., Any]]] = {  # by panel: the frame, and what made it
    "attendance": ("people", attendance_panel),
    "attendance-by-step": ("attendance", by_step_panel),
    "agenda": ("steps", agenda_panel),
    "answered": ("answered", answered_panel),
    "by-subject": ("", benefits_named),
    CODES: ("", codes_panel),
    PAIRS: ("", pairs_panel),
    ASIDE: ("", aside_panel),
    CODERS: ("", coders_panel),
    PARTICIPATION: ("", participation_panel),
    **dict.fromkeys((EVIDENCE, *OF_TEST.values(), *LISTED.values()), ("", evidence_panels)),
    **dict.fromkeys((MARKED, SAID), ("", influence_panels)),
}
SENTENCES: Mapping[SlotKind, tuple[str, Callable[..., Any]]] = {
    SlotKind.FACT: ("sentence", Writer),
    SlotKind.QUOTE: ("quotation", quotations),
    SlotKind.INTERPRETATION: ("interpretation", Draft),
}
STILL_COUNTED = frozenset({"attendance", "agenda"})  # panels made from what a purge leaves
TIME_MARKS = re.compile(r"</?time[^>]*>")


def figures_of(writer: Writer) -> list[Figure]:
    """What a writer has printed, in order; its page has been written."""
    steps = {str(step.key): step for step in writer.workshop.steps}
    return [_figure(writer, one, steps) for one in writer.drawer.told]


def is_kept(figure: Figure, is_purged: bool) -> bool:
    """Whether a figure is as a purge kept it, so that nothing is left to work it out from."""
    return is_purged and figure["kind"] == "figure" and figure["panel"] not in STILL_COUNTED


def _figure(writer: Writer, told: Told, steps: Mapping[str, Step]) -> Figure:
    if told.panel is None:
        return _sentence(told)
    where, key = told.shows
    step, panel = steps.get(where), told.panel
    return {
        "id": f"figure-{told.figure}",
        "fact": told.fact,
        "kind": "figure",
        "in": where,
        "panel": key,
        **content_of(writer.drawer, panel),
        "notes": list(told.notes),
        **(_from_exercise(writer, step, panel) if step else _from_house(writer, key)),
    }


def content_of(drawer: Drawer, panel: Panel) -> Figure:
    """What a result prints, as plain data."""
    speak, shown = drawer.speak, drawer.shown
    return {
        "title": speak(panel.title),
        "n": speak(panel.basis),
        "words": speak(panel.summary),
        "columns": [speak(column.title) for column in panel.columns],
        "cells": [[_read_out(shown(row.get(c.key))) for c in panel.columns] for row in panel.rows],
        "chart": _plain(panel.figure_rows, speak) if panel.chart else None,
    }


def _read_out(cell: str) -> str:
    """A cell without the marks of a time."""
    return TIME_MARKS.sub("", cell)


def _plain(value: Any, speak: Say) -> Any:
    """A chart's own rows as JSON can carry them."""
    if isinstance(value, Mapping):
        return {str(key): _plain(held, speak) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(held, speak) for held in value]
    if isinstance(value, Fraction):
        return float(value)
    return value if value is None or isinstance(value, bool | int | float | str) else speak(value)


def _sentence(told: Told) -> Figure:
    kind, made_by = SENTENCES[told.kind]
    return {
        "id": told.fact,
        "fact": told.fact,
        "kind": kind,
        "words": told.words,
        "from": list(WHOLE_DAY),
        "function": _name(made_by),
    }


def _from_exercise(writer: Writer, step: Step, panel: Panel) -> Figure:
    exercise = step.exercise
    number = list(writer.workshop.exercises).index(exercise.id) + 1
    is_more = panel.key not in step.phase.panels
    kind = type(exercise.kind)
    return {
        "from": [DAY_FILE, exercise_file(number, exercise.id)],
        "frame": frame_file(answers_spec(exercise).name),
        "function": f"{kind.__module__}.{kind.__name__}.{'for_report' if is_more else 'panels'}",
    }


def _from_house(writer: Writer, key: str) -> Figure:
    frame, made_by = HOUSE.get(key, ("", Writer))
    named = {"frame": frame_file(frame)} if frame else {}
    return {"from": [*WHOLE_DAY, TOOK_PART], **named, "function": _name(made_by)}


def _name(made_by: Callable[..., Any]) -> str:
    return f"{made_by.__module__}.{made_by.__qualname__}"
