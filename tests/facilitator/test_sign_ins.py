"""An ended sign-in is ended everywhere: on pages, on sockets, and after a restart."""

from pathlib import Path
from typing import Any

import pytest

from facilitator.app import create_app, house_of
from facilitator.config import Config
from facilitator.sign_ins import SECONDS_KEPT, SignIns
from sessions.database.sql_store import SqlStore
from sessions.store import MemoryStore
from tests.facilitator.desk import PASSWORD, DeskBrowser, open_desk

ANOTHER = "four other short words"


class Hand:
    """A clock moved by hand."""

    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def desk(tmp_path: Path) -> DeskBrowser:
    found = open_desk(tmp_path)
    found.sign_in()
    return found


def signed_in_too(desk: DeskBrowser) -> DeskBrowser:
    other = DeskBrowser(desk.app)
    assert other.post("/sign-in", {"password": PASSWORD}).status_code == 303
    return other


def console_line(browser: DeskBrowser) -> Any:
    """A console's socket."""
    house, workshop = browser.house, browser.new_workshop()
    auth = {"as": "console", "workshop": workshop}
    return house.socketio.test_client(
        browser.app, flask_test_client=browser.client, auth=auth, headers={"Origin": "http://localhost"}
    )


def is_in(browser: DeskBrowser) -> bool:
    return browser.get("/workshops").status_code == 200


def test_a_token_that_was_never_given_out_counts_for_nothing() -> None:
    sign_ins = SignIns(MemoryStore())
    assert not sign_ins.counts("made up")
    assert not sign_ins.counts("")


def test_a_sign_in_grows_old() -> None:
    clock = Hand()
    sign_ins = SignIns(MemoryStore(), clock)
    sign_ins.begin("token")
    assert sign_ins.counts("token")
    clock.now += SECONDS_KEPT
    assert not sign_ins.counts("token")
    sign_ins.begin("another")
    assert not sign_ins.counts("token")


def test_the_store_holds_a_hash_and_never_the_token() -> None:
    store = MemoryStore()
    SignIns(store).begin("token")
    assert len(store.sign_ins()) == 1
    assert "token" not in store.sign_ins()


def test_who_signed_out_stays_out_after_a_restart(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/moothall.db"
    first = DeskBrowser(create_app(Config(data=tmp_path), store=SqlStore(url)))
    first.sign_in()
    stays = first.client.get_cookie("moothall")
    second = signed_in_too(first)
    leaves = second.client.get_cookie("moothall")
    assert stays is not None
    assert leaves is not None
    second.post("/sign-out", form_on="/workshops")
    first.house.service.close()

    app = create_app(Config(data=tmp_path), store=SqlStore(url))
    found = {}
    for name, cookie in (("stays", stays), ("leaves", leaves)):
        browser = DeskBrowser(app)
        browser.client.set_cookie("moothall", cookie.value)
        found[name] = is_in(browser)
    assert found == {"stays": True, "leaves": False}
    house_of(app).service.close()


def test_signing_out_everywhere_ends_every_browser_and_its_socket(desk: DeskBrowser) -> None:
    other = signed_in_too(desk)
    line = console_line(other)
    assert line.is_connected()
    desk.post("/workshops/sign-out-everywhere", form_on="/workshops/password")
    assert not is_in(desk)
    assert not is_in(other)
    assert not line.is_connected()


def test_another_password_ends_every_other_browser_and_not_this_one(desk: DeskBrowser) -> None:
    other = signed_in_too(desk)
    line = console_line(other)
    page = "/workshops/password"
    desk.post(page, {"current": PASSWORD, "password": ANOTHER}, form_on=page)
    assert is_in(desk)
    assert not is_in(other)
    assert not line.is_connected()


def test_another_password_by_a_link_ends_every_other_browser(desk: DeskBrowser) -> None:
    by_link = DeskBrowser(desk.app)
    link = f"/sign-in/{desk.house.accounts.make_link()}"
    by_link.post(link, {"password": ANOTHER}, form_on=link)
    assert is_in(by_link)
    assert not is_in(desk)


def test_a_link_alone_ends_nobody(desk: DeskBrowser) -> None:
    by_link = DeskBrowser(desk.app)
    link = f"/sign-in/{desk.house.accounts.make_link()}"
    by_link.post(link, form_on=link)
    assert is_in(by_link)
    assert is_in(desk)


def test_a_browser_that_was_signed_in_gets_in_however_many_others_guess(desk: DeskBrowser) -> None:
    desk.post("/sign-out", form_on="/workshops")
    stranger = DeskBrowser(desk.app)
    for _ in range(8):
        stranger.post("/sign-in", {"password": "not the words"})
    assert "Wait half a minute" in stranger.post("/sign-in", {"password": PASSWORD}).text
    assert desk.post("/sign-in", {"password": PASSWORD}).status_code == 303


def test_a_made_up_known_browser_is_a_stranger(desk: DeskBrowser) -> None:
    stranger = DeskBrowser(desk.app)
    stranger.client.set_cookie("moothall_known", "made-up.value.here")
    for _ in range(8):
        stranger.post("/sign-in", {"password": "not the words"})
    assert "Wait half a minute" in stranger.post("/sign-in", {"password": PASSWORD}).text


def test_signing_in_drops_whatever_the_cookie_held_before(desk: DeskBrowser) -> None:
    before = desk.client.get_cookie("moothall")
    desk.post("/sign-in", {"password": PASSWORD})
    after = desk.client.get_cookie("moothall")
    assert before is not None
    assert after is not None
    old = DeskBrowser(desk.app)
    old.client.set_cookie("moothall", before.value)
    assert after.value != before.value
