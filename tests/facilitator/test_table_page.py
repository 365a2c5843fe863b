"""A scribe and a table facilitator: one table, nobody's own answer, and nothing once their link has ended."""

import re
from secrets import token_hex

import pytest
from pydantic import BaseModel

from sessions.commands import WORKSHOP_COMMANDS
from sessions.exercises.base import Actor, Role, givers
from sessions.ids import CommandId, ExerciseId, ParticipantId, WorkshopId
from sessions.orders import Order, Receipt
from tests.facilitator.desk import DeskBrowser, Page
from tests.facilitator.test_role_links import end_every_link, holder

LEAD = Actor(Role.FACILITATOR)


@pytest.fixture
def workshop(desk: DeskBrowser) -> WorkshopId:
    """A day with two people at Table 2 and one at Table 1."""
    made = desk.new_workshop()
    for table, number in ((2, 1), (2, 2), (1, 3)):
        who = ParticipantId(f"{number:032x}")
        give(desk, made, "join", Actor(Role.PARTICIPANT, who), participant=who, table=table)
    return made


def give(desk: DeskBrowser, workshop: WorkshopId, name: str, by: Actor = LEAD, **payload: object) -> None:
    """An order that is carried out, on the step the room is on."""
    here = desk.house.service.read(workshop, lambda room: room.step.key if room.step is not None else None)
    exercise = payload.pop("exercise", None)
    known = ExerciseId(str(exercise)) if exercise else None
    order = Order(workshop, CommandId(token_hex(16)), name, payload, by, here, known)
    outcome = desk.house.service.handle(order)
    assert isinstance(outcome, Receipt), outcome


def go_to(desk: DeskBrowser, workshop: WorkshopId, key: str) -> None:
    """Move on to a step and open it."""
    while desk.house.service.read(workshop, lambda room: room.step.key if room.step else "") != key:
        give(desk, workshop, "go_next")
    give(desk, workshop, "open_step")


def write(browser: DeskBrowser, workshop: WorkshopId, text: str, **fields: str) -> str:
    """Send the scribe's form as a browser without script does; gives the page that follows."""
    step = "benefits/write"
    sent = {"command": "add_statement", "step": step, "exercise": "benefits", "text": text, **fields}
    path = f"/r/{workshop}/table"
    browser.post(f"{path}/commands", {"command_id": token_hex(16), **sent}, form_on=path)
    return browser.get(path).text


def test_nobody_without_such_a_link_opens_a_table(desk: DeskBrowser, workshop: WorkshopId) -> None:
    for role in (Role.OBSERVER, Role.REPORT_WRITER, Role.SECOND):
        browser = holder(desk, workshop, role)
        assert browser.get(f"/r/{workshop}/table").status_code == 403
        assert browser.get(f"/r/{workshop}/table/view").status_code == 403
    stranger = DeskBrowser(desk.app)
    assert stranger.get(f"/r/{workshop}/table").status_code == 302


def test_an_ended_link_opens_and_takes_nothing_more(desk: DeskBrowser, workshop: WorkshopId) -> None:
    scribe = holder(desk, workshop, Role.SCRIBE)
    go_to(desk, workshop, "benefits/write")
    assert "Table 2, scribe" in write(scribe, workshop, "Before")
    end_every_link(desk, workshop)
    assert scribe.get(f"/r/{workshop}/table").status_code == 410
    assert scribe.get(f"/r/{workshop}/table/view").get_json()["code"] == "link_revoked"


def test_a_scribe_without_script_writes_for_the_table_and_reads_it_back(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    scribe = holder(desk, workshop, Role.SCRIBE)
    go_to(desk, workshop, "benefits/write")
    page = write(scribe, workshop, "Help comes sooner")
    assert "Help comes sooner" in page
    assert "t2-s1" in page
    both = {"form": "disagreement", "people": "3", "other": "It comes too late", "other_people": "1"}
    page = write(scribe, workshop, "It comes in time", **both)
    assert "3 people" in page
    assert "1 person" in page
    assert Page(page).inline == []


def test_the_page_of_one_table_holds_no_words_of_another(desk: DeskBrowser, workshop: WorkshopId) -> None:
    helper = holder(desk, workshop, Role.TABLE_FACILITATOR)
    go_to(desk, workshop, "benefits/write")
    other = Actor(Role.PARTICIPANT, ParticipantId(f"{3:032x}"), 1)
    give(desk, workshop, "add_statement", other, exercise="benefits", text="Words of Table 1")
    here = Actor(Role.PARTICIPANT, ParticipantId(f"{1:032x}"), 2)
    give(desk, workshop, "add_statement", here, exercise="benefits", text="Words of Table 2")
    page = helper.get(f"/r/{workshop}/table").text
    assert "Words of Table 2" in page
    assert "Words of Table 1" not in page


@pytest.mark.parametrize("role", [Role.SCRIBE, Role.TABLE_FACILITATOR])
def test_no_form_for_an_answer_of_ones_own_is_offered_on_any_step(
    desk: DeskBrowser, workshop: WorkshopId, role: Role
) -> None:
    browser = holder(desk, workshop, role)
    steps = desk.house.service.read(workshop, lambda room: [step.key for step in room.steps])
    exercises = desk.house.service.read(workshop, lambda room: [*room.exercises.values()])
    asked_alone = 0
    for key in steps:
        give(desk, workshop, "go_next")
        step = desk.house.service.read(workshop, lambda room: room.step)
        assert step is not None
        if not step.phase.takes_answers:
            continue
        give(desk, workshop, "open_step")
        if key == "benefit/criteria":
            here = Actor(Role.PARTICIPANT, ParticipantId(f"{1:032x}"), 2)
            give(desk, workshop, "propose_criterion", here, exercise="benefit", text="Help that arrives")
        page = browser.get(f"/r/{workshop}/table").text
        offered = set(re.findall(r'<form\b[^>]*\bdata-command="([^"]*)"', page))
        known: dict[str, type[BaseModel]] = dict(WORKSHOP_COMMANDS)
        known |= {name: model for one in exercises for name, model in one.kind.commands.items()}
        for command in offered:
            assert role in givers(known[command]), (key, command)
        if step.phase.badge == "individual":
            asked_alone += 1
            assert "People answer this on their own phones." in page, key
            assert "data-answer-for" not in page, key
    assert asked_alone > 5


def test_a_table_facilitator_gives_rejoin_codes_to_their_table_alone(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    helper = holder(desk, workshop, Role.TABLE_FACILITATOR)
    path = f"/r/{workshop}/table"
    page = helper.get(path).text
    assert f"{1:032x}" in page
    assert f"{3:032x}" not in page
    made = helper.post(f"{path}/code", {"participant": f"{1:032x}"}, form_on=path)
    assert "Rejoin code for seat 1 at Table 2" in made.text
    refused = helper.post(f"{path}/code", {"participant": f"{3:032x}"}, form_on=path)
    assert refused.status_code == 303
    scribe = holder(desk, workshop, Role.SCRIBE)
    assert scribe.post(f"{path}/code", {"participant": f"{1:032x}"}, form_on=path).status_code == 403


def test_a_table_facilitator_notes_who_has_left_their_table_and_who_is_back(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    helper, path = holder(desk, workshop, Role.TABLE_FACILITATOR), f"/r/{workshop}/table"

    def note(person: int, has_left: str) -> None:
        told = {"command": "note_leaving", "command_id": token_hex(16), "step": "", "has_left": has_left}
        helper.post(f"{path}/commands", {**told, "participant": f"{person:032x}"}, form_on=path)

    note(1, "true")
    page = helper.get(path).text
    assert "has left" in page
    assert "Is back" in page
    note(3, "true")
    assert desk.house.service.read(workshop, lambda room: set(room.people.gone)) == {f"{1:032x}"}
    note(1, "false")
    assert "Is back" not in helper.get(path).text


def test_a_call_for_help_stands_on_the_console_until_it_is_seen(
    desk: DeskBrowser, workshop: WorkshopId
) -> None:
    helper, path = holder(desk, workshop, Role.TABLE_FACILITATOR), f"/r/{workshop}/table"
    asked = {"command": "ask_for_help", "command_id": token_hex(16), "step": ""}
    helper.post(f"{path}/commands", asked, form_on=path)
    assert "Your table has asked for help" in helper.get(path).text
    assert 'id="seen-2"' in desk.get(f"/workshops/{workshop}").text
    desk.command(workshop, "see_help", table="2")
    assert 'id="seen-2"' not in desk.get(f"/workshops/{workshop}").text
    assert "Your table has asked for help" not in helper.get(path).text
