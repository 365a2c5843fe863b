"""What a talk shows fits the wall at 1280x720, page by page, with the time left and a rehearsal's mark."""

import json
from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex
from typing import Any

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, Route

from sessions.exercises.base import Actor, Role
from sessions.ids import CommandId, WorkshopId
from sessions.orders import Order, Receipt
from sessions.service import NewWorkshop
from tests.facilitator.desk import DeskBrowser, open_desk
from tests.journeys.looking import cut_off, scrolls, small_text

LEAST_BODY = 3.9  # hundredths of the wall's height
# The time left is shown as it will be; then: how far the words run into what stands below them, in pixels.
RUNS_INTO_FOOT = """() => {
    const foot = document.querySelector('.stage-foot');
    for (const time of foot.querySelectorAll('[hidden]')) {
        time.hidden = false;
        time.textContent = 'About 5 minutes left';
    }
    const words = [...document.querySelectorAll('.stage-body :is(dt, dd, p, svg)')];
    const lowest = Math.max(...words.map((word) => word.getBoundingClientRect().bottom));
    return lowest - foot.getBoundingClientRect().top;
}"""
SMALLEST_BODY = """() => Math.min(...[...document.querySelectorAll('.stage-body :is(dd, .spectrum-words p)')]
    .map((word) => 100 * parseFloat(getComputedStyle(word).fontSize) / innerHeight))"""


class Wall:
    """A day that shows one text, and a screen that follows it."""

    def __init__(self, desk: DeskBrowser, browser: Browser, show: str) -> None:
        settings = {"say": "Read.", "minutes": 60, "show": show}
        exercise = {"id": "words", "kind": "talk", "title": "The words we use", "settings": settings}
        plan = {"tables": [{"number": 1, "seats": 5}], "exercises": [exercise]}
        self.house, self.client = desk.house, desk.client
        materials: dict[str, Any] = self.house.materials.model_dump(mode="json")
        self.workshop: WorkshopId = self.house.service.create(
            NewWorkshop("Day", "Here", plan, materials, True)
        )
        self.page: Page = browser.new_page(viewport={"width": 1280, "height": 720})
        self.page.route("**/*", lambda route: serve(route, self.client))

    def pages(self) -> Iterator[Page]:
        """The screen at each page that is shown."""
        key = self.house.service.read(self.workshop, lambda room: room.screen_key)
        for _step in range(self.house.service.read(self.workshop, lambda room: len(room.steps))):
            here = self.house.service.read(self.workshop, lambda room: room.step.key if room.step else None)
            order = Order(
                self.workshop, CommandId(token_hex(8)), "go_next", {}, Actor(Role.FACILITATOR), step=here
            )
            assert isinstance(self.house.service.handle(order), Receipt)
            if self.page.url == "about:blank":
                self.page.goto(f"http://wall/screen/{key}")
            picture = json.loads(self.client.get(f"/screen/{key}/view").text)["html"]
            self.page.evaluate("(html) => { document.getElementById('view').innerHTML = html; }", picture)
            yield self.page


def serve(route: Route, client: FlaskClient) -> None:
    """Answer the browser out of the app itself; there are no scripts and no socket."""
    path = route.request.url.removeprefix("http://wall")
    if route.request.resource_type not in ("document", "stylesheet", "font"):
        route.abort()
        return
    answer = client.get(path, base_url="http://localhost")
    route.fulfill(status=answer.status_code, content_type=answer.content_type, body=answer.data)


@pytest.mark.parametrize("show", ["glossary", "spectrum", "briefing", "legal-history"])
def test_every_page_that_is_shown_fits_the_wall_and_can_be_read(
    browser: Browser, tmp_path: Path, show: str
) -> None:
    wall = Wall(open_desk(tmp_path), browser, show)
    for number, page in enumerate(wall.pages(), 1):
        assert page.evaluate(RUNS_INTO_FOOT) <= 0, number
        assert page.evaluate(SMALLEST_BODY) >= LEAST_BODY - 0.01, number
        assert (cut_off(page), small_text(page), scrolls(page)["down"]) == ([], [], 0), number
    wall.page.close()
