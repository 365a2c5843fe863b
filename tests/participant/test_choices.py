"""My choices: no by default, changed at any time, and a name that nothing ties to a seat."""

import pytest
from flask.testing import FlaskClient

from sessions.ids import WorkshopId
from tests.participant.house import PhoneHouse, phone_house

NAME = {"name": "Ada Canary", "address": "ada@canary.example", "on_delegate_list": "1", "may_contact": "1"}


@pytest.fixture
def house() -> PhoneHouse:
    return phone_house(seats=6)


def page(house: PhoneHouse, phone: FlaskClient) -> str:
    return phone.get(f"/p/{house.workshop}/choices").text


def choose(house: PhoneHouse, phone: FlaskClient, **ticks: str) -> None:
    assert phone.post(f"/p/{house.workshop}/choices", data=ticks).status_code == 303


def enter(house: PhoneHouse, phone: FlaskClient, **fields: str) -> int:
    return phone.post(f"/p/{house.workshop}/choices/name", data=fields).status_code


def record(house: PhoneHouse) -> str:
    return " ".join(str(row) for row in house.service.snapshot(WorkshopId(house.workshop)))


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({**NAME, "name": "  "}, "Write your name"),
        ({**NAME, "address": ""}, "Write an email address or phone number"),
        ({**NAME, "name": "x" * 121}, "Keep the name to 120 characters"),
        ({**NAME, "address": "x" * 201}, "to 200 characters"),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_kept(
    house: PhoneHouse, fields: dict[str, str], told: str
) -> None:
    phone = house.seated_phone()
    answer = phone.post(f"/p/{house.workshop}/choices/name", data=fields)
    assert (answer.status_code, told in answer.text) == (422, True)
    assert house.service.names(house.workshop) == []


def test_a_phone_without_a_seat_has_no_choices(house: PhoneHouse) -> None:
    assert house.phone().get(f"/p/{house.workshop}/choices").status_code == 303
    assert enter(house, house.phone(), **NAME) == 303
    assert house.service.names(house.workshop) == []


def test_everything_is_no_before_anything_was_said(house: PhoneHouse) -> None:
    phone = house.seated_phone()
    assert "checked" not in page(house, phone)
    said = phone.get(f"/p/{house.workshop}/said").text
    assert said.count(": no</li>") == 4


def test_a_choice_is_kept_shown_on_the_receipts_and_taken_back(house: PhoneHouse) -> None:
    phone = house.seated_phone()
    choose(house, phone, photographed="1")
    assert page(house, phone).count(" checked") == 1
    assert "To be photographed: yes" in phone.get(f"/p/{house.workshop}/said").text
    choose(house, phone)
    assert " checked" not in page(house, phone)


def test_a_name_is_kept_apart_from_the_record_and_found_by_its_own_phone_alone(house: PhoneHouse) -> None:
    phone, other = house.seated_phone(), house.seated_phone()
    before = record(house)
    assert enter(house, phone, **NAME) == 303
    assert record(house) == before
    [entry] = house.service.names(house.workshop)
    assert (entry.name, entry.address) == ("Ada Canary", "ada@canary.example")
    assert not any(who in str(entry) for who in house.members(1))
    assert "Ada Canary" in page(house, phone)
    assert "Ada Canary" not in page(house, other)


def test_a_name_is_changed_in_its_place_and_taken_off(house: PhoneHouse) -> None:
    phone = house.seated_phone()
    enter(house, phone, **NAME)
    enter(house, phone, **{**NAME, "name": "Ada B. Canary"})
    assert [entry.name for entry in house.service.names(house.workshop)] == ["Ada B. Canary"]
    enter(house, phone, **NAME, strike="1")
    assert house.service.names(house.workshop) == []


def test_whoever_withdraws_everything_is_on_no_list_either(house: PhoneHouse) -> None:
    phone = house.seated_phone()
    enter(house, phone, **NAME)
    choose(house, phone, quoted="1")
    phone.post(f"/p/{house.workshop}/withdraw", data={"command_id": "a" * 32})
    assert house.service.names(house.workshop) == []
    assert " checked" not in page(house, phone)


def test_on_a_phone_that_is_passed_on_each_person_has_a_name_of_their_own(house: PhoneHouse) -> None:
    phone = house.seated_phone()
    enter(house, phone, **NAME)
    phone.post(f"/p/{house.workshop}/place/pass", data={})
    assert "Ada Canary" not in page(house, phone)
    enter(house, phone, **{**NAME, "name": "Grace Canary"})
    assert len(house.service.names(house.workshop)) == 2
