"""One phone in a bad hall, driven by a seed: pressed twice, cut off, reloaded, killed, in two tabs."""

from dataclasses import dataclass, field
from random import Random

from playwright.sync_api import Browser, Page, expect

from facilitator.rehearsal.joining import HiddenFields

COUNTED = "Counted. You can change it until voting closes."
OVERTAKEN = "A newer answer of yours is already counted. Look at it here, then change it if you want to."
LABELS = {
    "very_uncomfortable": "Very uncomfortable",
    "uncomfortable": "Uncomfortable",
    "neither": "Neither",
    "comfortable": "Comfortable",
    "very_comfortable": "Very comfortable",
}
SETTLE_MS = 20_000
BRISK = (
    """const chance = Math.random; Math.random = () => chance() / 8;"""  # shorter waits, as uneven as ever
)
CHOOSE = """([choice, taps]) => {
    const change = document.querySelector("[data-when-answered]:not([hidden]) [data-change]");
    change?.click();
    const radio = document.querySelector(`input[name=choice][value=${choice}]`);
    if (!radio) return false;
    radio.click();
    for (let tap = 0; tap < taps; tap += 1) radio.form.querySelector("[type=submit]").click();
    return true;
}"""
EMPTY = """async () => {
    const asked = indexedDB.open("moothall", 1);
    const database = await new Promise((resolve) => { asked.onsuccess = () => resolve(asked.result); });
    const counted = database.transaction("outbox").objectStore("outbox").count();
    const waiting = await new Promise((resolve) => { counted.onsuccess = () => resolve(counted.result); });
    database.close();
    return waiting === 0 && document.documentElement.dataset.script === "ready";
}"""


@dataclass
class Handling:
    """A phone and what is done to it; `chosen` are the answers given, with the tab each was given in."""

    browser: Browser
    door: str
    home: str
    rng: Random
    done: list[str] = field(default_factory=list)
    chosen: list[tuple[str, Page]] = field(default_factory=list)
    tabs: list[Page] = field(default_factory=list)
    is_online: bool = True

    def __post_init__(self) -> None:
        """Sit down, by the form of the table's sign, and open the page."""
        self.context = self.browser.new_context(viewport={"width": 360, "height": 640})
        self.context.add_init_script(BRISK)
        asks = self.context.request
        form: dict[str, str | float | bool] = {**HiddenFields(asks.get(self.door).text()).found}
        origin = self.door.partition("/j/")[0]
        assert asks.post(self.door, form=form, headers={"Origin": origin}).ok
        self.open_tab()

    def misuse(self, acts: int) -> None:
        """So many acts, one after the other with hardly a pause."""
        ways = (self.answer, self.answer, self.cut, self.come_back, self.reload, self.kill, self.open_tab)
        for _ in range(acts):
            self.rng.choice(ways)()
            if self.rng.random() < 0.5:
                self.tabs[0].wait_for_timeout(self.rng.choice((5, 40, 150)))
        if not self.chosen:
            self.answer()
        self.come_back()

    def answer(self) -> None:
        """Choose and press, once or many times, in any tab."""
        tab, choice, taps = (
            self.rng.choice(self.tabs),
            self.rng.choice(list(LABELS)),
            self.rng.choice((1, 2, 7)),
        )
        if tab.evaluate(CHOOSE, [choice, taps]):
            self.chosen.append((choice, tab))
            self._note(f"{choice} x{taps} in tab {self.tabs.index(tab)}")

    def cut(self) -> None:
        """Walk out of the wifi."""
        self._switch(False)

    def come_back(self) -> None:
        """Walk into it again."""
        self._switch(True)

    def reload(self) -> None:
        """Load a tab anew, as far as there is a network to load it from."""
        if self.is_online:
            tab = self.rng.choice(self.tabs)
            tab.reload(wait_until="commit")
            self._await_form(tab)
            self._note(f"reload tab {self.tabs.index(tab)}")

    def kill(self) -> None:
        """A tab is gone without a goodbye, and opened again."""
        if self.is_online:
            self.tabs.pop(self.rng.randrange(len(self.tabs))).close()
            self._note("kill")
            self.open_tab()

    def open_tab(self) -> None:
        """One tab, or a second one beside it."""
        if self.is_online and len(self.tabs) < 2:
            tab = self.context.new_page()
            tab.goto(self.home, wait_until="commit")
            self._await_form(tab)
            self.tabs.append(tab)
            self._note(f"open tab {len(self.tabs) - 1}")

    def await_sent(self) -> None:
        """Nothing waits on the phone any more, in its own store or on a page."""
        for tab in self.tabs:
            tab.wait_for_function(EMPTY, timeout=SETTLE_MS)
            expect(tab.locator("#outbox")).to_be_hidden(timeout=SETTLE_MS)

    def told(self, answer: str) -> list[str]:
        """What each tab says about the answer that counts, once it shows it."""
        found = []
        for tab in self.tabs:
            expect(tab.locator("[data-own-text]")).to_have_text(answer, timeout=SETTLE_MS)
            state = tab.locator("[data-answer-state]")
            expect(state).not_to_have_attribute("data-state", "saved", timeout=SETTLE_MS)
            found.append(state.inner_text())
        return found

    def leave(self) -> None:
        """Put the phone away."""
        self.context.close()

    def _switch(self, is_online: bool) -> None:
        if self.is_online != is_online:
            self.is_online = is_online
            self.context.set_offline(not is_online)
            self._note("online" if is_online else "offline")

    def _await_form(self, tab: Page) -> None:
        tab.wait_for_selector("[type=submit]", state="attached")

    def _note(self, what: str) -> None:
        self.done.append(what)
