import asyncio
from collections.abc import Awaitable, Callable
from secrets import token_hex
from typing import Any

import aiohttp
import pytest
import socketio
from flask.testing import FlaskClient

from sessions.orders import Receipt
from tests.participant.house import PhoneHouse, phone_house
from tests.participant.serving import served

VOTE = {"name": "submit_answer", "step": "camden/round-1", "exercise": "camden"}
Talk = Callable[[socketio.AsyncSimpleClient], Awaitable[Any]]


def on_line(house: PhoneHouse, phone: FlaskClient, talk: Talk, claim: object = ...) -> Any:
    """What comes of a talk over a real socket that carries a test browser's cookie."""
    auth = {"as": "phone", "workshop": house.workshop} if claim is ... else claim
    cookie = phone.get_cookie("moothall_seat")
    headers = {"Cookie": f"moothall_seat={cookie.value}"} if cookie else {}

    async def call(address: str) -> Any:
        async with aiohttp.ClientSession() as http, socketio.AsyncSimpleClient(http_session=http) as client:
            await client.connect(
                address, headers=headers, auth=auth, transports=["websocket"], wait_timeout=5
            )
            return await talk(client)

    with served(house) as address:
        return asyncio.run(call(address))


async def say_nothing(line: socketio.AsyncSimpleClient) -> None:
    """Hang up at once."""


def saying(event: str, message: object) -> Talk:
    return lambda line: line.call(event, message, timeout=5)


def vote() -> dict[str, Any]:
    return {"id": token_hex(16), **VOTE, "payload": {"choice": "neither"}}


@pytest.mark.parametrize(
    "claim",
    [
        None,
        "phone",
        [],
        {"as": "console"},
        {"as": "phone"},
        {"as": "phone", "workshop": {"a": 1}},
        {"as": ["phone"]},
    ],
)
def test_a_socket_that_names_no_seat_of_its_own_is_refused(claim: object) -> None:
    house = phone_house()
    with pytest.raises(socketio.exceptions.ConnectionError, match="namespaces failed"):
        on_line(house, house.seated_phone(), say_nothing, claim)


def test_a_phone_without_a_seat_is_refused() -> None:
    house = phone_house()
    with pytest.raises(socketio.exceptions.ConnectionError, match="namespaces failed"):
        on_line(house, house.phone(), say_nothing)


@pytest.mark.parametrize(
    "message", [None, 5, "x", [], {}, {"id": "x"}, {"id": "a" * 32, "name": "submit_answer", "odd": 1}]
)
def test_malformed_messages_are_refused_and_change_nothing(message: object) -> None:
    house = phone_house()
    phone = house.seated_phone()
    house.open_poll()
    answer = on_line(house, phone, saying("command", message))
    assert answer["ok"] is False
    assert answer["message"]
    assert house.answers() == {}


def test_a_phone_cannot_steer_the_room_by_socket() -> None:
    house = phone_house()
    answer = on_line(house, house.seated_phone(), saying("command", {"id": token_hex(16), "name": "go_next"}))
    assert answer["code"] == "bad_message"
    assert house.service.read(house.workshop, lambda room: room.step) is None


def test_a_vote_is_counted_before_it_is_acknowledged_and_a_repeat_gets_the_same_receipt() -> None:
    house = phone_house()
    phone = house.seated_phone()
    house.open_poll()
    sent = vote()

    async def twice(line: socketio.AsyncSimpleClient) -> list[Any]:
        return [await line.call("command", sent, timeout=5) for _ in range(2)]

    first, second = on_line(house, phone, twice)
    assert first["ok"]
    assert first["own"]["text"] == "Neither"
    assert first["receipt"] == second["receipt"]
    assert len(house.answers()) == 1


def test_the_view_is_a_full_picture_with_what_is_this_phones_own() -> None:
    house = phone_house()
    view = on_line(house, house.seated_phone(2), saying("view", {}))
    assert view["html"] == house.desk.pictures.of(house.workshop, 2).html
    assert view["mine"]["place"] == 1
    assert view["state"]["status"] == "waiting"
    assert view["now"] == pytest.approx(house.service.clock(), abs=30)


def test_moving_on_reaches_a_waiting_phone() -> None:
    house = phone_house()

    async def wait(line: socketio.AsyncSimpleClient) -> Any:
        moved = await asyncio.to_thread(house.facilitate, "go_next")
        assert isinstance(moved, Receipt)
        while (said := await line.receive(timeout=5))[1]["state"]["status"] == "waiting":
            pass  # the picture of its own arrival
        return said

    event, picture = on_line(house, house.seated_phone(), wait)
    assert event == "view"
    assert picture["state"]["status"] == "resting"
    assert "Who gains?" in picture["html"]
