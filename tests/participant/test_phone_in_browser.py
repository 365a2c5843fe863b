"""One phone's day in a real browser: joining, voting, losing the network, being too late, reading results."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from participant.identity import new_token
from sessions.exercises.shuffle import shuffled
from sessions.orders import Receipt
from tests.journeys.looking import comes_to
from tests.participant.house import PhoneHouse, phone_house
from tests.participant.serving import served

TAPS = "for (let n = 0; n < 20; n += 1) document.querySelector('[type=submit]').click()"
SHUFFLE = """import('/static/js/shuffle.js')
    .then(({ shuffled }) => shuffled(['1','2','3','4','5','6'], 'ŵy', 'a/b'))"""
SAVED = "Saved on this phone. We'll send it when you're back online."
COUNTED = "Counted. You can change it until voting closes."
LATE = "Voting closed before this was sent. Tell your facilitator: they can reopen it."


@pytest.fixture
def house() -> PhoneHouse:
    return phone_house(protected=True, seats=6)


@pytest.fixture
def address(house: PhoneHouse) -> Iterator[str]:
    with served(house) as where:
        yield where


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 360, "height": 640})
    yield opened
    opened.close()


@pytest.fixture
def phone(house: PhoneHouse, address: str, context: BrowserContext) -> Page:
    """A phone that scanned its table's sign and pressed the one button there is."""
    page = context.new_page()
    page.goto(f"{address}/j/{house.secret}/1")
    page.get_by_role("button", name="Join Table 1").click()
    expect(page.locator("[data-connection]")).to_have_attribute("data-state", "on")
    return page


def choose(phone: Page, words: str) -> None:
    phone.get_by_label(words, exact=True).check()
    phone.get_by_role("button", name="Submit").click()


def counted(house: PhoneHouse) -> list[str]:
    return [own["round-1"]["body"]["choice"] for own in house.answers().values()]


def test_a_vote_made_offline_survives_a_reload_and_counts_once(
    house: PhoneHouse, context: BrowserContext, phone: Page
) -> None:
    house.open_poll()
    expect(phone.get_by_role("button", name="Submit")).to_be_visible()
    context.set_offline(True)
    choose(phone, "Comfortable")
    expect(phone.locator("[data-answer-state]")).to_have_text(SAVED)
    expect(phone.locator("#outbox")).to_contain_text("to send")
    assert counted(house) == []
    context.set_offline(False)
    phone.reload()
    expect(phone.locator("[data-answer-state]")).to_have_text(COUNTED, timeout=15_000)
    expect(phone.locator("#outbox")).to_be_hidden()
    assert counted(house) == ["comfortable"]


def test_a_vote_that_came_too_late_says_so_and_counts_when_voting_is_reopened(
    house: PhoneHouse, context: BrowserContext, phone: Page
) -> None:
    house.open_poll()
    expect(phone.get_by_role("button", name="Submit")).to_be_visible()
    context.set_offline(True)
    choose(phone, "Neither")
    house.facilitate("lock_step")
    context.set_offline(False)
    expect(phone.locator("[data-answer-state]")).to_have_text(LATE, timeout=15_000)
    assert counted(house) == []
    house.facilitate("open_step")
    expect(phone.locator("[data-answer-state]")).to_have_text(COUNTED, timeout=15_000)
    assert counted(house) == ["neither"]


def test_a_late_answer_is_not_forgotten_when_the_room_has_moved_on(
    house: PhoneHouse, context: BrowserContext, phone: Page
) -> None:
    house.open_poll()
    expect(phone.get_by_role("button", name="Submit")).to_be_visible()
    context.set_offline(True)
    choose(phone, "Neither")
    house.facilitate("go_back")
    context.set_offline(False)
    expect(phone.locator("#notice")).to_have_text(LATE, timeout=15_000)


def test_a_push_leaves_alone_what_someone_is_choosing(house: PhoneHouse, phone: Page) -> None:
    house.open_poll()
    phone.get_by_label("Neither", exact=True).check()
    before = phone.locator("main").get_attribute("data-version")
    assert isinstance(house.desk.join(house.workshop, new_token(), 1, False), Receipt)
    expect(phone.locator("header .seat-in")).to_have_count(2)
    expect(phone.get_by_label("Neither", exact=True)).to_be_checked()
    assert before is not None


def test_a_choice_not_sent_yet_survives_a_reload(house: PhoneHouse, phone: Page) -> None:
    house.open_poll()
    phone.get_by_label("Uncomfortable", exact=True).check()
    phone.reload()
    expect(phone.get_by_label("Uncomfortable", exact=True)).to_be_checked()
    assert counted(house) == []


def test_pressing_submit_many_times_is_one_answer(house: PhoneHouse, phone: Page) -> None:
    house.open_poll()
    phone.get_by_label("Neither", exact=True).check()
    phone.evaluate(TAPS)
    expect(phone.locator("[data-answer-state]")).to_have_text(COUNTED)
    assert counted(house) == ["neither"]
    votes = [row for row in house.service.snapshot(house.workshop) if row.exercise == "camden"]
    assert len(votes) == 1


def test_another_tab_shows_what_this_one_sent(
    house: PhoneHouse, context: BrowserContext, phone: Page
) -> None:
    house.open_poll()
    other = context.new_page()
    other.goto(phone.url)
    expect(other.get_by_role("button", name="Submit")).to_be_visible()
    choose(phone, "Comfortable")
    expect(other.locator("[data-answer-state]")).to_have_text(COUNTED)
    expect(other.locator("[data-own-text]")).to_have_text("Comfortable")
    other.get_by_role("button", name="Change").click()
    choose(other, "Neither")
    expect(phone.locator("[data-own-text]")).to_have_text("Neither")
    comes_to(phone, ["neither"], lambda: counted(house))


def test_another_tab_shows_what_a_page_whose_scripts_never_came_had_counted(
    house: PhoneHouse, context: BrowserContext, phone: Page
) -> None:
    house.open_poll()
    other = context.new_page()
    other.goto(phone.url)
    expect(other.locator("[data-connection]")).to_have_attribute("data-state", "on")
    phone.route("**/js/*.js", lambda route: route.abort())
    phone.goto(phone.url)
    phone.get_by_label("Comfortable", exact=True).check()
    phone.unroute_all()
    phone.get_by_role("button", name="Submit").click()
    expect(phone.locator("[data-answer-state]")).to_have_text(COUNTED)
    expect(other.locator("[data-own-text]")).to_have_text("Comfortable")


def test_an_older_tab_that_hears_nothing_is_told_that_a_newer_answer_counts(
    house: PhoneHouse, context: BrowserContext, phone: Page
) -> None:
    house.open_poll()
    context.add_init_script("delete window.BroadcastChannel")
    phone.reload()
    expect(phone.get_by_role("button", name="Submit")).to_be_visible()
    older = context.new_page()
    older.goto(phone.url)
    expect(older.locator("[data-connection]")).to_have_attribute("data-state", "on")
    choose(phone, "Comfortable")
    expect(phone.locator("[data-answer-state]")).to_have_text(COUNTED)
    choose(older, "Uncomfortable")
    expect(older.locator("[data-answer-state]")).to_contain_text(
        "A newer answer of yours is already counted."
    )
    assert counted(house) == ["comfortable"]


def test_without_sockets_the_phone_still_votes_and_follows_the_room(
    house: PhoneHouse, address: str, context: BrowserContext
) -> None:
    context.route("**/socket.io/**", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{address}/j/{house.secret}/1")
    page.get_by_role("button", name="Join Table 1").click()
    house.open_poll()
    expect(page.get_by_role("button", name="Submit")).to_be_visible(timeout=15_000)
    choose(page, "Neither")
    expect(page.locator("[data-answer-state]")).to_have_text(COUNTED, timeout=15_000)
    assert counted(house) == ["neither"]


def test_the_phone_shuffles_as_the_record_does(phone: Page) -> None:
    order = phone.evaluate(SHUFFLE)
    assert order == shuffled(["1", "2", "3", "4", "5", "6"], "ŵy", "a/b")


@pytest.mark.parametrize("width", [320, 360])
def test_no_state_scrolls_sideways(house: PhoneHouse, phone: Page, width: int) -> None:
    phone.set_viewport_size({"width": width, "height": 640})
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    for step in ("go_next", "go_next", "open_step", "lock_step", "close_workshop"):
        assert isinstance(house.facilitate(step), Receipt)
        status = house.service.read(house.workshop, lambda room: room.version)
        phone.reload()
        assert phone.evaluate(wide) is False, (step, status)


def reconnect(phone: Page) -> None:
    for is_offline in (True, False):
        phone.context.set_offline(is_offline)
        light = phone.locator("[data-connection]")
        expect(light).to_have_attribute("data-state", "off" if is_offline else "on", timeout=15_000)


def test_a_page_of_an_older_version_loads_itself_anew_once_and_keeps_what_was_chosen(
    house: PhoneHouse, phone: Page
) -> None:
    house.open_poll()
    phone.get_by_label("Neither", exact=True).check()
    phone.evaluate("document.activeElement.blur(); window.isOld = true")
    reconnect(phone)
    assert phone.evaluate("window.isOld")
    house.desk.files = "newer"
    reconnect(phone)
    phone.wait_for_function("!window.isOld")
    expect(phone.get_by_label("Neither", exact=True)).to_be_checked()
    phone.evaluate("window.isTried = true")
    reconnect(phone)
    assert phone.evaluate("window.isTried")


def test_past_zero_the_phone_says_so_and_a_vote_still_counts(house: PhoneHouse, phone: Page) -> None:
    house.open_poll()
    now = house.service.clock
    house.service.clock = lambda: now() + 3600
    phone.reload()
    expect(phone.get_by_text("Time is up. You can go on until your facilitator closes this.")).to_be_visible()
    choose(phone, "Comfortable")
    expect(phone.locator("[data-answer-state]")).to_have_text(COUNTED)
    assert counted(house) == ["comfortable"]
