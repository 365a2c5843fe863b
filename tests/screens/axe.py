"""Scans a page with axe-core for what would keep people out; large text too needs a contrast of 4.5."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.journeys.looking import drawn

AXE = Path(__file__).parents[1] / "vendor" / "axe.min.js"
SOURCE = AXE.read_text(encoding="utf-8")
SERIOUS = frozenset({"serious", "critical"})

CONFIGURE = """() => axe.configure({checks: [{id: "color-contrast",
    options: {contrastRatio: {normal: {expected: 4.5}, large: {expected: 4.5}}}}]})"""
RUN = """async () => {
    const found = await axe.run(document, {resultTypes: ["violations"],
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]});
    return found.violations.map(({id, impact, help, nodes}) => ({id, impact, help,
        where: nodes.map(({target, any, html}) => `${target.join(" ")}: ${any[0]?.message ?? html}`)}));
}"""


def faults(page: Page) -> list[str]:
    """What axe finds serious or critical on the page as it stands, a line each."""
    if not drawn(page).evaluate("() => Boolean(window.axe)"):
        page.evaluate(SOURCE)
        page.evaluate(CONFIGURE)
    found: list[dict[str, Any]] = page.evaluate(RUN)
    return [
        f"{fault['id']}: {fault['help']} ({fault['where'][0][:160]}, {len(fault['where'])} in all)"
        for fault in found
        if fault["impact"] in SERIOUS and not _lies_under_the_bar(fault)
    ]


def _lies_under_the_bar(fault: dict[str, Any]) -> bool:
    """A target that the bar at a phone's foot covers at this moment comes free by scrolling."""
    return fault["id"] == "target-size" and all("partially obscured" in where for where in fault["where"])
