"""A case study, then an invented proposal, assessed by thirty people for three partners, to the report."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, StorageState, expect

from casestudies.loader import load_materials
from sessions.agenda import ExerciseSpec, load_template, plan_of
from sessions.database.sql_store import SqlStore
from sessions.exercises.registry import discover
from sessions.ids import WorkshopId
from sessions.service import NewWorkshop, Service
from tests.journeys.looking import check_phone, check_sideways, check_wall
from tests.running import RunningServer
from tests.screens.axe import faults
from tests.screens.room import Room, followed_room

OTHERS = 29
CASE = ExerciseSpec.model_validate(
    {
        "id": "case",
        "kind": "assessing",
        "title": "A case study first",
        "settings": {"case_study": "camden_residents_index", "steps": ["alone"]},
    }
)
WHY = "Only if somebody then has time to visit"
PROPOSAL = "Warm visits"


@pytest.fixture(scope="module")
def made(data: Path) -> Mapping[str, list[WorkshopId]]:
    """A day of the framework's template with a case study before the proposal, once for every try."""
    registry, materials = discover(), load_materials()
    template = load_template("framework", registry, materials)
    parts = [CASE, *(_beside(CASE, spec) for spec in template.exercises if spec.kind == CASE.kind)]
    parts[1] = within_too(parts[1])
    plan = dict(plan_of(template.model_copy(update={"exercises": parts})))
    service = Service(SqlStore(f"sqlite:///{(data / 'moothall.db').as_posix()}"), registry)
    new = NewWorkshop(PROPOSAL, "Manchester", plan, materials.model_dump(mode="json"))
    found = {"proposal": [service.create(new) for _ in range(2)]}
    service.close()
    return found


def within_too(spec: ExerciseSpec) -> ExerciseSpec:
    """The same exercise with points within each feature."""
    steps = ["gate", "alone", "weights", "within", "table", "room"]
    return spec.model_copy(update={"settings": {**spec.settings, "steps": steps}})


def _beside(first: ExerciseSpec, spec: ExerciseSpec) -> ExerciseSpec:
    """An assessment that stands beside an earlier one."""
    return spec.model_copy(update={"settings": {**spec.settings, "compare_with": first.id}})


def question(page: Page, number: int) -> Locator:
    """One of the eighteen, where it is the one in sight."""
    return page.locator(f"[data-question='{number}']")


def choose(page: Page, number: int, place: int) -> None:
    """Choose a place on a question, counted from 1, and how sure one is."""
    asked = question(page, number)
    asked.locator(".assess-places label").nth(place - 1).click()
    asked.locator(".assess-sure label").nth(number % 3).click()


def answer_alone(page: Page, first: int, last: int) -> None:
    """Go through questions one by one."""
    for number in range(first, last + 1):
        expect(question(page, number)).to_be_visible()
        choose(page, number, 1 + number % 5)
        page.locator("[data-forward]").first.click()


def everybody_is_in(room: Room) -> None:
    """The console counts all thirty."""
    expect(room.pages["laptop"].locator(".figure-number").nth(1)).to_have_text(
        f"{OTHERS + 1} of {OTHERS + 1}", timeout=60_000
    )


def show_all(room: Room, *panels: str) -> None:
    """Each result on the wall, and on the phones."""
    room.must("lock_step")
    for panel in panels:
        room.must("reveal_results", panel=panel)
        wall, phone = room.pages["projector"], room.pages["phone"]
        expect(wall.locator(f"[data-region$=':{panel}']")).to_be_visible()
        expect(phone.locator(".revealed")).to_be_visible()
        check_wall(wall)
        check_sideways(phone)


def assess_the_case_study(room: Room) -> None:
    """Eighteen questions alone: a reload in the middle loses nothing."""
    page = room.pages["phone"]
    room.must("open_step")
    expect(page.locator("[data-forward]").first).to_have_text("Next")
    page.locator("[data-forward]").first.click()
    expect(page.get_by_role("alert").first).to_contain_text("Choose a place")
    check_phone(page)
    answer_alone(page, 1, 4)
    expect(page.locator("[data-answer-state]").first).to_have_attribute("data-state", "counted")
    page.reload()
    expect(page.locator("[data-progress]").first).to_have_text("5 of 18")
    page.get_by_role("button", name="Back").click()
    expect(question(page, 4).locator("input:checked").first).to_have_value("5")
    assert faults(page) == []
    page.locator("[data-forward]").first.click()
    answer_alone(page, 5, 18)
    expect(page.get_by_role("heading", name="All questions done")).to_be_visible()
    everybody_is_in(room)
    show_all(room, "answers", "profile", "zones", "reaches")


def settle(room: Room) -> None:
    """The tables call everything settled; ours says why."""
    page = room.pages["phone"]
    room.must("open_step")
    expect(page.get_by_role("heading", name="Is this settled?")).to_be_visible()
    check_phone(page)
    assert faults(page) == []
    expect(room.pages["laptop"].locator(".figure-number").nth(1)).to_have_text("6 of 6", timeout=60_000)
    show_all(room, "gate")


def weigh(room: Room) -> None:
    """Points that are left over are named, and all of them go."""
    page = room.pages["phone"]
    room.must("open_step")
    expect(page.locator("[data-left]")).to_be_visible()
    for number, points in enumerate((40, 30, 20, 5), start=1):
        page.locator(f"#points-{number}").fill(str(points))
    expect(page.locator("[data-left]")).to_have_text("5 of 100 left")
    check_phone(page)
    page.locator("#points-5").fill("5")
    page.get_by_role("button", name="Save points").click()
    expect(page.locator("[data-answer-state]").first).to_have_attribute("data-state", "counted")
    everybody_is_in(room)
    show_all(room, "weights")


def weigh_within(room: Room) -> None:
    """Feature by feature: what is missing is named, alike is one press, and going back loses nothing."""
    page = room.pages["phone"]
    room.must("open_step")
    on, left = page.locator("[data-forward]"), page.locator("[data-left]")
    expect(left).to_have_text("100 of 100 left")
    for number, points in ((1, 50), (4, 40)):
        page.locator(f"#inside-{number}").fill(str(points))
    on.click()
    expect(page.get_by_role("alert").first).to_contain_text("“Outcomes for people”: 10 of the 100 points")
    check_phone(page)
    assert faults(page) == []
    page.locator("#inside-3").fill("10")
    on.click()
    page.get_by_role("button", name="Back").click()
    expect(page.locator("#inside-4")).to_have_value("40")
    on.click()
    for _ in range(4):
        page.get_by_label("All weigh alike").locator("visible=true").check()
        expect(left).to_have_text("All weigh alike")
        on.click()
    done = page.get_by_role("heading", name="All five features done")
    expect(done).to_be_visible()
    page.locator("[data-again]").click()
    for number, points in ((4, 30), (3, 20)):
        page.locator(f"#inside-{number}").fill(str(points))
    page.reload()
    expect(on).to_have_text("Finish")  # what was typed and not sent is not called done
    on.click()
    expect(done).to_be_visible()
    everybody_is_in(room)
    show_all(room, "within")


def agree(room: Room) -> None:
    """Our table's answers come in from others' phones; ours changes one, and says why."""
    page = room.pages["phone"]
    room.must("open_step")
    expect(room.pages["laptop"].locator(".figure-number").nth(1)).to_have_text("6 of 6", timeout=60_000)
    expect(question(page, 1)).to_be_visible()
    expect(page.get_by_text("You speak for: The energy supplier")).to_be_visible()
    expect(question(page, 1).get_by_role("button", name="Change our answer")).to_be_visible()
    choose(page, 1, 2)
    page.locator("#why-1").fill(WHY)
    page.locator("#agree-1").click()
    expect(page.locator("#why-1")).to_have_value(WHY)
    expect(question(page, 1).locator("input:checked").first).to_have_value("2")
    check_phone(page)
    assert faults(page) == []
    room.must("lock_step")
    approve_all = room.pages["laptop"].locator("#approve-all")
    approve_all.click()
    expect(approve_all).to_be_hidden()
    room.must("reveal_results", panel="agreed")
    expect(room.pages["projector"].locator(".assess-grid")).to_have_count(2)
    check_wall(room.pages["projector"])


def come_together(room: Room) -> None:
    """The room's answers, and what all of them come to."""
    room.must("open_step")
    expect(room.pages["laptop"].locator(".figure-number").nth(1)).to_have_text("6 of 6", timeout=60_000)
    show_all(room, "noted", "profile", "zones", "reaches", "partners", "differences", "together", "beside")


@pytest.mark.timeout(600)
def test_thirty_people_for_three_partners_assess_a_case_study_and_a_proposal_to_the_reports_pages(
    browser: Browser,
    server: RunningServer,
    staff: StorageState,
    made: Mapping[str, list[WorkshopId]],
    tmp_path: Path,
) -> None:
    with followed_room(browser, server, staff, OTHERS, made["proposal"].pop(0)) as room:
        room.join()
        parts = [assess_the_case_study, settle, answer_as_well, weigh, weigh_within, agree, come_together]
        for stop, part in zip(room.stops(), parts, strict=True):
            room.go_on(stop)
            part(room)
        room.must("close_workshop")
        report = report_of(room, server, tmp_path)
        check_sideways(report)
        assert faults(report) == []
        part_of_it = report.locator("section").filter(has_text="A proposal against the framework").last
        for words in (
            "Camden",
            PROPOSAL,
            "Partners side by side",
            "Apart and together",
            "beside Warm visits",
            WHY,
        ):
            expect(part_of_it).to_contain_text(words)
        expect(part_of_it.get_by_text(re.compile("This group's assessment: 0")).first).to_be_visible()


def answer_as_well(room: Room) -> None:
    """Our own answers to the proposal, without looking back."""
    room.must("open_step")
    expect(question(room.pages["phone"], 1)).to_be_visible()
    answer_alone(room.pages["phone"], 1, 18)
    everybody_is_in(room)
    room.must("lock_step")


def report_of(room: Room, server: RunningServer, into: Path) -> Page:
    """The report's page, as it is written."""
    done = server.command("report", room.made["id"], "--to", str(into))
    assert done.returncode == 0, done.stderr
    return room.page("laptop", next(into.glob("**/*.html")).as_uri())
