"""Canaries: what people said, their name, their token and address, looked for in every file and download.

A rehearsed day is played at a real server by two phones that come from an address of their own. After one
has withdrawn and the record was purged, nothing of either is found; before, all of it is where it belongs.
"""

import base64
import json
import re
import socket
import zlib
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPHandler, Request, build_opener

import pytest

from participant.identity import COOKIE
from sessions.database.sql_store import SqlStore
from tests.builders import make_hall
from tests.running import RunningServer

ADDRESS = "127.0.0.77"  # nobody else's on this machine
AGENT = "CanaryBrowser/7.7"
FIRST, SECOND = "Canary words of the first phone", "Canary words of the second phone"
NAME, REACH = "Ada Canary", "ada@canary.example"


def needs_own_address() -> None:
    with socket.socket() as probe:
        try:
            probe.bind((ADDRESS, 0))
        except OSError:
            pytest.skip("this system gives loopback one address only")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    needs_own_address()
    with RunningServer(tmp_path) as running:
        yield running


class FromElsewhere(HTTPHandler):
    """Plain HTTP from an address of one's own."""

    def http_open(self, request: Request) -> HTTPResponse:
        """See `HTTPHandler.http_open`."""
        return self.do_open(_connect, request)


def _connect(host: str, **options: Any) -> HTTPConnection:
    return HTTPConnection(host, source_address=(ADDRESS, 0), **options)


class Phone:
    """A browser without script, at table 1."""

    def __init__(self, base: str, code: str) -> None:
        self.base, self.jar = base, CookieJar()
        self.opener = build_opener(FromElsewhere(), HTTPCookieProcessor(self.jar))
        self.opener.addheaders = [("User-Agent", AGENT)]
        page = self.get(f"/j/{code}/1")
        offered = re.search(r'name="offer" value="([^"]+)"', page)
        assert offered
        self.post(f"/j/{code}/1", on=f"/j/{code}/1", offer=offered[1])

    def get(self, path: str) -> str:
        """A page."""
        with self.opener.open(f"{self.base}{path}") as answer:
            return str(answer.read().decode())

    def post(self, path: str, on: str, **fields: str) -> str:
        """A form of a page, and where it leads."""
        csrf = re.search(r'name="csrf_token" value="([^"]+)"', self.get(on))
        token = csrf[1] if csrf else json.loads(self.get(f"{on}/view"))["csrf"]
        body = urlencode({"csrf_token": token, **fields}).encode()
        sent = Request(f"{self.base}{path}", body)  # noqa: S310 - our own server's address
        with self.opener.open(sent) as answer:
            return str(answer.read().decode())

    @property
    def token(self) -> str:
        """What makes answers this phone's own, out of its cookie."""
        [cookie] = [cookie.value for cookie in self.jar if cookie.name == COOKIE]
        assert cookie
        packed = cookie.strip('"').split(".")
        text = packed[1] if packed[0] == "" else packed[0]
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        held = json.loads(zlib.decompress(raw) if packed[0] == "" else raw)
        return str(next(iter(held.values()))[0])


class Day:
    """A rehearsal led from the terminal, with two phones."""

    def __init__(self, server: RunningServer) -> None:
        made = server.ask("new", template="manchester", title="Better use of data", area="Manchester")
        self.server, self.made = server, server.ask("rehearsal", workshop=made["id"])
        self.id, self.step, self.orders = str(self.made["id"]), None, 0
        self.phones = [Phone(server.base, self.made["join_code"]) for _ in range(2)]

    def lead(self, name: str, exercise: str | None = None, **payload: Any) -> None:
        self.orders += 1
        message = {"id": f"order-{self.orders:06d}", "name": name, "payload": payload, "step": self.step}
        more = {"exercise": exercise} if exercise else {}
        self.server.ask("lead", workshop=self.id, message={**message, **more})

    def play(self) -> None:
        """Both phones write something, the room sees it, and one gives a name."""
        plan = self.server.ask("plan", workshop=self.id)["plan"]["exercises"]
        exercise = next(item["id"] for item in plan if item["kind"] == "statements")
        while self.step != f"{exercise}/write":
            self.lead("go_next")
            self.step = json.loads(self.phones[0].get(f"/p/{self.id}/view"))["state"]["step"]
        self.lead("open_step")
        for number, (phone, words) in enumerate(zip(self.phones, (FIRST, SECOND), strict=True)):
            fields = {"command": "add_statement", "command_id": f"canary-{number:08d}", "text": words}
            where = {"step": f"{exercise}/write", "exercise": exercise}
            phone.post(f"/p/{self.id}/commands", on=f"/p/{self.id}", **fields, **where)
        self.lead("approve_saying", exercise, saying=["t1-s1", "t1-s2"])
        self.lead("correct_saying", exercise, saying="t1-s1", text=f"{FIRST}, corrected")
        for phone, extra in zip(self.phones, ("", " the Second"), strict=True):
            fields = {"on_delegate_list": "1", "may_contact": "1", "name": NAME + extra, "address": REACH}
            phone.post(f"/p/{self.id}/choices/name", on=f"/p/{self.id}/choices", **fields)

    def report(self) -> str:
        files = self.server.ask("report", workshop=self.id, formats=["html"])["files"]
        return bytes(next(iter(files.values()))).decode()


def files_with(folder: Path, canary: str) -> list[str]:
    """The files of the data folder, journals and logs too, that hold a canary."""
    raw = canary.encode()
    return [path.name for path in sorted(folder.rglob("*")) if path.is_file() and raw in path.read_bytes()]


def found(server: RunningServer, canary: str) -> list[str]:
    return files_with(server.data, canary)


def test_what_was_planted_is_found_nowhere_after_withdrawal_and_purge(server: RunningServer) -> None:
    day = Day(server)
    day.play()
    tokens = [phone.token for phone in day.phones]
    assert [len(token) for token in tokens] == [32, 32]
    assert found(server, FIRST)
    assert found(server, SECOND)
    assert found(server, NAME)
    for never in (*tokens, ADDRESS, AGENT):
        assert found(server, never) == [], "a token, an address and a browser are kept by nobody"

    one = day.phones[0]
    one.post(f"/p/{day.id}/withdraw", on=f"/p/{day.id}/withdraw", command_id="withdraw-0001")
    assert found(server, FIRST) == []
    assert found(server, SECOND)
    assert NAME not in one.get(f"/p/{day.id}/choices")
    assert found(server, f"{NAME} the Second")

    day.lead("close_workshop")
    before = day.report()
    assert FIRST not in before
    assert SECOND in before
    [certificate] = server.ask("purge", workshop=day.id)["certificates"]
    assert certificate["left"] == 0
    for canary in (FIRST, SECOND, NAME, REACH, *tokens, ADDRESS, AGENT):
        assert found(server, canary) == []
        assert canary not in json.dumps(certificate)
    after = day.report()
    assert "purged" in after
    assert [canary for canary in (FIRST, SECOND, NAME, REACH) if canary in after] == []
    pages = [phone.get(f"/p/{day.id}/{page}") for phone in day.phones for page in ("said", "choices")]
    assert [canary for page in pages for canary in (FIRST, SECOND, NAME, REACH) if canary in page] == []
    assert "the time for which it was kept is over" in pages[0]
    server.stop()
    assert [canary for canary in (FIRST, SECOND, NAME, REACH) if found(server, canary)] == []


def test_with_erasure_switched_off_the_canaries_would_be_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the test above would find nothing for another reason."""

    def append_alone(self: SqlStore, workshop: Any, events: Any, receipts: Any, erased: Any) -> None:
        self.append(workshop, events, receipts)

    monkeypatch.setattr(SqlStore, "erase", append_alone)
    hall = make_hall(store=SqlStore(f"sqlite:///{tmp_path}/record.db"))
    one = hall.join(1, 1)
    hall.go_to(next(step.key for step in hall.state.steps if step.exercise.kind.name == "statements"))
    hall.do("open_step")
    hall.do("add_statement", one, exercise=hall.step.exercise.id, text=FIRST)
    hall.do("withdraw_answers", one, participant=one.participant)
    assert files_with(tmp_path, FIRST)
    hall.service.close()
