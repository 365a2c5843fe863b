"""A page printed as a PDF: it can reach nothing, and what reads it aloud finds its way."""

import asyncio
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import choreographer
import pikepdf
import pytest
from choreographer.errors import ChromeNotFoundError

from exports import printing_pages
from exports.printing_pages import print_pdf
from tests.conftest import browser_path
from tests.exports.printed import Element, elements, opened, outline_titles

SECRET = "what-a-file-says"
PAGE = """<!doctype html><html lang="cy"><head><title>A day in words</title></head><body>
<h1>A day</h1><h2>Who came</h2>
<svg role="img" aria-label="Six tables, most of five" width="90" height="20"><text y="15">Six</text></svg>
<figure><figcaption>Who came</figcaption>
<table><thead><tr><th scope="col">Table</th><th scope="col">People</th></tr></thead>
<tbody><tr><th scope="row">1</th><td>5</td></tr></tbody></table></figure>
<iframe src="{file}"></iframe><img src="{file}" alt=""><iframe src="{address}"></iframe>
</body></html>"""


@pytest.fixture(scope="module")
def neighbour() -> Iterator[socket.socket]:
    """A server on this computer that nobody may call."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


@pytest.fixture(scope="module")
def printed(neighbour: socket.socket, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("printed")
    file = folder / "file.txt"
    file.write_text(SECRET, encoding="utf-8")
    page = PAGE.format(file=file.as_uri(), address=f"http://127.0.0.1:{neighbour.getsockname()[1]}/")
    (folder / "page.pdf").write_bytes(print_pdf(page.encode(), str(browser_path())))
    return folder / "page.pdf"


@pytest.fixture(scope="module")
def document(printed: Path) -> pikepdf.Pdf:
    return opened(printed.read_bytes())


def test_a_browser_that_is_not_there_fails(tmp_path: Path) -> None:
    with pytest.raises(ChromeNotFoundError):
        print_pdf(b"<!doctype html>", str(tmp_path / "absent"))


def test_a_browser_whose_last_answer_is_lost_is_ended_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    running = []

    async def hear_nothing(browser: choreographer.Browser) -> None:
        running.append(browser.subprocess)
        await asyncio.Event().wait()

    monkeypatch.setattr(choreographer.Browser, "close", hear_nothing)
    monkeypatch.setattr(printing_pages, "CLOSING_SECONDS", 0.5)
    page = b"<!doctype html><title>One</title><p>One"
    assert len(opened(print_pdf(page, str(browser_path()))).pages) == 1
    assert running[0].wait(30) != 0


def test_a_page_can_read_no_file(printed: Path) -> None:
    told = subprocess.run(["pdftotext", printed, "-"], capture_output=True, text=True, check=True).stdout
    assert "Who came" in told
    assert SECRET not in told


def test_a_page_can_call_nobody(printed: Path, neighbour: socket.socket) -> None:
    with pytest.raises(BlockingIOError):
        neighbour.accept()


def test_it_is_tagged_and_says_its_language_and_title(document: pikepdf.Pdf) -> None:
    assert document.Root.MarkInfo.Marked
    assert document.Root.Lang == "cy"
    assert document.docinfo.Title == "A day in words"
    assert document.Root.ViewerPreferences.DisplayDocTitle


def test_headings_are_its_outline(document: pikepdf.Pdf) -> None:
    assert [one.kind for one in elements(document) if one.kind in ("H1", "H2")] == ["H1", "H2"]
    assert outline_titles(document)[-2:] == ["A day", "Who came"]


def test_a_picture_has_words_in_its_place_and_a_block_is_no_picture(document: pikepdf.Pdf) -> None:
    pictures = [one.alternative for one in elements(document) if one.kind == "Figure"]
    assert pictures == ["Six tables, most of five"]


def test_header_cells_say_what_they_head(document: pikepdf.Pdf) -> None:
    headers = [one.scope for one in elements(document) if one.kind == "TH"]
    assert headers == ["Column", "Column", "Row"]
    assert Element("TD", "", "") in elements(document)
