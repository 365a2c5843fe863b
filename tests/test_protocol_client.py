"""The second client against a real server: whoever has docs/protocol.md alone can take part and lead."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.protocol_client import Client, Phone, RefusedError, Terminal, sign_in
from tests.protocol_line import Browser, DroppedError, Inputs, Json, Line
from tests.running import RunningServer

PASSWORD = "ten characters or more"
CHOICES = [
    "very_uncomfortable",
    "uncomfortable",
    "neither",
    "comfortable",
    "very_comfortable",
    "cant_say",
    "prefer_not",
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with RunningServer(tmp_path_factory.mktemp("second-client")) as running:
        yield running


@dataclass
class Room:
    """A rehearsal led from the terminal, which sees where the room is by the projector's picture."""

    server: RunningServer
    told: Json

    @property
    def terminal(self) -> Terminal:
        return Terminal(self.server.data)

    @property
    def step(self) -> str | None:
        address = self.told["links"]["projector"].removeprefix(self.server.base)
        step: str | None = Browser(self.server.port).get(f"{address}/view").json["state"]["step"]
        return step

    def order(self, name: str, **payload: Any) -> Json:
        message = Client(Browser(self.server.port), {}).message(name, step=self.step, payload=payload)
        return self.terminal.ask("lead", workshop=self.told["id"], message=message)

    def phone(self, table: int = 1) -> Phone:
        return Phone.join(Browser(self.server.port), self.told["join_code"], table, is_simulated=True)

    def go_to_a_poll(self) -> None:
        """A copy of the agenda's first poll is put in before everything else."""
        exercises = self.terminal.ask("plan", workshop=self.told["id"])["plan"]["exercises"]
        poll = next(exercise for exercise in exercises if exercise["kind"] == "poll")
        asked = {"kind": "poll", "title": "First of all", "settings": poll["settings"]}
        self.order("insert_exercise", **asked, before=exercises[0]["id"])
        self.order("go_next")


@pytest.fixture
def room(server: RunningServer) -> Room:
    terminal = Terminal(server.data)
    made = terminal.ask("new", template="manchester", title="A day", area="Manchester")
    return Room(server, terminal.ask("rehearsal", workshop=made["id"]))


@pytest.fixture
def poll(room: Room) -> Room:
    """A room on a poll that takes answers."""
    room.go_to_a_poll()
    room.order("open_step")
    return room


def test_whoever_has_no_seat_is_not_let_in(room: Room) -> None:
    stranger = Browser(room.server.port)

    with pytest.raises(RefusedError) as refused:
        Phone(stranger, room.told["id"])
    with pytest.raises(DroppedError):
        Line(stranger, {"as": "phone", "workshop": room.told["id"]}, print)

    assert refused.value.code == "unknown_seat"


def test_the_terminal_leads_no_real_workshop(server: RunningServer) -> None:
    made = Terminal(server.data).ask("new", template="manchester", title="A day", area="Manchester")

    with pytest.raises(RefusedError) as refused:
        Room(server, made).order("go_next")

    assert refused.value.code == "not_a_rehearsal"


def test_a_phone_gives_no_order_of_the_house(poll: Room) -> None:
    with poll.phone() as phone, pytest.raises(RefusedError) as refused:
        phone.send(phone.message("go_next", step=phone.state["step"]))

    assert refused.value.code == "bad_message"


def test_a_vote_is_refused_before_the_step_opens_and_once_it_is_locked(room: Room) -> None:
    room.go_to_a_poll()
    with room.phone() as phone:
        with pytest.raises(RefusedError) as early:
            phone.send(phone.vote("neither"))
        room.order("open_step")
        room.order("lock_step")
        phone.follow_until(lambda state: state["status"] == "locked")
        late_vote = phone.vote("neither")
        with pytest.raises(RefusedError) as late:
            phone.send(late_vote)
        with pytest.raises(RefusedError) as late_by_http:
            phone.send_by_http(late_vote)
        room.order("open_step")
        counted = phone.send(late_vote)

    codes = [refused.value.code for refused in (early, late, late_by_http)]
    assert codes == ["not_open", "locked", "locked"]
    assert counted["own"]["body"] == {"choice": "neither"}


def test_an_answer_that_changed_elsewhere_is_not_overwritten(poll: Room) -> None:
    with poll.phone() as phone, Phone(phone.browser, phone.workshop) as other_tab:
        first = phone.send(phone.vote("comfortable"))
        with pytest.raises(RefusedError) as unseen:
            other_tab.send(other_tab.vote("uncomfortable"))
        other_tab.look()
        seen = dict(other_tab.answers)
        changed = other_tab.send(other_tab.vote("uncomfortable"))

    assert unseen.value.code == "answer_changed_elsewhere"
    assert seen[first_step(phone)]["receipt"] == first["receipt"] < changed["receipt"]
    assert changed["own"]["body"] == {"choice": "uncomfortable"}


def test_a_picture_of_a_lower_version_is_dropped(room: Room) -> None:
    with room.phone() as phone:
        before = phone.picture
        room.go_to_a_poll()
        phone.follow_until(lambda state: state["kind"] == "poll")

        assert not phone.show(before)
        assert phone.state["kind"] == "poll"
        assert phone.show(dict(phone.picture))


def test_an_answer_newer_than_the_picture_is_kept(poll: Room) -> None:
    with poll.phone() as phone:
        asked_before = phone.fetch()
        counted = phone.send(phone.vote("cant_say"))
        phone.show(asked_before)

        assert asked_before["version"] < counted["receipt"]
        assert phone.answers[first_step(phone)] == counted["own"]


def test_a_phone_follows_the_room_to_the_poll_and_votes(room: Room) -> None:
    with room.phone(table=2) as phone:
        assert phone.state["status"] == "waiting"
        while phone.state["kind"] != "poll":
            version = room.order("go_next")["version"]
            phone.follow_until(lambda state, version=version: state["version"] >= version)  # type: ignore[misc]  # bound in the lambda's default
        room.order("open_step")
        phone.follow_until(lambda state: state["is_open"])
        first = phone.send(phone.vote("very_comfortable"))
        second = phone.send(phone.vote("prefer_not"))

    assert phone.state["step"] == "camden/round-1"
    assert phone.state["table"] == 2
    assert first["own"]["receipt"] == first["receipt"] < second["receipt"]
    assert second["own"]["body"] == {"choice": "prefer_not"}


def test_the_fragment_offers_the_choices_that_the_document_names(poll: Room) -> None:
    fields = Inputs(poll.phone().picture["html"]).values

    assert fields["choice"] == CHOICES
    assert sorted(fields["command"]) == ["ask_for_help", "submit_answer"]
    assert set(fields["csrf_token"]) == {"@csrf@"}


def test_a_repeated_command_counts_once_however_it_arrives(poll: Room) -> None:
    with poll.phone() as phone:
        vote = phone.vote("comfortable")
        first = phone.send(vote)
        phone.send(phone.vote("neither"))
        poll.order("lock_step")
        again = [phone.send(vote), phone.send_by_http(vote)]
        poll.server.kill()
        poll.server.start()
        with pytest.raises(DroppedError):
            phone.send(vote)
        phone.connect()
        again.append(phone.send(vote))

    assert {answer["receipt"] for answer in again} == {first["receipt"]}
    assert {answer["own"]["body"]["choice"] for answer in again} == {"neither"}


def test_a_phone_that_was_away_finds_its_answer(poll: Room) -> None:
    with poll.phone() as phone:
        counted = phone.send(phone.vote("uncomfortable"))
    poll.order("lock_step")
    phone.answers = {}
    phone.connect()
    phone.hang_up()

    assert phone.state["status"] == "locked"
    assert phone.answers == {first_step(phone): counted["own"]}
    assert Phone(phone.browser, phone.workshop).answers == phone.answers


def test_a_phone_without_sockets_votes_as_well(poll: Room) -> None:
    phone = poll.phone()
    first = phone.send_by_http(phone.vote("comfortable"))
    second = phone.send_by_http(phone.vote("neither"))
    phone.show(phone.fetch())

    assert first["receipt"] < second["receipt"]
    assert phone.answers[first_step(phone)] == second["own"]


def test_another_phone_takes_the_seat_with_a_rejoin_code(poll: Room) -> None:
    with poll.phone() as old:
        counted = old.send(old.vote("comfortable"))
        fields = {"csrf_token": old.csrf, "answers_for": old.participant}
        page = old.browser.post_form(f"/p/{old.workshop}/place/code", **fields).text
        [code] = re.findall('class="place-code"[^>]*>([^<]+)<', page)
        browser = Browser(poll.server.port)
        door = f"/j/{poll.told['join_code']}/rejoin"
        offered = {name: values[0] for name, values in Inputs(browser.get(door).text).values.items()}
        browser.post_form(door, **{**offered, "rejoin_code": code})
        with pytest.raises(DroppedError):
            old.send(old.vote("neither"))
        with pytest.raises(RefusedError) as moved:
            old.fetch()
    new = Phone(browser, old.workshop)

    assert moved.value.code == "seat_moved"
    assert new.participant == old.participant
    assert new.answers == {first_step(old): counted["own"]}


def test_a_console_leads_a_real_workshop(server: RunningServer) -> None:
    terminal = Terminal(server.data)
    made = terminal.ask("new", template="manchester", title="A day", area="Manchester")
    browser = sign_in(terminal, server.port, PASSWORD)
    console = Client(browser, {"as": "console", "workshop": made["id"]})
    phone = Phone.join(Browser(server.port), made["join_code"], 1)
    with console, phone:
        moved = console.send(console.message("go_next", step=None))
        console.follow_until(lambda state: state["version"] >= moved["version"])
        phone.follow_until(lambda state: state["version"] >= moved["version"])
        with pytest.raises(RefusedError) as refused:
            console.send(console.message("go_next", step=None))
        console.send(console.message("undo", payload={"entry": moved["receipt"]}))
        phone.follow_until(lambda state: state["status"] == "waiting")

    assert refused.value.code == "step_moved_on"


def first_step(phone: Phone) -> str:
    """The step that the phone shows."""
    step: str = phone.state["step"]
    return step
