"""Withdrawing for someone who shows their receipt code, and a report that was made before."""

from pathlib import Path

import pytest

from facilitator.background import OUTDATED, MadeFile, Progress
from facilitator.logbook import check_seals, read_logbook
from participant.wording import translate
from sessions.ids import ParticipantId, WorkshopId
from tests.roles.company import Company, gather
from tests.roles.table import PARTICIPANT


@pytest.fixture
def company(tmp_path: Path) -> Company:
    found = gather(tmp_path)
    found.browser(PARTICIPANT)
    return found


def somebody(company: Company) -> ParticipantId:
    return next(iter(company.room().participants))


def say_something(company: Company) -> None:
    """Walk to the first notes of a table, and write there."""
    by, write = company.actors, next(s for s in company.room().steps if s.exercise.kind.name == "statements")
    here = None
    while here != write.key:
        company.order(by["facilitator"], "go_next", step=here)
        step = company.room().step
        here = step.key if step else None
    company.order(by["facilitator"], "open_step", step=here)
    person = by[PARTICIPANT].__class__(by[PARTICIPANT].role, somebody(company), 1)
    company.order(person, "add_statement", write.exercise.id, here, text="Canary words")
    assert company.room().bodies


def code_of(company: Company) -> str:
    return company.lead.house.desk.identity.receipt_code(company.workshop, somebody(company))


def ask(company: Company, **fields: str) -> str:
    path = f"/workshops/{company.workshop}/withdraw"
    return company.lead.post(path, fields, form_on=path).text


@pytest.mark.parametrize(
    ("typed", "told"), [("", "Type the receipt code"), ("AAAA AAAA", "Nobody here has this receipt code")]
)
def test_a_wrong_code_is_named_and_erases_nothing(company: Company, typed: str, told: str) -> None:
    say_something(company)
    assert told in ask(company, code=typed, do="withdraw")
    assert company.room().bodies


def test_the_code_alone_shows_whose_seat_it_is_and_erases_nothing(company: Company) -> None:
    say_something(company)
    page = ask(company, code=code_of(company).lower())
    assert "The code belongs to seat 1 at Table 1." in page
    assert "Canary words" not in page
    assert company.room().bodies


def test_whoever_shows_their_code_is_withdrawn_for(company: Company) -> None:
    say_something(company)
    ask(company, code=code_of(company), do="withdraw", command_id="a" * 32)
    assert not company.room().bodies
    told = company.lead.house.service.snapshot(company.workshop)[-1]
    assert (told.name, told.facts["is_helped"]) == ("AnswersWithdrawn", True)


def test_the_sealed_log_says_that_a_facilitator_did_it_and_not_for_whom(company: Company) -> None:
    say_something(company)
    ask(company, code=code_of(company), do="withdraw", command_id="a" * 32)
    service = company.lead.house.service
    entry = read_logbook(service, WorkshopId(company.workshop)).entries[-1]
    assert translate(entry["words"]) == "Withdrew what one person said, for somebody with their receipt code"
    assert translate(entry["who"]) == "Lead facilitator"
    assert entry["seal"]
    assert check_seals(service, WorkshopId(company.workshop)).holds


def test_what_people_withdraw_themselves_is_no_entry_of_the_log(company: Company) -> None:
    say_something(company)
    service = company.lead.house.service
    before = len(read_logbook(service, WorkshopId(company.workshop)).entries)
    company.lead.house.desk.withdraw(WorkshopId(company.workshop), somebody(company))
    assert not company.room().bodies
    assert len(read_logbook(service, WorkshopId(company.workshop)).entries) == before


def test_a_report_that_was_made_before_is_read_no_more(company: Company) -> None:
    say_something(company)
    reports = company.lead.house.reports
    reports._progress[WorkshopId(company.workshop)] = Progress(
        "ready", {"report": MadeFile(b"<p>Canary words</p>")}
    )
    ask(company, code=code_of(company), do="withdraw", command_id="a" * 32)
    assert reports.status(company.workshop) is OUTDATED
    page = company.lead.get(f"/workshops/{company.workshop}/report").text
    assert "Out of date" in page
    assert "Canary" not in company.lead.get(f"/workshops/{company.workshop}/report/page").text


def test_files_that_were_made_before_are_given_no_more(company: Company) -> None:
    say_something(company)
    files = company.lead.house.result_files
    made = {"results.csv": MadeFile(b"Canary words")}
    files._progress[WorkshopId(company.workshop)] = Progress("ready", made)
    ask(company, code=code_of(company), do="withdraw", command_id="a" * 32)
    assert files.status(company.workshop) is OUTDATED
    page = f"/workshops/{company.workshop}/downloads"
    assert "Out of date" in company.lead.get(page).text
    assert company.lead.get(f"{page}/results.csv").status_code == 303


def test_a_report_that_is_being_made_meanwhile_is_out_of_date_too(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    say_something(company)
    reports = company.lead.house.reports

    def make_while_somebody_withdraws(workshop: WorkshopId, **ignored: object) -> Progress:
        company.lead.house.desk.withdraw(workshop, somebody(company))
        return Progress("ready", {"report.html": MadeFile(b"<p>Canary words</p>")})

    monkeypatch.setattr(reports, "make_documents", make_while_somebody_withdraws)
    reports._make_and_keep(company.workshop)
    assert reports.status(company.workshop) is OUTDATED
