"""Withdrawing on one's own phone: what the pages say, what they erase, and nobody else's."""

import re
from secrets import token_hex

import pytest
from flask.testing import FlaskClient

from tests.participant.house import PhoneHouse, phone_house
from tests.participant.page import Page


@pytest.fixture
def house() -> PhoneHouse:
    return phone_house(seats=6)


def vote(house: PhoneHouse, phone: FlaskClient, choice: str) -> None:
    message = {
        "id": token_hex(16),
        "name": "submit_answer",
        "step": "camden/round-1",
        "exercise": "camden",
        "payload": {"choice": choice},
    }
    assert phone.post(f"/p/{house.workshop}/commands", json=message).status_code == 200


def withdraw(house: PhoneHouse, phone: FlaskClient, **fields: str) -> str:
    """Press the button; the address it leads to."""
    answer = phone.post(f"/p/{house.workshop}/withdraw", data={"command_id": token_hex(16), **fields})
    assert answer.status_code == 303
    return str(answer.headers["Location"])


def test_a_phone_without_a_seat_is_sent_to_the_door(house: PhoneHouse) -> None:
    assert house.phone().get(f"/p/{house.workshop}/withdraw").headers["Location"] == "/"
    assert withdraw(house, house.phone()) == "/"


def test_a_phone_that_has_said_nothing_is_offered_nothing_to_press(house: PhoneHouse) -> None:
    phone = house.seated_phone()
    page = phone.get(f"/p/{house.workshop}/withdraw").text
    assert "You have said nothing yet" in page
    assert "<button" not in page.partition("</main>")[0].partition("<main")[2]
    assert withdraw(house, phone) == f"/p/{house.workshop}/said"


def test_what_is_not_there_leads_back_to_what_was_said(house: PhoneHouse) -> None:
    phone = house.seated_phone()
    house.open_poll()
    vote(house, phone, "comfortable")
    for query in ("target=nowhere/none", "target=camden&saying=t1-s1"):
        answer = phone.get(f"/p/{house.workshop}/withdraw?{query}")
        assert (answer.status_code, answer.headers["Location"]) == (303, f"/p/{house.workshop}/said")
    assert len(house.answers()) == 1


def test_nobody_withdraws_for_another_phone(house: PhoneHouse) -> None:
    one, other = house.seated_phone(), house.seated_phone()
    house.open_poll()
    vote(house, one, "comfortable")
    withdraw(house, other, target="camden/round-1", answers_for=house.members(1)[0])
    assert len(house.answers()) == 1


def test_the_page_says_what_can_not_be_taken_back_and_erases_nothing_by_itself(house: PhoneHouse) -> None:
    phone = house.seated_phone()
    house.open_poll()
    vote(house, phone, "comfortable")
    page = phone.get(f"/p/{house.workshop}/withdraw").text
    assert Page(page).headings == ["Withdraw everything I said?"]
    assert "A report that was sent out before" in page
    assert "can’t be undone" in page
    assert len(house.answers()) == 1


def test_everything_goes_and_other_people_keep_theirs(house: PhoneHouse) -> None:
    one, other = house.seated_phone(), house.seated_phone()
    house.open_poll()
    vote(house, one, "comfortable")
    vote(house, other, "very_uncomfortable")
    done = withdraw(house, one)
    assert done == f"/p/{house.workshop}/withdraw?done=everything"
    assert Page(one.get(done).text).headings == ["Withdrawn"]
    assert "Nothing yet." in one.get(f"/p/{house.workshop}/said").text
    assert list(house.answers()) == [house.members(1)[1]]


def test_one_answer_goes_from_the_list_of_what_was_said(house: PhoneHouse) -> None:
    phone = house.seated_phone()
    house.open_poll()
    vote(house, phone, "comfortable")
    said = phone.get(f"/p/{house.workshop}/said").text
    link = re.search(r'href="(/p/[^"]+/withdraw\?target=[^"]+)"', said)
    assert link
    page = phone.get(link[1]).text
    assert "Comfortable" in page
    assert Page(page).headings[0] == "Withdraw this?"
    withdraw(house, phone, target="camden/round-1")
    assert house.answers() == {}


def test_a_second_press_says_the_same(house: PhoneHouse) -> None:
    phone = house.seated_phone()
    house.open_poll()
    vote(house, phone, "comfortable")
    pressed = {"command_id": "a" * 32}
    assert withdraw(house, phone, **pressed) == withdraw(house, phone, **pressed)


def test_each_person_has_a_receipt_code_of_their_own_that_stays(house: PhoneHouse) -> None:
    one, other = house.seated_phone(), house.seated_phone()
    codes = [code_on(house, phone) for phone in (one, one, other)]
    assert codes[0] == codes[1] != codes[2]
    assert re.fullmatch("[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4}", codes[0])


def code_on(house: PhoneHouse, phone: FlaskClient) -> str:
    found = re.search(r'class="receipt-code">([^<]+)<', phone.get(f"/p/{house.workshop}/said").text)
    assert found
    return found[1]
