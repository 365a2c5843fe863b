"""One day with its people: the facilitator, the wall, phones at tables, and a crowd that answers by forms."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, StorageState, ViewportSize, expect

from casestudies.schema import Materials
from facilitator.rehearsal.script import Script
from sessions.exercises.registry import discover
from tests.journeys.crowd import Someone
from tests.journeys.pages import Console, Phone, Projector, SignIn
from tests.journeys.watching import Watch
from tests.running import RunningServer

PASSWORD = "three words long"
PHONE: ViewportSize = {"width": 360, "height": 640}
DESK: ViewportSize = {"width": 1366, "height": 768}
WALL: ViewportSize = {"width": 1920, "height": 1080}


@dataclass
class Day:
    """A workshop, and the browsers that were opened for it."""

    browser: Browser
    server: RunningServer
    watch: Watch
    staff: StorageState
    workshop: str
    code: str
    contexts: list[BrowserContext] = field(default_factory=list)
    people: list[Someone] = field(default_factory=list)
    phones: list[Phone] = field(default_factory=list)

    def __post_init__(self) -> None:
        """The facilitator is signed in; the console and the wall are open."""
        self.console = Console(self._page(DESK, storage_state=self.staff), self.is_heard)
        self.console.open(self.server.base, self.workshop)
        self.wall = Projector(self._page(WALL))
        self.wall.open(self.console.projector_link())

    def phone(self, table: int, script: bool = True, size: ViewportSize = PHONE) -> Phone:
        """A phone that scanned a table's sign, at the page that the sign opens."""
        page = self._page(size, java_script_enabled=script, has_touch=True)
        page.goto(self.door(table))
        self.phones.append(Phone(page))
        return self.phones[-1]

    def seated(self, table: int, **more: Any) -> Phone:
        """A phone that also pressed the one button there."""
        phone = self.phone(table, **more)
        phone.join()
        return phone

    def is_heard(self) -> None:
        """Wait until the server has what everybody pressed: a facilitator sees it counted before going on."""
        for phone in self.phones:
            phone.has_sent()

    def hurry_to(self, *titles: str) -> None:
        """On to where each of these was reached in turn, not looking at the steps between."""
        told = self.server.ask("plan", workshop=self.workshop)
        names = {made["id"]: made["title"] for made in told["plan"]["exercises"]}
        stops = Script(told["plan"], Materials.model_validate(told["materials"]), discover(), 1).stops
        keys = [str(stop.key) for stop in stops]
        passed = at = keys.index(self.console.step) if self.console.step else -1
        for title in titles:
            reached = (f"{names[stop.exercise]}/{stop.phase.title}" for stop in stops[at + 1 :])
            at += 1 + next(far for far, words in enumerate(reached) if title in words)
        self.console.hurry(keys[passed + 1 : at + 1])

    def crowd(self, *tables: int) -> list[Someone]:
        """One person at each table named, as often as it is named."""
        came = [Someone(self.browser, self.server.base, self.workshop, self.door(t)) for t in tables]
        self.people += came
        return came

    def door(self, table: int) -> str:
        """What a table's sign opens."""
        return f"{self.server.base}/j/{self.code}/{table}"

    def page(self, size: ViewportSize, **more: Any) -> Page:
        """One more page, of someone who is not signed in."""
        return self._page(size, **more)

    def staff_page(self, path: str) -> Page:
        """One more page of the facilitator's."""
        page = self.console.page.context.new_page()
        page.goto(f"{self.server.base}{path}")
        return page

    def close(self) -> None:
        """Everybody goes home."""
        for person in self.people:
            person.leave()
        for context in self.contexts:
            context.close()

    def _page(self, size: ViewportSize, **more: Any) -> Page:
        context = self.watch.over(self.browser.new_context(viewport=size, **more))
        self.contexts.append(context)
        return context.new_page()


def open_day(
    browser: Browser, server: RunningServer, watch: Watch, staff: StorageState, is_rehearsal: bool = False
) -> Day:
    """A new workshop, or the rehearsal copy of one."""
    made = server.ask("new", template="manchester", title="Better use of data", area="Manchester")
    if is_rehearsal:
        made = server.ask("rehearsal", workshop=made["id"])
    return Day(browser, server, watch, staff, made["id"], made["join_code"])


def signed_in(browser: Browser, server: RunningServer) -> StorageState:
    """The facilitator's cookie, had by a link from the terminal, as in any hall."""
    context = browser.new_context()
    page = context.new_page()
    token = server.ask("link")["links"][0].rpartition("/")[2]
    SignIn(page).by_link(f"{server.base}/sign-in/{token}", PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("Workshops")
    state = context.storage_state()
    context.close()
    return state
