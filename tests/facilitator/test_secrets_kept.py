"""Of what opens something, the data folder holds hashes alone: whoever reads it can answer for nobody."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.app import create_app
from facilitator.config import Config
from participant.identity import Identity
from tests.facilitator.desk import PASSWORD, DeskBrowser
from tests.roles.company import Company
from tests.roles.table import PARTICIPANT, SECOND

SHOWN_CODE = re.compile(r'class="[a-z]+-code">([^<]+)<')


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    lead = DeskBrowser(create_app(Config(data=tmp_path)))
    lead.sign_in()
    yield Company(lead, lead.new_workshop())
    lead.house.service.close()


def token_of(person: DeskBrowser, company: Company) -> str:
    """What makes the answers of this browser its own."""
    cookie = person.client.get_cookie("moothall_seat")
    assert cookie is not None
    identity = Identity(company.lead.house.config.secret_key())
    with person.app.test_request_context(headers={"Cookie": f"moothall_seat={cookie.value}"}) as context:
        token = identity.token(context.request, company.workshop)
    assert token is not None
    return token


def session_of(browser: DeskBrowser) -> dict[str, str]:
    with browser.client.session_transaction() as held:
        return {str(name): str(value) for name, value in held.items()}


def secrets_of(company: Company) -> dict[str, str]:
    """Everything that opens something, each after it was used for real."""
    person = company.browser(PARTICIPANT)
    role_link = company.link(SECOND)
    assert DeskBrowser(company.lead.app).post(role_link).status_code == 303
    place = f"/p/{company.workshop}/place"
    csrf = person.get(f"/p/{company.workshop}/view").get_json()["csrf"]
    mine = person.get(f"/p/{company.workshop}/view").get_json()["mine"]["participant"]
    page = person.client.post(f"{place}/code", data={"csrf_token": csrf, "answers_for": mine}).text
    code = SHOWN_CODE.search(page)
    assert code is not None, page
    return {
        "a seat's token": token_of(person, company),
        "the secret of a role's link": role_link.rpartition("/")[2],
        "a rejoin code": code[1],
        "what a signed-in cookie carries": session_of(company.lead)["facilitator"],
        "a one-time link": company.lead.house.accounts.make_link(),
        "the password": PASSWORD,
    }


def test_the_data_folder_holds_none_of_what_opens_something(company: Company, tmp_path: Path) -> None:
    found = secrets_of(company)
    kept = b"\n".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert len(kept) > 10_000
    spoken = {
        name: [form for form in (secret, secret.replace(" ", "")) if form.encode() in kept]
        for name, secret in found.items()
    }
    assert {name: forms for name, forms in spoken.items() if forms} == {}


def test_what_has_to_be_shown_again_is_there_and_looking_would_find_it(
    company: Company, tmp_path: Path
) -> None:
    kept = b"\n".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    room = company.room()
    for known in (room.join_code, room.join_secret, room.screen_key):
        assert known.encode() in kept
