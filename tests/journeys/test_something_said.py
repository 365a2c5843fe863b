"""Something said: a phone writes it, the console approves it, the wall shows it, and hiding takes it off."""

from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.day import Day
from tests.journeys.looking import check_still, cut_off, sideways, small_targets, small_text
from tests.journeys.pages import Phone
from tests.journeys.short_days import Agenda

HOSTILE = (
    "<b>bold</b><script>document.title='gone'</script>\u202e \"quoted\" & more",
    "😀" * 280,
    "Donaudampfschifffahrtsgesellschaft" * 8,
    "مرحبا بكم في القاعة " * 13,
)
INSIGHTS = {
    "id": "insights",
    "kind": "statements",
    "title": "Insights",
    "settings": {
        "prompt": "What do you take away?",
        "say": "What would you tell someone who was not here?",
        "about": "insights",
    },
}


@pytest.fixture(scope="module")
def agendas() -> Mapping[str, Agenda]:
    """A day in which two tables say something, for each journey."""
    return {name: [INSIGHTS] for name in ("shown", "hostile")}


def begin(day: Day) -> None:
    """Let the tables write."""
    day.console.go_to("Insights")
    day.console.toggle()


def write(phone: Phone, text: str, *, quoted: bool = False) -> None:
    """Write something down for one's table."""
    words = phone.page.locator("#said-text")
    expect(phone.page.locator("#write")).to_be_visible()
    if not words.is_visible():
        phone.page.locator("#write > summary").click()
    if quoted:
        phone.page.get_by_label("Verbatim").check()
        phone.page.get_by_label("The speaker agreed").check()
    words.fill(text)
    phone.page.get_by_role("button", name="Add", exact=True).click()
    expect(words).to_have_value("")


def press(page: Page, item: int, name: str) -> None:
    """Press a button of one thing said, by its place in the list."""
    page.locator(".said-item").nth(item).get_by_role("button", name=name, exact=True).click()


def test_what_a_phone_writes_reaches_the_wall_only_by_a_facilitator(day_of: Callable[[str], Day]) -> None:
    day = day_of("shown")
    scribe, mate = day.seated(1), day.seated(1)
    begin(day)
    write(scribe, "I would sign it tommorow", quoted=True)
    expect(mate.view.locator(".said-words")).to_have_text("“I would sign it tommorow”")
    expect(mate.view.locator("[data-own]")).to_be_hidden()
    expect(scribe.view.locator("[data-own]")).to_be_visible()
    expect(day.wall.view).not_to_contain_text("sign it")

    desk = day.staff_page(f"/workshops/{day.workshop}/said")
    expect(desk.locator(".said-exercise-head")).to_contain_text("1 held")
    press(desk, 0, "Approve")
    expect(desk.locator(".said-exercise-head")).to_contain_text("1 approved")
    expect(day.wall.view).not_to_contain_text("sign it")
    press(desk, 0, "Show on screen")
    shown = day.wall.view.locator(".wall-saying-words")
    expect(shown).to_have_text("“I would sign it tommorow”")

    desk.locator(".said-correct summary").click()
    desk.locator(".said-correct textarea").fill("I would sign it tomorrow")
    desk.get_by_role("button", name="Save the words").click()
    expect(shown).to_have_text("“I would sign it tomorrow”")
    expect(day.wall.view).to_contain_text("corrected")
    expect(desk.locator(".said-original")).to_contain_text("tommorow")

    press(desk, 0, "Hide")
    expect(shown).to_have_count(0)
    desk.locator("#toast").get_by_role("button").click()
    expect(desk.locator(".said-exercise-head")).to_contain_text("1 approved")
    expect(shown).to_have_count(0)


def test_hostile_words_break_no_screen(day_of: Callable[[str], Day]) -> None:
    day = day_of("hostile")
    scribe = day.seated(2)
    begin(day)
    for text in HOSTILE:
        write(scribe, text)
    assert sideways(scribe.page) == 0
    assert small_targets(scribe.page) == []
    desk = day.staff_page(f"/workshops/{day.workshop}/said")
    desk.get_by_role("button", name="Approve all").click()
    expect(desk.locator(".said-exercise-head")).to_contain_text("0 held")
    assert sideways(desk) == 0
    for item in range(len(HOSTILE)):
        press(desk, item, "Show on screen")
        expect(desk.locator(".said-item").nth(item)).to_contain_text("On the screen")
        expect(day.wall.view.locator(".wall-saying-words")).to_be_visible()
        check_still(day.wall.page)
        assert cut_off(day.wall.page) == []
        assert small_text(day.wall.page) == []
    assert day.wall.page.title() != "gone"
