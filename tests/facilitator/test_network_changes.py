"""The venue's network changes: pages, wall, codes and the console follow, and old signs are pointed out."""

import json
from pathlib import Path

import pytest

from facilitator.following import SHOWN_ON, NetworkFollower
from facilitator.printed_signs import MOST_KEPT, NAME, PrintedSigns
from sessions.ids import WorkshopId
from tests.facilitator.desk import DeskBrowser, open_desk

HOME, VENUE = "http://192.168.1.20:8000", "http://10.4.0.7:8000"
BANNER = "The table signs hold an old address"
HERE = WorkshopId("w" * 16)


@pytest.fixture
def desk(tmp_path: Path) -> DeskBrowser:
    browser = open_desk(tmp_path)
    browser.sign_in()
    browser.house.bases = lambda: [HOME]
    return browser


def test_whoever_has_not_signed_in_notes_no_signs(desk: DeskBrowser) -> None:
    workshop = desk.new_workshop()
    stranger = DeskBrowser(desk.app)
    refused = stranger.post(f"/workshops/{workshop}/signs/printed", {"base": HOME})
    assert refused.status_code == 302
    assert desk.house.signs.printed(workshop) is None


@pytest.mark.parametrize("base", ["", "javascript:1", "http://", "http://a b", "http://x/" + "y" * 10])
def test_what_is_no_address_is_not_noted(desk: DeskBrowser, base: str) -> None:
    workshop = desk.new_workshop()
    desk.post(f"/workshops/{workshop}/signs/printed", {"base": base}, form_on="/workshops")
    assert desk.house.signs.printed(workshop) is None
    assert "That is no address of signs." in desk.get(f"/workshops/{workshop}/signs").text


def test_the_console_says_when_the_signs_lead_nowhere_any_more(desk: DeskBrowser) -> None:
    workshop = desk.new_workshop()
    console = f"/workshops/{workshop}"
    desk.house.bases = lambda: [VENUE]
    assert BANNER not in desk.get(console).text  # nothing was printed yet
    desk.house.bases = lambda: [HOME]
    desk.post(f"{console}/signs/printed", {"base": HOME}, form_on="/workshops")
    assert BANNER not in desk.get(console).text
    desk.house.bases = lambda: [VENUE]
    told = desk.get(console).text
    assert BANNER in told
    assert "They say 192.168.1.20:8000, and phones now find this laptop at 10.4.0.7:8000." in told
    desk.post(f"{console}/signs/printed", {"base": VENUE}, form_on="/workshops")
    assert BANNER not in desk.get(console).text


def test_an_address_that_is_still_one_of_several_leads_here(desk: DeskBrowser) -> None:
    workshop = desk.new_workshop()
    desk.house.signs.note(workshop, HOME)
    desk.house.bases = lambda: [VENUE, HOME]
    assert BANNER not in desk.get(f"/workshops/{workshop}").text


def test_signs_and_wall_hold_the_address_of_the_moment(desk: DeskBrowser) -> None:
    workshop = desk.new_workshop()
    screen = desk.house.service.read(workshop, lambda room: room.screen_key)
    for base in (HOME, VENUE):
        desk.house.bases = lambda base=base: [base]
        for page in (f"/workshops/{workshop}/signs", f"/workshops/{workshop}/print/all", f"/screen/{screen}"):
            assert base.removeprefix("http://") in desk.get(page).text, page


def test_what_was_printed_outlives_the_server(tmp_path: Path) -> None:
    PrintedSigns(tmp_path).note(HERE, HOME)
    again = PrintedSigns(tmp_path)
    assert again.printed(HERE) == HOME
    outdated = again.outdated(HERE, lambda: [VENUE])
    assert outdated and (outdated.printed, outdated.now) == ("192.168.1.20:8000", "10.4.0.7:8000")


@pytest.mark.parametrize("held", ["", "[1, 2]", "{", '{"w": 7}', '{"w": "file:///etc"}', "\x00"])
def test_a_file_that_is_not_ours_is_as_none(tmp_path: Path, held: str) -> None:
    (tmp_path / NAME).write_text(held)
    assert PrintedSigns(tmp_path).printed(WorkshopId("w")) is None


def test_only_the_newest_are_kept(tmp_path: Path) -> None:
    signs = PrintedSigns(tmp_path)
    for number in range(MOST_KEPT + 3):
        signs.note(WorkshopId(f"w{number}"), HOME)
    assert len(json.loads((tmp_path / NAME).read_text())) == MOST_KEPT
    assert signs.printed(WorkshopId("w0")) is None
    assert signs.printed(WorkshopId(f"w{MOST_KEPT + 2}")) == HOME


def test_what_shows_an_address_is_drawn_anew_when_it_changes_and_only_then() -> None:
    bases, drawn = [[HOME]], list[set[str]]()
    follower = NetworkFollower(lambda: bases[0], drawn.append)
    assert not follower.look()
    bases[0] = [VENUE]
    assert follower.look()
    assert not follower.look()
    assert drawn == [set(SHOWN_ON)]
