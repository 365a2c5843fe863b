"""Every screen in every state, one after the other: a seeded rehearsal of the whole day, led step by step.

It yields screens and knows nothing of what is done with them: `draw.py` takes their pictures, the audit
measures them. Two rooms are walked: a quiet one with a single phone, where a hand poses for each exercise,
and a full one whose simulated phones answer, where results are shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from playwright.sync_api import Browser, Page, StorageState

from facilitator.rehearsal.script import Stop
from tests.running import RunningServer
from tests.screens.poses import poses
from tests.screens.room import LAST_TABLE, PROJECTORS, Room, full_room, quiet_room

PEOPLE = 29
LIVE = ("phone", "laptop", *sorted(PROJECTORS))
EDITOR = {
    "section": "?section=comfort",
    "part": "?section=people&part=people%20attendance",
    "writing": "?section=next&write=new&at=next",
    "quotes": "/quotes?section=next",
    "publish": "/publish",
}
WAIVER = "waive_gate"
NOT_ENOUGH = frozenset({"too_few_answers", "nothing_to_show", "nothing_approved"})


@dataclass(frozen=True)
class Screen:
    """One screen as it stands now; its name, with the device, is unlike every other's."""

    name: str
    device: str
    page: Page


def every_screen(browser: Browser, server: RunningServer, staff: StorageState) -> Iterator[Screen]:
    """All screens of a day, and those around it."""
    yield from every_state(browser, server, staff)
    yield from every_proposal(browser, server, staff)
    yield from every_result(browser, server, staff)


def every_state(browser: Browser, server: RunningServer, staff: StorageState) -> Iterator[Screen]:
    """What is there before a day, and each step in a quiet room."""
    with quiet_room(browser, server, staff) as room:
        yield from around(room)
        yield from quiet_day(room)


def every_proposal(browser: Browser, server: RunningServer, staff: StorageState) -> Iterator[Screen]:
    """Each part of an assessment by hand, with weights by points, then both parts of weights by swing."""
    workshop = server.ask("new", template="framework", title="Warm visits", area="Manchester")["id"]
    for way, only in (("points", "proposal/"), ("swing", "proposal/w")):
        weigh_by(browser, server, staff, workshop, way)
        with quiet_room(browser, server, staff, workshop) as room:
            room.join()
            for screen in by_hand(room, only):
                yield replace(screen, name=f"{way}-{screen.name}")


def weigh_by(browser: Browser, server: RunningServer, staff: StorageState, workshop: str, way: str) -> None:
    """Set in the designer how weights are given, and that they go to the questions within features too."""
    context = browser.new_context(storage_state=staff)
    page = context.new_page()
    page.goto(f"{server.base}/workshops/{workshop}/design/exercises/proposal")
    page.locator("#weigh_by").select_option(way)
    page.get_by_label("What weighs most within each feature").and_(page.get_by_role("checkbox")).check()
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_load_state()
    context.close()


def every_result(browser: Browser, server: RunningServer, staff: StorageState) -> Iterator[Screen]:
    """Each step and result in a full room, and those of a proposal held against the framework."""
    with full_room(browser, server, staff, PEOPLE) as room:
        yield from full_day(room)
    with full_room(browser, server, staff, PEOPLE, "framework") as room:
        for screen in full_day(room):
            yield replace(screen, name=f"framework-{screen.name}")


def around(room: Room) -> Iterator[Screen]:
    """Doors, desks and prints: what is there before anything has begun."""
    base, workshop, code = room.server.base, room.made["id"], room.made["join_code"]
    doors = {"code": "/", "tables": f"/j/{code}", "unknown-code": "/j/AAAAAA", "not-found": "/nothing-here"}
    for name, path in doors.items():
        yield Screen(f"00-door-{name}", "phone", room.page("phone", f"{base}{path}"))
    yield Screen("00-sign-in", "laptop", room.page("laptop", f"{base}/sign-in"))
    desks = {"workshops": "/workshops", "new": "/workshops/new", "programme": "/programme"}
    desks["first-look"] = "/first-look?" + "&".join(f"feature-{n}=unknown" for n in range(1, 6))
    desks |= {
        way.replace("/", "-"): f"/workshops/{workshop}/{way}"
        for way in (
            "design",
            "design/tables",
            "design/exercises/benefit",
            "design/preview/benefit",
            "design/import",
            "tables",
            "signs",
            "print",
            "heard",
            "after",
            "after/letter",
            "after/messages",
            "report",
            "editor",
            "downloads",
            "figures",
            "papers",
            "paper",
            "rows",
            "bundle",
            "log",
            "sheet",
            "close",
            "workspace",
        )
    }
    method = room.page("phone", f"{base}/about/{workshop}/framework")
    yield Screen("00-how-assessed", "phone", method)
    desks["type-paper"] = f"/workshops/{workshop}/paper/type"
    desk = room.page("laptop", f"{base}/workshops", storage_state=room.staff)
    for name, path in desks.items():
        desk.goto(f"{base}{path}")
        yield Screen(f"00-desk-{name}", "laptop", desk)
    yield from _all("00-arrivals", room, "door")
    room.join()
    room.settle()
    yield from _all("00-arrivals", room, "joined")


def quiet_day(room: Room) -> Iterator[Screen]:
    """Each step by hand, and what is there besides."""
    yield from by_hand(room)
    yield from _last_looks(room)


def by_hand(room: Room, only: str = "") -> Iterator[Screen]:
    """Each step, or each whose key says `only`, reached and open, with one phone that answers by hand."""
    for number, stop in enumerate(room.stops(), start=1):
        name = step_name(number, stop)
        room.go_on(stop)
        if only not in stop.key:
            continue
        room.settle(room.version)
        yield from _all(name, room, "1-reached")
        if not stop.phase.takes_answers:
            continue
        yield from _waived(room, name, stop)
        room.show("open_step")
        yield from _all(name, room, "2-open")
        for pose in poses(stop, room.pages["phone"]):
            yield Screen(f"{name}-3-{pose}", "phone", room.pages["phone"])
        room.catch_up()
        yield Screen(f"{name}-4-answered", "laptop", room.pages["laptop"])
        room.show("lock_step")
        yield Screen(f"{name}-5-locked", "phone", room.pages["phone"])
        yield Screen(f"{name}-5-locked", "laptop", room.pages["laptop"])


def _waived(room: Room, name: str, stop: Stop) -> Iterator[Screen]:
    """The way on where a step is held back until something is settled that nobody settled."""
    if WAIVER in stop.kind.commands and room.pages["laptop"].locator("#waive-gate").count():
        room.show(WAIVER, exercise=stop.exercise, reason="The lawyers answer next week; we look at the rest")
        yield from _all(name, room, "1-waived")


def _last_looks(room: Room) -> Iterator[Screen]:
    """What the wall shows instead of a step, a phone without a line, and the end of the day."""
    for screen in ("join", "blank"):
        room.show("show_screen", screen=screen)
        yield from _all(f"90-{screen}", room, "shown")
    for device in ("phone", "laptop"):
        address = f"{room.server.base}/workshops/{room.made['id']}/paper/type"
        yield Screen("90-type-paper", device, room.page(device, address, storage_state=room.staff))
    room.pages["phone"].context.set_offline(True)
    room.pages["phone"].wait_for_timeout(1500)
    yield Screen("91-offline", "phone", room.pages["phone"])
    room.pages["phone"].context.set_offline(False)
    room.show("close_workshop")
    yield from _all("92-closed", room, "closed")


def full_day(room: Room) -> Iterator[Screen]:
    """Each step once everybody has answered, and each of its results."""
    room.join()
    for number, stop in enumerate(room.stops(), start=1):
        name = step_name(number, stop)
        room.go_on(stop)
        if not stop.phase.takes_answers:
            continue
        room.must("open_step")
        room.settle()
        yield Screen(f"{name}-6-all-in", "phone", room.pages["phone"])
        yield Screen(f"{name}-6-all-in", "laptop", room.pages["laptop"])
        yield Screen(f"{name}-6-all-in", "projector", room.pages["projector"])
        room.must("lock_step")
        approve(room, stop)
        for panel in stop.phase.panels:
            told = room.lead("reveal_results", panel=panel)
            assert told["ok"] or told["code"] in NOT_ENOUGH, told
            if told["ok"]:
                room.settle()
                yield from _all(name, room, f"7-{panel.replace(':', '-')}")
    room.must("close_workshop")
    page = room.page(
        "laptop", f"{room.server.base}/workshops/{room.made['id']}/report", storage_state=room.staff
    )
    yield Screen("93-report-offered", "laptop", page)
    page = room.page(
        "laptop", f"{room.server.base}/workshops/{room.made['id']}/bundle", storage_state=room.staff
    )
    yield Screen("93-bundle-offered", "laptop", page)
    yield from _editor(room)
    desk = f"{room.server.base}/workshops/{room.made['id']}/workspace"
    for part in ("", "/said", "/codes", "/findings", "/agreement"):
        page = room.page("laptop", f"{desk}{part}", storage_state=room.staff)
        yield Screen(f"94-report-desk{part.replace('/', '-')}", "laptop", page)


def _editor(room: Room) -> Iterator[Screen]:
    """The report while it is being written: its parts, one part, the form, quotations, publishing."""
    base = f"{room.server.base}/workshops/{room.made['id']}/editor"
    page = room.page("laptop", base, storage_state=room.staff)
    page.get_by_role("button", name="Begin the report").click()
    page.locator(".edit-columns").wait_for()
    page.get_by_role("button", name="Take the ").first.click()
    page.locator(".edit-changes li").wait_for()
    for device in ("laptop", "phone"):
        for name, way in EDITOR.items():
            page = room.page(device, f"{base}{way}", storage_state=room.staff)
            yield Screen(f"93-editor-{name}", device, page)


def approve(room: Room, stop: Stop) -> None:
    """Approve the first of what each table said, where it waits for that."""
    if "approve_saying" in stop.kind.commands:
        for table in range(1, LAST_TABLE + 1):
            room.lead("approve_saying", exercise=stop.exercise, saying=[f"t{table}-s1"])


def step_name(number: int, stop: Stop) -> str:
    """How the files of a step begin."""
    return f"{number:02}-{stop.key.replace('/', '-')}"


def _all(name: str, room: Room, state: str) -> Iterator[Screen]:
    for device in LIVE:
        yield Screen(f"{name}-{state}", device, room.pages[device])
