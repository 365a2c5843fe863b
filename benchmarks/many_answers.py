"""A record of 50,000 answers, made by the product's own service, and how long its frames and summaries take.

The baseline is what anybody would have to do with the same answers: read them as JSON and put them into one
DataFrame. The two are measured in one process, one after the other.
"""

import gc
import json
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import cache
from typing import Any

import pandas as pd

from casestudies.loader import load_materials
from exports.frames import answered_frame, answers_frames, frames
from exports.reading import read
from exports.summaries import answered
from exports.tidy import tidy
from sessions.errors import Rejection
from sessions.exercises.base import Actor, Role
from sessions.exercises.registry import Registry, discover
from sessions.ids import CommandId, ExerciseId, ParticipantId, StepKey, WorkshopId
from sessions.orders import Order
from sessions.service import NewWorkshop, Service
from sessions.store import EventRow, MemoryStore

PEOPLE, EXERCISES, ROUNDS = 1000, 25, 2
SEATS = 25
STAGES = ("what-it-is", "who-sees-what")
CHOICES = ("very_uncomfortable", "uncomfortable", "neither", "comfortable", "very_comfortable", "cant_say")
LEAD = Actor(Role.FACILITATOR)


def answers_50000() -> dict[str, dict[str, float]]:
    """Seconds of one core from the stored rows to all frames and summaries, and for the baseline."""
    registry = discover()
    rows = a_record()
    counted = sum(row.name.endswith("AnswerGiven") for row in rows)
    assert counted == PEOPLE * EXERCISES * ROUNDS, counted
    text = json.dumps([asdict(row) for row in rows])
    return {
        "ours": {"seconds": _timed(lambda: _ours(rows, registry))},
        "raw": {"seconds": _timed(lambda: pd.DataFrame(json.loads(text)).convert_dtypes())},
    }


def _ours(rows: Sequence[EventRow], registry: Registry) -> None:
    reading = read(rows, registry)
    tidied = tidy(reading)
    made = frames(tidied)
    counts = answered_frame(answered(tidied))
    answers = answers_frames(reading)
    assert len(made.responses) == PEOPLE * EXERCISES * ROUNDS
    assert counts["people"].sum() == sum(map(len, answers.values())) == PEOPLE * EXERCISES * ROUNDS


def _timed(work: Callable[[], object]) -> float:
    gc.collect()
    began = time.process_time()
    work()
    return time.process_time() - began


@cache
def a_record() -> tuple[EventRow, ...]:
    """Everybody answers every round of every poll; the same record serves every run."""
    service = Service(MemoryStore(), discover())
    materials = load_materials().model_dump(mode="json")
    workshop = service.create(NewWorkshop("Bench", "Manchester", _plan(), materials, is_rehearsal=True))
    people = [Actor(Role.PARTICIPANT, _person(n), 1 + n // SEATS) for n in range(PEOPLE)]
    for person in people:
        payload: dict[str, Any] = {
            "participant": person.participant,
            "table": person.table,
            "is_simulated": True,
        }
        _give(service, workshop, "join", payload, person)
    step = None
    for number in range(EXERCISES * ROUNDS):
        _give(service, workshop, "go_next", {}, LEAD, step)
        step = service.read(workshop, lambda room: room.step.key if room.step else None)
        _give(service, workshop, "open_step", {}, LEAD, step)
        for place, person in enumerate(people):
            chosen = {"choice": CHOICES[(place * 7 + number) % len(CHOICES)]}
            _give(service, workshop, "submit_answer", chosen, person, step)
    _give(service, workshop, "close_workshop", {}, LEAD, step)
    return tuple(service.snapshot(workshop))


def _person(number: int) -> ParticipantId:
    return ParticipantId(f"{number:032x}")


def _plan() -> dict[str, Any]:
    rounds = [{"stage": stage, "question": "How comfortable are you?"} for stage in STAGES]
    settings = {"case_study": "camden_residents_index", "rounds": rounds}
    exercises = [
        {"id": f"poll-{number}", "kind": "poll", "title": f"Poll {number}", "settings": settings}
        for number in range(EXERCISES)
    ]
    tables = [{"number": 1 + n, "seats": SEATS} for n in range(-(-PEOPLE // SEATS))]
    return {"tables": tables, "exercises": exercises}


def _give(
    service: Service, workshop: WorkshopId, name: str, payload: Any, by: Actor, step: StepKey | None = None
) -> None:
    exercise = ExerciseId(step.partition("/")[0]) if step and name == "submit_answer" else None
    command = CommandId(secrets.token_hex(16))
    outcome = service.handle(Order(workshop, command, name, payload, by, step=step, exercise=exercise))
    if isinstance(outcome, Rejection):
        raise RuntimeError(f"{name}: {outcome.message}")
