"""Nothing that small-number rules withhold follows from all that a day publishes.

That the attack can find something is shown by taking away one rule at a time.
"""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from sessions import disclosure, events, evolving
from sessions.exercises import ballots, rounds
from sessions.exercises.assessing import beside_earlier, reading
from sessions.exercises.registry import discover
from sessions.framework.eighteen import QUESTIONS
from tests.attack.days import SETTINGS, a_day
from tests.attack.figures import READERS
from tests.attack.stranger import break_into
from tests.contracts.test_kinds import all_examples
from tests.contracts.trial import MATERIALS

REGISTRY = discover()
A_FEW, MANY = range(40), range(1000)
Take = Callable[[pytest.MonkeyPatch], None]


def attack(seed: int, kinds: Any = SETTINGS) -> list[str]:
    """What follows, in words."""
    day = a_day(seed, REGISTRY, kinds)
    found = break_into(day.hall.state, day.published, Random(seed))
    return [str(item) for item in found]


def test_every_kind_that_keeps_secret_answers_is_attacked() -> None:
    secret = set()
    for name, kind in REGISTRY.kinds.items():
        settings = kind.Settings.model_validate(all_examples(name)[0]["settings"])
        if kind.prompts(kind.start(settings, MATERIALS)):
            secret.add(name)
    assert secret == set(READERS) == set(SETTINGS)


@pytest.mark.parametrize("seed", A_FEW)
def test_no_withheld_count_follows_from_all_that_was_published(seed: int) -> None:
    assert not attack(seed)


@pytest.mark.soak
def test_no_withheld_count_follows_over_a_thousand_days() -> None:
    assert not {seed: found for seed in MANY if (found := attack(seed))}


def without_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disclosure, "with_a_second", lambda few, others, answers: [])


def with_splits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "may_split", lambda cells: True)


def with_late_answers_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ballots, "joining", frozenset)


def with_counts_that_go_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ballots, "is_held_back", lambda withdrawn: False)
    monkeypatch.setattr(disclosure, "is_held_back", lambda withdrawn: False)


def with_reports_that_fix_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    unfixed = {**evolving.EVOLVERS, events.ResultsPrinted: lambda workshop, event, stamp: None}
    monkeypatch.setattr(evolving, "EVOLVERS", unfixed)


def with_readings_of_every_question(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "told_questions", lambda state: list(QUESTIONS))


def with_comparisons_at_any_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside_earlier, "too_few_withdrawn", lambda withdrawn: None)
    monkeypatch.setattr(beside_earlier, "is_told_by_cell", lambda people: True)


@pytest.mark.parametrize(
    ("take_away", "kind", "seeds"),
    [
        (without_a_second, "ranking", range(12)),
        (with_splits, "poll", range(12)),
        (with_late_answers_one_by_one, "poll", range(12)),
        (with_counts_that_go_down, "poll", range(12)),
        (with_reports_that_fix_nothing, "poll", range(40)),
        (with_readings_of_every_question, "assessing", range(12)),
        (with_comparisons_at_any_number, "assessing", range(24)),
    ],
)
def test_the_attack_finds_something_where_a_rule_is_taken_away(
    take_away: Take, kind: str, seeds: range, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_away(monkeypatch)
    assert any(attack(seed, {kind: SETTINGS[kind]}) for seed in seeds)


def test_the_attack_finds_points_within_a_feature_where_late_ones_join_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with_late_answers_one_by_one(monkeypatch)
    inside = {"assessing": [one for one in SETTINGS["assessing"] if "within" in one["steps"]]}
    found = (item for seed in range(20, 30) for item in attack(seed, inside))
    assert any(item.startswith("within") for item in found)
