"""Role by socket event: the hand-written table against the lines there are, and every cell tried."""

from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex
from typing import Any

import pytest
from flask_socketio import SocketIOTestClient

from facilitator import app as composition
from facilitator.app import create_app, house_of
from facilitator.config import Config
from participant.live import Line
from sessions.store import MemoryStore
from tests.facilitator.desk import DeskBrowser
from tests.roles.company import Company, gather
from tests.roles.table import EVENTS, EXPERT, LEAD, OBSERVER, ROLES, SCRIBE, SECOND

# An order that the line's rightful clients may give, whatever then comes of it.
ORDERS: dict[str, dict[str, Any]] = {
    "phone": {"name": "submit_answer", "exercise": "camden", "step": "camden/round-1"},
    "console": {"name": "add_time"},
    "role": {"name": "mark_question", "exercise": "asked", "step": "asked/ask"},
    "table": {"name": "ask_for_help"},
    "screen": {"name": "add_time"},
}
BY_ROLE = ("not_allowed", "link_revoked", "signed_out", "unknown_seat", "not_connected")


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    found = gather(Path(tmp_path_factory.mktemp("company")))
    yield found
    found.lead.house.service.close()


def call(company: Company, browser: DeskBrowser, line: str) -> SocketIOTestClient:
    """A socket of this browser that says it comes as a client of a line."""
    auth = {"as": line, "workshop": company.workshop, "screen_key": company.room().screen_key}
    house = company.lead.house
    return house.socketio.test_client(house.app, auth=auth, flask_test_client=browser.client)


def order(line: str) -> dict[str, Any]:
    return {"id": token_hex(16), "step": None, "payload": {}, **ORDERS[line]}


def test_every_line_and_event_stands_in_the_table_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, company: Company
) -> None:
    known: dict[str, Line] = {}
    monkeypatch.setattr(composition, "register", lambda app, socketio, lines: known.update(lines))
    house_of(create_app(Config(data=tmp_path), store=MemoryStore())).service.close()
    handlers = set(company.lead.house.socketio.server.handlers["/"])
    assert set(EVENTS) == set(known) == set(ORDERS)
    assert all(set(events) == handlers for events in EVENTS.values())


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("line", sorted(EVENTS))
def test_each_event_gets_whom_the_table_says_somewhere_and_nobody_else(
    company: Company, line: str, role: str
) -> None:
    socket = call(company, company.browser(role), line)
    found = {"connect": socket.is_connected()}
    for event, message in (("view", {}), ("command", order(line))):
        told = socket.emit(event, message, callback=True) if found["connect"] else {"code": "not_connected"}
        found[event] = told.get("code") not in BY_ROLE
    assert found == {event: role in EVENTS[line][event] for event in found}


@pytest.mark.parametrize(("role", "line"), [(OBSERVER, "role"), (EXPERT, "role"), (SECOND, "console")])
def test_a_socket_ends_with_its_link_and_others_go_on(company: Company, role: str, line: str) -> None:
    mine, others = (call(company, company.browser(role), line) for _ in range(2))
    newest = list(company.room().grants.given)[-2]
    company.order(company.actors[LEAD], "revoke_role", grant=newest)
    assert not mine.is_connected()
    assert others.is_connected()
    assert others.emit("view", {}, callback=True)["html"]


@pytest.mark.parametrize(("role", "line"), [(OBSERVER, "role"), (SECOND, "console"), (SCRIBE, "table")])
def test_a_browsers_sockets_end_when_it_leaves_and_others_with_its_link_go_on(
    company: Company, role: str, line: str
) -> None:
    link = company.link(role)
    browsers = [DeskBrowser(company.lead.app) for _ in range(2)]
    assert [browser.post(link).status_code for browser in browsers] == [303, 303]
    mine, others = (call(company, browser, line) for browser in browsers)
    assert browsers[0].post(f"/r/{company.workshop}/leave").status_code == 200
    assert not mine.is_connected()
    assert others.emit("view", {}, callback=True)["html"]


def test_each_event_asks_anew_whether_the_link_counts(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where a socket were left open: nothing but the record says what it may."""
    monkeypatch.setattr(company.lead.house.socketio.server, "disconnect", lambda sid: None)
    socket = call(company, company.browser(SECOND), "console")
    company.order(company.actors[LEAD], "revoke_role", grant=list(company.room().grants.given)[-1])
    assert socket.emit("view", {}, callback=True)["code"] == "signed_out"
    assert socket.emit("command", order("console"), callback=True)["code"] == "signed_out"
