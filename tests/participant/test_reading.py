"""What there is to read on a phone: never a later stage, never a fresh set, the law always as history."""

from secrets import token_hex
from typing import Any

import pytest
from flask.testing import FlaskClient

from casestudies.loader import load_materials
from sessions.ids import CommandId, WorkshopId
from sessions.orders import Order, Receipt
from sessions.service import NewWorkshop
from tests.participant.house import FACILITATOR, PhoneHouse, phone_house

FRESH, HAD = "Examples A to F", "Examples 1 to 6"
HISTORY = "History: the law up to 2017, before the GDPR. Not the law of today."
RANKING: dict[str, Any] = {"kind": "ranking", "title": "Rank"}
EXERCISES: list[dict[str, Any]] = [
    {"id": "first", **RANKING, "settings": {"lens": "benefit", "sets": {"1": "1-6", "2": "A-F"}}},
    {"id": "second", **RANKING, "settings": {"lens": "benefit", "sets": {"1": "A-F", "2": "1-6"}}},
    {
        "id": "camden",
        "kind": "poll",
        "title": "Camden Residents Index",
        "settings": {
            "case_study": "camden_residents_index",
            "rounds": [
                {"stage": "what-it-is", "question": "How comfortable are you?"},
                {"stage": "who-sees-what", "question": "And now?"},
            ],
        },
    },
]


class ReadingRoom:
    """A day with two sets and a case study in two stages, and a phone at Table 1."""

    def __init__(self, house: PhoneHouse, materials: dict[str, Any]) -> None:
        self.house = house
        tables = [{"number": number, "seats": 2} for number in (1, 2)]
        plan = {"tables": tables, "exercises": EXERCISES}
        self.workshop: WorkshopId = house.service.create(NewWorkshop("Day", "Here", plan, materials, False))
        self.code = house.service.read(self.workshop, lambda room: room.join_code)
        self.phone = self.seated()

    def seated(self, table: int = 1) -> FlaskClient:
        """A phone with a seat."""
        phone = self.house.phone()
        assert phone.post(f"/j/{self.code}/{table}").status_code == 303
        return phone

    def go(self, *commands: str) -> None:
        """Walk the day on."""
        for name in commands:
            here = self.house.service.read(self.workshop, lambda room: room.step.key if room.step else None)
            order = Order(self.workshop, CommandId(token_hex(8)), name, {}, FACILITATOR, step=here)
            assert isinstance(self.house.service.handle(order), Receipt)

    def page(self, path: str = "") -> str:
        """What the phone is shown at a reading address."""
        response = self.phone.get(f"/p/{self.workshop}/reading{path}")
        assert response.status_code == 200, path
        return response.text


@pytest.fixture
def room() -> ReadingRoom:
    return ReadingRoom(phone_house(), load_materials().model_dump(mode="json"))


def test_a_phone_without_a_seat_reads_nothing(room: ReadingRoom) -> None:
    stranger = room.house.phone()
    for path in ("", "/1-6/4"):
        response = stranger.get(f"/p/{room.workshop}/reading{path}")
        assert response.status_code == 303 and "benefit" not in response.text.lower()


@pytest.mark.parametrize("card", ["A-F/A", "1-6/9", "1-6/A", "9-9/1"])
def test_a_card_that_a_table_has_not_had_is_not_told(room: ReadingRoom, card: str) -> None:
    room.go("go_next")
    response = room.phone.get(f"/p/{room.workshop}/reading/{card}")
    assert response.status_code == 404 and "Kent" not in response.text


def test_no_card_is_there_before_its_exercise(room: ReadingRoom) -> None:
    assert HAD not in room.page() and FRESH not in room.page()
    room.go("go_next")
    assert HAD in room.page() and FRESH not in room.page()
    assert FRESH in room.seated(2).get(f"/p/{room.workshop}/reading").text
    room.go("go_next", "go_next", "go_next")
    page = room.page()
    assert page.index(FRESH) < page.index(HAD)


def test_no_stage_is_there_before_its_reveal_and_none_goes_again(room: ReadingRoom) -> None:
    room.go(*["go_next"] * 6)
    assert "master data management" not in room.page()
    room.go("go_next")
    assert "master data management" in room.page() and "Privacy Impact Assessment" not in room.page()
    room.go("go_next")
    assert "Privacy Impact Assessment" in room.page()
    room.go("go_back")
    assert "Privacy Impact Assessment" in room.page()


def test_the_glossary_begins_with_benefit_and_risk(room: ReadingRoom) -> None:
    page = room.page()
    assert 0 < page.index("<dt>Benefit</dt>") < page.index("<dt>Risk</dt>") < page.index("<dt>Public benefit")


def test_the_law_is_marked_as_history_where_it_is_named_and_where_it_is_told(room: ReadingRoom) -> None:
    page = room.page()
    history = page[page.index('id="legal-history"') :]
    assert "(history)</summary>" in history
    assert history.index(HISTORY) < history.index("Human Rights Act 1998")


def test_a_card_opens_to_its_whole_sheet(room: ReadingRoom) -> None:
    room.go("go_next")
    page = room.page("/1-6/4")
    sheet = page[page.index('id="sheet"') :]
    places = [sheet.index(f">{title}</h2>") for title in ("Who", "Why", "What", "How", "Impacts", "Source")]
    assert places == sorted(places) and "Equifax" in sheet


def test_sheets_are_not_in_the_phone_page_and_one_tap_away(room: ReadingRoom) -> None:
    room.go("go_next", "open_step")
    page = room.phone.get(f"/p/{room.workshop}").text
    assert "Equifax" not in page and f"/p/{room.workshop}/reading/1-6/4" in page
    assert f'href="/p/{room.workshop}/reading"' in page


def test_a_workshop_made_before_there_was_this_to_read_still_has_its_page() -> None:
    stored = load_materials().model_dump(mode="json")
    for name in ("briefing", "glossary", "spectrum", "legal_history"):
        del stored[name]
    for example in stored["example_sets"]["1-6"]["examples"]:
        del example["sheet"]
    room = ReadingRoom(phone_house(), stored)
    room.go("go_next")
    assert HAD in room.page() and 'id="glossary"' not in room.page()
    assert "There is no more about this example than its card." in room.page("/1-6/4")
