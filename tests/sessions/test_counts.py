"""How many are in: people where people answer, tables where tables do."""

import importlib

import pytest

from sessions.exercises.registry import discover
from sessions.visibility import counts
from tests.contracts.trial import Trial

REGISTRY = discover()


@pytest.fixture
def trial() -> Trial:
    """Three tables that may write down what is said."""
    examples = importlib.import_module("tests.sessions.exercises.statements.examples").EXAMPLES
    made = Trial(REGISTRY, REGISTRY.get("statements"), examples["settings"])
    made.open("write")
    return made


def test_no_table_is_in_before_one_wrote(trial: Trial) -> None:
    assert (counts(trial.workshop)["in"], counts(trial.workshop)["of"]) == (0, 3)


def test_a_table_where_one_phone_writes_is_one_table_and_not_all_its_people(trial: Trial) -> None:
    trial.submit(trial.people[1, 0], "add_statement", {"text": "Words"})
    trial.submit(trial.people[1, 1], "add_statement", {"text": "More words"})
    told = counts(trial.workshop)
    assert (told["in"], told["of"], str(told["noun"])) == (1, 3, "Tables that wrote")
