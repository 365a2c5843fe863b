"""Somebody withdraws while the room looks on: the wall follows, and the phone itself forgets."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.running import RunningServer

WORDS = "My sister has epilepsy"
SECONDS = 5_000
OWN_KEYS = "Object.keys(localStorage).filter((key) => key.includes('form:'))"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    with RunningServer(tmp_path) as running:
        yield running


class Room:
    """A rehearsal led from the terminal."""

    def __init__(self, server: RunningServer) -> None:
        made = server.ask("new", template="manchester", title="Better use of data", area="Manchester")
        self.server, self.made = server, server.ask("rehearsal", workshop=made["id"])
        self.step: str | None = None
        self.orders = 0

    def lead(self, name: str, exercise: str | None = None, **payload: Any) -> None:
        """An order on the step the room is on."""
        self.orders += 1
        message = {"id": f"order-{self.orders:06d}", "name": name, "payload": payload, "step": self.step}
        more = {"exercise": exercise} if exercise else {}
        self.server.ask("lead", workshop=self.made["id"], message={**message, **more})

    def open_notes(self) -> str:
        """Walk to the first step in which tables write, and open it; its exercise."""
        plan = self.server.ask("plan", workshop=self.made["id"])["plan"]["exercises"]
        exercise = next(item["id"] for item in plan if item["kind"] == "statements")
        key = self.made["links"]["projector"].rpartition("/")[2]
        while self.step != f"{exercise}/write":
            self.lead("go_next")
            self.step = _step(self.server, key)
        self.lead("open_step")
        return str(exercise)


def _step(server: RunningServer, key: str) -> str:
    return str(json.loads(server.fetch(f"/screen/{key}/view")[1])["state"]["step"])


@pytest.fixture
def room(server: RunningServer) -> Room:
    return Room(server)


@pytest.fixture
def phone(browser: Browser, server: RunningServer, room: Room) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(f"{server.base}/j/{room.made['join_code']}/1")
    page.get_by_role("button", name="Join Table 1").click()
    yield page
    context.close()


def test_the_wall_follows_within_five_seconds_and_the_phone_forgets_its_drafts(
    browser: Browser, server: RunningServer, room: Room, phone: Page
) -> None:
    wall = browser.new_context(viewport={"width": 1280, "height": 720}).new_page()
    wall.goto(server.base + "/screen/" + room.made["links"]["projector"].rpartition("/")[2])
    exercise = room.open_notes()
    phone.locator("#write > summary").click()
    phone.locator("#said-text").fill(WORDS)
    phone.get_by_role("button", name="Add", exact=True).click()
    expect(phone.locator(".said-row")).to_have_count(1)
    room.lead("approve_saying", exercise, saying=["t1-s1"])
    room.lead("show_screen", screen=f"saying:{exercise}:t1-s1")
    expect(wall.locator("#view")).to_contain_text(WORDS)
    phone.locator("#said-text").fill("A draft that was never sent")
    assert phone.evaluate(OWN_KEYS)
    phone.goto(f"{server.base}/p/{room.made['id']}/withdraw")
    phone.get_by_role("button", name="Withdraw everything").click()
    expect(phone.get_by_role("heading", name="Withdrawn")).to_be_visible()
    expect(wall.locator("#view")).not_to_contain_text(WORDS, timeout=SECONDS)
    phone.wait_for_function(f"{OWN_KEYS}.length === 0")
    phone.goto(f"{server.base}/p/{room.made['id']}")
    expect(phone.locator(".said-row")).to_have_count(0)
    wall.context.close()
