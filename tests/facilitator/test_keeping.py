"""How long the raw record is kept, purging it at the desk and from the terminal, and the certificate."""

from pathlib import Path

import pytest

from facilitator.errands import Errands
from facilitator.reporting import Reports
from sessions.register import NameRow
from tests.roles.company import Company, gather
from tests.roles.table import PARTICIPANT


@pytest.fixture
def company(tmp_path: Path) -> Company:
    found = gather(tmp_path)
    found.browser(PARTICIPANT)
    return found


def keeping(company: Company, path: str = "") -> str:
    return f"/workshops/{company.workshop}/keeping{path}"


def close(company: Company) -> None:
    company.order(company.actors["facilitator"], "close_workshop")


def errands(company: Company) -> Errands:
    house = company.lead.house
    reports = Reports(house.service, house.config)
    return Errands(house.service, house.registry, house.materials, reports, lambda: ["http://here"])


@pytest.mark.parametrize("typed", ["", "91", "-1", "ten", "1.5", "100"])
def test_days_that_are_no_number_from_0_to_90_are_refused_and_change_nothing(
    company: Company, typed: str
) -> None:
    page = company.lead.post(keeping(company), {"days": typed}, form_on=keeping(company))
    assert page.status_code == 303
    assert "from 0 to 90" in company.lead.get(keeping(company)).text
    assert company.room().keep_days == 30


def test_days_are_kept(company: Company) -> None:
    fields = {"days": "7", "command_id": "a" * 32}
    company.lead.post(keeping(company), fields, form_on=keeping(company))
    assert company.room().keep_days == 7
    assert 'value="7"' in company.lead.get(keeping(company)).text


def test_an_open_day_can_not_be_purged_here(company: Company) -> None:
    page = company.lead.get(keeping(company)).text
    assert "Close the workshop first" in page
    company.lead.post(keeping(company, "/purge"), {}, form_on=keeping(company, "/purge"))
    assert company.room().purged is None


def test_a_closed_day_is_purged_after_asking_and_the_certificate_is_shown(company: Company) -> None:
    close(company)
    asked = company.lead.get(keeping(company, "/purge")).text
    assert "Purge the raw record?" in asked
    assert company.room().purged is None
    company.lead.post(keeping(company, "/purge"), {}, form_on=keeping(company, "/purge"))
    page = company.lead.get(keeping(company)).text
    assert "Certificate of purging" in page
    assert "Something is wrong" not in page
    assert company.room().purged is not None


def test_the_terminal_refuses_an_open_day_and_an_unknown_one(company: Company) -> None:
    told = errands(company).run("purge", {"workshop": company.workshop})
    assert (told["ok"], told["code"]) == (False, "still_running")
    assert errands(company).run("purge", {"workshop": "nobody"})["code"] == "unknown_workshop"


def test_the_terminal_purges_one_or_what_is_due_and_gives_certificates(company: Company) -> None:
    assert errands(company).run("purge", {}) == {"ok": True, "certificates": []}
    close(company)
    [certificate] = errands(company).run("purge", {"workshop": company.workshop})["certificates"]
    assert (certificate["workshop"], certificate["left"]) == (company.workshop, 0)


def test_the_lists_of_names_are_shown_to_the_lead_struck_out_and_gone_with_the_record(
    company: Company,
) -> None:
    service, path = company.lead.house.service, f"/workshops/{company.workshop}/names"
    assert "Nobody has asked" in company.lead.get(path).text
    for key in ("one", "two"):
        service.enter_name(NameRow(key, company.workshop, f"Ada {key}", "ada@canary.example", True, True))
    assert company.lead.get(path).text.count("<td>Ada one</td>") == 2
    company.lead.post(path, {"entry": "one"}, form_on=path)
    assert [entry.name for entry in service.names(company.workshop)] == ["Ada two"]
    close(company)
    company.lead.post(keeping(company, "/purge"), {}, form_on=keeping(company, "/purge"))
    assert service.names(company.workshop) == []
