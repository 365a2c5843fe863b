"""A kind that the house has never heard of, in a folder far away, runs from the menu to the report."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, StorageState, expect

from casestudies.loader import load_materials
from sessions.agenda import load_template, plan_of
from sessions.exercises.registry import discover
from sessions.ids import WorkshopId
from sessions.service import NewWorkshop, Service
from sessions.sql_store import SqlStore
from tests.journeys.day import DESK, Day
from tests.journeys.watching import Watch
from tests.running import RunningServer

KINDS = Path(__file__).parent / "toy_kinds"
QUESTION = "Who has used a library this year?"
RESULT = "Hands up at each table"
AGENDA = f"""
title = "A count"
area = "Ludlow"
summary = "Two tables count hands."
tables = [{{ number = 1, seats = 3 }}, {{ number = 2, seats = 3 }}]

[[exercises]]
id = "hands"
kind = "show_of_hands"
title = "Libraries"
[exercises.settings]
question = "{QUESTION}"
"""


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The toy kind's folder, far from the house, named in the settings of all who start now."""
    folder = tmp_path_factory.mktemp("elsewhere") / "kinds"
    shutil.copytree(KINDS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    with pytest.MonkeyPatch.context() as settings:
        settings.setenv("MOOTHALL_EXERCISES", json.dumps([str(folder)]))
        yield folder


@pytest.fixture(scope="module")
def data(kinds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder for the server."""
    return tmp_path_factory.mktemp("counted")


@pytest.fixture(scope="module")
def workshop(kinds: Path, data: Path, tmp_path_factory: pytest.TempPathFactory) -> WorkshopId:
    """A workshop with the kind in it, put on record before the server starts."""
    agendas = tmp_path_factory.mktemp("agendas")
    (agendas / "count.toml").write_text(AGENDA, encoding="utf-8")
    registry, materials = discover(kinds), load_materials()
    template = load_template("count", registry, materials, folder=agendas)
    service = Service(SqlStore(f"sqlite:///{(data / 'moothall.db').as_posix()}"), registry)
    plan, held = dict(plan_of(template)), materials.model_dump(mode="json")
    made = service.create(NewWorkshop(template.title, template.area, plan, held))
    service.close()
    return made


@pytest.fixture(scope="module")
def server(data: Path, workshop: WorkshopId) -> Iterator[RunningServer]:
    """The server as it is started on any day, but for the folder named in the settings."""
    with RunningServer(data) as running:
        yield running


@pytest.fixture
def day(
    browser: Browser, server: RunningServer, watch: Watch, staff: StorageState, workshop: WorkshopId
) -> Iterator[Day]:
    """The count's day: its console and its wall are open."""
    code = server.ask("plan", workshop=workshop)["join_code"]
    opened = Day(browser, server, watch, staff, workshop, code)
    yield opened
    opened.close()


def test_it_stands_in_the_menu_of_exercises(
    browser: Browser, server: RunningServer, staff: StorageState
) -> None:
    context = browser.new_context(viewport=DESK, storage_state=staff)
    page = context.new_page()
    page.goto(f"{server.base}/workshops/new")
    menu = page.locator(".exercise-menu")
    titles = menu.locator("dt").all_inner_texts()
    assert "Show of hands" in titles
    assert titles == sorted(titles)
    expect(menu).to_contain_text("Each table counts the hands that go up.")
    context.close()


def test_a_room_runs_it_from_the_phone_to_the_report(day: Day, browser: Browser, tmp_path: Path) -> None:
    one, other = day.seated(1), day.seated(2)
    mate = day.seated(1)
    day.console.go_to("Libraries")
    expect(day.console.page.locator("#toy-console")).to_have_text(QUESTION)
    day.console.toggle()
    expect(day.wall.view.locator(".stage-say")).to_have_text(QUESTION)

    for phone, hands in ((one, "2"), (other, "1"), (one, "3")):
        phone.page.get_by_label("Hands up").fill(hands)
        phone.page.get_by_role("button", name="Count").click()
        expect(phone.page.locator("#counted")).to_have_text(f"Counted: {hands}")
        expect(phone.page.locator("#hands")).to_have_value("")
    expect(mate.page.locator("#counted")).to_have_text("Counted: 3")
    expect(day.console.table(1)).to_contain_text("Counted")
    expect(day.console.table(1)).to_contain_text("2 of 2")
    figures = day.console.page.locator("[data-region=figures] .figure")
    expect(figures.filter(has_text="Answers in")).to_contain_text("3 of 3")
    expect(figures.filter(has_text="Tables finished")).to_contain_text("2 of 2")
    expect(day.wall.count).to_contain_text("3 of 3 in")
    expect(day.wall.view).not_to_contain_text(RESULT)

    day.console.toggle()
    day.console.show()
    expect(day.wall.view).to_contain_text(RESULT)
    expect(day.wall.view.locator(".chart svg.main-svg").first).to_be_visible()
    expect(day.wall.view.locator("table")).to_contain_text("Table 1")
    expect(mate.view).to_contain_text("4 hands in all")

    told = day.server.command("report", day.workshop, "--to", str(tmp_path))
    assert told.returncode == 0, told.stderr
    page = browser.new_page()
    page.goto(Path(told.stdout.strip()).as_uri())
    page.wait_for_selector("html[data-figures=drawn]")
    figure = page.locator("figure").filter(has_text=RESULT)
    expect(page.get_by_role("heading", name="Libraries")).to_be_visible()
    expect(page.get_by_role("heading", level=2, name="Hands that went up")).to_be_visible()
    expect(figure.locator("tbody :is(th, td)")).to_have_text(["Table 1", "3", "Table 2", "1"])
    expect(figure.locator(".plot svg").first).to_be_visible()
    page.close()
