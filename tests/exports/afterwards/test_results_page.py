"""The results page: a folder that stands alone, with every figure, its table, its numbers, and no script."""

import csv
import re
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser

from exports.afterwards.figure_svg import drawn_svg
from exports.afterwards.results_page import results_files, results_zip
from exports.afterwards.telling import tell
from exports.chart_forms.canvas import MEASURES, Canvas
from exports.published import Published, published
from tests.exports.afterwards.days import manchester, press, writer_of
from tests.screens.axe import faults

HOSTILE = '<script>alert("x")</script> & =1+1'


@pytest.fixture(scope="module")
def folder() -> dict[str, bytes]:
    writer = writer_of(manchester())
    return results_files(tell(writer), writer, press(manchester()))


@pytest.fixture(scope="module")
def results() -> Published:
    return published(writer_of(manchester()))


class Addresses(HTMLParser):
    """What a page points to, and what it loads."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.linked: list[str] = []
        self.loaded: list[str] = []
        self.ids: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids.add(given.get("id") or "")
        if tag == "a":
            self.linked.append(given.get("href") or "")
        self.loaded += [tag] if tag in ("script", "iframe", "img", "object") else []
        self.loaded += [given["src"] or ""] if "src" in given else []


def test_no_page_loads_anything_and_every_link_leads_somewhere(folder: dict[str, bytes]) -> None:
    pages = {name: Addresses(body.decode()) for name, body in folder.items() if name.endswith(".html")}
    assert set(pages) == {"index.html", "about.html", "accessibility.html"}
    for name, page in pages.items():
        assert page.loaded == [], name
        for address in page.linked:
            path, _, anchor = address.partition("#")
            assert path in ("", *folder), address
            assert not anchor or anchor in (pages[path] if path else page).ids, address


def test_each_figure_stands_there_with_its_n_its_table_and_its_numbers_as_a_file(
    folder: dict[str, bytes], results: Published
) -> None:
    page = folder["index.html"].decode()
    assert len(results.results) > 50
    for one in results.results:
        part = page.split(f'id="figure-{one.figure}"')[1].split("</figure>")[0]
        assert part.count("<tr>") == len(one.lines) + 1
        (name,) = [name for name in folder if re.match(rf"figures/figure-{one.figure:02d}-.*\.csv", name)]
        rows = list(csv.reader(StringIO(folder[name].decode("utf-8-sig"))))
        assert len(rows) == len(one.lines) + 1
        assert bool(one.drawn) == (name.replace(".csv", ".svg") in folder)
        assert bool(one.drawn) == ("<svg " in part)


def test_it_says_how_it_may_be_used_and_what_was_not_tested(folder: dict[str, bytes]) -> None:
    assert "has not said so here" in folder["about.html"].decode()
    assert "Nobody has tested these very pages" in folder["accessibility.html"].decode()
    assert sum(name.startswith("data/") for name in folder) == 4


def test_words_in_a_picture_can_not_leave_it() -> None:
    canvas = Canvas(MEASURES["document"], str)
    canvas.text(HOSTILE, (0, 10), 15)
    canvas.dots([(5, 5)], "#221A33", 8, "diamond")
    canvas.lines([[(0, 0), (9, 9)], [(1, 1), (2, 2)]], "#221A33", 1, dash="4px,2px")
    drawn = str(drawn_svg(canvas.figure(40), HOSTILE, "\x00" + HOSTILE))
    assert "<script" not in drawn
    assert "\x00" not in drawn
    assert drawn.count("<polygon") == 1
    assert drawn.count("M") >= 2


def test_the_unpacked_folder_opens_as_files_on_a_phone_and_axe_finds_nothing_serious(
    browser: Browser, tmp_path: Path
) -> None:
    writer = writer_of(manchester())
    (tmp_path / "results.zip").write_bytes(results_zip(tell(writer), writer, press(manchester())))
    ZipFile(tmp_path / "results.zip").extractall(tmp_path)
    page = browser.new_page(viewport={"width": 360, "height": 640})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for name in ("index.html", "about.html", "accessibility.html"):
        page.goto((tmp_path / name).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        assert faults(page) == [], name
    assert all(address.startswith(("file:", "data:")) for address in asked)
    page.close()
