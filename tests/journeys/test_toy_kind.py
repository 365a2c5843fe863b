"""A kind that the house has never heard of, in a folder far away, runs from the menu to the report."""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, StorageState, expect

from sessions.exercises.registry import discover
from sessions.ids import WorkshopId
from tests.journeys.day import DESK, Day
from tests.journeys.short_days import put_on_record
from tests.running import RunningServer

KINDS = Path(__file__).parent / "toy_kinds"
QUESTION = "Who has used a library this year?"
RESULT = "Hands up at each table"
HANDS = {
    "id": "hands",
    "kind": "show_of_hands",
    "title": "Libraries",
    "settings": {"question": QUESTION},
}


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The toy kind's folder, far from the house, named in the settings of all who start now."""
    folder = tmp_path_factory.mktemp("elsewhere") / "kinds"
    shutil.copytree(KINDS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    with pytest.MonkeyPatch.context() as settings:
        settings.setenv("MOOTHALL_EXERCISES", json.dumps([str(folder)]))
        yield folder


@pytest.fixture(scope="module")
def made(kinds: Path, data: Path) -> Mapping[str, list[WorkshopId]]:
    """Workshops with the kind in them, put on record before the server starts."""
    return put_on_record(data, {"a count": [HANDS]}, discover(kinds))


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


def test_a_room_runs_it_from_the_phone_to_the_report(
    day_of: Callable[[str], Day], browser: Browser, tmp_path: Path
) -> None:
    day = day_of("a count")
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
