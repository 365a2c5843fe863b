"""One rehearsal as the gallery leads it: orders to the server, and the pages of those who are there."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, StorageState, ViewportSize, expect

from facilitator.rehearsal.script import Stop
from tests.leading import lead, stops_of
from tests.recorded import newest_in
from tests.running import ROOT, RunningServer

SIZES: dict[str, ViewportSize] = {
    "phone": {"width": 360, "height": 640},
    "laptop": {"width": 1366, "height": 768},
    "projector": {"width": 1920, "height": 1080},
    "projector-small": {"width": 1280, "height": 720},
}
PROJECTORS = frozenset({"projector", "projector-small"})
SEED = 7
QUIET_SECONDS = 1.2
PATIENCE_SECONDS = 20
SHOWN = """() => {
    const view = document.getElementById("view");
    return view && Number(view.dataset.version ?? 0);
}"""  # which version of the record a page shows, if it shows any
LAST_TABLE = 6  # the one at which 29 people leave a seat


@dataclass
class Room:
    """A rehearsal, one phone of ours in it, a console, and the wall in two sizes."""

    server: RunningServer
    made: dict[str, Any]
    browser: Browser
    staff: StorageState
    pages: dict[str, Page] = field(default_factory=dict)
    table: int = 1
    here: str | None = None
    version: int = 0  # the record's, with our last order
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(self) -> None:
        """Open the console, the walls, and the door that a table's sign opens."""
        base = self.server.base
        self.pages["laptop"] = self.page(
            "laptop", f"{base}/workshops/{self.made['id']}", storage_state=self.staff
        )
        for wall in sorted(PROJECTORS):
            self.pages[wall] = self.page(wall, f"{base}{_path(self.made['links']['projector'])}")
        self.pages["phone"] = self.page(
            "phone", f"{base}/j/{self.made['join_code']}/{self.table}", has_touch=True
        )

    def join(self) -> None:
        """Press the one button of the table's sign."""
        phone = self.pages["phone"]
        join = phone.get_by_role("button", name=re.compile("^Join")).first
        join.click()
        expect(phone.locator("#view")).to_be_visible()

    def page(self, size: str, address: str, **more: Any) -> Page:
        """One more page, in a browser of its own."""
        context = self.browser.new_context(viewport=SIZES[size], reduced_motion="reduce", **more)
        self.contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    def stops(self) -> list[Stop]:
        """The steps of the day, as they are planned."""
        return stops_of(self.server, self.made["id"], SEED)

    def lead(self, name: str, **payload: Any) -> dict[str, Any]:
        """Give a facilitator's order on the step we are at; what is refused comes back as it is."""
        return lead(self.server, self.made["id"], name, self.here, **payload)

    def must(self, name: str, **payload: Any) -> None:
        """Give an order that has to be carried out."""
        told = self.lead(name, **payload)
        assert told["ok"], (self.here, name, told)
        self.version = told["version"]

    def go_on(self, stop: Stop) -> None:
        """To the next step."""
        self.must("go_next")
        self.here = stop.key

    def settle(self, wanted: float = float("inf"), only: str | None = None) -> None:
        """Wait until nobody has answered for a moment, and what was pushed is drawn everywhere.

        Nobody waits longer once every page, or the `only` one looked at, shows the record's version `wanted`.
        """
        end = time.monotonic() + PATIENCE_SECONDS
        seen, since = self._versions(only), time.monotonic()
        while min(seen) < wanted and time.monotonic() < end and time.monotonic() - since < QUIET_SECONDS:
            self.pages["laptop"].wait_for_timeout(100)
            if (now := self._versions(only)) != seen:
                seen, since = now, time.monotonic()

    def catch_up(self) -> None:
        """Wait until the console shows what was pressed and acknowledged."""
        self.settle(newest_in(self.server.data / "moothall.db", self.made["id"]), only="laptop")

    def show(self, order: str, **payload: Any) -> None:
        """Give an order, and wait until every page shows it; nobody else does anything meanwhile."""
        self.must(order, **payload)
        self.settle(self.version)

    def _versions(self, only: str | None) -> list[int]:
        looked_at = [self.pages[only]] if only else self.pages.values()
        shown = [page.evaluate(SHOWN) for page in looked_at]
        return [version for version in shown if version is not None]

    def close(self) -> None:
        """Everybody goes home."""
        for context in self.contexts:
            context.close()


@contextmanager
def quiet_room(
    browser: Browser, server: RunningServer, staff: StorageState, workshop: str | None = None
) -> Iterator[Room]:
    """A rehearsal, of Manchester or of a workshop that is there, to which only our own phone comes."""
    made = (
        workshop
        or server.ask("new", template="manchester", title="Better use of data", area="Manchester")["id"]
    )
    copy = server.ask("rehearsal", workshop=made)
    room = Room(server, copy, browser, staff)
    room.open()
    try:
        yield room
    finally:
        room.close()


@contextmanager
def full_room(
    browser: Browser,
    server: RunningServer,
    staff: StorageState,
    phones: int,
    template: str = "manchester",
) -> Iterator[Room]:
    """A rehearsal of a template with simulated phones that follow us; our own phone is one more."""
    made = server.ask("new", template=template, title="Better use of data", area="Manchester")
    with followed_room(browser, server, staff, phones, made["id"]) as room:
        yield room


@contextmanager
def followed_room(
    browser: Browser, server: RunningServer, staff: StorageState, phones: int, workshop: str
) -> Iterator[Room]:
    """The same of a workshop that is there already."""
    rehearse = ("rehearse", workshop, "--phones", str(phones), "--seed", str(SEED))
    crowd = subprocess.Popen(
        [sys.executable, "-m", "facilitator.cli", *rehearse],
        cwd=ROOT, env=server.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    room = Room(server, _told_by(crowd), browser, staff, table=LAST_TABLE)
    try:
        room.open()
        yield room
    finally:
        room.close()
        crowd.kill()
        crowd.communicate()


def _told_by(crowd: "subprocess.Popen[str]") -> dict[str, Any]:
    """The copy's id, code and projector, read from what the command says while its phones come in."""
    told: dict[str, Any] = {"links": {}}
    said: list[str] = []
    assert crowd.stderr is not None
    for line in crowd.stderr:
        if found := re.search(r"with the code (\w+)", line):
            told["join_code"] = found[1]
        if found := re.search(r"projector (\S+?)\.?$", line):
            told["links"]["projector"] = found[1]
        if found := re.search(r"console \S+/workshops/(\w[\w-]*)", line):
            told["id"] = found[1]
        if "are connected" in line:
            return told
        said.append(line)
    raise AssertionError("".join(said))


def _path(address: str) -> str:
    return "/" + address.split("/", 3)[3]
