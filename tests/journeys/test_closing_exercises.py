"""What a day ends with, on phone, console and wall: what matters most, red lines, and how it was."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from casestudies.loader import load_materials
from sessions.agenda import AgendaTemplate, plan_of
from sessions.exercises.registry import discover
from sessions.ids import WorkshopId
from sessions.service import NewWorkshop, Service
from sessions.sql_store import SqlStore
from tests.journeys.day import Day
from tests.journeys.looking import cut_off, scrolls, sideways, small_targets, small_text
from tests.journeys.pages import COUNTED, Phone
from tests.journeys.watching import Watch
from tests.running import RunningServer

KINDS = {"factors": "Which matters most", "red_lines": "Red lines", "evaluation": "How was today?"}
PLENARY = {
    "id": "plenary",
    "kind": "talk",
    "title": "Plenary",
    "settings": {"say": "What now?", "minutes": 9},
}
SALE = "No selling of records"


def a_day_of(kind: str) -> AgendaTemplate:
    """Two tables, one exercise, and a talk after it."""
    return AgendaTemplate.model_validate(
        {
            "title": "An afternoon",
            "area": "Ludlow",
            "summary": "The end of a day.",
            "tables": [{"number": 1, "seats": 4}, {"number": 2, "seats": 4}],
            "exercises": [{"id": "last", "kind": kind, "title": KINDS[kind], "settings": {}}, PLENARY],
        }
    )


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder for the server."""
    return tmp_path_factory.mktemp("afternoons")


@pytest.fixture(scope="module")
def made(data: Path) -> dict[str, WorkshopId]:
    """A workshop for each kind, put on record before the server starts."""
    registry, materials = discover(), load_materials()
    service = Service(SqlStore(f"sqlite:///{(data / 'moothall.db').as_posix()}"), registry)
    held, found = materials.model_dump(mode="json"), {}
    for kind in KINDS:
        template = a_day_of(kind)
        found[kind] = service.create(
            NewWorkshop(template.title, template.area, dict(plan_of(template)), held)
        )
    service.close()
    return found


@pytest.fixture(scope="module")
def server(data: Path, made: dict[str, WorkshopId]) -> Iterator[RunningServer]:
    """The server as it is started on any day."""
    with RunningServer(data) as running:
        yield running


@pytest.fixture
def day_of(
    browser: Browser,
    server: RunningServer,
    watch: Watch,
    staff: StorageState,
    made: dict[str, WorkshopId],
) -> Iterator[Callable[[str], Day]]:
    """Begins the day of a kind: its console and its wall are open."""
    days: list[Day] = []

    def begin(kind: str) -> Day:
        code = server.ask("plan", workshop=made[kind])["join_code"]
        days.append(Day(browser, server, watch, staff, made[kind], code))
        return days[-1]

    yield begin
    for day in days:
        day.close()


def check_phone(page: Page) -> None:
    """At 360 px and at 320: nothing scrolls sideways, every target is a thumb wide."""
    for width in (320, 360):
        page.set_viewport_size({"width": width, "height": 640})
        page.wait_for_timeout(200)
        assert (sideways(page), small_targets(page)) == (0, [])


def check_wall(day: Day) -> None:
    """At both sizes: nothing scrolls, is cut off, or is too small for the back row."""
    page = day.wall.page
    for width, height in ((1280, 720), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(350)
        assert (small_text(page), cut_off(page)) == ([], [])
        assert not any(far > 0 for far in scrolls(page).values())


def answer_pair(page: Page, place: int) -> None:
    page.locator(".pair:not([hidden]) .radio").nth(place).click()
    page.locator("[data-forward]").click()


def test_pairs_are_answered_one_at_a_time_and_none_is_lost_on_the_way(
    day_of: Callable[[str], Day],
) -> None:
    day = day_of("factors")
    phone, people = day.seated(1), day.crowd(1, 1, 2, 2, 2)
    page, progress = phone.page, phone.page.locator("[data-progress]")
    day.console.go_to("Pairs")
    day.console.toggle()
    expect(progress).to_have_text("1 of 6")
    assert page.locator("input:checked").count() == 0
    page.locator("[data-forward]").click()
    expect(page.locator("[data-refusal]")).to_contain_text("Choose one of the two")
    check_phone(page)
    answer_pair(page, 0)
    answer_pair(page, 2)
    expect(progress).to_have_text("3 of 6")
    page.get_by_role("button", name="Back").click()
    expect(page.locator(".pair:not([hidden]) input:checked")).to_have_value("same")
    page.locator("[data-forward]").click()
    first = page.locator(".pair:not([hidden]) .radio").first.inner_text()
    page.reload()
    expect(progress).to_have_text("3 of 6")
    assert page.locator(".pair:not([hidden]) .radio").first.inner_text() == first, "the order is this phone's"
    for place in (1, 3, 0, 0):
        answer_pair(page, place)
    expect(phone.state).to_have_text(COUNTED)
    check_phone(page)
    for person in people:
        person.do("submit_pairs", "last", "pairs", **{f"pair-{number}": "a" for number in range(1, 7)})
    expect(day.wall.count).to_have_text("6 of 6 in")
    check_wall(day)
    day.console.toggle()
    day.console.show("pairs")
    expect(day.wall.view.locator(".wall-pairs")).to_contain_text("Health data")
    check_wall(day)
    day.console.go_to("What matters most")
    day.console.toggle()
    phone.choose("The purpose")
    expect(phone.own).to_have_text("The purpose")
    for number, person in enumerate(people):
        person.do("submit_choice", "last", "choice", choice=["data", "depends"][number % 2])
    day.console.toggle()
    day.console.show()
    expect(day.wall.view.locator(".wall-basis")).to_have_text("6 of 6 people who joined chose an answer.")
    check_wall(day)


def propose(phone: Phone, text: str) -> None:
    phone.page.get_by_label("A red line").fill(text)
    phone.page.get_by_role("button", name="Add to our list").click()
    expect(phone.page.locator(".red-line").filter(has_text=text)).to_be_visible()


def pressed(phone: Phone) -> Any:
    return phone.page.locator(".red-line [aria-pressed=true]")


def test_red_lines_leave_their_table_once_approved_and_are_counted_once_revealed(
    day_of: Callable[[str], Day],
) -> None:
    day = day_of("red_lines")
    one, mate, other = day.seated(1), day.seated(1), day.seated(2)
    day.console.go_to("At the tables")
    day.console.toggle()
    propose(one, SALE)
    expect(mate.page.locator(".red-line")).to_contain_text(SALE)
    expect(other.view).not_to_contain_text(SALE)
    one.page.get_by_role("button", name="I support this").click()
    mate.page.get_by_role("button", name="I object").click()
    expect(pressed(one)).to_have_text("I support this")
    one.page.reload()
    expect(pressed(one)).to_have_text("I support this")
    check_phone(one.page)
    expect(day.console.page.locator("[data-region^='lines:']")).to_contain_text("Waiting for approval: 1")
    day.console.page.locator("#approve-t1-s1").click()
    expect(day.console.page.locator("[data-region^='lines:']")).to_contain_text("Waiting for approval: 0")
    day.console.toggle()
    day.console.show()
    expect(day.wall.view.locator(".wall-stands")).to_have_text("Table 1 supported by 1 objected to by 1")
    check_wall(day)
    day.console.go_to("In the room")
    day.console.toggle()
    expect(other.page.locator(".red-line")).to_contain_text(SALE)
    expect(pressed(one)).to_have_count(0)
    check_phone(other.page)
    for phone in (one, other):
        phone.page.get_by_role("button", name="I support this").click()
        expect(pressed(phone)).to_have_text("I support this")
    pressed(other).click()
    expect(pressed(other)).to_have_count(0)
    expect(day.wall.view).not_to_contain_text("supported by")
    day.console.toggle()
    day.console.show()
    expect(day.wall.view.locator(".wall-stands")).to_have_text("supported by 1 objected to by 0")
    expect(other.view).to_contain_text("1 of 3 people who joined took a stand.")


def test_the_form_can_be_sent_while_the_room_has_moved_on_and_changed_without_losing_anything(
    day_of: Callable[[str], Day],
) -> None:
    day = day_of("evaluation")
    phone, people = day.seated(1), day.crowd(1, 1, 2, 2)
    page, send = phone.page, phone.page.get_by_role("button", name="Send the form")
    day.console.go_to("How was today?")
    day.console.toggle()
    expect(send).to_be_visible()
    check_wall(day)
    send.click()
    expect(page.locator("[data-refusal]").first).to_contain_text("Nothing is filled in yet")
    check_phone(page)
    page.locator(".rating-step").nth(4).click()
    for person in people:
        person.do("submit_evaluation", "last", "form", **{"rating-1": "6"})
    expect(day.console.reveal).to_have_attribute("aria-disabled", "true")
    day.console.go_to("Plenary")
    expect(page.locator(".talk")).to_be_visible()
    page.get_by_text("Still open.").click()
    assert page.locator("input:checked").count() == 1, "what was chosen is kept"
    page.locator("#comment-1").fill("Time to disagree")
    send.click()
    expect(phone.state).to_have_text(COUNTED)
    page.get_by_role("button", name="Change").click()
    expect(page.locator("#comment-1")).to_have_value("Time to disagree")
    page.locator(".rating-step").nth(5).click()
    send.click()
    expect(phone.own).to_contain_text("6 of 6")
    check_phone(page)
    day.console.page.locator("#live-back").click()
    expect(day.console.lock).to_contain_text("Lock")
    day.console.show()
    expect(day.wall.view.locator(".wall-basis")).to_have_text("5 of 5 people who joined sent the form.")
    expect(day.wall.view).not_to_contain_text("Time to disagree")
    check_wall(day)
