"""A scribe, a table facilitator, whoever meant it, and flipcharts: in browsers, on one real server."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.day import DESK, PHONE, Day
from tests.journeys.looking import check_phone, check_wall, sideways, small_targets
from tests.journeys.short_days import Agenda
from tests.screens.axe import faults

NOTES: dict[str, Any] = {
    "id": "notes",
    "kind": "statements",
    "title": "Notes",
    "settings": {
        "prompt": "What is said?",
        "say": "Talk. One of you writes.",
        "about": "insights",
        "stays_open": True,
    },
}
RANKING = {
    "id": "benefit",
    "kind": "ranking",
    "title": "Rank by public benefit",
    "settings": {"lens": "benefit", "sets": {"1": "1-6", "2": "A-F"}},
}
CODE = re.compile("^[2-9A-Z]{3} [2-9A-Z]{3}$")
WITHIN = 5000  # milliseconds


@pytest.fixture(scope="module")
def agendas() -> Mapping[str, Agenda]:
    """A day for each journey."""
    return {name: [NOTES, RANKING] for name in ("scribe", "offline", "helping", "claim", "late")}


def come_as(day: Day, role: str, table: int = 1) -> Page:
    """Someone who was given a link for a role, and used it."""
    desk = day.staff_page(f"/workshops/{day.workshop}/roles")
    desk.locator(f'input[name=role][value="{role}"]').check()
    if role in ("scribe", "table_facilitator"):
        desk.locator("select[name=table]").select_option(str(table))
    desk.locator("main form").first.get_by_role("button").click()
    link = desk.locator("input.role-address").input_value()
    desk.close()
    page = day.page(DESK)
    way_in = link[link.index("/r/") :]
    page.goto(day.server.base + way_in)
    page.locator("main form button").click()
    page.wait_for_url(lambda address: way_in not in address)
    return page


def at_table(day: Day, role: str) -> Page:
    """The same for a table's page, once it is live."""
    page = come_as(day, role)
    expect(page.locator("[data-connection]")).to_have_attribute("data-state", "on")
    return page


def rows(page: Page) -> Locator:
    """What was said at the table, newest first."""
    return page.locator(".at-row")


def write(page: Page, text: str) -> None:
    """Write something down and send it."""
    page.locator(".at-notes textarea[name=text]").fill(text)
    page.get_by_role("button", name="Add", exact=True).click()


def test_a_scribe_writes_all_day_and_moves_the_cards_of_the_table(day_of: Callable[[str], Day]) -> None:
    day = day_of("scribe")
    phone, scribe = day.seated(1), at_table(day, "scribe")
    expect(scribe.locator("body")).to_contain_text("Table 1, scribe")
    day.console.go_to("Notes")
    day.console.toggle()
    write(scribe, "It helps those who never ask")
    expect(rows(scribe)).to_have_count(1)
    expect(scribe.locator(".at-notes textarea[name=text]")).to_be_focused()

    scribe.get_by_label("Disagreement").check()
    scribe.get_by_label("What was said").fill("Police can act on it")
    scribe.get_by_label("How many people on this side").fill("3")
    scribe.get_by_label("The other side").fill("People stay away")
    scribe.get_by_role("button", name="Add", exact=True).click()
    expect(rows(scribe).first.locator(".side")).to_have_text(
        ["Police can act on it 3 people", "People stay away"]
    )

    day.console.go_to("Own order")
    expect(scribe.locator(".at-decide")).to_contain_text("People answer this on their own phones.")
    day.console.toggle()
    expect(scribe.locator(".at-decide [data-answer-for]")).to_have_count(0)
    write(scribe, "Still writing while they rank")
    expect(rows(scribe)).to_have_count(3)

    day.console.go_to("Our agreed order")
    scribe.locator(".at-notes textarea[name=text]").fill("Half a sentence")
    day.console.toggle()
    pool = scribe.locator(".at-decide .pool-card")
    expect(pool).to_have_count(6, timeout=WITHIN)
    expect(scribe.locator(".at-notes textarea[name=text]")).to_have_value("Half a sentence")
    pool.first.click()
    expect(scribe.locator(".at-decide .agreed-row")).to_have_count(1)
    expect(phone.page.locator(".agreed-row")).to_have_count(1)
    expect(scribe.get_by_role("button", name="I agree", exact=True)).to_have_count(0)
    expect(scribe.locator(".at-notes textarea[name=text]")).to_have_value("Half a sentence")

    rows(scribe).first.get_by_text("Change or take back").click()
    rows(scribe).first.get_by_role("button", name="Take it back").click()
    expect(rows(scribe)).to_have_count(2)
    assert (sideways(scribe), small_targets(scribe), faults(scribe)) == (0, [], [])
    check_phone(scribe)


def test_what_a_scribe_writes_offline_counts_once_when_the_line_is_back(day_of: Callable[[str], Day]) -> None:
    day = day_of("offline")
    scribe = at_table(day, "scribe")
    day.console.go_to("Notes")
    day.console.toggle()
    expect(scribe.locator(".at-notes form")).to_be_visible()
    scribe.context.set_offline(True)
    expect(scribe.locator("[data-connection]")).to_have_attribute("data-state", "off")
    write(scribe, "Written in the cellar")
    expect(scribe.locator("#outbox")).to_be_visible()
    expect(rows(scribe)).to_have_count(0)
    scribe.context.set_offline(False)
    expect(rows(scribe)).to_have_count(1, timeout=15000)
    expect(scribe.locator("#outbox")).to_be_hidden()
    scribe.reload()
    expect(rows(scribe)).to_have_count(1)


def test_a_table_facilitator_reads_the_prompt_helps_with_a_phone_and_calls(
    day_of: Callable[[str], Day],
) -> None:
    day = day_of("helping")
    day.crowd(1, 1, 2)
    helper = at_table(day, "table_facilitator")
    expect(helper.locator(".at-room")).to_contain_text("2 of 5 here")
    day.console.go_to("Notes")
    day.console.toggle()
    expect(helper.locator(".at-say-words")).to_have_text("Talk. One of you writes.")
    phone = day.seated(2)
    phone.is_live()
    phone.page.locator("#menu > summary").click()
    phone.page.get_by_role("button", name="Ask for help").click()
    helper.get_by_role("button", name="Ask for help").click()
    expect(helper.get_by_text("Your table has asked for help.")).to_be_visible()
    calls = day.console.page.locator(".needs-call")
    expect(calls).to_have_count(2)
    expect(day.console.table(1)).to_contain_text("Asks for you")
    phone.page.get_by_role("button", name="A phone or screen").click()
    expect(day.console.table(2)).to_contain_text("A phone or screen")
    helper.get_by_role("button", name="Our talk").click()
    expect(calls).to_contain_text(["Asks for you: A phone or screen", "Asks for you: Our talk"])
    day.console.page.locator("#seen-1").click()
    expect(calls).to_have_count(1)
    expect(helper.get_by_role("button", name="Ask for help")).to_be_visible()
    day.console.toast.get_by_role("button").click()
    expect(calls).to_have_count(2)

    helper.get_by_text("Someone needs another phone").click()
    assert (sideways(helper), small_targets(helper), faults(helper)) == (0, [], [])
    helper.locator("#code-2").click()
    expect(helper.locator(".at-code")).to_have_text(CODE)
    helper.get_by_role("link", name="Back to the table").click()
    check_phone(helper)


def test_only_who_meant_it_makes_a_scribes_words_a_quotation(day_of: Callable[[str], Day]) -> None:
    day = day_of("claim")
    mine, other, scribe = day.seated(1), day.seated(1), at_table(day, "scribe")
    day.console.go_to("Notes")
    day.console.toggle()
    write(scribe, "I would sign it tomorrow")
    said = mine.page.locator(".said-words")
    expect(said).to_have_text("I would sign it tomorrow")
    check_phone(mine.page)
    mine.page.get_by_role("button", name="That's what I meant").click()
    expect(said).to_have_text("“I would sign it tomorrow”")
    expect(mine.page.get_by_text("You said that you meant this")).to_be_visible()
    expect(other.page.get_by_role("button", name="That's what I meant")).to_have_count(0)
    expect(other.page.get_by_text("You said that you meant this")).to_be_hidden()

    day.staff_page(f"/workshops/{day.workshop}/said").get_by_role("button", name="Approve").first.click()
    desk = day.staff_page(f"/workshops/{day.workshop}/said")
    desk.get_by_role("button", name="Show on screen").click()
    expect(day.wall.view.locator(".wall-saying-words")).to_have_text("“I would sign it tomorrow”")
    check_wall(day.wall.page)

    receipt = mine.page.context.new_page()
    receipt.goto(f"{day.server.base}/p/{day.workshop}/said")
    expect(receipt.locator("main")).to_contain_text("You said that you meant this, so it may be quoted")
    mine.page.get_by_role("button", name="Undo").click()
    expect(said).to_have_text("I would sign it tomorrow")
    mine.page.get_by_role("button", name="That's what I meant").click()
    expect(said).to_have_text("“I would sign it tomorrow”")
    day.console.toggle()
    receipt.reload()
    check_phone(receipt)
    receipt.get_by_role("button", name="Don't quote it").click()
    expect(receipt.locator("body")).to_contain_text(
        "It may be quoted only as long as you say that you meant it"
    )
    receipt.close()
    expect(said).to_have_text("I would sign it tomorrow")


def test_flipcharts_are_typed_in_after_the_day_and_marked_as_late(day_of: Callable[[str], Day]) -> None:
    day = day_of("late")
    day.console.go_to("Notes")
    day.console.toggle()
    day.console.page.goto(f"{day.server.base}/workshops/{day.workshop}/close")
    day.console.page.get_by_role("button", name="Close it").click()
    writer = come_as(day, "report_writer")
    writer.get_by_role("link", name="Add what the flipcharts say").click()
    lines = writer.get_by_label("What it says, a line each")
    lines.fill("- Who pays\n- Who pays")
    writer.get_by_role("button", name="Look at it first").click()
    expect(writer.locator(".late-preview .is-wrong")).to_have_count(1)
    expect(writer.get_by_role("button", name="Add 1")).to_have_count(0)
    lines.fill("- Who pays\n- Who is asked")
    writer.get_by_role("button", name="Look at it again").click()
    expect(writer.get_by_role("button", name="Add 2")).to_be_visible()
    assert (sideways(writer), small_targets(writer), faults(writer)) == (0, [], [])
    writer.get_by_role("button", name="Add 2 statements").click()
    expect(writer.locator(".late-batch li")).to_have_count(2)
    check_phone(writer)
    writer.set_viewport_size(PHONE)
    writer.locator(".late-batch li").first.get_by_role("button").click()
    expect(writer.locator(".late-batch li")).to_have_count(1)
    said = day.staff_page(f"/workshops/{day.workshop}/said")
    expect(said.locator(".said-item")).to_contain_text("Late entry")
