"""The rules for small numbers, held against every kind at every small n, wherever its results are told.

What the room sees, what a report prints and what a purge keeps is one panel; and no kind says a percentage,
or a result without the number it is of.
"""

import json
import re
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

import pytest

from exports.charts import draw
from exports.reading import read
from sessions.erasing.kept_panels import from_plain, to_plain, without_words
from sessions.exercises.base import Actor, Badge, Panel
from sessions.exercises.registry import discover
from sessions.ids import StepKey
from sessions.orders import Receipt
from sessions.printing import printable
from sessions.screens import panel_of
from sessions.service import NewWorkshop, Service
from sessions.store import MemoryStore
from sessions.words import Message
from tests.builders import Clock, Hall, approve_all
from tests.contracts.test_kinds import all_examples
from tests.contracts.trial import MATERIALS

REGISTRY = discover()
PERCENTAGE = re.compile(r"\d\s?%|per ?cent", re.IGNORECASE)
CASES = {
    f"{name}-{number}": (name, found["settings"])
    for name in REGISTRY.kinds
    for number, found in enumerate(all_examples(name))
}
SEATS = 5  # a table, as simulated people take it
SIZES = (*range(13), 29, 30, 41)


def a_day_of(kind: str, settings: dict[str, Any], people: int) -> Hall:
    """So many people at two tables do all that an exercise asks; all that may be is revealed."""
    seats = [{"number": number, "seats": 40} for number in (1, 2, 3)]
    plan = {
        "tables": seats,
        "exercises": [{"id": "one", "kind": kind, "title": "One", "settings": settings}],
    }
    service = Service(MemoryStore(), REGISTRY, Clock())
    new = NewWorkshop("A day", "Nowhere", plan, MATERIALS.model_dump(mode="json"))
    hall = Hall(service, service.create(new), MATERIALS)
    seated = {(n % 2 + 1, n // 2): hall.join(n % 2 + 1, n + 1) for n in range(people)}
    while isinstance(hall.send("go_next"), Receipt):
        if hall.step.phase.takes_answers:
            act(hall, seated)
            approve_all(hall)
    return hall


def act(hall: Hall, people: Mapping[tuple[int, int], Actor]) -> None:
    """Everyone does what their kind rehearses; what a crowded table has on its list already is refused."""
    step = hall.step
    hall.do("open_step")
    acts = [
        (act.turn, seat, act, actor)
        for (table, seat), actor in people.items()
        for act in step.exercise.kind.rehearse(
            step.exercise.settings,
            MATERIALS,
            step.phase.key,
            table,
            seat % SEATS,
            SEATS,
            Random(f"{table}/{seat}"),
        )
    ]
    for _, _, given, actor in sorted(acts, key=lambda item: item[:2]):
        hall.send(given.command, actor, exercise=step.exercise.id, **given.payload)
    hall.do("lock_step")


def shown(hall: Hall) -> Iterator[tuple[str, str, Panel]]:
    """Every result that the room can be shown, as it is then."""
    for step in hall.state.steps:
        for key in step.phase.panels:
            for panel in panel_of(hall.state, step, key):
                yield step.key, key, panel


def texts(panel: Panel) -> Iterator[str]:
    """All that somebody reads of a result."""
    yield from map(str, (panel.title, panel.basis, panel.summary, *panel.notes))
    yield from (str(column.title) for column in panel.columns)
    for row in panel.rows:
        yield from (str(cell) for cell in row.values() if isinstance(cell, str | Message))
    if panel.chart:
        yield json.dumps(draw(panel.chart.form, panel.figure_rows, panel.chart.options), default=str)


@pytest.mark.parametrize("case", CASES)
def test_screens_reports_and_what_a_purge_keeps_tell_the_same_at_every_small_number(case: str) -> None:
    kind, settings = CASES[case]
    for people in range(13):
        hall = a_day_of(kind, settings, people)
        on_screens = list(shown(hall))
        hall.do("close_workshop")
        reading = read(hall.service.snapshot(hall.workshop), REGISTRY)
        printed = {
            (step.key, panel.key): panel for step in reading.workshop.steps for panel in reading.panels(step)
        }
        live = {(s.key, panel.key): panel for s in hall.state.steps for panel in printable(hall.state, s)}
        assert printed == live
        for step, key, panel in on_screens:
            assert printed[StepKey(step), key] == panel, f"{people}: {key}"
            kept = to_plain(without_words(panel, ()))
            assert to_plain(from_plain(kept)) == kept


@pytest.mark.parametrize("case", CASES)
def test_a_secret_answer_is_told_from_five_people_on_and_never_before(case: str) -> None:
    kind, settings = CASES[case]
    for people in range(5):
        hall = a_day_of(kind, settings, people)
        prompts = hall.state.exercises["one"].kind.prompts(hall.state.exercises["one"].state)  # type: ignore[index]
        alone = {step.key for step in hall.state.steps if step.phase.badge is Badge.INDIVIDUAL and prompts}
        told = [key for step, key, panel in shown(hall) if step in alone and panel.badge is not Badge.TABLE]
        assert not told, f"{people}: {told}"


@pytest.mark.parametrize("case", CASES)
def test_nothing_says_a_percentage_and_every_result_says_of_how_many(case: str) -> None:
    kind, settings = CASES[case]
    for people in SIZES:
        hall = a_day_of(kind, settings, people)
        hall.do("close_workshop")
        reading = read(hall.service.snapshot(hall.workshop), REGISTRY)
        for step in reading.workshop.steps:
            more = reading.for_report(step)
            for panel in (*reading.panels(step), *more.beside, *more.annex):
                said = [text for text in texts(panel) if PERCENTAGE.search(text)]
                assert not said, f"{people}: {panel.key}: {said[:1]}"
            for panel in reading.panels(step):
                assert re.search(r"\d", str(panel.basis)), f"{people}: {panel.key} says no number"
