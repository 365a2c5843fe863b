"""Role by route: the hand-written table against what the app registers, and every cell tried."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from facilitator.background import MAKING
from tests.facilitator.desk import DeskBrowser
from tests.roles.company import Company, gather
from tests.roles.table import LEAD, ROLES, ROUTES

BY_METHOD = {"HEAD", "OPTIONS"}  # that Flask answers by itself
SEATS = ("POST /j/<code>/<int:number>", "POST /j/<code>/rejoin")
EVERYWHERE = "POST /workshops/sign-out-everywhere"
LAST = (
    *SEATS,
    "POST /r/<workshop>/leave",
    EVERYWHERE,
    "POST /r/<workshop>/<secret>",
    "POST /sign-in/<token>",
    "POST /sign-out",
)  # they change who asks


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    found = gather(Path(tmp_path_factory.mktemp("company")))
    found.lead.house.reports.start = lambda workshop: MAKING  # type: ignore[method-assign]  # makes none here
    found.lead.house.result_files.start = lambda workshop: MAKING  # type: ignore[method-assign]  # nor here
    found.lead.house.take_home.start = lambda workshop: MAKING  # type: ignore[method-assign]  # nor here
    found.lead.house.papers.start = lambda workshop: MAKING  # type: ignore[method-assign]  # nor here
    found.lead.house.report_parts.start = lambda workshop: MAKING  # type: ignore[method-assign]  # nor here
    yield found
    found.lead.house.service.close()


def registered(company: Company) -> set[str]:
    """Every route of the app; those of kinds count as one."""
    return {
        f"{method} {re.sub('/kinds/[a-z_]+/', '/kinds/KIND/', rule.rule)}"
        for rule in company.lead.app.url_map.iter_rules()
        for method in (rule.methods or set()) - BY_METHOD
    }


def test_every_route_stands_in_the_table_and_no_other(company: Company) -> None:
    assert set(ROUTES) == registered(company)


@pytest.mark.parametrize("role", ROLES)
def test_each_route_lets_in_whom_the_table_says_and_nobody_else(company: Company, role: str) -> None:
    browser = company.browser(role)
    first = [row for row in ROUTES if row not in LAST]
    found = {row: not is_refused(ask(company, browser, row)) for row in (*first, *LAST)}
    expected = {row: role in allowed for row, allowed in ROUTES.items()}
    assert {row: got for row, got in found.items() if got != expected[row]} == {}


def ask(company: Company, browser: DeskBrowser, row: str) -> TestResponse:
    """Ask for what a row names; where a form is sent it is empty, so that nothing much comes of it."""
    method, rule = row.split()
    room = company.room()
    values = {
        "workshop": company.workshop,
        "code": room.join_secret,
        "number": "4",
        "set_key": "1-6",
        "card": "1",
        "key": room.screen_key,
        "token": company.lead.house.accounts.make_link() if "<token>" in rule else "",
        "secret": company.link("observer").rpartition("/")[2] if "<secret>" in rule else "",
        "name": "css/base.css",
        "version": "1",
        "digest": "0" * 16,
        "file": "results.csv",
        "paper": "privacy",
        "part": "briefing",
        "entry": "purpose",
        "sort": "case_studies",
        "exercise": "welcome",
        "kind": "ranking",
    }
    path = re.sub(r"<(?:\w+:)?(\w+)>", lambda field: values[field[1]], rule.replace("KIND", "ranking"))
    answer = browser.get(path) if method == "GET" else browser.post(path)
    if row == EVERYWHERE:
        company.lead.sign_in()  # whoever makes links has to come back
    return answer


def is_refused(response: TestResponse) -> bool:
    """Whether the answer is that this browser may not: sign in, join first, or not with this link."""
    to = response.headers.get("Location", "")
    is_sent_away = (response.status_code, to.partition("?")[0]) in ((302, "/sign-in"), (303, "/"))
    return is_sent_away or response.status_code in (401, 403, 410)


def test_a_lead_who_signed_out_is_nobody(company: Company) -> None:
    browser = company.browser(LEAD)
    browser.post("/sign-out")
    assert is_refused(browser.get("/workshops"))
