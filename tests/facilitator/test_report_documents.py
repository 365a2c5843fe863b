"""The report's documents: who may have them, what is said while they are made, and what fails alone."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from exports.document_forms import BROWSER_FAILED, NO_BROWSER, WORD_FAILED
from exports.documents import News, documents
from exports.word import writing
from facilitator import reporting
from facilitator.background import MadeFile, Progress
from facilitator.reporting import TROUBLES
from sessions.ids import WorkshopId
from tests.roles.company import Company, gather
from tests.roles.table import HOST, LEAD, REPORT_WRITER

PAGE = (
    "<!doctype html><html lang='en'><title>A day</title><h1>A day</h1><div class='plot' id='p'></div></html>"
)
WORD = "local-area-report.docx"
FILES = {
    "local-area-report.html": MadeFile(b"<!doctype html><title>The report</title>"),
    "local-area-report.pdf": MadeFile(b"%PDF-1.4"),
    WORD: MadeFile(b"PK" * 999),
}
EVERY = ("html", "pdf", "docx")


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return gather(tmp_path)


def address(company: Company) -> str:
    return f"/workshops/{company.workshop}/report"


def stand(company: Company, progress: Progress) -> None:
    company.lead.house.reports._progress[WorkshopId(company.workshop)] = progress


def told(formats: tuple[str, ...], browser: str) -> list[tuple[str, str]]:
    """What comes, as (form, made, begun or the trouble)."""

    def said(news: News) -> tuple[str, str]:
        return news.form, news.trouble or ("begun" if news.body is None else "made")

    return [said(news) for news in documents(PAGE, formats, browser, str)]


def word_in(news: list[News]) -> bytes:
    return next(one.body for one in news if one.form == "docx" and one.body)


def test_a_document_that_is_not_ready_leads_back_to_the_page(company: Company) -> None:
    for name in (WORD, "nothing.pdf", "..%2f..%2fetc%2fpasswd"):
        refused = company.lead.get(f"{address(company)}/files/{name}")
        assert refused.status_code in (303, 404), name
        assert not refused.headers.get("Content-Disposition")


def test_the_host_has_none_before_the_day_is_over(company: Company) -> None:
    stand(company, Progress("ready", FILES, made_at=0.0))
    host = company.browser(HOST)
    assert host.get(f"{address(company)}/files/{WORD}").status_code == 303
    assert "/report/files/" not in host.get(address(company)).text
    company.order(company.actors[LEAD], "close_workshop")
    assert host.get(f"{address(company)}/files/{WORD}").data == FILES[WORD].body


def test_without_a_browser_the_page_and_word_still_come_and_word_says_what_is_missing() -> None:
    assert told(EVERY, "") == [
        ("html", "made"),
        ("pdf", "begun"),
        ("", NO_BROWSER),
        ("docx", "begun"),
        ("docx", "made"),
    ]
    word = word_in(list(documents(PAGE, EVERY, "", str)))
    with ZipFile(BytesIO(word)) as archive:
        assert b"This copy has no pictures" in archive.read("word/document.xml")


def test_a_browser_that_stops_costs_the_pdf_and_the_pictures_alone() -> None:
    assert told(EVERY, "/bin/false") == [
        ("html", "made"),
        ("pdf", "begun"),
        ("", BROWSER_FAILED),
        ("docx", "begun"),
        ("docx", "made"),
    ]


def test_a_word_document_that_fails_keeps_no_other_back(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(page: str, pictures: object, without: str) -> bytes:
        raise RuntimeError(page)

    monkeypatch.setattr(writing, "word_document", fail)
    assert told(("html", "docx"), "")[-1] == ("", WORD_FAILED)
    assert told(("html", "docx"), "")[0] == ("html", "made")
    complaint = capsys.readouterr().err
    assert "RuntimeError" in complaint
    assert PAGE not in complaint


def test_the_page_alone_needs_no_browser() -> None:
    assert told(("html",), "/bin/false") == [("html", "made")]


def test_while_they_are_made_the_page_says_which_and_what_is_ready_can_be_had(company: Company) -> None:
    ready = {name: FILES[name] for name in ("local-area-report.html",)}
    stand(company, Progress("making", ready, done=1, of=3, making="pdf", made_at=0.0))
    found = company.browser(REPORT_WRITER).get(address(company)).text
    assert "PDF, 2 of 3." in found
    assert 'http-equiv="refresh"' in found
    assert "Read the report" in found
    assert "Make it again" not in found
    assert company.lead.get(f"{address(company)}/page").status_code == 200


def test_each_document_is_a_file_to_save(company: Company) -> None:
    stand(company, Progress("ready", FILES, trouble=TROUBLES[NO_BROWSER], made_at=0.0))
    found = company.lead.get(address(company)).text
    assert "no Chrome, Chromium or Edge" in found
    for name in ("local-area-report.pdf", WORD):
        assert f"/report/files/{name}" in found
        given = company.lead.get(f"{address(company)}/files/{name}")
        assert given.data == FILES[name].body
        assert given.headers["Content-Disposition"] == f'attachment; filename="{name}"'
        assert given.headers["Cache-Control"] == "no-store"


def test_what_could_not_be_made_comes_with_the_rest(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reporting, "find_browser", lambda: "")
    made = company.lead.house.reports.make_documents(WorkshopId(company.workshop))
    assert made.trouble == TROUBLES[NO_BROWSER]
    assert list(made.files) == ["local-area-report.html", WORD]
