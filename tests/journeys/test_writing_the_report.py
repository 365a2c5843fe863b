"""From a rehearsed Manchester day to files that can be sent: edited, mended, published and downloaded."""

import re
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from sessions.database.sql_store import SqlStore
from sessions.ids import WorkshopId
from tests.builders import make_hall, play_all, seat_everyone
from tests.journeys.looking import scrolls
from tests.journeys.watching import Watch
from tests.running import RunningServer
from tests.screens.axe import faults

SIZES = {"laptop": (1366, 768), "phone": (360, 640)}
FILES_SECONDS = 180  # three documents, on a machine that does much else


@pytest.fixture(scope="module")
def made(data: Path) -> Mapping[str, list[WorkshopId]]:
    """A Manchester day, played to its end by simulated people and put on record before the server starts."""
    store = SqlStore(f"sqlite:///{(data / 'moothall.db').as_posix()}")
    hall = make_hall(store=store, clock=time.time, is_rehearsal=True)
    play_all(hall, seat_everyone(hall))
    hall.do("close_workshop")
    hall.service.close()
    return {"manchester": [hall.workshop]}


def look_around(page: Page) -> None:
    """The page as it stands fits a laptop and a phone, and keeps nobody out."""
    for width, height in SIZES.values():
        page.set_viewport_size({"width": width, "height": height})
        assert scrolls(page)["sideways"] == 0, page.url
        assert faults(page) == [], page.url
    page.set_viewport_size({"width": 1366, "height": 768})


def set_aside(page: Page, base: str, remark: str) -> None:
    """At the report's desk, with a reason."""
    page.goto(f"{base}/workspace/said?words={remark}")
    page.locator(".desk-more summary").first.click()
    page.get_by_label("Set it aside, because").first.fill("Said again at lunch")
    page.get_by_role("button", name="Set aside", exact=True).first.click()
    expect(page.locator(".is-aside")).to_have_count(1)


def test_a_report_is_written_mended_published_and_downloaded(
    browser: Browser,
    server: RunningServer,
    watch: Watch,
    staff: StorageState,
    made: Mapping[str, list[WorkshopId]],
) -> None:
    base = f"{server.base}/workshops/{made['manchester'][0]}"
    page = watch.over(browser.new_context(storage_state=staff, accept_downloads=True)).new_page()
    page.set_viewport_size({"width": 1366, "height": 768})
    take_the_facts(page, base)
    see_a_stale_one(page, base)
    place_a_quotation(page, base)
    write_and_mend(page, base)
    publish(page, base)
    made_files(page)
    page.context.close()


def take_the_facts(page: Page, base: str) -> None:
    page.goto(f"{base}/editor")
    look_around(page)
    page.get_by_role("button", name="Begin the report").click()
    expect(page.locator(".edit-columns")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name=re.compile(r"Take the \d+ facts")).click()
    expect(page.locator(".edit-changes")).to_contain_text(re.compile(r"Took \d+ facts"))
    page.goto(f"{base}/editor?section=people")
    expect(page.locator(".edit-kind strong").first).to_have_text("Fact")
    look_around(page)


def see_a_stale_one(page: Page, base: str) -> None:
    set_aside(page, base, "benefits:t1-s1")
    page.goto(f"{base}/editor?section=typology")
    expect(page.locator(".edit-main")).to_contain_text("Something was recorded since")
    page.get_by_role("button", name="Check all again").click()
    expect(page.locator(".edit-columns")).to_be_visible(timeout=60_000)
    page.goto(f"{base}/editor?section=typology")
    stale = page.locator(".edit-row.is-stale")
    expect(stale).to_have_count(1)
    stale.get_by_role("link", name="What changed").click()
    expect(page.locator(".edit-happened")).to_contain_text("Set a statement aside")
    look_around(page)
    page.get_by_role("button", name="Take the new figure").click()
    expect(page.locator(".edit-row.is-stale")).to_have_count(0)
    page.goto(f"{base}/editor?section=benefits")
    for _ in range(page.locator(".edit-row.is-stale").count()):
        page.get_by_role("button", name="Take the new figure").first.click()
        page.wait_for_load_state()


def place_a_quotation(page: Page, base: str) -> None:
    page.goto(f"{base}/editor?section=comfort")
    page.get_by_role("link", name="Quote", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Choose a quotation")
    look_around(page)
    page.get_by_role("button", name="Place it here").first.click()
    expect(page.locator(".is-quote .edit-quote")).to_have_count(1)


def write_and_mend(page: Page, base: str) -> None:
    page.goto(f"{base}/editor?section=criteria")
    page.get_by_role("link", name="Write under my name").click()
    text = page.get_by_label("Your interpretation")
    expect(text).to_be_visible()
    look_around(page)
    text.fill("What stays with me is that most tables agreed, as ")
    page.get_by_role("button", name="Put the reference in").click()
    expect(text).to_have_value(re.compile(r"as \[\[figure .+\]\]$"))
    page.get_by_label("Your name, as it is printed").fill("Ada Writer")
    page.get_by_role("button", name="Save under my name").click()
    expect(page.locator(".is-reading mark")).to_have_text("most tables")
    expect(page.locator(".edit-reference")).to_contain_text("figure ")
    look_around(page)
    page.get_by_role("button", name="Write “6 of 6 tables”").click()
    expect(page.locator(".is-reading mark")).to_have_count(0)
    expect(page.locator(".is-reading")).to_contain_text("is that 6 of 6 tables agreed, as figure")


def publish(page: Page, base: str) -> None:
    page.goto(f"{base}/editor/publish")
    take = page.get_by_role("button", name="Take them all as they stand now")
    expect(page.get_by_role("heading", level=1)).to_have_text("Publish the report")
    if take.count():
        take.click()
        page.goto(f"{base}/editor/publish")
    expect(page.get_by_label("Your name, as it is printed")).to_have_value("Ada Writer")
    look_around(page)
    page.get_by_role("button", name="Publish version 1").click()
    expect(page.locator(".notice-good")).to_contain_text("Published")


def made_files(page: Page) -> None:
    """Every format is there, and says which version it is."""
    page.get_by_role("button", name="Make the report").click()
    links = page.get_by_role("link", name=re.compile("Download|Save it as a file"))
    expect(links).to_have_count(3, timeout=FILES_SECONDS * 1000)
    files: dict[str, bytes] = {}
    for number in range(3):
        with page.expect_download() as begun:
            links.nth(number).click()
        files[begun.value.suggested_filename.rpartition(".")[2]] = Path(begun.value.path()).read_bytes()
    assert files["pdf"].startswith(b"%PDF")
    assert files["docx"].startswith(b"PK")
    report = files["html"].decode()
    for words in ("version 1", "Signed by Ada Writer", "is that 6 of 6 tables agreed, as <a href="):
        assert words in report, words
    assert "Not yet written" not in report
