"""A bundle leaves after the day only, for named roles only, and never without an entry in the log."""

from secrets import token_hex

import pytest

from facilitator.logbook import read_logbook
from sessions.exercises.base import Actor, Role
from sessions.ids import GrantId
from sessions.sealing import first_break
from tests.builders import Hall, make_hall, seat_everyone

KEY, LATER_KEY = "1f" * 32, "2e" * 32


@pytest.fixture
def hall() -> Hall:
    made = make_hall()
    seat_everyone(made, 1)
    return made


def by_link(hall: Hall, role: Role) -> Actor:
    grant = f"grant-{token_hex(8)}"
    hall.do("grant_role", grant=grant, role=role.value, table=None, secret_hash=token_hex(32))
    return hall.state.grants.given[GrantId(grant)].actor


def told(hall: Hall) -> list[str]:
    return [str(entry["words"]) for entry in read_logbook(hall.service, hall.workshop).entries]


def test_none_is_made_before_the_day_is_over(hall: Hall) -> None:
    assert hall.refused("take_bundle", key=KEY).code == "still_running"


@pytest.mark.parametrize("role", [Role.SECOND, Role.OBSERVER, Role.EXPERT, Role.HOST])
def test_other_roles_have_none_made(hall: Hall, role: Role) -> None:
    by = by_link(hall, role)
    hall.do("close_workshop")
    assert hall.refused("take_bundle", by, key=KEY).code == "not_allowed"


def test_the_lead_and_a_report_writer_have_them_made_and_the_log_says_so(hall: Hall) -> None:
    writer = by_link(hall, Role.REPORT_WRITER)
    hall.do("close_workshop")
    hall.do("take_bundle", key=KEY)
    hall.do("take_bundle", writer, key=LATER_KEY, is_locked=True)
    assert hall.state.rows_key == KEY, "the first one makes the key"
    assert told(hall)[-2:] == ["Had a bundle made", "Had a bundle made, with a passphrase"]
    assert first_break(hall.workshop, hall.service.snapshot(hall.workshop)) is None


def test_after_a_purge_one_is_made_and_no_key_is(hall: Hall) -> None:
    hall.do("close_workshop")
    hall.do("take_bundle", key=KEY)
    hall.do("purge_record")
    hall.do("take_bundle", key=LATER_KEY)
    assert hall.state.rows_key is None
    rows = hall.service.snapshot(hall.workshop)
    assert not [row for row in rows if row.contents is not None]
