"""Withdrawal: what goes, what stays, and that a replay of what is left is the live state."""

import importlib
from typing import Any

import pytest

from sessions.evolving import replay
from sessions.exercises.registry import discover
from sessions.record import read_record
from sessions.store import MemoryStore
from tests.sessions.histories import a_history, everything_seen

REGISTRY = discover()
SEEDS = 40
MANY_SEEDS = 1000


def settings_of(name: str) -> list[dict[str, Any]]:
    module = importlib.import_module(f"tests.sessions.exercises.{name}.examples")
    return [one["settings"] for one in (module.EXAMPLES, *getattr(module, "OTHER_EXAMPLES", ()))]


KINDS = {name: settings_of(name) for name in REGISTRY.kinds}


def check_history(seed: int) -> int:
    """A replay of the record equals the live state, and nothing is left of who withdrew; how often."""
    store = MemoryStore()
    history = a_history(seed, REGISTRY, store, KINDS)
    live, rows = history.hall.state, list(store.events(history.hall.workshop))
    again = replay(live.id, read_record(rows, REGISTRY), REGISTRY)
    assert everything_seen(again) == everything_seen(live)
    for who in history.gone:
        assert not [row.seq for row in rows if row.participant == who]
        assert not live.bodies.of(who)
        for exercise in live.exercises.values():
            assert all(row["participant"] != who for row in exercise.kind.rows(exercise.state))
            assert all(
                who not in (one.person, one.claimed_by) for one in exercise.kind.sayings(exercise.state)
            )
    return history.withdrawals


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_replay_after_erasure_equals_the_live_state(seed: int) -> None:
    check_history(seed)


@pytest.mark.soak
def test_a_replay_after_erasure_equals_the_live_state_over_a_thousand_histories() -> None:
    withdrawn = [check_history(seed) for seed in range(MANY_SEEDS)]
    assert sum(withdrawn) > MANY_SEEDS
    assert sum(count > 0 for count in withdrawn) > MANY_SEEDS / 2
