"""Every page of every role, on a laptop and on a phone: nobody is kept out, and nothing scrolls sideways."""

import re
from collections.abc import Callable, Iterator, Mapping

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.day import DESK, PHONE, Day
from tests.journeys.looking import sideways, small_targets
from tests.journeys.short_days import Agenda
from tests.journeys.test_at_the_table import NOTES, come_as
from tests.screens.axe import faults

ASKED = {
    "id": "asked",
    "kind": "questions",
    "title": "Ask the experts",
    "settings": {
        "prompt": "What do you want to ask?",
        "say": "Ask our experts.",
        "to": [{"key": "experts", "title": "Our experts", "is_expert": True}],
    },
}
OWN_PAGES: dict[str, list[str]] = {
    "observer": [
        *("/r/{day}", "/r/{day}/reading", "/r/{day}/leave"),
        *("/about/{day}/privacy", "/about/{day}/accessibility"),
    ],
    "expert": ["/r/{day}"],
    "host": ["/r/{day}"],
    "report_writer": [
        *("/r/{day}", "/r/{day}/said"),
        *(f"/workshops/{{day}}/{page}" for page in ("late", "report", "rows", "bundle")),
    ],
    "scribe": ["/r/{day}/table", "/r/{day}/table/reading"],
    "table_facilitator": ["/r/{day}/table"],
    "second_facilitator": [
        "/workshops/{day}",
        *(f"/workshops/{{day}}/{page}" for page in ("people", "log", "sheet", "papers/assessment")),
    ],
}


@pytest.fixture(scope="module")
def agendas() -> Mapping[str, Agenda]:
    """One day on which something was written, and something is asked."""
    groups = [{"key": "people", "title": "People"}, {"key": "staff", "title": "Staff"}]
    return {"roles": [{**NOTES, "settings": {**NOTES["settings"], "groups": groups}}, ASKED]}


def in_use(day: Day) -> None:
    """Something was written at Table 1, and a question that may be read waits for an expert."""
    scribe = come_as(day, "scribe")
    day.console.go_to("Notes")
    day.console.toggle()
    scribe.locator(".at-notes textarea[name=text]").fill("It helps those who never ask")
    scribe.get_by_role("button", name="Add", exact=True).click()
    expect(scribe.locator(".at-row")).to_have_count(1)
    day.console.toggle()
    phone = day.seated(1)
    day.console.go_to("Ask the experts")
    day.console.toggle()
    phone.page.locator("textarea[name=text]").fill("Who checks what is done with it?")
    phone.page.locator("form.said-ask button").last.click()
    expect(phone.page.locator(".said-row")).to_have_count(1)
    said = day.staff_page(f"/workshops/{day.workshop}/said")
    question = said.locator(".said-item").filter(has_text="Who checks")
    question.get_by_role("button", name="Approve").click()
    expect(question).to_have_class(re.compile("is-approved"))
    said.close()


def pages(day: Day) -> Iterator[tuple[str, Page]]:
    """Each page with its name."""
    for role, paths in OWN_PAGES.items():
        page = come_as(day, role)
        for path in paths:
            page.goto(day.server.base + path.format(day=day.workshop))
            yield f"{role} {path}", page
        page.close()
    desk = day.staff_page(f"/workshops/{day.workshop}/roles")
    yield "lead /roles", desk
    desk.locator('input[name=role][value="observer"]').check()
    desk.locator("main form").first.get_by_role("button").click()
    expect(desk.locator("input.role-address")).to_be_visible()
    yield "lead, a link shown once", desk
    for way in ("late", "papers", "password"):
        place = "" if way == "password" else f"/{day.workshop}"
        desk.goto(f"{day.server.base}/workshops{place}/{way}")
        yield f"lead /{way}", desk


def test_every_page_of_every_role_can_be_used_by_everybody_on_a_laptop_and_on_a_phone(
    day_of: Callable[[str], Day],
) -> None:
    day = day_of("roles")
    in_use(day)
    found = {}
    for name, page in pages(day):
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            told = [*faults(page), *(f"small: {target}" for target in small_targets(page))]
            found[f"{name}, {size['width']} wide"] = [
                *told,
                *(["scrolls sideways"] if sideways(page) else []),
            ]
        page.set_viewport_size(DESK)
    assert {name: told for name, told in found.items() if told} == {}
