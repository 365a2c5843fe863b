"""Rooms that assess a proposal, for tests: with some parts, settled, agreed, answered, and read."""

from collections.abc import Mapping
from typing import Any

from casestudies.loader import load_materials
from sessions.errors import Rejection
from sessions.exercises.assessing import KIND
from sessions.exercises.base import Actor, Panel
from sessions.exercises.registry import discover
from sessions.framework.eighteen import QUESTIONS
from sessions.framework.settled_first import CONDITIONS
from tests.contracts.trial import Trial
from tests.sessions.exercises.assessing.examples import INVENTED

REGISTRY = discover()
MATERIALS = load_materials()
ALL = {"answers": {str(number): "4" for number in QUESTIONS}}


def a_trial(*steps: str, **settings: Any) -> Trial:
    """Three tables of four before the first of these parts."""
    return Trial(REGISTRY, KIND, {**INVENTED, "steps": list(steps), **settings})


def settle(trial: Trial, *tables: int, but: str = "") -> None:
    """Each of these tables calls everything settled, but for one condition."""
    trial.open("gate")
    for table in tables:
        for key in CONDITIONS:
            if key != but:
                trial.submit(
                    trial.people[table, 0], "settle_condition", {"condition": key, "standing": "settled"}
                )


def agree(trial: Trial, by: Actor, question: int, **payload: Any) -> Any:
    given: Mapping[str, Any] = {"question": question, "answer": "4", **payload}
    return trial.submit(by, "agree_answer", given)


def panel(trial: Trial, phase: str, key: str) -> Panel:
    return next(panel for panel in trial.panels(phase) if panel.key == key)


def code(taken: Any) -> str:
    assert isinstance(taken, Rejection)
    return taken.code


def answered(trial: Trial, *answers: str) -> None:
    """So many people give one answer to all questions."""
    trial.open("alone")
    for actor, answer in zip(trial.people.values(), answers, strict=False):
        trial.submit(actor, "submit_sheet", {"answers": {str(number): answer for number in QUESTIONS}})


def read_as(trial: Trial, phase: str, key: str = "profile") -> str:
    return str(panel(trial, phase, key).summary)
