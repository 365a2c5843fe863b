"""The list of what was said has a column for what it is about, once anything is about something."""

from typing import Any

from sessions.exercises.registry import discover
from tests.contracts.trial import FACILITATOR, Trial

REGISTRY = discover()
SETTINGS: dict[str, Any] = {"prompt": "What comes to mind?", "say": "Say it.", "about": "impressions"}


def columns_of(*groups: str) -> list[str]:
    trial = Trial(REGISTRY, REGISTRY.get("statements"), SETTINGS)
    trial.open("write")
    for group in groups:
        trial.submit(trial.people[1, 0], "add_statement", {"text": f"Said of {group}", "group": group})
    ids = [saying.id for saying in trial.kind.sayings(trial.exercise.state)]
    trial.submit(FACILITATOR, "approve_saying", {"saying": ids})
    return [c.key for p in trial.panels("write") if p.key == "said" for c in p.columns]


def test_nothing_said_about_anything_leaves_no_empty_column() -> None:
    assert columns_of("") == ["table", "text", "form"]


def test_one_statement_about_something_is_enough_for_the_column() -> None:
    assert columns_of("", "opportunity") == ["table", "about", "text", "form"]
