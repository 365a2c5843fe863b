"""The page of a first look: who may, what is missing, and what it says it is not."""

from pathlib import Path

import pytest

from tests.facilitator.desk import DeskBrowser, open_desk

FIVE = "&".join(f"feature-{number}=right" for number in range(1, 6))


@pytest.fixture
def lead(tmp_path: Path) -> DeskBrowser:
    browser = open_desk(tmp_path)
    browser.sign_in()
    return browser


def test_a_stranger_signs_in_first(tmp_path: Path) -> None:
    assert open_desk(tmp_path).get("/first-look").status_code == 302


def test_an_answer_that_is_none_or_missing_is_asked_for(lead: DeskBrowser) -> None:
    page = lead.get(f"/first-look?{FIVE}&feature-5=maybe".replace("feature-5=right&", "")).text
    assert "Answer all five." in page
    assert "Proceed" not in page


def test_five_answers_say_what_they_come_to_and_whose_look_it_is(lead: DeskBrowser) -> None:
    assert "Answer all five." not in lead.get("/first-look").text
    page = lead.get(f"/first-look?{FIVE}").text
    assert "Proceed" in page
    assert "A first look by whoever filled it in." in page
    page = lead.get(f"/first-look?{FIVE.replace('feature-3=right', 'feature-3=left')}").text
    assert "Explore" in page
    assert "Respect for the person" in page


def test_it_is_found_from_a_new_workshop(lead: DeskBrowser) -> None:
    assert 'href="/first-look"' in lead.get("/workshops/new").text
