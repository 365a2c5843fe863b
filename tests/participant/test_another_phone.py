"""A seat on another phone, and another person on a phone: pages, cookies and sockets."""

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from flask_socketio import SocketIOTestClient
from werkzeug.test import TestResponse

from participant.throttle import GuessThrottle
from tests.participant.house import PhoneHouse, phone_house
from tests.participant.page import Page


@pytest.fixture
def house() -> PhoneHouse:
    return phone_house(seats=4)


def rejoin_code(house: PhoneHouse, phone: FlaskClient) -> str:
    """The code that a phone is shown for its own seat."""
    page = phone.post(f"/p/{house.workshop}/place/code")
    assert page.status_code == 200
    shown = re.search(r'class="place-code">([^<]+)<', page.text)
    assert shown
    return shown[1]


def rejoin(house: PhoneHouse, phone: FlaskClient, code: str, offer: str = "") -> TestResponse:
    return phone.post(f"/j/{house.secret}/rejoin", data={"rejoin_code": code, "offer": offer})


def person_on(house: PhoneHouse, phone: FlaskClient) -> str:
    told: dict[str, Any] = phone.get(f"/p/{house.workshop}/view").get_json()
    return str(told["mine"]["participant"])


def vote(house: PhoneHouse, phone: FlaskClient, choice: str, number: int, **headers: str) -> dict[str, Any]:
    message = {
        "id": f"command-{number:04d}",
        "name": "submit_answer",
        "exercise": "camden",
        "step": "camden/round-1",
        "payload": {"choice": choice},
        "replaces": None,
    }
    told: dict[str, Any] = phone.post(
        f"/p/{house.workshop}/commands", json=message, headers=headers
    ).get_json()
    return told


def socket_of(house: PhoneHouse, phone: FlaskClient, seat: str = "") -> SocketIOTestClient:
    auth = {"as": "phone", "workshop": house.workshop, "seat": seat}
    return house.socketio.test_client(house.app, auth=auth, flask_test_client=phone)


def pass_on(house: PhoneHouse, phone: FlaskClient) -> TestResponse:
    page = Page(phone.get(f"/p/{house.workshop}/place").text)
    return phone.post(f"/p/{house.workshop}/place/pass", data={"offer": page.fields["offer"]})


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Type the rejoin code"),
        ("ABC DE0", "never hold 0, O, 1 or I"),
        ("ABC DEF", "No seat here has this rejoin code"),
    ],
)
def test_a_code_that_is_none_says_what_to_do(house: PhoneHouse, typed: str, words: str) -> None:
    answer = rejoin(house, house.phone(), typed)
    assert answer.status_code == 409
    assert words in answer.text
    assert Page(answer.text).is_sound


def test_guessing_codes_is_slowed_down_by_workshop(house: PhoneHouse) -> None:
    owner = house.seated_phone()
    code = rejoin_code(house, owner)
    guesses = [f"{a}{b}{c}222" for a in "ABCD" for b in "EFGH" for c in "JK"][:30]
    assert len(guesses) == GuessThrottle()._limit
    for guess in guesses:
        assert rejoin(house, house.phone(), guess).status_code == 409
    refused = rejoin(house, house.phone(), code)
    assert refused.status_code == 429
    assert "Wait a minute" in refused.text
    assert len(house.members(1)) == 1


def test_a_used_code_opens_nothing_for_another_phone(house: PhoneHouse) -> None:
    code = rejoin_code(house, house.seated_phone())
    assert rejoin(house, house.phone(), code).status_code == 303
    thief = house.phone()
    again = rejoin(house, thief, code)
    assert again.status_code == 409
    assert "has been used" in again.text
    assert thief.get(f"/p/{house.workshop}").status_code == 303


def test_the_same_form_sent_twice_takes_the_seat_once(house: PhoneHouse) -> None:
    code, new = rejoin_code(house, house.seated_phone()), house.phone()
    offer = Page(new.get(f"/j/{house.secret}/rejoin").text).fields["offer"]
    assert [rejoin(house, new, code, offer).status_code for _ in range(2)] == [303, 303]
    assert new.get(f"/p/{house.workshop}").status_code == 200


def test_the_new_phone_is_the_same_person_with_their_answers(house: PhoneHouse) -> None:
    old, new = house.seated_phone(), house.phone()
    who = person_on(house, old)
    house.open_poll()
    assert vote(house, old, "neither", 1)["ok"]
    assert rejoin(house, new, rejoin_code(house, old).lower()).status_code == 303
    assert person_on(house, new) == who
    assert [str(one) for one in house.members(1)] == [who]
    assert "camden/round-1" in new.get(f"/p/{house.workshop}/view").get_json()["mine"]["answers"]


def test_the_old_phone_is_told_plainly_and_sends_nothing_more(house: PhoneHouse) -> None:
    old, new = house.seated_phone(), house.phone()
    house.open_poll()
    socket = socket_of(house, old)
    rejoin(house, new, rejoin_code(house, old))
    refused = vote(house, old, "neither", 1)
    assert (refused["ok"], refused["code"]) == (False, "seat_moved")
    assert "moved to another phone" in refused["message"]
    assert socket.emit("view", {}, callback=True)["code"] == "seat_moved"
    assert not socket_of(house, old).is_connected()
    page = old.get(f"/p/{house.workshop}")
    assert page.status_code == 410
    assert "Your seat has moved to another phone" in page.text
    assert Page(page.text).is_sound
    assert house.answers() == {}


def test_the_old_phone_scans_the_sign_again_and_takes_no_second_seat(house: PhoneHouse) -> None:
    old, new = house.seated_phone(), house.phone()
    rejoin(house, new, rejoin_code(house, old))
    assert old.post(f"/j/{house.code}/2").status_code == 303
    assert (len(house.members(1)), len(house.members(2))) == (1, 0)


def test_a_seat_can_come_back_to_its_first_phone(house: PhoneHouse) -> None:
    old, new = house.seated_phone(), house.phone()
    rejoin(house, new, rejoin_code(house, old))
    assert rejoin(house, old, rejoin_code(house, new)).status_code == 303
    assert old.get(f"/p/{house.workshop}").status_code == 200
    assert new.get(f"/p/{house.workshop}").status_code == 410


def test_the_next_person_has_a_seat_and_sees_nothing_of_the_one_before(house: PhoneHouse) -> None:
    phone = house.seated_phone()
    first = person_on(house, phone)
    house.open_poll()
    assert vote(house, phone, "neither", 1)["ok"]
    assert pass_on(house, phone).status_code == 303
    page = phone.get(f"/p/{house.workshop}")
    assert "Now answering: seat 2" in page.text
    assert "You answered" not in page.text
    assert phone.get(f"/p/{house.workshop}/view").get_json()["mine"]["answers"] == {}
    assert vote(house, phone, "comfortable", 2)["ok"]
    assert len(house.answers()) == 2
    assert person_on(house, phone) != first


def test_switching_back_needs_a_seat_that_this_phone_holds(house: PhoneHouse) -> None:
    phone, stranger = house.seated_phone(), house.seated_phone()
    first, other = person_on(house, phone), person_on(house, stranger)
    pass_on(house, phone)
    switch = f"/p/{house.workshop}/place/switch"
    phone.post(switch, data={"person": other})
    assert person_on(house, phone) not in (first, other)
    phone.post(switch, data={"person": first})
    assert person_on(house, phone) == first


def test_a_page_left_open_still_answers_for_the_person_it_was_made_for(house: PhoneHouse) -> None:
    phone = house.seated_phone()
    first = person_on(house, phone)
    house.open_poll()
    pass_on(house, phone)
    assert vote(house, phone, "neither", 1, **{"X-Moothall-Seat": first})["ok"]
    assert [str(who) for who in house.answers()] == [first]
    told = socket_of(house, phone, first).emit("view", {}, callback=True)
    assert told["mine"]["participant"] == first


def test_nobody_answers_for_a_person_of_another_phone(house: PhoneHouse) -> None:
    phone, stranger = house.seated_phone(), house.seated_phone()
    house.open_poll()
    refused = vote(house, phone, "neither", 1, **{"X-Moothall-Seat": person_on(house, stranger)})
    assert refused["code"] == "unknown_seat"
    assert house.answers() == {}


def test_six_people_share_a_phone_and_the_seventh_is_told_what_to_do() -> None:
    house = phone_house(seats=8)
    phone = house.seated_phone()
    assert [pass_on(house, phone).status_code for _ in range(5)] == [303] * 5
    refused = pass_on(house, phone)
    assert refused.status_code == 409
    assert "6 people answer on this phone" in refused.text
    assert len(house.members(1)) == 6


def test_the_form_that_passes_a_phone_on_counts_once(house: PhoneHouse) -> None:
    phone = house.seated_phone()
    offer = Page(phone.get(f"/p/{house.workshop}/place").text).fields["offer"]
    for _ in range(2):
        phone.post(f"/p/{house.workshop}/place/pass", data={"offer": offer})
    assert len(house.members(1)) == 2


def test_a_moved_seat_leaves_the_others_on_a_shared_phone(house: PhoneHouse) -> None:
    phone, new = house.seated_phone(), house.phone()
    first = person_on(house, phone)
    pass_on(house, phone)
    second = person_on(house, phone)
    assert rejoin(house, new, rejoin_code(house, phone)).status_code == 303
    assert person_on(house, phone) == first
    assert person_on(house, new) == second


def test_help_is_noted_and_taken_back(house: PhoneHouse) -> None:
    phone = house.seated_phone()
    for helped in ("1", "0"):
        phone.post(f"/p/{house.workshop}/place/help", data={"is_helped": helped})
        people = house.service.read(house.workshop, lambda room: list(room.participants.values()))
        assert [person.is_helped for person in people] == [helped == "1"]


def test_my_place_is_sound_and_needs_a_seat(house: PhoneHouse) -> None:
    assert house.phone().get(f"/p/{house.workshop}/place").status_code == 303
    phone = house.seated_phone()
    pass_on(house, phone)
    page = phone.get(f"/p/{house.workshop}/place")
    assert Page(page.text).is_sound
    assert "You are seat 2 at Table 1." in page.text


def test_a_merged_table_takes_its_phones_along(house: PhoneHouse) -> None:
    phone, other = house.seated_phone(1), house.seated_phone(2)
    house.facilitate("merge_tables", table=1, into=2)
    told = phone.get(f"/p/{house.workshop}/view").get_json()
    assert (told["mine"]["table"], told["mine"]["place"], told["state"]["table"]) == (2, 2, 2)
    assert other.get(f"/p/{house.workshop}/view").get_json()["mine"]["place"] == 1
    assert "Table 2" in house.phone().get(f"/j/{house.secret}/1").text
