"""Something said on the projector: only what is approved, only by hand, and undone from the log."""

import importlib
from typing import Any

import pytest

from sessions.errors import Rejection
from sessions.exercises.registry import discover
from sessions.views.said import all_said, said_counts
from sessions.visibility import projector_view
from tests.contracts.trial import EXERCISE, FACILITATOR, Trial

REGISTRY = discover()
KIND = "statements"
SHOWN = f"saying:{EXERCISE}:t1-s1"


@pytest.fixture
def trial() -> Trial:
    """Three tables, of which the first has said one thing."""
    examples = importlib.import_module(f"tests.sessions.exercises.{KIND}.examples").EXAMPLES
    made = Trial(REGISTRY, REGISTRY.get(KIND), examples["settings"])
    made.open("write")
    made.submit(made.people[1, 0], "add_statement", {"text": "Words"})
    return made


def order(trial: Trial, name: str, **payload: Any) -> Any:
    """An order of the facilitator's, or a kind's command."""
    is_own = name in trial.kind.commands
    return trial.order(FACILITATOR, name, payload, exercise=EXERCISE if is_own else None)


@pytest.mark.parametrize("reference", [SHOWN, "saying:trial:t9-s9", "saying:other:t1-s1", "saying:trial"])
def test_what_is_not_approved_or_not_there_is_not_shown(trial: Trial, reference: str) -> None:
    assert isinstance(order(trial, "show_screen", screen=reference), Rejection)
    assert trial.workshop.screen == "step"


def test_approving_shows_nothing_and_showing_is_one_press(trial: Trial) -> None:
    order(trial, "approve_saying", saying="t1-s1")
    assert projector_view(trial.workshop)["saying"] is None
    order(trial, "show_screen", screen=SHOWN)
    seen = projector_view(trial.workshop)
    assert (seen["screen"], seen["saying"]["text"], seen["saying"]["table"]) == ("saying", "Words", 1)
    assert trial.people[1, 0].name not in str(seen["saying"])


@pytest.mark.parametrize("gone", ["hide_saying", "reword_saying", "withdraw_saying"])
def test_words_that_may_not_be_seen_leave_the_wall_and_never_come_back_by_themselves(
    trial: Trial, gone: str
) -> None:
    order(trial, "approve_saying", saying="t1-s1")
    order(trial, "show_screen", screen=SHOWN)
    by = FACILITATOR if gone == "hide_saying" else trial.people[1, 0]
    more = {"text": "Other words"} if gone == "reword_saying" else {}
    trial.submit(by, gone, {"saying": "t1-s1", **more})
    assert projector_view(trial.workshop)["saying"] is None
    order(trial, "unhide_saying", saying="t1-s1")
    order(trial, "approve_saying", saying="t1-s1", wording=1)
    assert trial.workshop.screen == "step"


@pytest.mark.parametrize("command", ["approve_saying", "hide_saying", "correct_saying"])
def test_what_was_done_to_words_is_undone_from_the_log(trial: Trial, command: str) -> None:
    before = all_said(trial.workshop)
    more = {"text": "Better words"} if command == "correct_saying" else {}
    order(trial, command, saying="t1-s1", **more)
    assert all_said(trial.workshop) != before
    entry = trial.workshop.log[-1]
    assert not isinstance(order(trial, "undo", entry=entry.seq), Rejection)
    assert all_said(trial.workshop) == before
    assert trial.workshop.log[-1].is_undone


def test_the_console_counts_what_is_held(trial: Trial) -> None:
    assert [(part["held"], part["approved"]) for part in said_counts(trial.workshop)] == [(1, 0)]
