"""What needs the facilitator: nobody is hurried who need not say anything, and the list stays short."""

import importlib

import pytest

from facilitator.needs import needs
from sessions.exercises.registry import discover
from sessions.visibility import console_view
from tests.contracts.trial import Trial

REGISTRY = discover()
KIND = "statements"


@pytest.fixture
def trial() -> Trial:
    """Three tables, of which two have said something and one has not."""
    examples = importlib.import_module(f"tests.sessions.exercises.{KIND}.examples").EXAMPLES
    made = Trial(REGISTRY, REGISTRY.get(KIND), examples["settings"])
    made.open("write")
    for table in (1, 2):
        made.submit(made.people[table, 0], "add_statement", {"text": "Words"})
    return made


def test_the_table_that_has_asked_longest_comes_before_all_else(trial: Trial) -> None:
    for table in (3, 1):
        trial.order(trial.people[table, 0], "ask_for_help", {})
    first, second, *rest = needs(console_view(trial.workshop))
    assert [(str(need.where), need.asks) for need in (first, second)] == [("Table 3", 3), ("Table 1", 1)]
    assert all(need.asks is None for need in rest)


def test_a_table_that_need_not_write_is_not_waited_for(trial: Trial) -> None:
    told = [str(need.what) for need in needs(console_view(trial.workshop))]
    assert told == ["2 things written are held for you."]


def test_what_is_held_of_earlier_exercises_is_one_line(trial: Trial) -> None:
    view = dict(console_view(trial.workshop))
    (now,) = view["said"]
    view["said"] = [now, *({**now, "is_now": False, "held": held} for held in (0, 3, 4))]
    told = [f"{need.where}: {need.what}" for need in needs(view)]
    assert told[1:] == ["Earlier exercises: 7 things written are held for you."]
    view["said"] = [{**now, "is_now": False, "title": "Red lines", "held": 1}]
    (only,) = needs(view)
    assert f"{only.where}: {only.what}" == "Red lines: 1 thing written is held for you."
