"""Role by command of every kind: each cell is tried with words that count, at a step where it can be given.

The kind's own good examples are given in order, once for each role. What the table lets that role do is done
by it, all else by the examples' givers, so that someone's own words are theirs to change. Whoever is not in
the table tries the same and is refused; whoever is, has it stored.
"""

import importlib
from collections.abc import Mapping
from typing import Any

import pytest

from sessions.errors import Rejection
from sessions.exercises.base import Actor, Role
from sessions.exercises.registry import discover
from sessions.roles import GIVEN_BY_LINK, has_table
from tests.contracts.trial import FACILITATOR, Trial
from tests.roles.table import KIND_COMMANDS, PARTICIPANT

REGISTRY = discover()
SEATED_AT = 1


def examples_of(kind: str) -> list[Mapping[str, Any]]:
    module = importlib.import_module(f"tests.sessions.exercises.{kind}.examples")
    return [module.EXAMPLES, *getattr(module, "OTHER_EXAMPLES", ())]


def actors_of(trial: Trial) -> dict[str, Actor]:
    """One giver a role; those with a table have the one at which the examples' person sits."""
    for number, role in enumerate(GIVEN_BY_LINK):
        table = SEATED_AT if has_table(role) else None
        asked = {"grant": f"grant-{number:016x}", "secret_hash": f"{number:064x}"}
        made = trial.order(FACILITATOR, "grant_role", {**asked, "role": role.value, "table": table})
        assert not isinstance(made, Rejection), made.message
    given = {grant.role.value: grant.actor for grant in trial.workshop.grants.given.values()}
    return {**given, Role.FACILITATOR.value: FACILITATOR, PARTICIPANT: trial.people[SEATED_AT, 0]}


def tried(kind: str, examples: Mapping[str, Any], role: str) -> tuple[set[str], dict[str, set[str]]]:
    """What was stored for a role, and how it was refused, by command."""
    trial = Trial(REGISTRY, REGISTRY.get(kind), examples["settings"])
    actors = actors_of(trial)
    stored: set[str] = set()
    refused: dict[str, set[str]] = {}
    for phase, giver, command, payload in examples["valid"]:
        trial.open(phase)
        if getattr(trial.kind.commands[command], "is_late", False):
            trial.lock()
        taken = trial.submit(actors[role], command, payload)
        if not isinstance(taken, Rejection):
            stored.add(command)
            continue
        refused.setdefault(command, set()).add(taken.code)
        trial.submit(actors[giver], command, payload)
    return stored, refused


@pytest.mark.parametrize("role", [role.value for role in Role])
@pytest.mark.parametrize("kind", sorted(KIND_COMMANDS))
def test_each_command_of_a_kind_is_stored_for_whom_the_table_says_and_refused_to_all_others(
    kind: str, role: str
) -> None:
    stored: set[str] = set()
    refused: dict[str, set[str]] = {}
    for examples in examples_of(kind):
        taken, codes = tried(kind, examples, role)
        stored |= taken
        for command, found in codes.items():
            refused.setdefault(command, set()).update(found)
    allowed = {command for command, roles in KIND_COMMANDS[kind].items() if role in roles}
    assert stored == allowed
    others = KIND_COMMANDS[kind].keys() - allowed
    assert {command: refused.get(command) for command in others} == {c: {"not_allowed"} for c in others}
    assert not [c for c in allowed if "not_allowed" in refused.get(c, ())]
