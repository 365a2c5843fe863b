"""The seating list's page: looked at first, all or nothing; changed by hand, printed, erased."""

import io
import re

from sessions.exercises.base import Role
from sessions.ids import WorkshopId
from tests.facilitator.desk import DeskBrowser, Page
from tests.facilitator.test_role_links import holder

LIST = "\n".join(
    ["name,sector,organisation,access needs,keep with,keep apart"]
    + [f"Person {n},{'Health' if n % 2 else 'Police'},Trust {n % 7},," for n in range(28)]
    + ["Ada Byron,Voluntary,Hands,step-free,Ben Okri,", "Ben Okri,Health,Trust 1,,,Person 1"]
)


def send(desk: DeskBrowser, workshop: WorkshopId, act: str, **fields: object) -> Page:
    """Send a form of the page as it now stands; gives the page that answers."""
    path = f"/workshops/{workshop}/seating"
    version = re.search(r'name="version" value="(\d+)"', desk.get(path).text)
    assert version
    answer = desk.post(f"{path}/{act}", {"version": version[1], **fields}, form_on=path)
    return Page(desk.get(path).text if answer.status_code == 303 else answer.text)


def table_of(page: Page, name: str) -> str:
    """The number of the table under which a name stands."""
    before = page.text[: page.text.index(f"<strong>{name}</strong>")]
    return str(re.findall(r'id="seating-(\d+)"', before)[-1])


def test_who_does_not_lead_sees_no_names(desk: DeskBrowser, workshop: WorkshopId) -> None:
    send(desk, workshop, "list", text=LIST, do="use")
    for role in (Role.OBSERVER, Role.SCRIBE, Role.TABLE_FACILITATOR, Role.REPORT_WRITER):
        answer = holder(desk, workshop, role).get(f"/workshops/{workshop}/seating")
        assert answer.status_code == 403
        assert "Ada Byron" not in answer.text


def test_lines_to_mend_are_named_and_nothing_is_kept(desk: DeskBrowser, workshop: WorkshopId) -> None:
    page = send(desk, workshop, "list", text="name,access needs\nAda,<b>stairs\nBen\nben", do="use")
    assert "2 things to mend" in page.text
    assert "Line 2, access needs:" in page.text
    assert "Line 4, name:" in page.text
    assert "&lt;b&gt;stairs" in page.text
    assert "The list, a line each person" in desk.get(f"/workshops/{workshop}/seating").text


def test_a_file_in_another_code_is_named_as_such(desk: DeskBrowser, workshop: WorkshopId) -> None:
    file = (io.BytesIO("name\nZoë".encode("latin-1")), "people.csv")
    assert "CSV UTF-8" in send(desk, workshop, "list", file=file, do="look").text


def test_a_list_is_looked_at_before_it_is_used(desk: DeskBrowser, workshop: WorkshopId) -> None:
    page = send(desk, workshop, "list", file=(io.BytesIO(LIST.encode()), "people.csv"), do="look")
    assert "30 people understood" in page.text
    assert "step-free; with Ben Okri" in page.text
    assert "Seat everyone" not in desk.get(f"/workshops/{workshop}/seating").text
    assert "Seat everyone" in send(desk, workshop, "list", text=LIST, do="use").text


def test_people_are_seated_moved_locked_and_moved_back(desk: DeskBrowser, workshop: WorkshopId) -> None:
    send(desk, workshop, "list", text=LIST, do="use")
    page = send(desk, workshop, "seat")
    assert "Ada Byron needs a step-free table, and none is marked." in page.text
    assert table_of(page, "Ada Byron") == table_of(page, "Ben Okri") != table_of(page, "Person 1")
    page = send(desk, workshop, "marks", **{"4-step_free": "1"})
    page = send(desk, workshop, "seat")
    assert table_of(page, "Ada Byron") == table_of(page, "Ben Okri") == "4"
    assert "Every need and wish on the list is kept." in page.text
    page = send(desk, workshop, "move", name="Ben Okri", table="1")
    assert "are to sit together" in page.text
    assert table_of(send(desk, workshop, "seat"), "Ben Okri") == "1"
    send(desk, workshop, "back")
    page = send(desk, workshop, "back")
    assert table_of(page, "Ben Okri") == "4"


def test_whoever_comes_is_seated_at_once(desk: DeskBrowser, workshop: WorkshopId) -> None:
    send(desk, workshop, "list", text=LIST, do="use")
    before = send(desk, workshop, "seat")
    assert "on the list already" in send(desk, workshop, "add", name="ada byron").text
    page = send(desk, workshop, "add", name="Late Larkin", needs="step-free", keep_apart="Ben Okri")
    assert table_of(page, "Late Larkin")
    assert all(table_of(page, f"Person {n}") == table_of(before, f"Person {n}") for n in range(28))


def test_a_change_on_an_older_picture_is_refused(desk: DeskBrowser, workshop: WorkshopId) -> None:
    send(desk, workshop, "list", text=LIST, do="use")
    page = f"/workshops/{workshop}/seating"
    desk.post(f"{page}/seat", {"version": "0"}, form_on=page)
    shown = desk.get(page).text
    assert "Somebody changed the list meanwhile." in shown
    assert "Seat everyone" in shown


def test_the_print_holds_names_and_tables_and_nothing_more(desk: DeskBrowser, workshop: WorkshopId) -> None:
    path = f"/workshops/{workshop}/seating/print"
    assert "Nobody has a seat yet." in desk.get(path).text
    send(desk, workshop, "list", text=LIST, do="use")
    send(desk, workshop, "seat")
    text = desk.page(path).text
    assert text.count("Ada Byron") == 2, "by name and by table"
    assert not re.search("step-free|Hands|Voluntary", text)


def test_an_erased_list_is_gone_and_a_rehearsal_never_has_it(desk: DeskBrowser, workshop: WorkshopId) -> None:
    send(desk, workshop, "list", text=LIST, do="use")
    copy = desk.post(f"/workshops/{workshop}/rehearsal", form_on="/workshops").headers["Location"]
    assert "Ada Byron" not in desk.get(f"{copy}/seating").text
    assert "Ada Byron" not in send(desk, workshop, "erase").text
    assert "Ada Byron" not in str(list(desk.house.service.store.events(workshop)))


def test_the_page_has_nothing_inline_and_each_id_once(desk: DeskBrowser, workshop: WorkshopId) -> None:
    send(desk, workshop, "list", text=LIST, do="use")
    page = send(desk, workshop, "seat")
    assert page.inline == page.elsewhere == []
    assert len(set(page.ids)) == len(page.ids)
