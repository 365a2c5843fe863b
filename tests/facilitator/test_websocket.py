"""A slow screen gets the newest picture, and every one it gets whole; nobody waits for it."""

import asyncio
import time
from pathlib import Path
from typing import Any

import aiohttp
import socketio

from casestudies.loader import load_materials
from facilitator.rehearsal.joining import take_seat
from sessions.agenda import AgendaTemplate, plan_of
from sessions.database.sql_store import SqlStore
from sessions.exercises.registry import discover
from sessions.service import NewWorkshop, Service
from tests.facilitator.slow_reader import SlowReader
from tests.running import RunningServer

TABLES = [{"number": number, "seats": 30} for number in range(1, 100)]
LARGE_CHARACTERS = 200_000
NEWCOMERS = 12
LONGEST_SECONDS = 3.0
HALL = {
    "title": "A hall too large for one screen",
    "area": "Olympia",
    "summary": "Every seat is drawn on the wall.",
    "tables": TABLES[:1],  # a template may hold no more than can be set out; this hall is larger
    "exercises": [
        {"id": "welcome", "kind": "talk", "title": "Welcome", "settings": {"minutes": 5, "say": "Hi"}}
    ],
}


def great_hall(data: Path) -> tuple[str, str]:
    """A rehearsal whose wall is a very large picture: its join code and its screen's key."""
    service = Service(SqlStore(f"sqlite:///{(data / 'moothall.db').as_posix()}"), discover())
    template = AgendaTemplate.model_validate(HALL)
    plan, materials = {**plan_of(template), "tables": TABLES}, load_materials().model_dump(mode="json")
    made = service.create(NewWorkshop(template.title, template.area, plan, materials, is_rehearsal=True))
    keys = service.read(made, lambda workshop: (workshop.join_code, workshop.screen_key))
    service.close()
    return keys


class QuickScreen:
    """A projector as it should be."""

    def __init__(self) -> None:
        self.pictures: list[dict[str, Any]] = []
        self.socket = socketio.AsyncClient(reconnection=False, handle_sigint=False)
        self.socket.on("view", self.pictures.append)

    async def until(self, version: int) -> None:
        """Wait for a picture."""
        async with asyncio.timeout(LONGEST_SECONDS):
            while not self.pictures or self.pictures[-1]["version"] < version:
                await asyncio.sleep(0.005)


async def seat_newcomers(base: str, code: str, screen: QuickScreen) -> list[float]:
    """One after the other, each seen on the quick screen; gives how long each took."""
    seconds = []
    for number in range(NEWCOMERS):
        seen = screen.pictures[-1]["version"] if screen.pictures else 0
        begun = time.monotonic()
        jar = aiohttp.CookieJar(unsafe=True)  # an address without a name may have cookies too
        async with aiohttp.ClientSession(cookie_jar=jar, headers={"Origin": base}) as browser:
            await take_seat(browser, base, code, [number + 1])
        await screen.until(seen + 1)
        seconds.append(time.monotonic() - begun)
    return seconds


async def fill_the_hall(base: str, code: str, screen_key: str) -> tuple[list[Any], list[Any], list[float]]:
    """What the slow screen got, what the quick one got, and how long each newcomer took."""
    quick, slow = QuickScreen(), await asyncio.to_thread(SlowReader, base, screen_key)
    try:
        auth = {"as": "screen", "screen_key": screen_key}
        await quick.socket.connect(base, headers={"Origin": base}, auth=auth, transports=["websocket"])
        seconds = await seat_newcomers(base, code, quick)
        got = await asyncio.to_thread(slow.read_until, quick.pictures[-1]["version"])
        return got, quick.pictures, seconds
    finally:
        slow.close()
        await quick.socket.disconnect()


def test_a_slow_screen_gets_the_newest_picture_whole_and_keeps_nobody_waiting(tmp_path: Path) -> None:
    code, screen_key = great_hall(tmp_path)
    with RunningServer(tmp_path) as server:
        slow, quick, seconds = asyncio.run(fill_the_hall(server.base, code, screen_key))
    assert len(quick) == NEWCOMERS
    assert min(len(picture["html"]) for picture in quick) > LARGE_CHARACTERS
    shown = [(picture["version"], picture["html"]) for picture in quick]
    taken = [(picture["version"], picture["html"]) for picture in slow]
    assert [version for version, html in taken if (version, html) not in shown] == []
    assert taken[-1] == shown[-1]
    assert len(taken) < len(shown), "a slow screen is sent the newest picture, not all of them"
    assert max(seconds) < LONGEST_SECONDS
