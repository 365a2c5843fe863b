"""Answers of a page's first moments: before the phone's own store is open, and where it never opens."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from casestudies.loader import load_materials
from tests.participant.house import PhoneHouse, phone_house
from tests.participant.serving import served
from tests.participant.test_reading import ReadingRoom

EARLY = Path(__file__).parents[2] / "participant" / "static" / "js" / "early.js"
COUNTED = "Counted. You can change it until voting closes."
CHOOSE = "document.querySelector('input[value=%s]').click(); document.querySelector('[type=submit]').click()"
OPENING = """const open = IDBFactory.prototype.open;
IDBFactory.prototype.open = function (...named) {
    const request = open.apply(this, named);
    const add = request.addEventListener.bind(request);
    request.addEventListener = (type, hear, how) =>
        add(type, type === "success" ? (event) => { %s } : hear, how);
    return request;
};"""
SLOW = OPENING % "setTimeout(hear, 2000, event)"
NEVER = OPENING % ""
FORBIDDEN = "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };"
FULL = """IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };"""
KEEP_OPEN = "Keep this page open until it is sent"
MAY_CLOSE = "You can close this page or lock the phone."


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


def sit_down(house: PhoneHouse, address: str, context: BrowserContext) -> Page:
    page = context.new_page()
    page.goto(f"{address}/j/{house.secret}/1")
    page.get_by_role("button", name="Join Table 1").click()
    expect(page.locator("#view [type=submit]")).to_be_attached()
    return page


def counted(house: PhoneHouse) -> list[str]:
    return [own["round-1"]["body"]["choice"] for own in house.answers().values()]


def votes(house: PhoneHouse) -> int:
    return sum(row.exercise == "camden" for row in house.service.snapshot(house.workshop))


@pytest.mark.parametrize("store", [SLOW, NEVER, FORBIDDEN, FULL])
def test_an_answer_given_at_once_is_counted_once_however_the_phones_store_behaves(
    house: PhoneHouse, address: str, context: BrowserContext, store: str
) -> None:
    house.open_poll()
    context.add_init_script(store)
    page = sit_down(house, address, context)
    page.evaluate(CHOOSE % "neither")
    expect(page.locator("[data-answer-state]")).to_have_text(COUNTED, timeout=10_000)
    assert counted(house) == ["neither"]
    assert votes(house) == 1


def test_an_answer_of_an_earlier_page_and_one_given_before_it_is_known_end_as_the_newer_one(
    house: PhoneHouse, address: str, context: BrowserContext
) -> None:
    house.open_poll()
    page = sit_down(house, address, context)
    expect(page.locator("[data-connection]")).to_have_attribute("data-state", "on")
    context.route("**/socket.io/**", lambda route: route.abort())
    context.set_offline(True)
    page.evaluate(CHOOSE % "comfortable")
    expect(page.locator("#outbox")).to_be_visible()
    context.set_offline(False)
    context.unroute("**/socket.io/**")
    page.add_init_script(SLOW)
    page.reload()
    page.evaluate(CHOOSE % "uncomfortable")
    expect(page.locator("[data-own-text]")).to_have_text("Uncomfortable")
    expect(page.locator("[data-answer-state]")).to_have_text(COUNTED, timeout=15_000)
    expect(page.locator("#outbox")).to_be_hidden()
    assert counted(house) == ["uncomfortable"]
    assert votes(house) == 1


@pytest.mark.parametrize(("store", "words"), [("", MAY_CLOSE), (NEVER, KEEP_OPEN), (FULL, KEEP_OPEN)])
def test_the_phone_says_whether_what_waits_outlives_the_page(
    house: PhoneHouse, address: str, context: BrowserContext, store: str, words: str
) -> None:
    house.open_poll()
    context.add_init_script(store or "0")
    page = sit_down(house, address, context)
    expect(page.locator("[data-connection]")).to_have_attribute("data-state", "on")
    context.set_offline(True)
    page.evaluate(CHOOSE % "neither")
    expect(page.locator("#outbox")).to_contain_text(words)
    shown = page.locator("#outbox [data-if-lasting]:visible")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text(words)


def test_a_press_that_waits_is_not_lost_when_a_new_picture_takes_the_place_of_its_form(
    context: BrowserContext,
) -> None:
    page = context.new_page()
    form = '<form data-command="place"><button id="pick-A" name="place" value="1">A</button></form>'
    page.set_content(f"<main>{form}</main>")
    page.add_script_tag(content=EARLY.read_text(encoding="utf-8"))
    page.evaluate("""() => {
        window.sent = [];
        document.addEventListener("submit", (event) => {
            event.preventDefault();
            window.sent.push(event.submitter?.id);
        });
    }""")
    page.locator("#pick-A").click()
    page.evaluate("(form) => { document.querySelector('main').innerHTML = form; }", form)
    assert page.evaluate("window.sent") == []
    page.evaluate("document.documentElement.dataset.script = 'ready'")
    page.wait_for_function("window.sent.length > 0", timeout=5_000)
    assert page.evaluate("window.sent") == ["pick-A"]


def test_places_chosen_before_their_script_came_are_the_order_that_is_sent(context: BrowserContext) -> None:
    room = ReadingRoom(phone_house(), load_materials().model_dump(mode="json"))
    room.go("go_next", "open_step")
    held: list[Route] = []
    context.route("**/kinds/ranking/own.js", lambda route: held.append(route))
    page = context.new_page()
    with served(room.house) as address:
        page.goto(f"{address}/j/{room.code}/1")
        page.get_by_role("button", name="Join Table 1").click()
        for card, place in (("4", "2"), ("2", "1"), ("6", "2")):
            page.locator(f"#place-{card}").select_option(place)
        page.get_by_role("button", name="Send my order").click()
        expect(page.locator("form[data-held]")).to_be_attached()
        held[0].continue_()
        expect(page.locator("[data-answer-state]")).to_have_text(COUNTED)
        expect(page.locator(".receipt-order .place")).to_have_text(["1st", "2nd=", "2nd="])
        page.close()
