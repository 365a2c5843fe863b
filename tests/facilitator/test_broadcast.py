"""Pushes: after the commit, to the right room only, the newest picture, and only when it differs."""

import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from facilitator.broadcast import Broadcast, room_name, table_room
from participant.rendering import Picture
from sessions.exercises.base import Actor, Role
from sessions.ids import WorkshopId
from sessions.visibility import console_view, phone_view, projector_view
from tests.builders import Hall, make_hall, seat_everyone


class Wire:
    """Stands where Socket.IO's server does and notes what is sent where; tasks run on real threads."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, dict[str, Any]]] = []
        self.server = self
        self.rooms: set[tuple[str, str]] = set()
        self.slow: set[str] = set()

    def enter_room(self, sid: str, room: str) -> None:
        self.rooms.add((sid, room))

    def emit(self, event: str, message: dict[str, Any], to: str, skip_sid: Sequence[str] = ()) -> None:
        assert event == "view"
        if not any(room == to for _, room in self.rooms) or set(self.listeners(to)) - set(skip_sid):
            self.sent.append((to, message))

    def listeners(self, room: str) -> list[str]:
        return [sid for sid, known in self.rooms if known == room]

    def is_slow(self, socketio: Any, sid: str) -> bool:
        return sid in self.slow

    def start_background_task(self, task: Callable[..., None], *given: Any) -> None:
        threading.Thread(target=task, args=given, daemon=True).start()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def rest(self) -> list[str]:
        """The rooms that were sent something, once nothing more comes."""
        before = -1
        while before != len(self.sent):
            before = len(self.sent)
            time.sleep(0.3)
        rooms = [room for room, _ in self.sent]
        self.sent.clear()
        return rooms


@pytest.fixture
def hall() -> Hall:
    return make_hall()


@pytest.fixture
def wire(hall: Hall) -> Wire:
    wire = Wire()

    def draw(workshop: WorkshopId, channel: str) -> Picture:
        state = hall.state
        if channel == "console":
            view = console_view(state)
        elif channel == "screen":
            view = projector_view(state)
        else:
            view = phone_view(state, int(channel.removeprefix("table-")))
        html = str({key: value for key, value in view.items() if key != "version"})
        return Picture(view["version"], html, {"cleared": state.day.cleared}, view)

    broadcast = Broadcast(hall.service, wire, draw, wire.is_slow)
    for channel in ("console", "screen", *(table_room(number) for number in range(1, 7))):
        broadcast.enter(f"socket-{channel}", hall.workshop, channel)
    seat_everyone(hall)
    wire.rest()
    return wire


def short(hall: Hall, rooms: list[str]) -> set[str]:
    return {room.removeprefix(f"{hall.workshop}:") for room in rooms}


def test_a_vote_is_not_pushed_to_any_phone(hall: Hall, wire: Wire) -> None:
    hall.go_to("camden/round-1")
    hall.do("open_step")
    wire.rest()
    voter = Actor(Role.PARTICIPANT, hall.state.members[3][0], 3)
    hall.do("submit_answer", voter, exercise="camden", choice="neither")
    assert short(hall, wire.rest()) == {"console", "screen"}


def test_each_clearing_reaches_every_phone_though_its_picture_is_the_same(hall: Hall, wire: Wire) -> None:
    hall.go_to("camden/round-1")
    hall.do("open_step")
    voter = Actor(Role.PARTICIPANT, hall.state.members[3][0], 3)
    for _ in range(2):
        hall.do("submit_answer", voter, exercise="camden", choice="neither")
        wire.rest()
        hall.do("clear_step")
        assert {f"table-{number}" for number in range(1, 7)} <= short(hall, wire.rest())


def test_what_a_table_writes_goes_to_that_table_and_the_console(hall: Hall, wire: Wire) -> None:
    hall.go_to("benefit/criteria")
    hall.do("open_step")
    wire.rest()
    writer = Actor(Role.PARTICIPANT, hall.state.members[3][0], 3)
    hall.do("propose_criterion", writer, exercise="benefit", text="Helps those in need")
    rooms = short(hall, wire.rest())
    assert "table-3" in rooms
    assert not {f"table-{number}" for number in (1, 2, 4, 5, 6)} & rooms


def test_a_step_reaches_every_screen_once(hall: Hall, wire: Wire) -> None:
    hall.do("go_next")
    rooms = wire.rest()
    assert sorted(rooms) == sorted(set(rooms))
    assert short(hall, rooms) == {"console", "screen", *(f"table-{number}" for number in range(1, 7))}


def test_many_changes_in_a_moment_are_gathered(hall: Hall, wire: Wire) -> None:
    hall.go_to("camden/round-1")
    hall.do("open_step")
    wire.rest()
    for number, people in hall.state.members.items():
        for who in people:
            hall.do(
                "submit_answer", Actor(Role.PARTICIPANT, who, number), exercise="camden", choice="neither"
            )
    sent = [room for room in wire.rest() if room == room_name(hall.workshop, "console")]
    assert 1 <= len(sent) <= 10


def test_the_last_push_is_the_newest_picture(hall: Hall, wire: Wire) -> None:
    hall.do("go_next")
    hall.do("go_next")
    time.sleep(0.5)
    newest = {room: message["version"] for room, message in wire.sent}
    assert set(newest.values()) == {hall.state.version}


def test_a_slow_socket_is_left_out_and_then_gets_the_newest_picture_alone(hall: Hall, wire: Wire) -> None:
    wire.slow.add("socket-screen")
    for _ in range(4):
        hall.do("go_next")
        assert "screen" not in short(hall, wire.rest())
    wire.slow.clear()
    time.sleep(0.6)
    caught_up = [(to, message["version"]) for to, message in wire.sent if to == "socket-screen"]
    wire.rest()
    assert caught_up == [("socket-screen", hall.state.version)]
    time.sleep(0.8)
    assert wire.rest() == []
