"""Every main screen in its own size: nothing scrolls sideways, thumbs can hit it, the back can read it."""

from collections.abc import Callable, Iterable, Iterator

from playwright.sync_api import Page, ViewportSize, expect

from tests.journeys.day import DESK, PHONE, Day
from tests.journeys.looking import cut_off, scrolls, sideways, small_targets, small_text
from tests.journeys.pages import Phone
from tests.journeys.test_a_room_runs import CARDS, propose

Look = Callable[[str], None]
ROOM = (1, 1, 1, 2, 2, 3, 3, 4, 5, 6)
SECRET = "Only Table 1 wrote these words"
RESULTS = ("the order each table agreed", "comfort in round 1", "what each table goes by", "own orders, Set")


def walk(day: Day, phone: Phone, look: Look) -> None:
    """One day from arrivals to goodbye, with a look at every state; one phone and a crowd answer."""
    people = day.crowd(*ROOM)
    look("arrivals")
    day.console.go_to("Welcome")
    look("talk")
    day.hurry_to("Own order")
    look("before own orders")
    rank(day, phone, look)
    day.console.go_to("Our criteria")
    day.console.toggle()
    propose(phone, SECRET)
    look("criteria")
    phone.page.get_by_role("button", name="Make primary").click()
    expect(phone.page.locator(".primary-mark")).to_be_visible()
    close_and_show(day, look, "criteria")
    day.console.go_to("Our agreed order")
    agree(day, phone, look)
    day.hurry_to("Round 1")
    day.console.toggle()
    expect(phone.submit).to_be_visible()
    phone.submit.click()
    look("nothing chosen")
    phone.choose("Neither")
    for number, person in enumerate(people):
        person.do("submit_answer", "camden", "round-1", choice=["neither", "comfortable"][number % 2])
    close_and_show(day, look, "poll")
    day.console.page.keyboard.press("Escape")
    look("blank")


def rank(day: Day, phone: Phone, look: Look) -> None:
    """Own orders: empty, half, in the sheet, full, sent, locked."""
    day.console.toggle()
    expect(phone.pool(CARDS[0])).to_be_visible()
    look("nothing placed")
    for card in CARDS[:3]:
        phone.pool(card).click()
    look("half placed")
    phone.row(CARDS[1]).get_by_role("button", name="Same place as").click()
    look("a tie is chosen")
    phone.page.get_by_role("dialog").get_by_role("button", name=CARDS[0]).click()
    for card in CARDS[3:]:
        phone.pool(card).click()
    look("all placed")
    phone.send_order.click()
    expect(phone.state).to_be_visible()
    look("sent")
    day.console.toggle()
    look("locked")


def agree(day: Day, phone: Phone, look: Look) -> None:
    """The table's order: half, a row open, agreed, shown."""
    day.console.toggle()
    for number, card in enumerate(CARDS[:4], start=1):
        phone.pool(card).click()
        expect(phone.page.locator(".agreed-row")).to_have_count(number)
    phone.page.locator(".agreed-pick").nth(1).click()
    look("agreeing")
    phone.page.get_by_role("button", name="We agree on this order").click()
    expect(phone.page.locator(".notice-good")).to_be_visible()
    day.console.toggle()
    day.console.show("agreed")
    expect(day.wall.view.locator(".grid").first).to_be_visible()
    look("agreed orders")


def close_and_show(day: Day, look: Look, what: str) -> None:
    """Lock, look, reveal, look."""
    day.console.toggle()
    look(f"{what} locked")
    day.console.show()
    expect(day.wall.view.locator(".chart-sheet svg").first).to_be_visible()
    look(f"{what} shown")


def settled(page: Page) -> Page:
    """The page once what was pushed is drawn and fitted."""
    page.wait_for_timeout(350)
    return page


def resized(page: Page, sizes: Iterable[tuple[int, int]]) -> Iterator[str]:
    """The page in each size, fitted to it; ends in the first."""
    first, *others = [ViewportSize(width=width, height=height) for width, height in sizes]
    yield f"{first['width']} wide"
    for size in others:
        page.set_viewport_size(size)
        settled(page)
        yield f"{size['width']} wide"
    page.set_viewport_size(first)


def test_phones_never_scroll_sideways_and_every_target_is_a_thumb_wide(day: Day) -> None:
    found: list[tuple[str, str, object]] = []
    page = day.page(PHONE)

    def look(state: str) -> None:
        settled(page)
        for width in resized(page, ((360, 640), (320, 640))):
            found.extend((state, width, wide) for wide in [sideways(page)] if wide)
            found.extend((state, width, small) for small in small_targets(page))

    for path in ("/", f"/j/{day.code}", f"/j/{day.code}/1"):
        page.goto(f"{day.server.base}{path}")
        look(path)
    phone = Phone(page)
    phone.join()
    walk(day, phone, look)
    assert found == []


def test_the_wall_never_scrolls_and_all_of_it_can_be_read_from_the_back(day: Day) -> None:
    found: list[tuple[str, str, object]] = []
    page = day.wall.page

    def look(state: str) -> None:
        settled(page)
        for size in resized(page, ((1920, 1080), (1280, 720))):
            moved = scrolls(page)
            found.extend((state, size, moved) for far in moved.values() if far > 0)
            found.extend((state, size, f"small: {text}") for text in small_text(page))
            found.extend((state, size, f"cut: {text}") for text in cut_off(page))

    walk(day, day.seated(1), look)
    assert found == []


def test_the_console_fits_a_laptop(day: Day) -> None:
    found: list[tuple[str, str, object]] = []
    pages = [day.console.page, day.staff_page(f"/workshops/{day.workshop}/tables")]

    def look(state: str) -> None:
        for page in pages:
            settled(page)
            moved = scrolls(page)
            found.extend((state, page.url, moved) for far in moved.values() if far > 0)
            found.extend((state, page.url, small) for small in small_targets(page))

    walk(day, day.seated(1), look)
    assert found == []


def test_the_desks_pages_fit_a_laptop(day: Day) -> None:
    ways = [
        "/workshops",
        "/workshops/new",
        *(f"/workshops/{day.workshop}/{way}" for way in ("close", "report")),
    ]
    for way in ways:
        page = day.staff_page(way)
        assert (way, sideways(page)) == (way, 0)
        assert (way, small_targets(page)) == (way, [])
    door = day.page(DESK)
    door.goto(f"{day.server.base}/sign-in")
    assert small_targets(door) == []


def test_before_a_reveal_no_result_is_in_the_wall_or_in_another_tables_phone(day: Day) -> None:
    other = day.seated(2)
    looks = 0

    def look(state: str) -> None:
        nonlocal looks
        if state.endswith("shown") or state in ("agreed orders", "blank"):
            return
        looks += 1
        for page in (settled(day.wall.page), other.page):
            html = page.content()
            assert [words for words in (SECRET, *RESULTS) if words in html] == [], (state, page.url)

    walk(day, day.seated(1), look)
    assert looks > 10
    assert SECRET not in other.page.content()
