"""A facilitator makes an evening on a subject of their own, from the list of workshops to a report.

Nothing but what the screens offer is used: no file, no terminal, no template that brings the subject along.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, StorageState, expect

from tests.journeys.day import DESK, Day
from tests.journeys.looking import check_sideways, drawn
from tests.journeys.watching import Watch
from tests.running import RunningServer
from tests.screens import axe

CARDS = (
    ("A tree a street", "One tree in every street", "In 2026 the council would plant a tree in each street."),
    (
        "Shade at stops",
        "Trees beside bus stops",
        "In 2026 trees would shade all bus stops.",
    ),
    ("Fruit trees", "Fruit trees that anyone may pick", "In 2026 half of the new trees would bear fruit."),
    (
        "Roots and pipes",
        "Trees kept away from pipes",
        "In 2026 no tree would stand near a drain.",
    ),
    ("Tree wardens", "Neighbours who water", "In 2026 neighbours would sign up to water young trees."),
    (
        "Fewer, larger",
        "Fewer trees, but larger ones",
        "In 2026 fewer trees would be ten years old.",
    ),
)
PEOPLE = "\n".join(
    f"Person {number}, {sector}" for number, sector in enumerate(("Residents", "Council", "Charity") * 4, 1)
)
EXERCISES = (
    "Practice",
    "First impressions",
    "Most and least benefit",
    "Red lines",
    "Evaluation",
    "Plenary insights",
)


@pytest.fixture
def laptop(browser: Browser, server: RunningServer, watch: Watch, staff: StorageState) -> Iterator[Page]:
    """A facilitator's laptop at the list of workshops."""
    context = watch.over(browser.new_context(viewport=DESK, storage_state=staff))
    page = context.new_page()
    page.goto(f"{server.base}/workshops")
    yield page
    context.close()


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def press(page: Page, name: str, within: Locator | None = None) -> None:
    (within or page).get_by_role("button", name=name).first.click()


def begin(page: Page) -> None:
    """A workshop with nothing of another subject in it."""
    page.get_by_role("link", name="New workshop").first.click()
    page.get_by_label("A new workshop").check()
    page.get_by_label("Title", exact=True).fill("Street trees")
    page.get_by_label("Area", exact=True).fill("Anytown")
    page.get_by_label("Another subject").check()
    press(page, "Create and design the day")
    heading(page, "Agenda")


def write_cards(page: Page) -> None:
    """A set of six, two with the set and four afterwards."""
    page.get_by_role("link", name="Change the materials").click()
    page.get_by_role("link", name="Add a set").click()
    page.get_by_label("Its cards begin with").select_option("A")
    page.locator("#title").fill("Ways to plant street trees")
    page.locator("[id='source.title']").fill("Ideas for this evening")
    page.locator("[id='source.publisher']").fill("Anytown Council")
    page.locator("[id='source.year']").fill("2026")
    for place, card in enumerate(CARDS[:2]):
        fill_card(page, card, f"{place}.")
    press(page, "Save")
    heading(page, "Ways to plant street trees")
    for number, card in enumerate(CARDS[2:], 3):
        page.get_by_role("link", name="Add a card").click()
        heading(page, "A new one")
        fill_card(page, card)
        page.locator("[id='source.title']").fill("Ideas for this evening")
        page.locator("[id='source.publisher']").fill("Anytown Council")
        press(page, "Save")
        expect(page.locator(".notice-good")).to_have_text("Saved.")
        expect(page.locator(".material-row")).to_have_count(number)
    page.get_by_role("link", name="All materials").click()
    page.get_by_role("link", name="To the agenda").click()
    heading(page, "Agenda")


def fill_card(page: Page, card: tuple[str, str, str], prefix: str = "") -> None:
    short, title, text = card
    for name, words in (
        ("short_title", short),
        ("title", title),
        ("card", text),
        ("describes", "Ideas of 2026."),
    ):
        page.locator(f"[id='{prefix}{name}']").fill(words)


def set_the_tables(page: Page) -> None:
    page.get_by_role("link", name="Change the tables").click()
    heading(page, "Tables and seats")
    page.get_by_label("Number of tables").fill("3")
    press(page, "Save")
    expect(page.get_by_label(re.compile(r"^Table \d+$"))).to_have_count(3)
    for table in (1, 2, 3):
        page.get_by_label(f"Table {table}", exact=True).fill("4")
    press(page, "Save")
    heading(page, "Agenda")
    page.get_by_label("Begins at").fill("18:30")
    press(page, "Set the beginning")
    expect(page.locator(".design-time").first).to_have_text("18:30")


def choose_exercises(page: Page) -> None:
    """What the evening holds, one after the other, and a break after the ranking."""
    for number, title in enumerate(EXERCISES, 2):
        entry = page.locator(".design-entries li", has=page.get_by_role("heading", name=title, exact=True))
        press(page, "Add", entry)
        expect(page.locator(".design-row")).to_have_count(number)
        expect(page.locator(".design-row").last).to_contain_text(title)
    page.locator(".design-line", has_text="Most and least benefit").click()
    expect(page.locator(".is-chosen")).to_contain_text("Most and least benefit")
    press(
        page,
        "Add",
        page.locator(".design-entries li", has=page.get_by_role("heading", name="Break", exact=True)),
    )
    expect(page.locator(".design-row")).to_have_count(len(EXERCISES) + 2)
    expect(page.locator(".is-chosen")).to_contain_text("Break")


def mend_what_is_pointed_out(page: Page) -> None:
    """The words first, and more time where six cards need it."""
    notes = page.locator(".design-advice > li")
    expect(notes.filter(has_text="The words are not explained yet")).to_have_count(1)
    press(page, "Add “Define public benefit”")
    expect(notes.filter(has_text="The words are not explained yet")).to_have_count(0)
    notes.filter(has_text="Short for 6 cards").get_by_role("link", name="Change its minutes").click()
    page.get_by_label("The table’s agreed order").last.fill("20")
    press(page, "Save")
    expect(notes.filter(has_text="Short for 6 cards")).to_have_count(0)
    keep = drawn(page).get_by_role("button", name="Keep it so")
    for left in range(keep.count(), 0, -1):
        press(page, "Keep it so")
        expect(keep).to_have_count(left - 1)


def look_as_others_will(page: Page) -> None:
    page.locator(".design-line", has_text="Most and least benefit").click()
    expect(page.locator(".is-chosen")).to_contain_text("Most and least benefit")
    page.get_by_role("link", name="Preview").click()
    expect(page.locator(".preview-picture")).to_contain_text("Shade at stops")
    page.get_by_label("As", exact=True).select_option("Projector")
    press(page, "Look")
    expect(page.locator(".preview-picture")).to_contain_text("Set A–F")
    page.get_by_role("link", name="Back to the agenda").click()
    heading(page, "Agenda")


def seat_people(page: Page) -> None:
    page.get_by_role("link", name="Seating list").click()
    page.get_by_label("The list, a line each person").fill(PEOPLE)
    press(page, "Look at it first")
    press(page, "Use this list: 12 people")
    press(page, "Seat everyone")
    expect(page.get_by_role("button", name="Seat them again")).to_be_visible()
    page.get_by_role("link", name="To the agenda").click()
    heading(page, "Agenda")


def open_the_print_pack(page: Page) -> None:
    page.get_by_role("link", name="Print pack").click()
    heading(page, "Print pack")
    for path in ("cards", "ballots", "signs"):
        offered = page.locator(f"a[href*='/print/{path}']").or_(page.get_by_text(path, exact=False))
        expect(offered.first, path).to_be_attached()
    page.go_back()
    heading(page, "Agenda")


def rehearse(page: Page, day: Day) -> None:
    """From the first step to the last, with a few phones."""
    people = day.crowd(1, 1, 2, 2, 3, 3)
    assert len(people) == 6
    for title in ("Welcome", "Practice"):
        day.console.go_to(title)
    day.console.toggle()
    for number, person in enumerate(people):
        person.do("give_answer", "practice", "round-1", choice=("on-foot", "car")[number % 2])
    day.console.toggle()
    day.console.go_to("Define", "Our agreed order")
    day.console.go_to("Plenary insights")


def test_an_evening_on_street_trees_is_made_printed_rehearsed_and_reported_from_the_screens(
    laptop: Page, browser: Browser, server: RunningServer, watch: Watch, staff: StorageState
) -> None:
    begin(laptop)
    write_cards(laptop)
    set_the_tables(laptop)
    choose_exercises(laptop)
    mend_what_is_pointed_out(laptop)
    assert axe.faults(laptop) == []
    for width in (1366, 360):
        laptop.set_viewport_size({"width": width, "height": 768})
        check_sideways(laptop)
    laptop.set_viewport_size(DESK)
    expect(laptop.locator(".design-end")).to_contain_text("20:")
    look_as_others_will(laptop)
    seat_people(laptop)
    open_the_print_pack(laptop)
    press(laptop, "Rehearse")
    expect(laptop.locator(".rehearsal")).to_be_visible()
    workshop = laptop.url.rpartition("/")[2]
    code = re.sub(r"\s", "", laptop.locator(".topbar-code").inner_text())
    day = Day(browser, server, watch, staff, workshop, code)
    rehearse(laptop, day)
    laptop.locator("#menu > summary").click()
    laptop.locator("#menu").get_by_role("link", name="Report", exact=True).click()
    press(laptop, "Make the report")
    expect(laptop.get_by_role("link", name="Read the report")).to_be_visible(timeout=60_000)
    with laptop.expect_popup() as opened:
        laptop.get_by_role("link", name="Read the report").click()
    expect(opened.value.get_by_role("heading", level=1)).to_contain_text("Street trees")
    expect(opened.value.locator("body")).not_to_contain_text("Camden")
    day.close()
