"""Rows leave after the day only, for named roles only, and never without an entry in the log."""

from secrets import token_hex

import pytest

from facilitator.logbook import read_logbook
from sessions.events import PseudonymsKeyed
from sessions.exercises.base import Actor, Role
from sessions.ids import GrantId
from sessions.sealing import first_break
from tests.builders import Hall, make_hall, play_step, seat_everyone

KEY, LATER_KEY = "1f" * 32, "2e" * 32


@pytest.fixture
def hall() -> Hall:
    made = make_hall()
    people = seat_everyone(made)
    made.go_to("camden/round-1")
    play_step(made, people, seed=1)
    return made


def by_link(hall: Hall, role: Role) -> Actor:
    grant = f"grant-{token_hex(8)}"
    hall.do("grant_role", grant=grant, role=role.value, table=None, secret_hash=token_hex(32))
    return hall.state.grants.given[GrantId(grant)].actor


def test_nothing_is_taken_before_the_day_is_over(hall: Hall) -> None:
    assert hall.refused("take_rows", target="camden", key=KEY).code == "still_running"


def test_an_exercise_without_rows_or_without_a_name_here_gives_none(hall: Hall) -> None:
    hall.do("close_workshop")
    assert hall.refused("take_rows", target="lines", key=KEY).code == "no_rows"
    assert hall.refused("take_rows", target="nothing", key=KEY).code == "unknown_exercise"


@pytest.mark.parametrize("role", [Role.SECOND, Role.OBSERVER, Role.EXPERT, Role.HOST])
def test_other_roles_take_none(hall: Hall, role: Role) -> None:
    by = by_link(hall, role)
    hall.do("close_workshop")
    assert hall.refused("take_rows", by, target="camden", key=KEY).code == "not_allowed"


def test_the_lead_and_a_report_writer_take_them_and_the_log_says_so(hall: Hall) -> None:
    writer = by_link(hall, Role.REPORT_WRITER)
    hall.do("close_workshop")
    hall.do("take_rows", target="camden", key=KEY)
    hall.do("take_rows", writer, target="camden", key=LATER_KEY)
    taken = [row for row in hall.service.snapshot(hall.workshop) if row.name == "RowsTaken"]
    assert [(row.actor, dict(row.facts)) for row in taken] == [
        ("facilitator", {"exercise": "camden", "rows": 30}),
        (writer.name, {"exercise": "camden", "rows": 30}),
    ]
    assert all(row.seal for row in taken)


def test_the_first_download_makes_the_key_and_it_lies_among_what_can_be_erased(hall: Hall) -> None:
    hall.do("close_workshop")
    hall.do("take_rows", target="camden", key=KEY)
    hall.do("take_rows", target="camden", key=LATER_KEY)
    assert hall.state.rows_key == KEY
    keyed = [row for row in hall.service.snapshot(hall.workshop) if row.name == PseudonymsKeyed.__name__]
    assert [(row.facts, row.contents) for row in keyed] == [({}, {"key": KEY})]


def test_a_purge_takes_the_key_along_and_leaves_no_rows_but_the_entry_in_the_log(hall: Hall) -> None:
    hall.do("close_workshop")
    hall.do("take_rows", target="camden", key=KEY)
    hall.do("purge_record")

    assert hall.state.rows_key is None
    assert hall.refused("take_rows", target="camden", key=KEY).code == "purged"
    rows = hall.service.snapshot(hall.workshop)
    assert KEY not in str(rows)
    assert first_break(hall.workshop, rows) is None
    told = [str(entry["words"]) for entry in read_logbook(hall.service, hall.workshop).entries]
    assert "Downloaded 30 rows of Camden Residents Index" in told
