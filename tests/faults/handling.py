"""One phone in a bad hall, driven by a seed: pressed twice, cut off, reloaded, killed, in two tabs."""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from playwright.sync_api import Browser, Error, Page

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
SAYS = """() => {
    const part = document.querySelector("[data-when-answered]:not([hidden])");
    const isBusy = !document.getElementById("outbox")?.hidden || document.querySelector("[data-held]");
    if (!part || isBusy || document.documentElement.dataset.script !== "ready") return null;
    return ["[data-own-text]", "[data-answer-state]"].map((place) => part.querySelector(place)?.textContent);
}"""
SHOWN = """() => {
    const part = document.querySelector("[data-when-answered]:not([hidden])");
    return part?.querySelector("[data-own-text]")?.textContent ?? null;
}"""


@dataclass
class Choice:
    """An answer given in a tab; in doubt where the tab was gone before it said anything about it."""

    label: str
    tab: Page
    is_in_doubt: bool = False


@dataclass
class Handling:
    """A phone and what is done to it; `chosen` are the answers given, oldest first."""

    browser: Browser
    door: str
    home: str
    rng: Random
    done: list[str] = field(default_factory=list)
    chosen: list[Choice] = field(default_factory=list)
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
        self.person = str(self.tabs[0].evaluate("document.body.dataset.participant"))

    def misuse(self, acts: int) -> None:
        """So many acts, one after the other with hardly a pause."""
        ways = (self.answer, self.answer, self.cut, self.come_back, self.reload, self.kill, self.open_tab)
        for _ in range(acts):
            self.rng.choice(ways)()
            if self.rng.random() < 0.5:
                self.tabs[0].wait_for_timeout(self.rng.choice((5, 40, 150)))
        if all(choice.is_in_doubt for choice in self.chosen):
            self.answer()
        self.come_back()

    def answer(self) -> None:
        """Choose and press, once or many times, in any tab."""
        tab, choice, taps = (
            self.rng.choice(self.tabs),
            self.rng.choice(list(LABELS)),
            self.rng.choice((1, 2, 7)),
        )
        self._doubt(tab)
        if ask(tab, CHOOSE, [choice, taps]):
            self.chosen.append(Choice(LABELS[choice], tab))
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
            self._doubt(tab)
            tab.reload(wait_until="commit")
            self._await_form(tab)
            self._note(f"reload tab {self.tabs.index(tab)}")

    def kill(self) -> None:
        """A tab is gone without a goodbye, and opened again."""
        if self.is_online:
            tab = self.tabs.pop(self.rng.randrange(len(self.tabs)))
            self._doubt(tab)
            tab.close()
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

    def says(self) -> list[list[str] | None]:
        """What each tab says of the answer: which it is and how it stands; None while one is on its way."""
        return [ask(tab, SAYS) for tab in self.tabs]

    def may_count(self) -> list[Choice]:
        """The newest choice that a page has shown as taken, and those in doubt that came after it."""
        found: list[Choice] = []
        for choice in reversed(self.chosen):
            found.append(choice)
            if not choice.is_in_doubt:
                break
        return found

    def leave(self) -> None:
        """Put the phone away."""
        self.context.close()

    def _switch(self, is_online: bool) -> None:
        if self.is_online != is_online:
            self.is_online = is_online
            self.context.set_offline(not is_online)
            self._note("online" if is_online else "offline")

    def _doubt(self, tab: Page) -> None:
        """The tab is about to go, or to be used again: it may not have taken yet what it doesn't show."""
        given = [choice for choice in self.chosen if choice.tab is tab]
        if given and given[-1].label != ask(tab, SHOWN):
            given[-1].is_in_doubt = True

    def _await_form(self, tab: Page) -> None:
        tab.wait_for_selector("[type=submit]", state="attached")

    def _note(self, what: str) -> None:
        self.done.append(what)


def ask(tab: Page, script: str, *given: Any) -> Any:
    """What a script finds in a tab; None where the page is loading itself anew."""
    try:
        return tab.evaluate(script, *given)
    except Error as error:
        if "Execution context was destroyed" not in error.message:
            raise
        return None
