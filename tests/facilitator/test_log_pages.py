"""The whole log: who did what, on its page, on the closing sheet and in the terminal."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from secrets import token_hex

import pytest

from facilitator.logbook import check_seals, read_logbook
from sessions.database.sql_store import SqlStore
from sessions.exercises.base import Role
from sessions.sealing import in_groups
from tests.builders import Hall, make_hall
from tests.facilitator.desk import DeskBrowser, open_desk
from tests.roles.company import Company
from tests.running import RunningServer

NEW = ("new", "manchester", "--title", "Better use of data", "--area", "Manchester")


@pytest.fixture
def lead(tmp_path: Path) -> DeskBrowser:
    browser = open_desk(tmp_path)
    browser.sign_in()
    return browser


def told(hall: Hall) -> list[str]:
    book = read_logbook(hall.service, hall.workshop)
    return [f"{entry['who']}: {entry['words']}" for entry in book.entries]


def press(browser: DeskBrowser, company: Company, **fields: str) -> None:
    """A button of the console of somebody who came by link."""
    console = f"/workshops/{company.workshop}"
    sent = {"command": "show_screen", "command_id": token_hex(16), **fields}
    assert browser.post(f"{console}/commands", sent, form_on=console).status_code == 303


def test_a_log_that_was_changed_on_disk_is_refused_in_words(tmp_path: Path) -> None:
    hall = make_hall(SqlStore(f"sqlite:///{tmp_path}/moothall.db"))
    hall.do("go_next")
    hall.do("show_screen", screen="blank")
    with closing(sqlite3.connect(tmp_path / "moothall.db")) as record, record:
        record.execute("UPDATE events SET at = at - 3600 WHERE seq = 2")

    found = check_seals(hall.service, hall.workshop)

    assert not found.holds
    assert str(found.words).startswith("Entry 2 (event 2 of the record) does not hold")
    hall.service.close()


def test_a_printed_seal_that_is_in_no_entry_is_told(tmp_path: Path) -> None:
    hall = make_hall()
    assert not check_seals(hall.service, hall.workshop, "0" * 64).holds
    head = read_logbook(hall.service, hall.workshop).head
    hall.do("go_next")
    assert check_seals(hall.service, hall.workshop, in_groups(head)).holds


def test_the_log_says_which_role_did_it_and_tells_links_of_one_sort_apart(tmp_path: Path) -> None:
    browser = open_desk(tmp_path)
    browser.sign_in()
    company = Company(browser, browser.new_workshop())
    second, third = company.browser(Role.SECOND), company.browser(Role.SECOND)
    press(second, company, screen="blank")
    press(third, company, screen="join")
    book = read_logbook(browser.house.service, company.workshop)
    lines = [f"{entry['who']}: {entry['words']}" for entry in book.entries]

    assert lines[0] == "Lead facilitator: Made the workshop"
    assert lines[-2:] == [
        "Second facilitator: Blanked the screen",
        "Second facilitator, link 2: Showed the join code",
    ]


def test_taking_back_has_a_line_of_its_own_that_names_the_entry() -> None:
    hall = make_hall()
    moved = hall.do("go_next")
    hall.do("undo", entry=moved.seq)
    assert "Lead facilitator: Took back entry 2" in told(hall)


def test_what_people_do_for_themselves_is_not_in_it() -> None:
    hall = make_hall()
    hall.join(1, 1)
    assert told(hall) == ["Lead facilitator: Made the workshop"]


def test_the_pages_show_every_entry_and_the_last_seal(lead: DeskBrowser) -> None:
    workshop = lead.new_workshop()
    lead.command(workshop, "show_screen", screen="blank")
    book = read_logbook(lead.house.service, workshop)
    page, sheet = lead.get(f"/workshops/{workshop}/log").text, lead.get(f"/workshops/{workshop}/sheet").text

    assert "Blanked the screen" in page
    assert "All 2 entries hold" in page
    assert in_groups(book.head) in page
    assert in_groups(book.head) in sheet
    assert "The day is not over" in sheet
    lead.command(workshop, "close_workshop")
    assert "The day is not over" not in lead.get(f"/workshops/{workshop}/sheet").text
    assert f"/workshops/{workshop}/log" in lead.get(f"/workshops/{workshop}").text


def test_the_terminal_prints_the_log_and_checks_it(tmp_path: Path) -> None:
    nobody = RunningServer(tmp_path / "data")
    made = json.loads(nobody.command(*NEW).stdout)
    printed = nobody.command("log", made["id"])
    lines = printed.stdout.splitlines()
    assert printed.returncode == 0, printed.stderr
    assert lines[0].split("  ")[-2].strip() == "Lead facilitator: Made the workshop"
    seal = lines[-1].removeprefix("Last seal: ")
    checked = nobody.command("log", made["id"], "--check", "--seal", seal)
    assert (checked.returncode, checked.stdout) == (0, "The one entry holds.\n")

    with closing(sqlite3.connect(nobody.data / "moothall.db")) as record, record:
        record.execute("UPDATE events SET actor = 'host' WHERE seq = 1")
    broken = nobody.command("log", made["id"], "--check")
    assert broken.returncode == 1
    assert broken.stderr.startswith("Entry 1 (event 1 of the record) does not hold")
