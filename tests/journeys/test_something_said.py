"""Something said: a phone writes it, the console approves it, the wall shows it, and hiding takes it off."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from casestudies.loader import load_materials
from sessions.agenda import load_template, plan_of
from sessions.exercises.registry import discover
from sessions.ids import WorkshopId
from sessions.service import NewWorkshop, Service
from sessions.sql_store import SqlStore
from tests.journeys.day import Day
from tests.journeys.looking import cut_off, scrolls, sideways, small_targets, small_text
from tests.journeys.pages import Phone
from tests.journeys.watching import Watch
from tests.running import RunningServer

HOSTILE = (
    "<b>bold</b><script>document.title='gone'</script>\u202e \"quoted\" & more",
    "😀" * 280,
    "Donaudampfschifffahrtsgesellschaft" * 8,
    "مرحبا بكم في القاعة " * 13,
)
AGENDA = """
title = "What is said"
area = "Ludlow"
summary = "Two tables say what they take away."
tables = [{ number = 1, seats = 3 }, { number = 2, seats = 3 }]

[[exercises]]
id = "insights"
kind = "statements"
title = "Insights"
[exercises.settings]
prompt = "What do you take away?"
say = "What would you tell someone who was not here?"
about = "insights"
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder for the server."""
    return tmp_path_factory.mktemp("said")


@pytest.fixture(scope="module")
def workshop(data: Path, tmp_path_factory: pytest.TempPathFactory) -> WorkshopId:
    """A workshop in which two tables say something, on record before the server starts."""
    agendas = tmp_path_factory.mktemp("agendas")
    (agendas / "said.toml").write_text(AGENDA, encoding="utf-8")
    registry, materials = discover(), load_materials()
    template = load_template("said", registry, materials, folder=agendas)
    service = Service(SqlStore(f"sqlite:///{(data / 'moothall.db').as_posix()}"), registry)
    plan, held = dict(plan_of(template)), materials.model_dump(mode="json")
    made = service.create(NewWorkshop(template.title, template.area, plan, held))
    service.close()
    return made


@pytest.fixture(scope="module")
def server(data: Path, workshop: WorkshopId) -> Iterator[RunningServer]:
    """The server on that record."""
    with RunningServer(data) as running:
        yield running


@pytest.fixture
def day(
    browser: Browser, server: RunningServer, watch: Watch, staff: StorageState, workshop: WorkshopId
) -> Iterator[Day]:
    """The day: console and wall are open."""
    code = server.ask("plan", workshop=workshop)["join_code"]
    opened = Day(browser, server, watch, staff, workshop, code)
    yield opened
    opened.close()


def write(phone: Phone, text: str, *, quoted: bool = False) -> None:
    """Write something down for one's table."""
    words = phone.page.locator("#said-text")
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


def test_what_a_phone_writes_reaches_the_wall_only_by_a_facilitator(day: Day) -> None:
    scribe, mate = day.seated(1), day.seated(1)
    day.console.go_to("Insights")
    day.console.toggle()
    scribe.is_live()
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
    day.console.toggle()


def test_hostile_words_break_no_screen(day: Day) -> None:
    scribe = day.seated(2)
    day.console.toggle()
    scribe.is_live()
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
        assert scrolls(day.wall.page) == {"sideways": 0, "down": 0}
        assert cut_off(day.wall.page) == []
        assert small_text(day.wall.page) == []
    assert day.wall.page.title() != "gone"
    day.console.toggle()
