"""The screens as the people in front of them see them: where to press, where to type, what to read."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

SAVED = "Saved on this phone. We'll send it when you're back online."
COUNTED = "Counted. You can change it until voting closes."
LATE = "Voting closed before this was sent. Tell your facilitator: they can reopen it."
# Gives Next on each of these steps, as fast as the server takes it.
HURRY = """async ([workshop, steps]) => {
    const csrf = document.querySelector('meta[name="csrf-token"]').content;
    const headers = {"Content-Type": "application/json", "X-CSRFToken": csrf};
    for (const step of steps) {
        const id = crypto.getRandomValues(new Uint32Array(4)).join("");
        const body = JSON.stringify({id, name: "go_next", step, payload: {}});
        const sent = await fetch(`/workshops/${workshop}/commands`, {method: "POST", headers, body});
        const told = await sent.json();
        if (!told.ok) throw new Error(told.message);
    }
}"""
# Nothing that was sent is on its way. A phone without a line or without script has nothing to wait for.
ALL_SENT = """() => {
    const line = document.querySelector("[data-connection]")?.dataset.state;
    return line !== "on" || (document.documentElement.dataset.unsent ?? "0") === "0";
}"""
# The page has arrived, and so has every script that it asks for; without script there is none to wait for.
STARTED = """() => {
    const { script } = document.documentElement.dataset;
    if (document.readyState !== "complete" || script === undefined) return document.readyState === "complete";
    const isOn = document.querySelector("[data-connection]")?.dataset.state === "on";
    return isOn && script === "ready" && !document.querySelector('[data-module]:not([data-started="yes"])');
}"""


class SignIn:
    """The page behind the link that the terminal printed."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def by_link(self, link: str, password: str) -> None:
        """Open the link; the first time it asks for a password to keep."""
        self.page.goto(link)
        field = self.page.get_by_label("Password", exact=True)
        if field.count():
            field.fill(password)
        self.page.locator("main .button-primary").click()


class NewWorkshop:
    """From the list of workshops to a room."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def from_template(self) -> None:
        """Take the template as it is offered."""
        self.page.get_by_role("link", name="New workshop").click()
        self.page.get_by_role("button", name="Create and open").click()


class Console:
    """The facilitator's screen. Whoever leads the room waits until it `is_ready` to be led on."""

    def __init__(self, page: Page, is_ready: Callable[[], None] = lambda: None) -> None:
        self.page = page
        self.is_ready = is_ready
        self.heading = page.get_by_role("heading", level=1).first
        self.next = page.locator("#live-next")
        self.back = page.locator("#live-back")
        self.lock = page.locator("#live-open")
        self.reveal = page.locator("#live-reveal")
        self.notice = page.locator("#notices")
        self.toast = page.locator("#toast")
        self.counts = page.locator(".figure-number")

    def open(self, base: str, workshop: str) -> None:
        """Go there, and wait until it is live."""
        self.page.goto(f"{base}/workshops/{workshop}")
        expect(self.page.locator("[data-connection]").first).to_have_attribute("data-state", "on")

    def projector_link(self) -> str:
        """What the projector's browser has to open."""
        link = self.page.locator('a[href^="/screen/"]').first.get_attribute("href")
        base = self.page.evaluate("location.origin")
        return f"{base}{link}"

    def go_to(self, *titles: str) -> None:
        """Press Next until each of these steps was reached, one after the other; others are passed over."""
        for title in titles:
            self._go_on()
            while title not in self._here.inner_text():
                self._go_on()

    def hurry(self, steps: list[str]) -> None:
        """Past all of these to the last, waiting for the screens there alone."""
        self.is_ready()
        given_on = [self.step or None, *steps[:-1]]
        self.page.evaluate(HURRY, [self.page.url.rpartition("/")[2], given_on])
        expect(self._on).to_have_attribute("data-step", steps[-1])

    @property
    def step(self) -> str:
        """The step that the console shows; empty before the first."""
        return self._on.get_attribute("data-step") or ""

    def _go_on(self) -> None:
        self.is_ready()
        before = self.step
        self.next.click()
        expect(self._on).not_to_have_attribute("data-step", before)

    def toggle(self) -> None:
        """Press the main button: open, lock or reopen."""
        self.is_ready()
        form = self.page.locator("form", has=self.lock)
        before = form.get_attribute("data-command") or ""
        self.lock.click()
        expect(form).not_to_have_attribute("data-command", before)

    def show(self, panel: str | None = None) -> None:
        """Reveal the step's only result, or the one with that key."""
        self.reveal.click()
        if panel:
            self.page.locator(f'.panel-list form:has([name=panel][value="{panel}"]) button').click()

    def table(self, number: int) -> Locator:
        """A table in the room."""
        return self.page.locator(".room-table").nth(number - 1)

    @property
    def _on(self) -> Locator:
        return self.page.locator("form[data-command=go_next]")

    @property
    def _here(self) -> Locator:
        return self.page.locator("[aria-current=step]").last


class Projector:
    """What the room sees."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.view = page.locator("#view")
        self.count = page.locator(".stage-count")

    def open(self, link: str) -> None:
        """Put it on the wall."""
        self.page.goto(link)
        expect(self.view).to_be_visible()


class Phone:
    """One person's phone."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.view = page.locator("#view")
        self.state = page.locator("[data-answer-state]").first
        self.own = page.locator("[data-own-text]").first
        self.outbox = page.locator("#outbox")
        self.send_order = page.get_by_role("button", name="Send my order")
        self.submit = page.get_by_role("button", name="Submit")
        self.refusal = page.locator(".bar [data-refusal]")
        self.status = page.locator("[data-status]")

    def join(self) -> None:
        """The one button of a table's sign."""
        self.page.get_by_role("button", name="Join Table").click()
        expect(self.view).to_contain_text("Table")
        self.has_started()

    def has_started(self) -> None:
        """Wait until the scripts are there that take what is pressed, and a line that takes it on."""
        self.page.wait_for_function(STARTED)

    def look_again(self) -> None:
        """Without script, the way to see what has happened since; the page is a new one."""
        with self.page.expect_navigation():
            self.page.get_by_role("link", name="Look again").click()

    def waits_for(self, picture: str) -> None:
        """Wait until a picture that came after this one is drawn."""
        expect(self.view).not_to_have_attribute("data-version", picture)

    @property
    def picture(self) -> str:
        """Which picture the page shows."""
        return self.view.get_attribute("data-version") or ""

    def has_sent(self) -> None:
        """Wait until the server has whatever was pressed here."""
        if not self.page.is_closed():
            self.page.wait_for_function(ALL_SENT)

    def is_live(self) -> None:
        """Wait until pushes arrive."""
        expect(self.page.locator("[data-connection]")).to_have_attribute("data-state", "on")

    def go_offline(self) -> None:
        """Walk out of the wifi."""
        self.page.context.set_offline(True)
        expect(self.page.locator("[data-connection]")).to_have_attribute("data-state", "off")

    def come_back(self) -> None:
        """Walk into it again."""
        self.page.context.set_offline(False)

    def pool(self, card: str) -> Locator:
        """A card that is not placed yet."""
        return self.page.locator(".pool-card").filter(has_text=card)

    def row(self, card: str) -> Locator:
        """A card that has a place in one's own order."""
        return self.page.locator(".rank-row").filter(has_text=card)

    @property
    def order(self) -> Locator:
        """One's own order, most first."""
        return self.page.locator(".rank-title")

    def agreed(self) -> list[str]:
        """The table's order as this phone shows it: place and card."""
        rows = self.page.locator(".agreed-row .agreed-pick")
        return [" ".join(text.split()) for text in rows.all_inner_texts()]

    def choose(self, words: str) -> None:
        """Press a choice and send it."""
        self.page.get_by_label(words, exact=True).check()
        self.submit.click()
