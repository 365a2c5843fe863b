"""“This ballot was mine”, on one's own phone: with the code on the stub, and never with the number alone."""

import pytest
from flask.testing import FlaskClient

from sessions.paper.ballot_numbers import numbers_of, person_of, read_number
from tests.participant.house import PhoneHouse, phone_house
from tests.participant.page import Page

NUMBER, NEXT = numbers_of(1, 2)


@pytest.fixture
def house() -> PhoneHouse:
    return phone_house(seats=4)


def stub(house: PhoneHouse, number: str) -> str:
    """The code that is printed on a ballot's stub."""
    read = read_number(number)
    assert isinstance(read, int)
    return house.desk.identity.receipt_code(house.workshop, person_of(house.workshop, read))


def say(house: PhoneHouse, phone: FlaskClient, number: str, code: str) -> str:
    path = f"/p/{house.workshop}/place"
    answer = phone.post(f"{path}/ballot", data={"ballot": number, "code": code})
    return phone.get(path).text if answer.status_code == 303 else answer.text


def linked(house: PhoneHouse) -> list[int]:
    return house.service.read(house.workshop, lambda room: list(room.paper.linked))


def test_a_number_without_its_own_code_links_nothing(house: PhoneHouse) -> None:
    phone = house.seated_phone()
    assert "Write the ballot&#39;s number" in say(house, phone, "", "")
    for code in ("", "AAAAAAAA", "ÄÄ", stub(house, NEXT)):
        assert "does not go with this ballot" in say(house, phone, NUMBER, code)
    assert linked(house) == []
    for _ in range(40):
        say(house, phone, NUMBER, "AAAAAAAA")
    assert "Wait a minute" in say(house, phone, NUMBER, stub(house, NUMBER))


def test_the_stubs_code_makes_phone_and_ballot_one_person(house: PhoneHouse) -> None:
    phone = house.seated_phone()
    code = stub(house, NUMBER)
    page = say(house, phone, NUMBER.lower(), f"{code[:4]} {code[4:]}".lower())
    assert f"Ballot {NUMBER} is yours" in page
    assert Page(page).is_sound
    assert len(linked(house)) == 1
    assert "somebody else" in say(house, house.seated_phone(), NUMBER, code)
