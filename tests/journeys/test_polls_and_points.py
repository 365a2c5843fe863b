"""Questions of a facilitator's own and 100 points, on phone, console and wall."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.day import Day
from tests.journeys.looking import check_phone, check_wall
from tests.journeys.pages import COUNTED, Phone
from tests.journeys.short_days import Agenda

THINGS = ["What it is used for", "Who sees it", "Whether people can say no", "How long it is kept"]
OPTIONS = [{"key": f"thing-{number}", "title": title} for number, title in enumerate(THINGS, 1)]
PRACTICE = {
    "question": "Tea or coffee?",
    "form": "single",
    "options": [{"key": "tea", "title": "Tea"}, {"key": "coffee", "title": "Coffee"}],
    "is_practice": True,
}
ASKED = {
    "several": {"question": "What must be known first?", "form": "several", "most": 2, "options": OPTIONS},
    "number": {
        "question": "Wiped after how long?",
        "form": "number",
        "lowest": 0,
        "highest": 30,
        "unit": "years",
    },
    "words": {"question": "What comes to mind?", "form": "words", "most": 2},
    "scale": {"question": "Trust it?", "form": "scale", "labels": ["Not at all", "Fully"], "rounds": 2},
}
WEIGHING = {"prompt": "What weighs most?", "options": OPTIONS}


@pytest.fixture(scope="module")
def agendas() -> Mapping[str, Agenda]:
    """A day for each journey."""
    points = {"id": "points", "kind": "hundred_points", "title": "Weighing", "settings": WEIGHING}
    return {
        "points": [points],
        "keys": [points],
        "plain": [points],
        "practice": [asked("practice", PRACTICE)],
        "asked": [asked(form, ASKED[form]) for form in ("several", "number", "words")],
        "again": [asked("scale", ASKED["scale"])],
        "nothing": [],
    }


def asked(name: str, settings: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": name, "kind": "open_poll", "title": name.title(), "settings": settings}


def press(phone: Phone, thing: str, *steps: int) -> None:
    row = phone.page.locator(".points-row").filter(has_text=thing)
    for by in steps:
        row.locator(f'[data-by="{by}"]').click()


def test_all_points_are_given_before_any_are_saved_and_a_change_loses_none(
    day_of: Callable[[str], Day],
) -> None:
    day = day_of("points")
    phone, people = day.seated(1), day.crowd(1, 1, 2, 2)
    page, left = phone.page, phone.page.locator("[data-left]")
    save = page.get_by_role("button", name="Save points")
    day.console.go_to("Weighing")
    day.console.toggle()
    expect(left).to_have_text("100 of 100 left")
    fields = page.locator(".points-set input")
    assert fields.evaluate_all("all => all.map(field => field.value)") == [""] * len(THINGS), (
        "nothing is filled in"
    )
    check_phone(page)
    press(phone, "Who sees it", 10, 10, 5, -5)
    page.get_by_label("How long it is kept", exact=True).fill("90")
    expect(left).to_have_text("10 too many")
    save.click()
    expect(phone.refusal).to_have_text("That is 10 points too many. Take some away, then save.")
    page.get_by_label("How long it is kept", exact=True).fill("77")
    save.click()
    expect(phone.refusal).to_contain_text("3 of the 100 points are still left.")
    page.reload()
    expect(left).to_have_text("3 of 100 left")
    press(phone, "Who sees it", 10)
    expect(left).to_have_text("All 100 given")
    press(phone, "What it is used for", 5)
    expect(phone.refusal).to_contain_text("No points are left.")
    expect(page.locator("#announcements")).to_have_text("Who sees it: 23. All 100 given")
    save.click()
    expect(phone.state).to_have_text(COUNTED)
    expect(phone.own).to_have_text("Who sees it: 23 How long it is kept: 77")
    page.reload()
    page.get_by_role("button", name="Change").click()
    expect(page.get_by_label("How long it is kept", exact=True)).to_have_value("77")
    check_phone(page)
    for person in people:
        person.do("submit_points", "points", "give", **{"points-thing-2": "100"})
    expect(day.wall.count).to_have_text("5 of 5 in")
    check_wall(day.wall.page)
    day.console.toggle()
    day.console.show()
    expect(day.wall.view.locator(".wall-basis")).to_have_text(
        "5 of 5 people who joined gave out their points."
    )
    expect(page.locator(".revealed tbody tr").first).to_contain_text("Who sees it")
    expect(page.locator(".revealed tbody tr").first).to_contain_text("84.6")
    check_wall(day.wall.page)
    check_phone(page)


def test_without_script_a_split_that_was_refused_comes_back_as_it_was_typed(
    day_of: Callable[[str], Day],
) -> None:
    day = day_of("plain")
    phone = day.seated(1, script=False)
    day.console.go_to("Weighing")
    day.console.toggle()
    phone.look_again()
    first, second = (phone.page.locator(".points-set input").nth(place) for place in (0, 1))
    first.fill("70")
    second.fill("40")
    phone.page.get_by_role("button", name="Save points").click()
    expect(phone.page.locator(".notice-wrong")).to_contain_text("10 points too many")
    expect(first).to_have_value("70")
    expect(second).to_have_value("40")
    second.fill("30")
    phone.page.get_by_role("button", name="Save points").click()
    expect(phone.page.locator(".notice-good")).to_have_text(COUNTED)


def test_points_are_given_by_keyboard_alone(day_of: Callable[[str], Day]) -> None:
    day = day_of("keys")
    phone = day.seated(2)
    day.console.go_to("Weighing")
    day.console.toggle()
    page, left = phone.page, phone.page.locator("[data-left]")
    expect(left).to_have_text("100 of 100 left")
    page.locator(".points-set input").first.focus()
    page.keyboard.type("60")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(left).to_have_text("30 of 100 left")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.type("30")
    expect(left).to_have_text("All 100 given")
    page.keyboard.press("Enter")
    expect(phone.state).to_have_text(COUNTED)


def test_practice_is_said_on_every_screen_and_takes_one_answer(day_of: Callable[[str], Day]) -> None:
    day = day_of("practice")
    phone, people = day.seated(1), day.crowd(1, 1, 2, 2)
    page, refusal = phone.page, phone.refusal
    day.console.go_to("Practice")
    for screen in (page.locator("#view"), day.wall.view, day.console.page.locator("#kind-part")):
        expect(screen).to_contain_text("Practice")
    day.console.toggle()
    expect(page.locator("legend")).to_have_text("Practice: Tea or coffee?")
    expect(page.locator("input:checked")).to_have_count(0)
    phone.submit.click()
    expect(refusal).to_have_text("Choose an answer, or “I can't say”.")
    check_phone(page)
    phone.choose("Tea")
    expect(phone.own).to_have_text("Tea")
    for person in people:
        person.do("give_answer", "practice", "round-1", choice="coffee")
    check_wall(day.wall.page)
    day.console.toggle()
    day.console.show()
    expect(day.wall.page.locator("h1")).to_have_text("Practice: Tea or coffee?")
    expect(page.locator(".revealed")).to_contain_text("Practice")


def test_several_a_number_and_words_each_say_what_is_wrong_and_are_shown_to_the_room(
    day_of: Callable[[str], Day],
) -> None:
    day = day_of("asked")
    phone, people = day.seated(1), day.crowd(1, 1, 2, 2)
    page, refusal = phone.page, phone.refusal
    day.console.go_to("Several")
    day.console.toggle()
    for thing in THINGS[:3]:
        page.get_by_label(thing, exact=True).check()
    phone.submit.click()
    expect(refusal).to_contain_text("Choose 2 at most.")
    page.get_by_label("I can't say").check()
    expect(page.locator("input[type=checkbox]:checked"), "either an answer or none").to_have_count(0)
    page.get_by_label(THINGS[0], exact=True).check()
    expect(page.get_by_label("I can't say")).not_to_be_checked()
    phone.submit.click()
    expect(phone.own).to_have_text(THINGS[0])
    for person in people:
        person.do("give_answer", "several", "round-1", choices="thing-2")
    close_and_show(day)
    day.console.go_to("Number")
    day.console.toggle()
    page.get_by_label("A whole number from 0 to 30").fill("ten")
    phone.submit.click()
    expect(refusal).to_have_text("Write a whole number from 0 to 30, or choose “I can't say”.")
    check_phone(page)
    page.get_by_label("A whole number from 0 to 30").fill("10")
    phone.submit.click()
    expect(phone.own).to_have_text("10 years")
    for number, person in enumerate(people):
        person.do("give_answer", "number", "round-1", number=str(number * 10))
    close_and_show(day)
    expect(day.wall.view).to_contain_text("the median is 10")
    day.console.go_to("Words")
    day.console.toggle()
    page.get_by_label("First answer").fill("being asked before anyone")
    phone.submit.click()
    expect(refusal).to_contain_text("One to 3 words each")
    page.get_by_label("First answer").fill("Trust")
    page.get_by_label("Answer 2, if you have one").fill("Time")
    page.reload()
    expect(page.get_by_label("Answer 2, if you have one")).to_have_value("Time")
    phone.submit.click()
    expect(phone.own).to_have_text("Trust, Time")
    for person in people:
        person.do("give_answer", "words", "round-1", **{"word-1": "trust"})
    said = day.staff_page(f"/workshops/{day.workshop}/said")
    expect(said.locator(".said-item").first).to_contain_text("Looks like")
    said.locator("#approve-all-words").click()
    expect(said.locator(".said-item.is-held")).to_have_count(0)
    shown_alone = said.get_by_role("button", name="Show on screen")
    expect(shown_alone, "words are shown as a list").to_have_count(0)
    close_and_show(day)
    expect(day.wall.view.locator(".open-poll-words li").first).to_have_text("trust 4")
    expect(day.wall.view).to_contain_text("Alike, and not merged")


def close_and_show(day: Day) -> None:
    """Lock, reveal, and look at the wall."""
    day.console.toggle()
    day.console.show()
    expect(day.wall.view.locator(".wall-basis")).to_contain_text("of 5 people who joined gave an answer")
    check_wall(day.wall.page)


def test_a_scale_asked_again_shows_who_moved(day_of: Callable[[str], Day]) -> None:
    day = day_of("again")
    phone, people = day.seated(1), day.crowd(1, 1, 2, 2)
    day.console.go_to("Round 1")
    day.console.toggle()
    expect(phone.page.locator(".radios .radio")).to_have_text(["5 Fully", "4", "3", "2", "1 Not at all"])
    phone.choose("2")
    for person in people:
        person.do("give_answer", "scale", "round-1", choice="3")
    close_and_show(day)
    day.console.go_to("Round 2")
    day.console.toggle()
    expect(phone.submit).to_be_visible()
    checked = phone.page.locator("input:checked")
    expect(checked, "the first answer is no anchor for the second").to_have_count(0)
    phone.choose("4")
    for person in people:
        person.do("give_answer", "scale", "round-2", choice="3")
    day.console.toggle()
    day.console.show("change")
    expect(day.wall.view).to_contain_text("1 moved up, 0 moved down, 4 stayed, 0 answered once.")
    check_wall(day.wall.page)


def test_a_poll_is_put_in_on_the_day(day_of: Callable[[str], Day]) -> None:
    day = day_of("nothing")
    page, phone = day.console.page, day.seated(1)
    page.locator("#insert > summary").click()
    page.locator("#insert-open_poll > summary").click()
    page.locator("#insert-title-open_poll").fill("A quick one")
    page.locator("#open-poll-question").fill("Ready to go on?")
    page.locator("#open-poll-lines").fill("Yes\nNot yet")
    page.get_by_label("Only practice").check()
    page.locator("#put-in-open_poll").click()
    expect(page.locator("#toast")).to_contain_text("Put in A quick one")
    day.console.go_to("A quick one")
    day.console.toggle()
    expect(phone.page.locator("legend")).to_have_text("Practice: Ready to go on?")
    phone.choose("Not yet")
    expect(phone.own).to_have_text("Not yet")
