"""Bad input to the running server, by page and socket: a stable code, a plain sentence, nothing changed."""

import asyncio
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import aiohttp
import pytest
import socketio

from facilitator import beacon
from tests.leading import lead, lead_to
from tests.running import RunningServer

ORDER = {"name": "submit_order", "exercise": "benefit", "step": "benefit/own"}


class Room:
    """A rehearsal on a real server, with one phone at Table 1, own orders open."""

    def __init__(self, server: RunningServer) -> None:
        self.server = server
        lit = beacon.find(server.data)
        assert lit is not None
        self.lit = lit
        made = lit.ask("new", {"template": "manchester", "title": "Bad input", "area": "Nowhere"})
        copy = lit.ask("rehearsal", {"workshop": made["id"]})
        self.id, self.code = copy["id"], copy["join_code"]

    def lead(self, name: str, step: str | None, **payload: Any) -> dict[str, Any]:
        """One order of the facilitator."""
        return lead(self.server, self.id, name, step, **payload)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    with RunningServer(tmp_path_factory.mktemp("bad-input") / "data") as server:
        yield Room(server)


async def join(room: Room, browser: aiohttp.ClientSession, table: int) -> aiohttp.ClientResponse:
    """Take a seat by the page's own form."""
    async with browser.get(f"{room.server.base}/j/{room.code}/{table}") as page:
        fields = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', await page.text()))
    return await browser.post(f"{room.server.base}/j/{room.code}/{table}", data=fields)


def new_browser() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))


async def ask_all(room: Room, messages: list[object]) -> list[dict[str, Any]]:
    """What a seated phone is answered by socket, one message after the other."""
    async with new_browser() as browser:
        await join(room, browser, 1)
        cookies = "; ".join(f"{cookie.key}={cookie.value}" for cookie in browser.cookie_jar)
        client = socketio.AsyncClient(reconnection=False)
        headers = {"Cookie": cookies, "Origin": room.server.base}
        auth = {"as": "phone", "workshop": room.id}
        await client.connect(room.server.base, headers, auth, transports=["websocket"])
        answers = [await client.call("command", message, timeout=20) for message in messages]
        await client.disconnect()
        return answers


def plain(answer: dict[str, Any]) -> bool:
    """A code that programs can rely on, and a sentence for people."""
    is_code = re.fullmatch(r"[a-z_]+", answer["code"]) is not None
    is_sentence = re.fullmatch(r"[^<>{}]{10,200}[.]", answer["message"], re.DOTALL) is not None
    return is_code and is_sentence and "Traceback" not in answer["message"]


def test_an_unknown_code_keeps_what_was_typed_and_says_what_to_do(room: Room) -> None:
    async def go() -> tuple[int, str]:
        async with new_browser() as browser:
            async with browser.get(room.server.base) as page:
                fields = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', await page.text()))
            async with browser.post(f"{room.server.base}/join", data={**fields, "code": "ZZZ ZZZ"}) as answer:
                return answer.status, await answer.text()

    status, text = asyncio.run(go())
    assert status == 404
    assert "ZZZ ZZZ" in text
    assert 'role="alert"' in text or "field-error" in text


def test_a_full_table_names_the_tables_with_room(room: Room) -> None:
    async def go() -> tuple[str, str]:
        seated = ""
        for _ in range(5):
            async with new_browser() as browser, await join(room, browser, 2) as answer:
                seated = await answer.text()
        address = f"{room.server.base}/j/{room.code}/2"
        async with new_browser() as browser, browser.get(address) as page:
            return seated, await page.text()

    seated, sixth = asyncio.run(go())
    assert "Table 2 is full" not in seated
    assert "Table 2 is full" in sixth
    assert "These tables have room." in sixth
    assert re.findall(rf'href="/j/{room.code}/(\d)"', sixth) == ["1", "3", "4", "5", "6"]


BAD = {
    "another step": {**ORDER, "step": "camden/round-1", "exercise": "camden", "name": "submit_answer"},
    "no such step": {**ORDER, "step": "benefit/nowhere"},
    "no such exercise": {**ORDER, "exercise": "nowhere"},
    "no such command": {**ORDER, "name": "dance"},
    "a card twice": {**ORDER, "payload": {"tiers": [["1"], ["1"]], "shown": []}},
    "a card not in the set": {**ORDER, "payload": {"tiers": [["A"]], "shown": []}},
    "no card": {**ORDER, "payload": {"tiers": [], "shown": []}},
    "a field too many": {**ORDER, "payload": {"tiers": [["1"]], "shown": [], "admin": True}},
    "a workshop's command": {"name": "open_step", "step": "benefit/own", "payload": {}},
    "someone else's seat": {"name": "join", "exercise": "", "payload": {"participant": "f" * 32}},
    "not an object": [1, 2, 3],
    "nothing": None,
    "a number": 7,
    "deep": {**ORDER, "payload": {"tiers": [[[[[[["1"]]]]]]]}},
    "an id too short": {**ORDER, "id": "1"},
    "a huge receipt": {**ORDER, "payload": {"tiers": [["1"]], "shown": []}, "replaces": 10**30},
    "one megabyte": {**ORDER, "payload": {"tiers": [["1"]], "shown": ["x" * 1_000_000]}},
}


def test_every_bad_message_is_answered_by_a_code_and_a_sentence_and_stores_nothing(room: Room) -> None:
    here = "benefit/own"
    lead_to(room.server, room.id, here)
    early = {"id": "before-opening", **ORDER, "payload": {"tiers": [["1"]], "shown": []}}
    assert asyncio.run(ask_all(room, [early]))[0]["code"] == "not_open"
    assert room.lead("open_step", here)["ok"]
    stored = events(room)
    messages = [
        {"id": f"bad-{number:06d}", "payload": {}, **bad} if isinstance(bad, dict) else bad
        for number, bad in enumerate(BAD.values())
    ]
    answers = dict(zip(BAD, asyncio.run(ask_all(room, messages)), strict=True))
    assert {name: told for name, told in answers.items() if told["ok"] or not plain(told)} == {}
    assert events(room) == stored + 1  # the phone that asked took a seat
    assert answers["one megabyte"]["code"] == "too_large"


def test_text_over_the_limit_is_refused_with_the_limit(room: Room) -> None:
    assert room.lead("go_next", "benefit/own")["ok"]
    assert room.lead("open_step", "benefit/criteria")["ok"]
    place = {"exercise": "benefit", "step": "benefit/criteria"}
    story = {"id": "a-long-story", "name": "propose_criterion", **place, "payload": {"text": "x" * 281}}
    answer = asyncio.run(ask_all(room, [story]))[0]
    assert "280" in answer["message"]
    assert plain(answer)


def test_broken_json_and_a_large_page_are_refused_in_words(room: Room) -> None:
    async def go() -> list[tuple[int, str]]:
        async with new_browser() as browser:
            await join(room, browser, 3)
            async with browser.get(f"{room.server.base}/p/{room.id}") as page:
                token = re.search(r'name="csrf-token" content="([^"]+)"', await page.text())
            assert token is not None
            heads = {"X-CSRFToken": token[1], "Content-Type": "application/json"}
            told = []
            for body in ('{"id": ', "[" * 60_000, '{"a": "' + "x" * 1_000_000 + '"}'):
                async with browser.post(
                    f"{room.server.base}/p/{room.id}/commands", data=body, headers=heads
                ) as answer:
                    told.append((answer.status, await answer.text()))
            return told

    for status, text in asyncio.run(go()):
        assert status in (400, 413)
        assert "Traceback" not in text
        assert '"ok":false' in text.replace(" ", "")


def test_the_server_logged_no_fault(room: Room) -> None:
    assert "Traceback" not in room.server.output.read_text(encoding="utf-8")


def events(room: Room) -> int:
    """How many events the record holds, all workshops together."""
    with closing(sqlite3.connect(room.server.data / "moothall.db")) as record:
        return int(record.execute("SELECT count(*) FROM events").fetchone()[0])
