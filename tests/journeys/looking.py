"""What can be measured on any screen: does it scroll, can a thumb hit it, can the back row read it."""

import time
from collections.abc import Callable
from typing import Any, TypeVar

from playwright.sync_api import Page

Seen = TypeVar("Seen")
SMALLEST_TARGET = 44
SETTLED_SECONDS = 15  # a busy machine draws late
SMALLEST_WALL_TEXT = 0.03  # of the screen's height

SCROLLS = """() => {
    const page = document.scrollingElement;
    return {sideways: page.scrollWidth - page.clientWidth, down: page.scrollHeight - page.clientHeight};
}"""
SMALL_TARGETS = """(least) => {
    const pressed = "a[href], button, summary, select, textarea, label.radio, label.tick," +
        " input:not([type=hidden], [type=radio], [type=checkbox])";
    return [...document.querySelectorAll(pressed)].filter((target) => {
        const box = target.getBoundingClientRect();
        const isShown = target.checkVisibility({visibilityProperty: true}) && box.width > 1;
        return isShown && !target.matches(".skip") && (box.height < least - 0.5 || box.width < least - 0.5);
    }).map((target) => {
        const box = target.getBoundingClientRect();
        return `${target.tagName} ${target.textContent.trim().slice(0, 40)} ${box.width} x ${box.height}`;
    });
}"""
SMALL_TEXT = """(least) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const small = [];
    while (walker.nextNode()) {
        const text = walker.currentNode.textContent.trim();
        const parent = walker.currentNode.parentElement;
        if (!text || parent.closest("script, style, .visually-hidden, .skip")) continue;
        if (!parent.checkVisibility({visibilityProperty: true})) continue;
        const style = getComputedStyle(parent);
        const drawn = parent.closest("svg") ? parent.getScreenCTM().a : scaleOf(parent);
        const size = parseFloat(style.fontSize) * drawn;
        if (size < least * innerHeight - 0.3) small.push(`${text.slice(0, 40)}: ${size.toFixed(1)}`);
    }
    function scaleOf(element) {
        const sheet = element.closest(".chart-sheet");
        return sheet ? new DOMMatrix(getComputedStyle(sheet).transform).a : 1;
    }
    return small;
}"""
CUT_OFF = """() => {
    const frame = {right: innerWidth + 1, bottom: innerHeight + 1};
    const cut = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        if (!walker.currentNode.textContent.trim()) continue;
        if (parent.closest("script, style, .visually-hidden, .skip")) continue;
        if (!parent.checkVisibility({visibilityProperty: true})) continue;
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        for (let box = parent; box; box = box.parentElement) {
            const edge = box === document.body ? frame : box.getBoundingClientRect();
            const isWindow = box === document.body || getComputedStyle(box).overflowY === "hidden";
            if (!isWindow) continue;
            for (const line of range.getClientRects()) {
                if (line.right > edge.right + 1 || line.bottom > edge.bottom + 2) {
                    cut.push(walker.currentNode.textContent.trim().slice(0, 50));
                    break;
                }
            }
        }
    }
    return [...new Set(cut)];
}"""

STYLED = """() => document.readyState === "complete" &&
    [...document.querySelectorAll("link[rel=stylesheet]")].every((sheet) => sheet.sheet)"""


def drawn(page: Page) -> Page:
    """The page, once it and all its sheets have arrived: nothing measured before that is true."""
    page.wait_for_function(STYLED)
    return page


def sideways(page: Page) -> int:
    """How many pixels the page scrolls sideways."""
    return int(scrolls(page)["sideways"])


def scrolls(page: Page) -> dict[str, Any]:
    """How far the page scrolls, either way."""
    found: dict[str, Any] = drawn(page).evaluate(SCROLLS)
    return found


def small_targets(page: Page) -> list[str]:
    """What can be pressed but is smaller than a thumb."""
    found: list[str] = drawn(page).evaluate(SMALL_TARGETS, SMALLEST_TARGET)
    return found


def small_text(page: Page) -> list[str]:
    """What can't be read from the back of the room."""
    found: list[str] = drawn(page).evaluate(SMALL_TEXT, SMALLEST_WALL_TEXT)
    return found


def check_phone(page: Page) -> None:
    """At 360 px and at 320: nothing scrolls sideways, every target is a thumb wide."""
    for width in (320, 360):
        page.set_viewport_size({"width": width, "height": 640})
        page.wait_for_timeout(200)
        comes_to(page, (0, []), lambda: (sideways(page), small_targets(page)))


def check_wall(page: Page) -> None:
    """At both sizes: nothing scrolls, is cut off, or is too small for the back row."""
    for width, height in ((1280, 720), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(350)
        comes_to(page, ([], [], 0), lambda: (small_text(page), cut_off(page), max(scrolls(page).values())))


def check_sideways(page: Page) -> None:
    """Nothing scrolls sideways, once all is drawn."""
    comes_to(page, 0, lambda: sideways(page))


def check_still(page: Page) -> None:
    """It scrolls in no direction, as a wall must not."""
    comes_to(page, 0, lambda: max(scrolls(page).values()))


def comes_to(page: Page, wanted: object, measure: Callable[[], object]) -> None:
    """The measure is as wanted, at the latest when everything has had time to find its place."""
    assert settled(page, wanted, measure) == wanted


def settled(page: Page, wanted: Seen, measure: Callable[[], Seen]) -> Seen:
    """The measure as soon as it is as wanted, or as it is when everything has had time to find its place."""
    end = time.monotonic() + SETTLED_SECONDS
    while (found := measure()) != wanted and time.monotonic() < end:
        page.wait_for_timeout(100)
    return found


def cut_off(page: Page) -> list[str]:
    """Words that the edge of the screen, or of a box that hides the rest, cuts off."""
    found: list[str] = drawn(page).evaluate(CUT_OFF)
    return found
