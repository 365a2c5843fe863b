"""The page on which ballots are typed in: by whom, for which table, and what it asks before it corrects."""

import pytest

from sessions.exercises.base import Role
from sessions.ids import WorkshopId
from sessions.paper.ballot_numbers import numbers_of
from tests.facilitator.desk import DeskBrowser, Page
from tests.facilitator.test_role_links import holder
from tests.facilitator.test_table_page import give, go_to

STEP = "camden/round-1"
OWN, OTHER = numbers_of(2, 3), numbers_of(3, 1)  # links for roles are made for Table 2


@pytest.fixture
def workshop(desk: DeskBrowser) -> WorkshopId:
    """A day at its first poll, which is open."""
    made = desk.new_workshop()
    go_to(desk, made, STEP)
    return made


def send(browser: DeskBrowser, workshop: WorkshopId, way: str = "type", **fields: str) -> tuple[int, str]:
    """The status of a form that is sent, and the page that follows."""
    page = f"/workshops/{workshop}/paper/type?step={STEP}&table=2"
    sent = {"step": STEP, "table": "2", **fields}
    answer = browser.post(f"/workshops/{workshop}/paper/{way}", sent, form_on=page)
    return answer.status_code, browser.get(page).text if answer.status_code == 303 else answer.text


def type_in(
    browser: DeskBrowser, workshop: WorkshopId, ballot: str, answer: str, **more: str
) -> tuple[int, str]:
    return send(browser, workshop, ballot=ballot, **{"given-answer": answer}, **more)


def test_before_anything_was_open_the_page_says_so(desk: DeskBrowser) -> None:
    made = desk.new_workshop()
    assert "Nothing to type in yet" in desk.get(f"/workshops/{made}/paper/type").text


def test_a_scribe_types_ballots_of_their_own_table_alone(desk: DeskBrowser, workshop: WorkshopId) -> None:
    scribe = holder(desk, workshop, Role.SCRIBE)
    status, page = type_in(scribe, workshop, OTHER[0], "4", table="3")
    assert (status, "is of Table 3" in page) == (422, True)
    assert type_in(scribe, workshop, OWN[0], "4")[0] == 303
    assert "Table 3" not in scribe.get(f"/workshops/{workshop}/paper/type?table=3").text
    for way in ("back", "late"):
        assert send(scribe, workshop, way, typed="1", target=STEP, answers="1")[0] == 403


def test_a_slip_is_named_at_its_field_and_what_was_typed_stays(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    status, page = type_in(desk, workshop, "201A", "4")
    assert (status, 'aria-invalid="true"' in page, 'value="201A"' in page) == (422, True, True)
    assert "The letter does not go with these digits" in page
    assert 'value="4" checked' in page
    assert "0 ballots in" in page
    text = "<script>x</script>"
    assert text not in type_in(desk, workshop, text, text)[1]


def test_ballots_are_typed_asked_about_corrected_and_taken_back(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    status, page = type_in(desk, workshop, OWN[0], "4")
    assert (status, f"Ballot {OWN[0]} is counted." in page, "1 ballot in" in page) == (303, True, True)
    status, page = type_in(desk, workshop, OWN[0], "2")
    assert (status, "So far it says: Comfortable" in page) == (409, True)
    assert Page(page).inline == Page(page).elsewhere == []
    status, page = type_in(desk, workshop, OWN[0], "2", do="correct")
    assert (status, "is corrected" in page) == (303, True)
    typed = desk.house.service.read(workshop, lambda room: list(room.paper.typed))
    assert "It is in no count any more" in send(desk, workshop, "back", typed=str(typed[-1]))[1]
    assert "taken back" in desk.get(f"/workshops/{workshop}/paper/type?step={STEP}&table=2").text


def test_paper_is_noted_at_the_table_and_seen_to_be_due(desk: DeskBrowser, workshop: WorkshopId) -> None:
    scribe = holder(desk, workshop, Role.SCRIBE)
    assert "Noted." in send(scribe, workshop, "out", ballots="3")[1]
    page = type_in(scribe, workshop, OWN[0], "4")[1]
    assert "1 of 3 ballots in" in page
    assert "2 still due" in page
    assert "another table" in send(scribe, workshop, "out", ballots="3", table="1")[1]
    assert "can&#39;t be used as it is" in send(desk, workshop, "out", ballots="many")[1]


def test_late_ones_are_counted_when_somebody_says_that_all_are_in(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    for number in range(1, 8):
        type_in(desk, workshop, str(number), "4")
    for name in ("lock_step", "reveal_results"):
        give(desk, workshop, name)
    pages = [type_in(desk, workshop, str(number), "1")[1] for number in range(11, 17)]
    assert "6 answers came after the result was shown" in pages[-1]
    page = send(desk, workshop, "late", target=STEP, answers="6")[1]
    assert "came after the result was shown" not in page
