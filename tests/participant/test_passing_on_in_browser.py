"""A phone that several people share, in a real browser: nothing of one is left for the next."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.looking import comes_to
from tests.participant.house import PhoneHouse, phone_house
from tests.participant.serving import served

ANSWER = "Neither"
COUNTED = "Counted. You can change it until voting closes."
KEEP = """async ([workshop, person]) => {
    const opening = indexedDB.open("moothall");
    const database = await new Promise((done) => { opening.onsuccess = () => done(opening.result); });
    const message = {
        id: "neighbour-0001", name: "submit_answer", step: "camden/round-1", exercise: "camden",
        payload: { choice: "neither" }, replaces: null,
    };
    const store = database.transaction("outbox", "readwrite").objectStore("outbox");
    const owner = `${workshop}:${person}`;
    store.put({ id: message.id, owner, made: 1, state: "pending", isAnswer: true, message });
}"""


@pytest.fixture
def house() -> PhoneHouse:
    return phone_house(protected=True, seats=6)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 360, "height": 640})
    yield opened
    opened.close()


@pytest.fixture
def phone(house: PhoneHouse, context: BrowserContext) -> Iterator[Page]:
    with served(house) as address:
        page = context.new_page()
        page.goto(f"{address}/j/{house.secret}/1")
        page.get_by_role("button", name="Join Table 1").click()
        is_live(page)
        yield page


def is_live(page: Page) -> None:
    expect(page.locator("[data-connection]").first).to_have_attribute("data-state", "on")


def pass_on(page: Page, house: PhoneHouse) -> None:
    page.goto(f"{page.evaluate('location.origin')}/p/{house.workshop}/place")
    page.get_by_role("button", name="Pass this phone to the next person").click()
    expect(page.locator("#shared summary")).to_contain_text("Now answering: seat 2")
    is_live(page)


def switch(page: Page, place: int) -> None:
    page.locator("#shared summary").click()
    page.get_by_role("button", name=f"Switch to seat {place}").click()
    expect(page.locator("#shared summary")).to_contain_text(f"Now answering: seat {place}")


def vote(page: Page) -> None:
    page.get_by_label(ANSWER, exact=True).check()
    page.get_by_role("button", name="Submit").click()
    expect(page.locator("[data-answer-state]").first).to_have_text(COUNTED)


def test_what_one_person_said_is_out_of_sight_for_the_next(house: PhoneHouse, phone: Page) -> None:
    house.open_poll()
    other_tab = phone.context.new_page()
    other_tab.goto(phone.url)
    vote(phone)
    expect(other_tab.locator("[data-own-text]").first).to_be_visible()
    pass_on(phone, house)
    for page in (phone, other_tab):
        expect(page.get_by_label(ANSWER, exact=True)).to_be_visible()
        expect(page.get_by_label(ANSWER, exact=True)).not_to_be_checked()
        expect(page.locator("[data-own-text]").first).to_be_hidden()
    phone.go_back()
    phone.go_back()
    expect(phone.locator("#shared summary")).to_contain_text("Now answering: seat 2")
    expect(phone.locator("[data-own-text]").first).to_be_hidden()
    vote(phone)
    assert len(house.answers()) == 2
    switch(phone, 1)
    expect(phone.locator("[data-own-text]").first).to_be_visible()


def test_what_waits_from_one_person_goes_out_for_them_while_the_next_one_answers(
    house: PhoneHouse, phone: Page
) -> None:
    house.open_poll()
    first = house.members(1)[0]
    pass_on(phone, house)
    phone.evaluate(KEEP, [house.workshop, first])
    phone.reload()
    is_live(phone)
    comes_to(phone, [first], lambda: list(house.answers()))
    expect(phone.locator("[data-own-text]").first).to_be_hidden()
