"""Role by command: the hand-written table against all commands there are; every cell of the house's is tried.

Those of kinds are tried in `test_kind_commands.py`.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from sessions.commands import WORKSHOP_COMMANDS
from sessions.errors import Rejection
from sessions.exercises.base import Role
from sessions.exercises.registry import discover
from tests.roles.company import Company, gather
from tests.roles.table import EVERYBODY, HOUSE_COMMANDS, KIND_COMMANDS, NOBODY

KINDS = discover().kinds
BY_ROLE = ("not_allowed", "link_revoked")  # what a refusal by role is called


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    found = gather(Path(tmp_path_factory.mktemp("company")))
    yield found
    found.lead.house.service.close()


def test_every_command_stands_in_the_table_and_no_other() -> None:
    assert set(HOUSE_COMMANDS) == set(WORKSHOP_COMMANDS)
    assert {kind: set(commands) for kind, commands in KIND_COMMANDS.items()} == {
        name: set(kind.commands) for name, kind in KINDS.items()
    }


def test_the_table_knows_every_role() -> None:
    assert {role.value for role in Role} == EVERYBODY - {NOBODY}


@pytest.mark.parametrize("role", sorted(EVERYBODY - {NOBODY}))
def test_each_command_is_taken_from_whom_the_table_says_and_nobody_else(company: Company, role: str) -> None:
    assert taken(company, role, HOUSE_COMMANDS) == expected(role, HOUSE_COMMANDS)


def expected(role: str, commands: Mapping[str, frozenset[str]]) -> set[str]:
    return {name for name, allowed in commands.items() if role in allowed}


def taken(company: Company, role: str, commands: Mapping[str, frozenset[str]]) -> set[str]:
    """The commands that are not refused for the giver's role; an empty one is refused for something else."""
    by = company.actors[role]
    outcomes = {name: company.order(by, name) for name in commands if name != "close_workshop"}
    found = {name for name, outcome in outcomes.items() if not is_by_role(outcome)}
    return found | ({"close_workshop"} & set(commands) if may_close(company, role) else set())


def is_by_role(outcome: object) -> bool:
    """Whether a refusal is about who asked."""
    return isinstance(outcome, Rejection) and outcome.code in BY_ROLE


def may_close(company: Company, role: str) -> bool:
    """Whether closing is taken; tried in a rehearsal of its own, for nothing is taken after it."""
    service = company.lead.house.service
    copy = Company(company.lead, service.copy_for_rehearsal(company.workshop))
    return not is_by_role(copy.order(copy.actors[role], "close_workshop"))
