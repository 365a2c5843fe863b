"""What a hand does on a phone while pictures are taken: the states between a step's opening and an answer.

Poses are by kind, and by phase where a kind has several screens. Each yields the name of the state it made.
A kind without poses is pictured as it opens.
"""

from collections.abc import Callable, Iterator

from playwright.sync_api import Page, expect

from facilitator.rehearsal.script import Stop

Pose = Callable[[Page], Iterator[str]]


def poses(stop: Stop, page: Page) -> Iterator[str]:
    """The states of a step's phone, one after the other."""
    for pose in (POSES.get(f"{stop.kind.name}/{stop.phase.key}") or POSES.get(stop.kind.name) or _none,):
        yield from pose(page)


def _none(page: Page) -> Iterator[str]:
    yield from ()


def _choice(page: Page) -> Iterator[str]:
    page.get_by_role("button", name="Submit").click()
    yield "nothing-chosen"
    page.locator("label.radio").nth(3).click()
    yield "chosen"
    page.get_by_role("button", name="Submit").click()
    expect(page.locator("[data-answer-state]").first).to_be_visible()
    page.wait_for_timeout(300)
    yield "counted"


def _own_order(page: Page) -> Iterator[str]:
    for _ in range(3):
        page.locator(".pool-card").first.click()
    yield "half-placed"
    page.locator(".rank-row").nth(1).get_by_role("button", name="Same place as").click()
    yield "same-place"
    page.get_by_role("dialog").get_by_role("button").first.click()
    for _ in range(3):
        page.locator(".pool-card").first.click()
    yield "all-placed"
    page.get_by_role("button", name="Send my order").click()
    expect(page.locator("[data-answer-state]").first).to_be_visible()
    page.wait_for_timeout(300)
    yield "counted"


def _criteria(page: Page) -> Iterator[str]:
    page.locator("textarea").first.fill(
        "Whether anyone is actually helped by it within the year, and how many"
    )
    yield "typed"
    page.locator("form:has(textarea) button").first.click()
    expect(page.get_by_role("button", name="Make primary").first).to_be_visible()
    yield "proposed"
    page.get_by_role("button", name="Make primary").first.click()
    expect(page.locator(".primary-mark").first).to_be_visible()
    yield "primary"


def _agreed_order(page: Page) -> Iterator[str]:
    for number in range(1, 5):
        page.locator(".pool-card").first.click()
        expect(page.locator(".agreed-row")).to_have_count(number)
    page.locator(".agreed-pick").nth(1).click()
    yield "row-open"
    page.get_by_role("button", name="We agree on this order").click()
    page.wait_for_timeout(500)
    yield "agreed"


POSES: dict[str, Pose] = {
    "poll": _choice,
    "ranking/own": _own_order,
    "ranking/criteria": _criteria,
    "ranking/agreed": _agreed_order,
}
