"""The print pack as pages: who may open them, what they hold, and what they say where there is nothing."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sessions.agenda import plan_of
from sessions.ids import WorkshopId
from sessions.paper.ballot_numbers import read_number, table_printed
from sessions.register import NameRow
from sessions.service import NewWorkshop
from tests.facilitator.desk import DeskBrowser, Page, open_desk

PARTS = (
    "signs",
    "cards",
    "table-sheets",
    "ballots",
    "agenda",
    "consent",
    "notice",
    "briefing",
    "glossary",
    "stages",
    "run-sheet",
    "delegates",
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskBrowser]:
    browser = open_desk(Path(tmp_path_factory.mktemp("pack")))
    browser.sign_in()
    yield browser
    browser.house.service.close()


@pytest.fixture(scope="module")
def workshop(desk: DeskBrowser) -> WorkshopId:
    """One that every test reads and none changes."""
    return desk.new_workshop()


def sheets(page: Page) -> int:
    return page.text.count('<section class="sheet sheet-') - page.text.count("sheet-blank")


def blanks(page: Page) -> int:
    return page.text.count('class="sheet sheet-blank"')


def papers_told(page: Page) -> dict[str, int]:
    """The sheets of paper that the list says each part takes."""
    rows = re.findall(
        r'<span class="pack-title">([^<]+)</span>.*?Sheets of paper </span>(\d+)', page.text, re.S
    )
    return {title: int(count) for title, count in rows}


def numbers_on(page: Page) -> list[str]:
    return re.findall(r"Ballot <strong>(\w+)</strong>", page.text)


def with_tables(desk: DeskBrowser, tables: int) -> WorkshopId:
    """A workshop of so many tables, every second one with the other cards."""
    plan = dict(plan_of(desk.house.template("manchester")))
    plan["tables"] = [table for table in plan["tables"] if table["number"] <= tables]
    for exercise in plan["exercises"]:
        sets = exercise["settings"].get("sets", {})
        for table in [table for table in sets if int(table) > tables]:
            del sets[table]
    materials = desk.house.materials.model_dump(mode="json")
    return desk.house.service.create(NewWorkshop("A day", "Leeds", plan, materials))


def test_whoever_has_not_signed_in_sees_nothing(desk: DeskBrowser, workshop: WorkshopId) -> None:
    stranger = DeskBrowser(desk.app)
    for path in ("", "/all", *(f"/{part}" for part in PARTS)):
        answer = stranger.get(f"/workshops/{workshop}/print{path}")
        assert answer.status_code == 302 and "/sign-in" in answer.headers["Location"], path


def test_a_second_facilitator_prints_all_but_the_names(desk: DeskBrowser) -> None:
    workshop = desk.new_workshop()
    desk.house.service.enter_name(NameRow("0" * 32, workshop, "Ada Planted", "", True, False))
    made = desk.post(f"/workshops/{workshop}/roles", {"role": "second_facilitator"}, form_on="/workshops")
    link = re.search(rf"/r/{workshop}/[\w-]+", made.text)
    assert link
    second = DeskBrowser(desk.app)
    assert second.post(link[0]).status_code == 303
    for path in ("", "/all", "/ballots"):
        told = second.get(f"/workshops/{workshop}/print{path}")
        assert told.status_code == 200
        assert "Ada Planted" not in told.text
    assert "Delegate list" not in second.get(f"/workshops/{workshop}/print").text
    assert second.get(f"/workshops/{workshop}/print/delegates").status_code == 302
    assert "Ada Planted" in desk.get(f"/workshops/{workshop}/print/delegates").text
    assert "Ada Planted" in desk.get(f"/workshops/{workshop}/print/all").text


def test_a_part_that_is_not_there_is_not_found(desk: DeskBrowser, workshop: WorkshopId) -> None:
    assert desk.get(f"/workshops/{workshop}/print/nothing").status_code == 404
    assert desk.get("/workshops/0123456789abcdef/print").status_code == 404


@pytest.mark.parametrize("query", ["ballots=many", "copies-cards=61", "begins=noon", "first=0"])
def test_a_choice_that_can_not_be_used_is_named_and_nothing_is_printed(
    desk: DeskBrowser, workshop: WorkshopId, query: str
) -> None:
    for path in ("", "/all", "/cards"):
        answer = desk.get(f"/workshops/{workshop}/print{path}?{query}")
        assert answer.status_code == 422
        assert 'role="alert"' in answer.text
        assert 'class="sheet' not in answer.text


@pytest.mark.parametrize("path", ["", "/all", *(f"/{part}" for part in PARTS)])
def test_pages_hold_nothing_that_the_policy_refuses(
    desk: DeskBrowser, workshop: WorkshopId, path: str
) -> None:
    page = desk.page(f"/workshops/{workshop}/print{path}")
    assert page.title and page.heading
    assert page.inline == []
    assert page.elsewhere == []
    assert sorted(page.ids) == sorted(set(page.ids))


@pytest.mark.parametrize("tables", [1, 2, 3, 4, 5, 6])
def test_the_list_tells_as_many_sheets_as_are_printed(desk: DeskBrowser, tables: int) -> None:
    workshop = with_tables(desk, tables)
    base = f"/workshops/{workshop}/print"
    told = papers_told(desk.page(base))
    assert told["Table signs"] == sheets(desk.page(f"{base}/signs")) == tables
    assert told["Sheets for tables to write on"] == sheets(desk.page(f"{base}/table-sheets")) == 3 * tables
    halves = 14 * 2 * tables  # a cover and thirteen steps at most, two people at each table
    assert told["Ballots"] == sheets(desk.page(f"{base}/ballots")) == halves // 2
    copies = -(-tables // 2)  # half the tables have one set, and the other half the other
    assert told["Example cards"] * 2 == sheets(desk.page(f"{base}/cards")) == 2 * 6 * copies


def test_everything_printed_on_both_sides_lies_on_the_sheets_that_were_counted(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    base = f"/workshops/{workshop}/print"
    total = sum(papers_told(desk.page(base)).values())
    both = desk.page(f"{base}/all?sides=both")
    assert sheets(both) + blanks(both) == 2 * total
    one = desk.page(f"{base}/all?sides=one")
    assert blanks(one) == 0
    assert sheets(one) == sheets(both)


def test_copies_are_chosen_and_none_leaves_a_part_out(desk: DeskBrowser, workshop: WorkshopId) -> None:
    base = f"/workshops/{workshop}/print"
    assert sheets(desk.page(f"{base}/cards?copies-cards=1")) == 12
    assert "Run sheet" not in desk.page(f"{base}/all?copies-run-sheet=0").text.partition("print-head")[2]
    assert papers_told(desk.page(f"{base}?copies-signs=4"))["Table signs"] == 24


def test_ballot_numbers_are_one_persons_each_and_bear_their_table(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    page = desk.page(f"/workshops/{workshop}/print/ballots?ballots=3")
    numbers = numbers_on(page)
    each = {number: numbers.count(number) for number in numbers}
    assert set(each.values()) == {13}
    assert len(each) == 18
    for number in each:
        read = read_number(number)
        assert isinstance(read, int)
        assert table_printed(read) in range(1, 7)
    more = numbers_on(desk.page(f"/workshops/{workshop}/print/ballots?ballots=3&first=4"))
    assert not set(more) & set(each)


def test_ballots_lie_by_person_or_by_exercise(desk: DeskBrowser, workshop: WorkshopId) -> None:
    base = f"/workshops/{workshop}/print/ballots?ballots=1"
    by_person = numbers_on(desk.page(base))
    by_exercise = numbers_on(desk.page(f"{base}&order=exercise"))
    assert sorted(by_person) == sorted(by_exercise)
    assert by_person[:13] == [by_person[0]] * 13
    assert len(set(by_exercise[:6])) == 6


def test_a_table_gets_ballots_with_the_cards_of_its_own_set(desk: DeskBrowser, workshop: WorkshopId) -> None:
    text = desk.page(f"/workshops/{workshop}/print/ballots?ballots=1").text
    first, second = text.split("<h2>Rank by public benefit</h2>")[1:3]
    assert "Empty homes" in first.partition("</article>")[0]
    assert "Fuel poverty" in second.partition("</article>")[0]


def test_a_code_on_the_cover_takes_back_what_that_ballot_said(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    text = desk.page(f"/workshops/{workshop}/print/ballots?ballots=2").text
    codes = re.findall(r'<strong class="ballot-code">(\w+)</strong>', text)
    assert len(set(codes)) == 12


def test_a_stage_of_a_case_study_is_on_no_ballot(desk: DeskBrowser, workshop: WorkshopId) -> None:
    ballots = desk.page(f"/workshops/{workshop}/print/ballots").text
    stages = desk.page(f"/workshops/{workshop}/print/stages").text
    told = desk.house.materials.case_study("camden_residents_index").stages[1].headline
    assert told in stages
    assert told not in ballots


def test_a_blank_day_says_for_each_part_why_there_is_nothing(desk: DeskBrowser) -> None:
    made = desk.post("/workshops/new", {"template": "blank"}, form_on="/workshops/new")
    workshop = made.headers["Location"].rsplit("/", 1)[1]
    page = desk.page(f"/workshops/{workshop}/print")
    for sentence in (
        "No exercise of this day uses example cards.",
        "Nobody has asked to be on the delegate list",
    ):
        assert sentence in page.text
    assert (
        "No exercise of this day is answered on paper"
        in desk.get(f"/workshops/{workshop}/print/ballots").text
    )
    assert sheets(desk.page(f"/workshops/{workshop}/print/all")) > 0


def test_every_sheet_of_a_rehearsal_says_so(desk: DeskBrowser, workshop: WorkshopId) -> None:
    made = desk.post(f"/workshops/{workshop}/rehearsal", form_on="/workshops")
    copy = made.headers["Location"].rsplit("/", 1)[1]
    page = desk.page(f"/workshops/{copy}/print/all")
    assert page.text.count("Rehearsal: nothing here") >= sheets(page) > 100
    assert "Rehearsal: nothing here" not in desk.page(f"/workshops/{workshop}/print/all").text


def test_agenda_and_run_sheet_tell_times_once_the_beginning_is_known(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    agenda = desk.page(f"/workshops/{workshop}/print/agenda?begins=10:00").text
    assert "<td>12:55</td>" in agenda and "<td>16:00</td>" in agenda
    assert "Hours and minutes from the beginning." not in agenda
    assert "<td>2:55</td>" in desk.page(f"/workshops/{workshop}/print/agenda").text
    assert "Who gains: the person" in desk.page(f"/workshops/{workshop}/print/run-sheet").text
    assert "Who gains: the person" not in agenda


def test_markup_in_a_title_is_printed_as_text(desk: DeskBrowser) -> None:
    fields = {"template": "manchester", "title": "<b onclick=x>Bold</b>"}
    made = desk.post("/workshops/new", fields, form_on="/workshops/new")
    workshop = made.headers["Location"].rsplit("/", 1)[1]
    assert "<b onclick" not in desk.get(f"/workshops/{workshop}/print/all").text
