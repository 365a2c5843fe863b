"""The receipt page: what one person said, for that person alone, with how it stands."""

from secrets import token_hex

import pytest
from flask.testing import FlaskClient

from participant.views.what_i_said import clock, coarse
from tests.participant.house import PhoneHouse, phone_house
from tests.participant.page import Page

OPEN = "Counted. You can change it until voting closes."


@pytest.fixture
def house() -> PhoneHouse:
    return phone_house(seats=6)


def vote(house: PhoneHouse, phone: FlaskClient, choice: str) -> None:
    form = {
        "command": "submit_answer",
        "step": "camden/round-1",
        "exercise": "camden",
        "command_id": token_hex(16),
        "choice": choice,
    }
    phone.post(f"/p/{house.workshop}/commands", data=form)


def said(house: PhoneHouse, phone: FlaskClient) -> str:
    """The page, without the sentences that its script would say."""
    return phone.get(f"/p/{house.workshop}/said").text.partition("</main>")[0]


def test_a_phone_without_a_seat_is_sent_to_the_door(house: PhoneHouse) -> None:
    answer = house.phone().get(f"/p/{house.workshop}/said")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")


def test_it_never_shows_what_another_person_said(house: PhoneHouse) -> None:
    one, other = house.seated_phone(), house.seated_phone()
    house.open_poll()
    vote(house, other, "very_uncomfortable")
    page = said(house, one)
    assert "Very uncomfortable" not in page
    assert "Nothing yet." in page


def test_before_anything_was_said_it_says_so(house: PhoneHouse) -> None:
    phone = house.seated_phone()
    page = said(house, phone)
    assert Page(page).headings == ["What I've said"]
    assert "Nothing yet." in page


def test_an_answer_can_be_changed_from_here_only_while_its_step_is_open(house: PhoneHouse) -> None:
    phone = house.seated_phone()
    house.open_poll()
    vote(house, phone, "comfortable")
    page = said(house, phone)
    assert "Comfortable" in page and OPEN in page
    assert f'<a class="button" href="/p/{house.workshop}">Change<' in page
    house.facilitate("lock_step")
    locked_at = house.service.read(house.workshop, lambda room: room.step.locked_at if room.step else None)
    assert locked_at is not None
    closed = said(house, phone)
    assert f"Counted. Voting closed at {clock(locked_at)}." in closed
    assert OPEN not in closed and ">Change<" not in closed


def test_it_says_that_answers_are_de_personalised_and_not_anonymous(house: PhoneHouse) -> None:
    assert "de-personalised, not anonymous" in said(house, house.seated_phone())


def test_it_is_a_sound_page_that_no_browser_keeps(house: PhoneHouse) -> None:
    phone = house.seated_phone()
    house.open_poll()
    vote(house, phone, "neither")
    answer = phone.get(f"/p/{house.workshop}/said")
    page = Page(answer.text)
    assert page.is_sound, (page.forbidden, page.outside)
    assert answer.headers["Cache-Control"] == "no-store"


def test_times_are_told_to_five_minutes() -> None:
    minutes = {coarse(1_750_000_000 + second)[-2:] for second in range(0, 3600, 7)}
    assert minutes == {f"{minute:02}" for minute in range(0, 60, 5)}
