"""A rehearsed Manchester day: each step opened, locked, shown, taken back and cleared in one walk."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from statistics import median
from time import monotonic

import pytest
from playwright.sync_api import Browser, Locator, Page, StorageState, expect

from facilitator.rehearsal.script import Stop
from sessions.exercises.base import Badge
from tests.conftest import try_of
from tests.journeys.overhearing import Overheard, plainly
from tests.running import RunningServer
from tests.screens.room import PROJECTORS, Room, full_room

pytestmark = pytest.mark.timeout(300)

PEOPLE = 11
KINDS = {"poll", "ranking", "statements", "questions", "factors", "red_lines", "evaluation"}
MODERATED = {"questions", "red_lines"}
WITHIN = 1.0  # seconds until a result that was taken back is off the wall
RESULT = "[data-region^='panel:']"
# In which form words are kept is no answer: the careful form stands there until somebody chooses another.
CHOSEN = "#view input:checked:not([name=form][value=gist]), #view option:checked:not(:first-child)"
PRESSED = "#view [aria-pressed=true]:not([data-text-size]), #view [aria-checked=true]"
SETTLED = 1_000  # milliseconds
AS_WRITTEN = "all => all.map(one => one.outerHTML)"
MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
    const style = getComputedStyle(one);
    const lasts = `${style.transitionDuration},${style.animationDuration}`.split(",");
    return style.animationName !== "none" || lasts.some((time) => parseFloat(time) > 0)
        || style.scrollBehavior === "smooth";
}).map((one) => one.outerHTML.slice(0, 80)).concat(document.getAnimations().map(() => "an animation"))"""


@dataclass
class Seen:
    """What the walk found, each with its step."""

    chosen: list[str] = field(default_factory=list)
    moving: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    restored: dict[str, tuple[str, str]] = field(default_factory=dict)
    hidden_after: list[float] = field(default_factory=list)
    opened: int = 0
    results: int = 0
    pushes: int = 0


@pytest.fixture(scope="module")
def days(browser: Browser, server: RunningServer, staff: StorageState) -> Callable[[int], Seen]:
    """What was seen on the day of a try: one day for all first tries, another for second ones."""

    @cache
    def walked(_number: int) -> Seen:
        with full_room(browser, server, staff, PEOPLE) as room:
            room.join()
            found = Seen()
            walk(room, found)
            return found

    return walked


@pytest.fixture
def seen(request: pytest.FixtureRequest, days: Callable[[int], Seen]) -> Seen:
    """The whole day, walked once a try."""
    return days(try_of(request))


def walk(room: Room, seen: Seen) -> None:
    """Every step of the day; taken back and cleared at the first result of each kind."""
    heard = Overheard(room.pages["projector"], room.pages["phone"])
    for stop in room.stops():
        heard.forget()
        room.go_on(stop)
        if not stop.phase.takes_answers:
            continue
        room.must("open_step")
        room.settle()
        look_at_choices(room, stop, seen)
        look_for_motion(room, stop, seen)
        room.must("lock_step")
        expect(room.pages["projector"].locator(".stage-count")).to_contain_text("Closed")
        if stop.kind.name in MODERATED:
            approve(room)
        for panel in stop.phase.panels:
            show(room, stop, panel, seen, heard)


def look_at_choices(room: Room, stop: Stop, seen: Seen) -> None:
    """What a phone that has not answered finds chosen; what others at its table pressed is no fault."""
    phone = room.pages["phone"]
    expect(phone.locator(f"[data-step='{stop.key}']").first).to_be_attached()
    seen.opened += 1
    chosen = phone.locator(CHOSEN if stop.phase.badge is Badge.TABLE else f"{CHOSEN}, {PRESSED}")
    seen.chosen += [f"{stop.key}: {one}" for one in chosen.evaluate_all(AS_WRITTEN)]


def approve(room: Room) -> None:
    """Let all that people wrote be shown, on the page that lists it."""
    page = room.page(
        "laptop", f"{room.server.base}/workshops/{room.made['id']}/said", storage_state=room.staff
    )
    button = page.get_by_role("button", name="Approve all")
    for left in range(button.count(), 0, -1):
        button.first.click()
        expect(button).to_have_count(left - 1)
    page.context.close()


def look_for_motion(room: Room, stop: Stop, seen: Seen) -> None:
    """On both walls."""
    for wall in PROJECTORS:
        seen.moving += [f"{stop.key}: {one}" for one in room.pages[wall].evaluate(MOVING)]


def show(room: Room, stop: Stop, panel: str, seen: Seen, heard: Overheard) -> None:
    """Reveal a result, if enough people answered; nobody may have been sent its words before."""
    heard.read()
    before, wall = list(heard.texts), room.pages["projector"]
    if not room.lead("reveal_results", panel=panel)["ok"]:
        return
    result = wall.locator(f"[data-region='panel:{stop.key}:{panel}']")
    expect(result).to_have_count(1)
    words = plainly(result.locator(".wall-sum").inner_text())
    seen.told += [f"{stop.key}/{panel}: {words}" for text in before if words in text]
    seen.pushes += len(before)
    seen.results += 1
    look_for_motion(room, stop, seen)
    if stop.kind.name not in seen.restored:
        seen.restored[stop.kind.name] = (words_of(result), taken_back(room, wall, panel, seen))


def taken_back(room: Room, wall: Page, panel: str, seen: Seen) -> str:
    """Undo the reveal, reveal again, clear, undo that: what the wall shows then."""
    desk, result = room.pages["laptop"], wall.locator(RESULT)
    undo = desk.locator("#toast").get_by_role("button", name="Undo")
    pressed = monotonic()
    undo.click()
    expect(result).to_have_count(0)
    seen.hidden_after.append(monotonic() - pressed)
    room.must("reveal_results", panel=panel)
    expect(result).to_have_count(1)
    desk.locator("#clear-answers").click()
    expect(desk.locator("#toast")).to_contain_text("Cleared")
    expect(result).to_have_count(0)
    expect(desk.locator("#clear-answers")).to_have_count(0)
    undo.click()
    expect(result).to_have_count(1)
    return words_of(result)


def words_of(result: Locator) -> str:
    """What the wall shows once it is drawn, without the breaks of its lines."""
    result.page.wait_for_timeout(SETTLED)
    return "".join(result.inner_text().split())


def test_every_step_is_opened_and_most_have_a_result(seen: Seen) -> None:
    assert set(seen.restored) == KINDS
    assert seen.opened > 20
    assert seen.results > 20


def test_nothing_is_chosen_for_anybody(seen: Seen) -> None:
    assert seen.chosen == []


def test_before_a_reveal_its_words_are_in_no_page_no_answer_and_no_frame(seen: Seen) -> None:
    assert seen.told == []
    assert seen.pushes > seen.results


def test_nothing_moves_on_the_wall_for_those_who_want_no_motion(seen: Seen) -> None:
    assert seen.moving == []


def test_undo_takes_a_result_off_the_wall_at_once_though_nothing_else_happens(seen: Seen) -> None:
    assert median(seen.hidden_after) <= WITHIN, seen.hidden_after


def test_clearing_takes_the_answers_away_and_undo_brings_back_the_same_result(seen: Seen) -> None:
    for kind, (before, after) in seen.restored.items():
        assert (kind, after) == (kind, before)
