"""The console too holds no answer before a reveal: it counts who has answered, and never says what."""

from random import Random
from typing import Any

import pytest

from facilitator.rehearsal.script import Line
from sessions import visibility
from sessions.exercises.base import Badge
from tests.builders import Hall, make_hall, seat_everyone
from tests.withholding.day import SEED, contrary

SPREAD = "Own orders"
LOCKED = "locked: "
WHAT_CAN_BE_SHOWN = "panels"  # whether there are enough answers on the scale follows from what they are


def consoles(is_contrary: bool, until: str = "") -> list[tuple[str, Any]]:
    """What the console is given after every answer of a day without a reveal, or of its first part."""
    hall = make_hall()
    people = seat_everyone(hall)
    seen: list[tuple[str, Any]] = []
    for step in hall.state.steps:
        hall.do("go_next")
        if not step.phase.takes_answers:
            continue
        hall.do("open_step")
        is_secret = step.phase.badge is Badge.INDIVIDUAL
        for (table, seat), person in people.items():
            for line in lines(hall, table, seat):
                sent = contrary((table, seat), line) if is_contrary and is_secret else line
                hall.send(sent.command, person, exercise=step.exercise.id, **sent.payload)
            seen.append((step.key, told(hall)))
        hall.do("lock_step")
        seen.append((LOCKED + step.key, told(hall)))
        if step.key == until:
            break
    return seen


def lines(hall: Hall, table: int, seat: int) -> list[Line]:
    """What somebody does in the current step."""
    step, rng = hall.step, Random(f"{SEED}/{table}/{seat}/{hall.step.key}")
    exercise, phase = step.exercise, step.phase.key
    acts = exercise.kind.rehearse(exercise.settings, hall.materials, phase, table, seat, 5, rng)
    return [Line(seat, act.command, act.payload) for act in acts]


def told(hall: Hall) -> Any:
    """The console's view without ids and codes, and without the word for how far apart a table is."""
    view = hall.look(visibility.console_view)
    for name in ("id", "join_code", "screen_key"):
        del view["workshop"][name]
    for table in view["tables"]:
        table["facts"] = [(str(name), str(said)) for name, said in table["facts"] if str(name) != SPREAD]
    return {**view, "log": [{**line, "event": repr(line["event"])} for line in view["log"]]}


def changed(first: Any, second: Any) -> list[tuple[str, str]]:
    """Where two consoles differ: step, and part of the view."""
    return [
        (step, part)
        for (step, one), (_, other) in zip(first, second, strict=True)
        for part in one
        if one[part] != other[part]
    ]


@pytest.fixture(scope="module")
def different() -> list[tuple[str, str]]:
    first, second = consoles(is_contrary=False), consoles(is_contrary=True)
    assert len(first) > 100
    return changed(first, second)


def test_the_console_is_the_same_whatever_people_answer(different: list[tuple[str, str]]) -> None:
    assert {part for _, part in different} <= {WHAT_CAN_BE_SHOWN}


def test_once_all_have_answered_it_is_the_same_altogether(different: list[tuple[str, str]]) -> None:
    assert [place for place in different if place[0].startswith(LOCKED)] == []


def test_a_console_that_names_the_results_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = visibility.counts

    def counts(workshop: Any) -> Any:
        step = workshop.step
        panels = step.exercise.kind.panels(step.exercise.state, step.phase.key, workshop.room)
        return {**plain(workshop), "rows": [panel.rows for panel in panels]}

    monkeypatch.setattr(visibility, "counts", counts)
    first, second = (consoles(is_contrary, until="camden/round-1") for is_contrary in (False, True))
    assert ("camden/round-1", "counts") in changed(first, second)
