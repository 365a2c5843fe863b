"""The page on which paper is counted: looked at first, wrong lines named, and brought twice counted once."""

import pytest

from sessions.exercises.base import Actor, Role
from sessions.ids import ParticipantId, WorkshopId
from sessions.paper.ballot_numbers import numbers_of
from tests.facilitator.desk import DeskBrowser, Page
from tests.facilitator.test_role_links import holder
from tests.facilitator.test_table_page import give, go_to

LINES = "ballot,table,exercise,answer\n" + "".join(
    f"{n},{n % 6 + 1},camden/round-1,4\n" for n in range(1, 31)
)


@pytest.fixture
def workshop(desk: DeskBrowser) -> WorkshopId:
    """A day that was closed after its first poll."""
    made = desk.new_workshop()
    go_to(desk, made, "camden/round-1")
    give(desk, made, "close_workshop")
    return made


def send(desk: DeskBrowser, workshop: WorkshopId, text: str, do: str = "look") -> Page:
    path = f"/workshops/{workshop}/paper"
    answer = desk.post(path, {"text": text, "do": do}, form_on=path)
    return Page(desk.get(path).text if answer.status_code == 303 else answer.text)


def test_before_anything_was_open_the_page_says_so_and_only_leads_open_it(desk: DeskBrowser) -> None:
    made = desk.new_workshop()
    assert "Nothing to count yet" in desk.get(f"/workshops/{made}/paper").text
    assert holder(desk, made, Role.SCRIBE).get(f"/workshops/{made}/paper").status_code == 403


def test_wrong_lines_are_named_and_nothing_is_counted(desk: DeskBrowser, workshop: WorkshopId) -> None:
    page = send(desk, workshop, LINES + "31,9,camden/round-1,4\n32,1,camden/round-1,<b>\n", do="count")
    assert "2 lines to mend" in page.text
    assert "Line 32, table:" in page.text
    assert "Line 33, answer:" in page.text
    assert "&lt;b&gt;" in page.text
    assert "so far" not in desk.get(f"/workshops/{workshop}/paper").text


def test_ballots_are_looked_at_counted_and_never_twice(desk: DeskBrowser, workshop: WorkshopId) -> None:
    page = send(desk, workshop, LINES)
    assert "What will be counted" in page.text
    assert "<td>30</td><td>0</td><td>0</td>" in page.text
    assert page.inline == page.elsewhere == []
    assert "Counted 30 answers." in send(desk, workshop, LINES, do="count").text
    assert "<td>0</td><td>0</td><td>30</td>" in send(desk, workshop, LINES).text
    assert "30 ballots so far." in send(desk, workshop, LINES, do="count").text
    page = desk.page(f"/workshops/{workshop}/paper")
    assert "30 answers on 30 ballots: Camden Residents Index: Round 1" in " ".join(page.text.split())
    assert "on paper, ballot 12" in desk.get(f"/workshops/{workshop}/people").text


def test_a_file_is_taken_back_and_brought_again(desk: DeskBrowser, workshop: WorkshopId) -> None:
    send(desk, workshop, LINES, do="count")
    path = f"/workshops/{workshop}/paper"
    batch = desk.house.service.read(workshop, lambda room: next(iter(room.paper.typed.values())).batch)
    desk.post(f"{path}/back", {"batch": batch, "back": "paper"}, form_on=path)
    page = desk.get(path).text
    assert "taken back" in page
    assert "so far." not in page
    assert "Counted 30 answers." in send(desk, workshop, LINES, do="count").text


def test_a_ballot_is_linked_with_a_seat_on_the_people_page(desk: DeskBrowser) -> None:
    made = desk.new_workshop()
    who = ParticipantId("a" * 32)
    give(desk, made, "join", Actor(Role.PARTICIPANT, who), participant=who, table=2)
    path = f"/workshops/{made}/people"

    def link(ballot: str) -> str:
        sent = {"participant": who, "ballot": ballot, "command_id": f"link-{ballot:0>12}"}
        desk.post(f"{path}/ballot", sent, form_on=path)
        return desk.get(path).text

    assert "letter at the end" in link("201")
    assert "is of Table 3" in link(numbers_of(3, 1)[0])
    number = numbers_of(2, 1)[0]
    page = link(number)
    assert f"Ballot {number} and this seat are one person now." in page
    assert f"on phone and paper, ballot {number}" in page
