import json
import re
from secrets import token_hex
from typing import Any

import pytest
from flask.testing import FlaskClient
from markupsafe import escape
from werkzeug.test import TestResponse

from participant.identity import new_token
from participant.rendering import dress
from participant.weight import MESSAGE_BYTES
from sessions.orders import Receipt
from tests.participant.house import PhoneHouse, phone_house
from tests.participant.page import Page

STEP = "camden/round-1"
ANSWER = {"command": "submit_answer", "step": STEP, "exercise": "camden"}


def vote(house: PhoneHouse, phone: FlaskClient, choice: str, **fields: str) -> TestResponse:
    """A vote as a form without script sends it."""
    form = {**ANSWER, "command_id": token_hex(16), "choice": choice, **fields}
    return phone.post(f"/p/{house.workshop}/commands", data=form, follow_redirects=True)


def message(choice: str = "neither", **changed: object) -> dict[str, Any]:
    """A vote as a script sends it."""
    vote = {"id": token_hex(16), "name": "submit_answer", "step": STEP, "exercise": "camden"}
    return {**vote, "payload": {"choice": choice}, **changed}


def choices(house: PhoneHouse) -> list[str]:
    return [own["round-1"]["body"]["choice"] for own in house.answers().values()]


def test_a_phone_without_a_seat_is_sent_to_the_door() -> None:
    house = phone_house()
    answer = house.phone().get(f"/p/{house.workshop}", follow_redirects=True)
    assert Page(answer.text).headings == ["Join a workshop"]
    assert "This phone has no seat there yet." in answer.text


def test_an_unknown_workshop_looks_like_a_missing_seat() -> None:
    house = phone_house()
    phone = house.seated_phone()
    assert phone.get("/p/0000000000000000").headers["Location"] == "/"
    assert phone.get("/p/0000000000000000/view").status_code == 403


def test_a_phone_without_a_seat_can_send_nothing() -> None:
    house = phone_house()
    house.open_poll()
    answer = house.phone().post(f"/p/{house.workshop}/commands", json=message())
    assert answer.status_code == 403
    assert answer.json is not None
    assert answer.json["code"] == "unknown_seat"
    assert choices(house) == []


@pytest.mark.parametrize("name", ["go_next", "open_step", "reveal_results", "close_workshop", "join"])
def test_a_phone_cannot_steer_the_room(name: str) -> None:
    house = phone_house()
    phone = house.seated_phone()
    before = house.service.read(house.workshop, lambda room: room.version)
    sent = {"id": token_hex(16), "name": name, "payload": {}}
    assert phone.post(f"/p/{house.workshop}/commands", json=sent).json == {
        "ok": False,
        "code": "bad_message",
        "message": "This message can't be read. Reload the page and try again.",
    }
    assert house.service.read(house.workshop, lambda room: room.version) == before


@pytest.mark.parametrize("body", [b"{", b"[]", b'"x"', b"\xff\xfe", b"null", b'{"id": 5}', b'{"name": 1}'])
def test_broken_json_is_refused_and_changes_nothing(body: bytes) -> None:
    house = phone_house()
    phone = house.seated_phone()
    house.open_poll()
    answer = phone.post(f"/p/{house.workshop}/commands", data=body, content_type="application/json")
    assert answer.status_code in (400, 409)
    assert answer.json is not None
    assert answer.json["ok"] is False
    assert "Traceback" not in answer.text
    assert choices(house) == []


@pytest.mark.parametrize("sort", ["application/json", "application/x-www-form-urlencoded"])
def test_a_message_of_a_megabyte_is_refused_in_a_sentence(sort: str) -> None:
    house = phone_house(protected=True)
    answer = house.phone().post(f"/p/{house.workshop}/commands", data=b"a=" + b"x" * 2**20, content_type=sort)
    assert answer.status_code == 413
    assert "This is more than can be sent at once." in answer.text


def test_a_message_just_over_the_limit_is_refused() -> None:
    house = phone_house()
    phone = house.seated_phone()
    body = json.dumps(message("x" * MESSAGE_BYTES)).encode()
    answer = phone.post(f"/p/{house.workshop}/commands", data=body, content_type="application/json")
    assert answer.status_code == 413


def test_an_answer_before_the_step_is_open_is_refused() -> None:
    house = phone_house()
    phone = house.seated_phone()
    house.facilitate("go_next")
    house.facilitate("go_next")
    assert "This is not open yet." in vote(house, phone, "neither").text
    assert choices(house) == []


def test_an_answer_to_a_locked_step_says_what_to_do() -> None:
    house = phone_house()
    phone = house.seated_phone()
    house.open_poll()
    house.facilitate("lock_step")
    sentence = "Voting closed before this was sent. Tell your facilitator: they can reopen it."
    assert sentence in vote(house, phone, "neither").text
    assert choices(house) == []


def test_a_form_works_without_script_and_says_that_it_counted() -> None:
    house = phone_house()
    phone = house.seated_phone()
    house.open_poll()
    page = vote(house, phone, "comfortable").text
    assert "Counted. You can change it until voting closes." in page
    assert "You answered: Comfortable" in page
    assert choices(house) == ["comfortable"]


def test_a_form_sent_twice_counts_once() -> None:
    house = phone_house()
    phone = house.seated_phone()
    house.open_poll()
    once = token_hex(16)
    for _ in range(2):
        answer = vote(house, phone, "neither", command_id=once)
        assert "Counted. You can change it until voting closes." in answer.text
    assert choices(house) == ["neither"]


def test_a_form_of_the_page_changes_an_answer_without_script() -> None:
    house = phone_house()
    phone = house.seated_phone()
    house.open_poll()
    vote(house, phone, "neither")
    fields = Page(phone.get(f"/p/{house.workshop}").text).fields
    vote(house, phone, "comfortable", own_receipt=fields["own_receipt"], command_id=fields["command_id"])
    assert choices(house) == ["comfortable"]


def test_an_older_page_never_beats_a_newer_answer() -> None:
    house = phone_house()
    phone = house.seated_phone()
    house.open_poll()
    vote(house, phone, "neither")
    assert "A newer answer of yours is already counted." in vote(house, phone, "comfortable").text
    assert choices(house) == ["neither"]


def test_a_repeated_message_gets_the_same_receipt() -> None:
    house = phone_house()
    phone = house.seated_phone()
    house.open_poll()
    sent = message()
    answers = [phone.post(f"/p/{house.workshop}/commands", json=sent).json for _ in range(3)]
    assert answers[0] is not None
    assert answers[0]["ok"]
    assert len({answer["receipt"] for answer in answers if answer}) == 1
    assert choices(house) == ["neither"]


def test_what_is_pushed_holds_nothing_of_one_phone() -> None:
    house = phone_house(protected=True)
    one, other = new_token(), new_token()
    for token in (one, other):
        assert isinstance(house.desk.join(house.workshop, token, 1, False), Receipt)
    house.open_poll()
    html = house.desk.pictures.of(house.workshop, 1).html
    assert "@csrf@" in html
    assert "command_id" not in html
    for participant in house.members(1):
        assert participant not in html


def test_the_page_is_the_pushed_fragment_with_its_own_fields_added() -> None:
    house = phone_house()
    phone = house.seated_phone()
    house.open_poll()
    page = phone.get(f"/p/{house.workshop}").text
    inside = page[page.index("<main") : page.index("</main>")].partition(">")[2]
    added = r'<input type="hidden" name="(command_id|own_receipt|answers_for)" value="[^"]*">'
    bare = re.sub(added, "", inside)
    bare = re.sub(r'(name="csrf_token" value=")[^"]*', r"\1@csrf@", bare)
    assert bare == house.desk.pictures.of(house.workshop, 1).html


def test_another_persons_answer_changes_nothing_on_a_phone() -> None:
    house = phone_house()
    phone, other = house.seated_phone(), house.seated_phone()
    house.open_poll()
    before = house.desk.pictures.of(house.workshop, 1).html
    vote(house, other, "comfortable")
    assert house.desk.pictures.of(house.workshop, 1).html == before
    view = phone.get(f"/p/{house.workshop}/view").json
    assert view is not None
    assert view["mine"]["answers"] == {}


@pytest.mark.parametrize(
    ("steps", "heading"),
    [
        ([], "You're at Table 1"),
        (["go_next"], "Phones down: talk"),
        (["go_next", "go_next"], "Next: on your own"),
        (["close_workshop"], "This workshop has closed"),
    ],
)
def test_each_state_has_its_heading_and_a_sound_page(steps: list[str], heading: str) -> None:
    house = phone_house(is_rehearsal=True)
    phone = house.seated_phone()
    for step in steps:
        assert isinstance(house.facilitate(step), Receipt)
    page = Page(phone.get(f"/p/{house.workshop}").text)
    assert page.headings == [heading]
    assert page.is_sound, (page.forbidden, page.outside)
    assert "Rehearsal" in page.html


@pytest.mark.parametrize("steps", [["open_step"], ["open_step", "lock_step"]])
def test_open_and_locked_pages_are_sound(steps: list[str]) -> None:
    house = phone_house()
    phone = house.seated_phone()
    for step in ("go_next", "go_next", *steps):
        house.facilitate(step)
    page = Page(phone.get(f"/p/{house.workshop}").text)
    assert page.is_sound, (page.forbidden, page.outside)
    assert ("<strong>Voting closed<" in page.html) == ("lock_step" in steps)


def test_a_revealed_result_is_a_table_with_its_badge() -> None:
    house = phone_house(seats=6)
    phones = [house.seated_phone() for _ in range(6)]
    house.open_poll()
    for phone in phones:
        vote(house, phone, "neither")
    house.facilitate("lock_step")
    assert "<table" not in phones[0].get(f"/p/{house.workshop}").text
    assert isinstance(house.facilitate("reveal_results"), Receipt)
    page = Page(phones[0].get(f"/p/{house.workshop}").text)
    assert '<table class="data" role="table">' in page.html
    assert "badge" in page.html
    assert page.is_sound


def test_what_a_stage_revealed_stays_to_be_read() -> None:
    house = phone_house()
    phone = house.seated_phone()
    for _ in range(2):
        house.facilitate("go_next")
    assert "Read what's new" in phone.get(f"/p/{house.workshop}").text


def test_nobody_can_write_what_becomes_a_token() -> None:
    written = str(escape('value="@csrf@" @csrf@'))
    page = dress(f'<input name="csrf_token" value="@csrf@"><p>{written}</p>', "secret-token", {})
    assert page.count("secret-token") == 1
    assert written in page
