"""What is measured on every screen: overflow, clipping, small text, small targets, poor contrast.

Axe scans a screen that shows anything it has not scanned on such a device: an element with its classes, in
elements with theirs, or an order of headings. What was scanned before gives the same faults again. What
depends on lengths (overflow, clipping) is measured on every screen.
"""

from dataclasses import dataclass, field

from tests.journeys.looking import cut_off, scrolls, small_targets, small_text
from tests.screens import axe
from tests.screens.gallery import Screen
from tests.screens.room import PROJECTORS

SMALLEST_SCREEN_TEXT = 16  # CSS pixels, on phones and consoles
MAKE_UP = """() => {
    const named = new Map();
    const name = (one) => {
        if (!named.has(one)) {
            const own = `${one.tagName}.${one.className.baseVal ?? one.className}.${one.hidden}`;
            const isAlone = one === document.body || one.parentElement.closest("svg");
            named.set(one, isAlone ? own : `${name(one.parentElement)} ${own}`);
        }
        return named.get(one);
    };
    const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((one) => one.tagName);
    const all = [...document.querySelectorAll("body, body *")].map(name);
    return [...new Set([...all, headings.filter((one, at) => one !== headings[at - 1]).join(" ")])];
}"""
TINY_TEXT = """(least) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const tiny = new Set();
    while (walker.nextNode()) {
        const words = walker.currentNode.textContent.trim();
        const parent = walker.currentNode.parentElement;
        if (!words || parent.closest("script, style, .visually-hidden, .skip, svg")) continue;
        if (parent.closest("[data-thumbnail]")) continue;
        if (!parent.checkVisibility({visibilityProperty: true})) continue;
        const size = parseFloat(getComputedStyle(parent).fontSize);
        if (size < least - 0.1) tiny.add(`${words.slice(0, 40)}: ${size}px`);
    }
    return [...tiny];
}"""


@dataclass
class Audit:
    """The faults of all screens seen so far, each with the screen's name."""

    faults: list[str] = field(default_factory=list)
    screens: int = 0
    scans: int = 0
    _known: set[str] = field(default_factory=set)

    def look(self, screen: Screen) -> None:
        """Measure one screen."""
        self.screens += 1
        found = self._measured(screen)
        if self._is_new(screen):
            self.scans += 1
            found += axe.faults(screen.page)
        self.faults += [f"{screen.name}: {fault}" for fault in found]

    def _measured(self, screen: Screen) -> list[str]:
        page = screen.page
        if screen.device in PROJECTORS:
            far = [f"scrolls {way} by {by} px" for way, by in scrolls(page).items() if by > 0]
            return (
                far
                + [f"small: {text}" for text in small_text(page)]
                + [f"cut: {text}" for text in cut_off(page)]
            )
        far = [f"scrolls sideways by {by} px" for by in [scrolls(page)["sideways"]] if by > 0]
        tiny = page.evaluate(TINY_TEXT, SMALLEST_SCREEN_TEXT)
        return (
            far + [f"tiny: {text}" for text in tiny] + [f"target: {small}" for small in small_targets(page)]
        )

    def _is_new(self, screen: Screen) -> bool:
        kind = "wall" if screen.device in PROJECTORS else screen.device
        new = {f"{kind} {part}" for part in screen.page.evaluate(MAKE_UP)} - self._known
        self._known |= new
        return bool(new)
