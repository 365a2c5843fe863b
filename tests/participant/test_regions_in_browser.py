"""How a pushed picture enters the page: region by region, around what someone is doing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.participant.house import phone_house
from tests.participant.serving import served

START = """async () => {
    const { View } = await import('/static/js/view.js');
    document.body.innerHTML = '<main id="try" data-version="1">'
        + '<section data-region="a"><button id="go">Go</button></section>'
        + '<section data-region="b"><textarea id="text"></textarea><p>old</p></section>'
        + '<section data-region="c" data-keep><p>kept</p></section></main>';
    window.root = document.getElementById('try');
    window.drawn = [];
    window.view = new View(root, (element) => drawn.push(element.dataset.region));
    for (const child of root.children) child.mark = child.dataset.region;
    window.push = (version, a, b, c) => view.apply({ version, html:
        `<section data-region="a"><button id="go">${a}</button></section>`
        + `<section data-region="b"><textarea id="text"></textarea><p>${b}</p></section>`
        + `<section data-region="${c}" data-keep><p>${c}</p></section>` });
}"""

SEND = """async () => {
    const { watchForms } = await import('/static/js/forms.js');
    document.body.innerHTML = '<main id="try"><form data-command="add"><textarea name="text"></textarea>'
        + '<button>Add</button></form></main>';
    document.documentElement.dataset.script = 'ready';
    window.dropped = 0;
    const phone = {
        drafts: { keepForm() {}, dropForm: () => { dropped += 1; } }, view: { release() {} },
        send: () => new Promise((done) => { window.acknowledge = () => done({ ok: true }); }),
    };
    watchForms(document.getElementById('try'), phone);
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with served(phone_house()) as address:
        opened = browser.new_page()
        opened.goto(address)
        yield opened
        opened.close()


@pytest.fixture
def regions(page: Page) -> Page:
    page.evaluate(START)
    return page


def marks(page: Page) -> list[str | None]:
    """Which regions are still the elements they were."""
    found: list[str | None] = page.evaluate("[...root.children].map((child) => child.mark ?? null)")
    return found


def test_an_older_picture_than_the_page_is_dropped(regions: Page) -> None:
    regions.evaluate("push(0, 'Older', 'older', 'c')")
    assert regions.inner_text("#go") == "Go"


def test_a_region_that_someone_types_in_waits_until_they_leave_it(regions: Page) -> None:
    regions.focus("#text")
    regions.evaluate("push(2, 'Go', 'new', 'c')")
    assert regions.inner_text("[data-region=b] p") == "old"
    regions.evaluate("document.activeElement.blur()")
    regions.wait_for_function("document.querySelector('[data-region=b] p').textContent === 'new'")


def test_typed_text_is_never_taken_away_by_a_push(regions: Page) -> None:
    regions.fill("#text", "half a thought")
    regions.evaluate("document.activeElement.blur()")
    regions.evaluate("push(2, 'Go', 'new', 'c')")
    assert regions.input_value("#text") == "half a thought"
    regions.evaluate("view.release(document.getElementById('text'))")
    assert regions.inner_text("[data-region=b] p") == "new"


def test_only_what_changed_is_replaced_and_focus_comes_back(regions: Page) -> None:
    regions.focus("#go")
    regions.evaluate("push(2, 'Gone', 'old', 'c')")
    assert marks(regions) == [None, "b", "c"]
    assert regions.evaluate("document.activeElement.id") == "go"
    assert regions.evaluate("drawn") == ["a"]


def test_a_kept_region_goes_when_its_name_changes(regions: Page) -> None:
    regions.evaluate("push(2, 'Go', 'old', 'd')")
    assert marks(regions) == ["a", "b", None]
    assert regions.inner_text("[data-region=d]") == "d"


@pytest.mark.parametrize(
    ("typed", "kept", "dropped"), [("one thing", "", 1), ("one thing, and ano", "one thing, and ano", 0)]
)
def test_what_is_typed_while_the_last_words_are_on_their_way_stays(
    page: Page, typed: str, kept: str, dropped: int
) -> None:
    page.evaluate(SEND)
    page.fill("textarea", "one thing")
    page.click("button")
    page.fill("textarea", typed)
    page.evaluate("acknowledge()")
    page.wait_for_function("(kept) => document.querySelector('textarea').value === kept", arg=kept)
    assert page.evaluate("dropped") == dropped
