"""Withdrawing what stood on paper: by the code on the stub that a person kept, linked with a phone or not."""

from secrets import token_hex

import pytest

from sessions.exercises.base import Actor, Role
from sessions.ids import ParticipantId, WorkshopId
from sessions.paper.ballot_numbers import numbers_of, person_of
from tests.facilitator.desk import DeskBrowser
from tests.facilitator.test_paper_page import send
from tests.facilitator.test_table_page import give, go_to

STEP = "camden/round-1"
NUMBER = 201
LINES = f"ballot,exercise,answer\n{numbers_of(2, 1)[0]},{STEP},4\n"


@pytest.fixture
def workshop(desk: DeskBrowser) -> WorkshopId:
    """A day on whose first poll one ballot was counted."""
    made = desk.new_workshop()
    go_to(desk, made, STEP)
    assert "Counted 1 answer." in send(desk, made, LINES, do="count").text
    return made


def withdraw(desk: DeskBrowser, workshop: WorkshopId) -> str:
    """Show the code that is printed on the stub, and go through with it."""
    code = desk.house.desk.identity.receipt_code(workshop, person_of(workshop, NUMBER))
    path = f"/workshops/{workshop}/withdraw"
    asked = desk.post(path, {"code": code}, form_on=path).text
    desk.post(path, {"code": code, "do": "withdraw", "command_id": token_hex(16)}, form_on=path)
    return asked


def answers(desk: DeskBrowser, workshop: WorkshopId) -> int:
    rows = desk.house.service.snapshot(workshop)
    return sum(row.contents is not None for row in rows if row.exercise == "camden")


def test_the_stubs_code_withdraws_what_was_typed_in(desk: DeskBrowser, workshop: WorkshopId) -> None:
    assert "Table 2" in withdraw(desk, workshop)
    assert answers(desk, workshop) == 0
    assert "was withdrawn, and is not counted again" in send(desk, workshop, LINES, do="count").text


def test_it_does_so_after_the_ballot_was_linked_with_a_phone(desk: DeskBrowser, workshop: WorkshopId) -> None:
    who = ParticipantId("b" * 32)
    give(desk, workshop, "join", Actor(Role.PARTICIPANT, who), participant=who, table=2)
    give(desk, workshop, "link_ballot", participant=who, ballot=NUMBER)
    assert answers(desk, workshop) == 1
    assert "Table 2" in withdraw(desk, workshop)
    assert answers(desk, workshop) == 0
