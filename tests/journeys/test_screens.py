"""Every main screen in its own size: nothing scrolls sideways, thumbs can hit it, the back can read it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from playwright.sync_api import Page, ViewportSize, expect

from tests.journeys.day import DESK, PHONE, Day
from tests.journeys.looking import cut_off, scrolls, settled, sideways, small_targets, small_text
from tests.journeys.pages import Phone
from tests.journeys.test_a_room_runs import CARDS, propose

ROOM = (1, 1, 2, 2, 3, 3, 4, 5, 6)
SECRET = "Only Table 1 wrote these words"
RESULTS = ("the order each table agreed", "comfort in round 1", "what each table goes by", "own orders, Set")


def walk(day: Day, phone: Phone, look: "Look") -> None:
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


def rank(day: Day, phone: Phone, look: "Look") -> None:
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


def agree(day: Day, phone: Phone, look: "Look") -> None:
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


def close_and_show(day: Day, look: "Look", what: str) -> None:
    """Lock, look, reveal, look."""
    day.console.toggle()
    look(f"{what} locked")
    day.console.show()
    expect(day.wall.view.locator(".chart-sheet svg").first).to_be_visible()
    look(f"{what} shown")


@dataclass
class Look:
    """All that is looked at in each state of the day: a phone, the wall, the desk, another table's phone."""

    phone: Page
    wall: Page
    desks: list[Page]
    other: Page
    found: list[tuple[str, str, object]] = field(default_factory=list)
    looks: int = 0

    def __call__(self, state: str) -> None:
        """Look at all of it in this state, given a moment for what was pushed."""
        self.wall.wait_for_timeout(350)
        self.phone_fits(state)
        self.wall_fits(state)
        for page in self.desks:
            self.note(state, page.url, partial(desk_faults, page))
        self.keeps_its_secret(state)

    def phone_fits(self, state: str) -> None:
        """Nothing scrolls sideways, every target is a thumb wide, on a common phone and a small one."""
        for size in in_sizes(self.phone, ((360, 640), (320, 640))):
            self.note(state, size, lambda: (sideways(self.phone), small_targets(self.phone)))

    def wall_fits(self, state: str) -> None:
        """Nothing scrolls, is cut off, or too small for the back row, on a good projector and an old one."""
        for size in in_sizes(self.wall, ((1920, 1080), (1280, 720))):
            self.note(
                state,
                size,
                lambda: (max(scrolls(self.wall).values()), small_text(self.wall) + cut_off(self.wall)),
            )

    def keeps_its_secret(self, state: str) -> None:
        """Before a result is shown, neither it nor what a table wrote is in the wall or in another phone."""
        if state.endswith("shown") or state in ("agreed orders", "blank"):
            return
        self.looks += 1
        for page in (self.wall, self.other):
            html = page.content()
            self.found += [(state, page.url, words) for words in (SECRET, *RESULTS) if words in html]

    def note(self, state: str, where: str, measure: Callable[[], tuple[int, list[str]]]) -> None:
        """What is wrong once all has had time to find its place."""
        fits: tuple[int, list[str]] = (0, [])
        if (wrong := settled(self.wall, fits, measure)) != fits:
            self.found.append((state, where, wrong))


def desk_faults(page: Page) -> tuple[int, list[str]]:
    """How far it scrolls either way, and what is too small to press."""
    return max(scrolls(page).values()), small_targets(page)


def in_sizes(page: Page, sizes: Iterable[tuple[int, int]]) -> Iterator[str]:
    """The page in each size, at last in the first one again."""
    first, *others = [ViewportSize(width=width, height=height) for width, height in sizes]
    yield f"{first['width']} wide"
    for size in others:
        page.set_viewport_size(size)
        yield f"{size['width']} wide"
    page.set_viewport_size(first)


def test_all_day_every_screen_fits_its_size_and_no_result_is_seen_before_it_is_shown(day: Day) -> None:
    page, other = day.page(PHONE), day.seated(2)
    desks = [day.console.page, day.staff_page(f"/workshops/{day.workshop}/tables")]
    look = Look(page, day.wall.page, desks, other.page)
    for path in ("/", f"/j/{day.code}", f"/j/{day.code}/1"):
        page.goto(f"{day.server.base}{path}")
        look.phone_fits(path)
    phone = Phone(page)
    phone.join()
    walk(day, phone, look)
    assert look.found == []
    assert look.looks > 10
    assert SECRET not in other.page.content()


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
