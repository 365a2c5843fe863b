"""Roles given by link: only the lead gives and ends them, and each may do what its role may and no more."""

from typing import Any

import pytest

from sessions.exercises.base import HANDS, Actor, Role
from sessions.ids import GrantId
from sessions.roles import GIVEN_BY_LINK, has_table
from tests.builders import Hall, make_hall, seat_everyone

GRANT, OTHER = "grant-" + "a" * 16, "grant-" + "b" * 16
HASH, OTHER_HASH = "c" * 64, "d" * 64
LINE: dict[str, Any] = {"exercise": "lines", "text": "No selling of records"}


@pytest.fixture
def hall() -> Hall:
    return make_hall()


def given(hall: Hall, role: Role, table: int | None = None, grant: str = GRANT, secret: str = HASH) -> Actor:
    """Whoever holds a link for a role."""
    hall.do("grant_role", grant=grant, role=role.value, table=table, secret_hash=secret)
    return Actor(role, table=table, grant=GrantId(grant))


@pytest.mark.parametrize("role", sorted(GIVEN_BY_LINK))
def test_nobody_but_the_lead_gives_or_ends_roles_or_closes_the_day(hall: Hall, role: Role) -> None:
    holder = given(hall, role, 1 if has_table(role) else None)
    asked: dict[str, Any] = {"grant": OTHER, "role": "observer", "secret_hash": OTHER_HASH}
    assert hall.refused("grant_role", holder, **asked).code == "not_allowed"
    assert hall.refused("revoke_role", holder, grant=GRANT).code == "not_allowed"
    assert hall.refused("close_workshop", holder).code == "not_allowed"


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.PARTICIPANT])
def test_leads_and_people_have_no_links(hall: Hall, role: Role) -> None:
    refusal = hall.refused("grant_role", grant=GRANT, role=role.value, secret_hash=HASH)
    assert refusal.code == "unknown_role"


def test_who_writes_for_a_table_has_one_and_nobody_else_has(hall: Hall) -> None:
    asked: dict[str, Any] = {"grant": GRANT, "secret_hash": HASH}
    assert hall.refused("grant_role", role="scribe", **asked).code == "table_of_role"
    assert hall.refused("grant_role", role="expert", table=1, **asked).code == "table_of_role"
    assert hall.refused("grant_role", role="scribe", table=99, **asked).code == "unknown_table"


def test_no_link_is_given_twice(hall: Hall) -> None:
    given(hall, Role.OBSERVER)
    same_id: dict[str, Any] = {"grant": GRANT, "role": "host", "secret_hash": OTHER_HASH}
    same_secret: dict[str, Any] = {"grant": OTHER, "role": "host", "secret_hash": HASH}
    assert hall.refused("grant_role", **same_id).code == "link_taken"
    assert hall.refused("grant_role", **same_secret).code == "link_taken"


def test_an_ended_link_gives_nothing_and_is_ended_once(hall: Hall) -> None:
    second = given(hall, Role.SECOND)
    hall.do("go_next", second)
    hall.do("revoke_role", grant=GRANT)
    assert hall.refused("go_next", second).code == "link_revoked"
    assert hall.refused("revoke_role", grant=GRANT).code == "already_revoked"
    assert hall.refused("revoke_role", grant=OTHER).code == "unknown_link"


def test_a_role_without_its_link_or_with_that_of_another_role_gives_nothing(hall: Hall) -> None:
    observer = given(hall, Role.OBSERVER)
    for by in (Actor(Role.SECOND), Actor(Role.SECOND, grant=observer.grant)):
        assert hall.refused("go_next", by).code == "link_revoked"


def test_links_are_given_and_ended_also_after_the_day(hall: Hall) -> None:
    given(hall, Role.OBSERVER)
    hall.do("close_workshop")
    writer = given(hall, Role.REPORT_WRITER, grant=OTHER, secret=OTHER_HASH)
    assert hall.state.grants.find(writer.grant)
    hall.do("revoke_role", grant=GRANT)
    assert hall.state.grants.find(GRANT) is None


def test_what_a_second_facilitator_does_stands_in_the_log_and_can_be_taken_back(hall: Hall) -> None:
    second = given(hall, Role.SECOND)
    done = hall.do("go_next", second)
    hall.do("undo", entry=done.seq)
    assert hall.state.step is None


@pytest.mark.parametrize("role", sorted(set(GIVEN_BY_LINK) - HANDS - {Role.SECOND}))
def test_who_only_looks_writes_nothing(hall: Hall, role: Role) -> None:
    holder = given(hall, role)
    hall.go_to("lines/table")
    hall.do("open_step")
    assert hall.refused("propose_line", holder, **LINE).code == "not_allowed"
    assert hall.refused("go_next", holder).code == "not_allowed"


def test_a_scribe_writes_for_a_table_while_the_step_is_open_and_answers_nothing(hall: Hall) -> None:
    people = seat_everyone(hall, 5)
    scribe = given(hall, Role.SCRIBE, 2)
    hall.go_to("lines/table")
    assert hall.refused("propose_line", scribe, **LINE).code == "not_open"
    hall.do("open_step")
    hall.do("propose_line", scribe, **LINE)
    written = hall.state.exercises[hall.step.exercise.id].kind.sayings(hall.step.exercise.state)
    assert [(line.table, line.person) for line in written] == [(2, None)]
    stand: dict[str, Any] = {"exercise": "lines", "saying": "t2-s1", "stand": "support"}
    assert hall.refused("take_stand", scribe, **stand).code == "not_allowed"
    hall.do("take_stand", people[2, 0], **stand)


def test_a_scribe_goes_with_the_table_when_it_is_merged(hall: Hall) -> None:
    seat_everyone(hall, 2)
    scribe = given(hall, Role.SCRIBE, 2)
    hall.do("merge_tables", table=2, into=1)
    hall.go_to("lines/table")
    hall.do("open_step")
    hall.do("propose_line", scribe, **LINE)
    written = hall.state.exercises[hall.step.exercise.id].kind.sayings(hall.step.exercise.state)
    assert [line.table for line in written] == [1]
