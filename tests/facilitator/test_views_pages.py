"""A facilitators' page has a title, a heading and ids of its own, and nothing inline or from elsewhere."""

from html import unescape

import pytest

from sessions.ids import WorkshopId
from tests.facilitator.desk import DeskBrowser, Page

PAGES = {
    "/workshops": "Workshops",
    "/workshops/new": "New workshop",
    "/workshops/{id}": "Arrivals",
    "/workshops/{id}/tables": "Arrivals",
    "/workshops/{id}/signs": "Table signs",
    "/workshops/{id}/close": "Close the workshop?",
    "/workshops/{id}/report": "Local area report",
    "/screen/{screen}": "",
}


def screen_of(desk: DeskBrowser, workshop: WorkshopId) -> str:
    return f"/screen/{desk.house.service.read(workshop, lambda room: room.screen_key)}"


@pytest.mark.parametrize("path", PAGES)
def test_pages_hold_nothing_that_the_policy_refuses(
    desk: DeskBrowser, workshop: WorkshopId, path: str
) -> None:
    key = desk.house.service.read(workshop, lambda room: room.screen_key)
    page = desk.page(path.format(id=workshop, screen=key))
    assert page.heading == PAGES[path]
    assert page.title
    assert page.inline == []
    assert page.elsewhere == []
    assert sorted(page.ids) == sorted(set(page.ids))


def test_an_unknown_workshop_is_a_plain_page(desk: DeskBrowser) -> None:
    response = desk.get("/workshops/0123456789abcdef")
    assert response.status_code == 404
    assert Page(response.text).heading == "There is no such workshop here"


def test_an_unknown_screen_key_shows_no_workshop(desk: DeskBrowser, workshop: WorkshopId) -> None:
    response = desk.get(f"/screen/{workshop}")
    assert response.status_code == 404
    assert "Better use of data" not in response.text


def test_the_list_is_empty_until_a_workshop_is_made(desk: DeskBrowser) -> None:
    assert "No workshop yet." in desk.get("/workshops").text
    desk.new_workshop()
    assert "Better use of data" in desk.get("/workshops").text


def test_an_unknown_template_is_refused_and_makes_nothing(desk: DeskBrowser) -> None:
    refused = desk.post("/workshops/new", {"template": "nowhere"}, form_on="/workshops/new")
    assert refused.status_code == 422
    assert "There is no template" in refused.text
    assert desk.house.service.index() == []


def test_the_new_page_lists_every_kind_and_what_each_table_holds(desk: DeskBrowser) -> None:
    text = unescape(desk.get("/workshops/new").text)
    for kind in desk.house.registry.kinds.values():
        assert str(kind.title) in text
        assert str(kind.summary) in text
    text = text.partition('data-plan-of="manchester"')[2].partition("</section>")[0]
    assert text.count("Set 1–6") == 6  # in the morning three tables hold it, later the other three
    assert text.count("Set A–F") == 6


def test_a_title_of_ones_own_is_kept_and_an_empty_one_is_the_templates(desk: DeskBrowser) -> None:
    fields = {"template": "manchester", "title": " Data  in Leeds ", "area": ""}
    desk.post("/workshops/new", fields, form_on="/workshops/new")
    row = desk.house.service.index()[0]
    assert (row.title, row.area) == ("Data in Leeds", "Manchester")


def test_a_title_of_markup_is_shown_as_text(desk: DeskBrowser) -> None:
    fields = {"template": "manchester", "title": "<b onclick=x>Bold</b>"}
    desk.post("/workshops/new", fields, form_on="/workshops/new")
    workshop = desk.house.service.index()[0].id
    for path in ("/workshops", f"/workshops/{workshop}", screen_of(desk, workshop)):
        assert "<b onclick" not in desk.get(path).text


def test_a_rehearsal_says_so_on_every_page(desk: DeskBrowser, workshop: WorkshopId) -> None:
    made = desk.post(f"/workshops/{workshop}/rehearsal", form_on="/workshops")
    copy = WorkshopId(made.headers["Location"].rsplit("/", 1)[1])
    assert "Rehearsal" in desk.get("/workshops").text
    own = ("", "/tables", "/signs", "/report")
    for path in (*(f"/workshops/{copy}{end}" for end in own), screen_of(desk, copy)):
        assert "Rehearsal: nothing here" in desk.get(path).text, path
    for path in (*(f"/workshops/{workshop}{end}" for end in own), screen_of(desk, workshop)):
        assert "Rehearsal: nothing here" not in desk.get(path).text, path


def test_a_sign_for_each_table_carries_the_code(desk: DeskBrowser, workshop: WorkshopId) -> None:
    page = desk.page(f"/workshops/{workshop}/signs")
    assert page.words["h2"] == [f"Table {number}" for number in range(1, 7)]
    code = desk.house.service.index()[0].join_code
    assert page.text.count(f"{code[:3]} {code[3:]}") == 6
    assert page.text.count("<svg") >= 12


def test_seats_are_set_when_a_workshop_is_made(desk: DeskBrowser) -> None:
    page = "/workshops/new"
    for seats in ("0", "31", "many", "-1"):
        refused = desk.post(page, {"template": "manchester", "seats-manchester-2": seats}, form_on=page)
        assert refused.status_code == 422, seats
        assert "Table 2 needs 1 to 30 seats" in refused.text
    fewer = {"seats-manchester-2": "4", "seats-manchester-3": ""}
    made = desk.post(page, {"template": "manchester", **fewer}, form_on=page)
    workshop = WorkshopId(made.headers["Location"].rsplit("/", 1)[1])
    assert desk.house.service.read(workshop, lambda room: (room.tables[2], room.tables[3])) == (4, 5)
