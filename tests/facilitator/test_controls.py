"""What the live bar offers: the way back from something said, and labels no longer than they need be."""

import importlib
from typing import Any

import pytest

from facilitator.controls import live_controls
from sessions.exercises.registry import discover
from sessions.visibility import console_view
from tests.contracts.trial import EXERCISE, FACILITATOR, Trial

REGISTRY = discover()
KIND = "statements"


@pytest.fixture
def trial() -> Trial:
    """Three tables, of which the first has said one thing, which is approved."""
    examples = importlib.import_module(f"tests.sessions.exercises.{KIND}.examples").EXAMPLES
    made = Trial(REGISTRY, REGISTRY.get(KIND), examples["settings"])
    made.open("write")
    made.submit(made.people[1, 0], "add_statement", {"text": "Words"})
    made.order(FACILITATOR, "approve_saying", {"saying": "t1-s1"}, exercise=EXERCISE)
    return made


def controls(trial: Trial) -> dict[str, Any]:
    return live_controls(console_view(trial.workshop))


def test_nothing_leads_back_while_the_step_is_on_the_wall(trial: Trial) -> None:
    assert controls(trial)["look_back"] == []


def test_one_press_leads_back_from_something_said_to_the_step(trial: Trial) -> None:
    trial.order(FACILITATOR, "show_screen", {"screen": f"saying:{EXERCISE}:t1-s1"})
    (back,) = controls(trial)["look_back"]
    assert back.is_pressed
    trial.order(FACILITATOR, back.command, back.fields)
    assert trial.workshop.screen == "step"


def test_an_exercise_of_one_step_is_locked_and_reopened_without_its_name_on_the_button(trial: Trial) -> None:
    assert str(controls(trial)["open"].label) == "Lock"
    trial.lock()
    view = console_view(trial.workshop)
    reopen = live_controls(view)["open"]
    assert (str(reopen.label), str(reopen.note)) == ("Reopen", view["step"]["title"])


def test_a_locked_step_wants_its_result_shown_before_next(trial: Trial) -> None:
    trial.lock()
    assert controls(trial)["reveal"].is_main
    assert not controls(trial)["next"].is_main
