"""A page as a Word document: its own kinds of blocks, its own numbers, and nothing else than it says."""

import base64
from pathlib import Path

import pytest
from docx.document import Document
from docx.oxml.ns import qn

from exports.word.writing import word_document
from tests.exports.reports import figures, rehearsed, written
from tests.exports.worded import alternatives, headings, in_libreoffice, opened, tables

WITHOUT = "There are no pictures in this copy."
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PAGE = """<!doctype html><html lang="en"><head><title>A day: Leeds</title>
<style>p { color: red }</style></head>
<body><a class="skip" href="#report">Skip</a><header class="report-head">On screens</header>
<main id="report"><h1>A day</h1>
<nav><ol><li><span>1</span> <a href="#people">Who came</a></li></ol></nav>
<section id="people"><h2>1 Who came</h2><p class="in-margin">F1</p><p>Thirty <em>people</em>, see
<a href="#figure-1">Figure 1</a>, <a href="#nowhere">nothing</a> or <a href="https://example.org/">elsewhere</a>.</p>
<ol><li>One</li><li>Two<ul><li>Within</li></ul></li></ol><ol><li>Anew</li></ol>
<h3>1.1 Tables</h3>
<figure class="result" id="figure-1"><figcaption><span class="in-margin">Figure 1 <br>F2</span>
<span class="panel-title" id="t">People by table</span><span class="quiet">n = 30</span></figcaption>
<p id="w">Five at each</p>
<div class="plot" id="figure-1-plot" role="img" aria-labelledby="t w" hidden></div>
<script type="application/json" data-plot="figure-1-plot">{"data": []}</script>
<table><caption class="visually-hidden">People by table. n = 30</caption>
<thead><tr><th scope="col">Table</th><th scope="col" class="is-number">People</th>
<th scope="col">Note</th></tr></thead>
<tbody><tr><th scope="row">1</th><td class="is-number">5</td><td><span aria-hidden="true">↑</span><span
class="visually-hidden">more</span></td></tr></tbody>
<tfoot><tr><th scope="row" colspan="2">In all</th><td>30</td></tr></tfoot></table></figure>
<div class="quote"><blockquote lang="cy">“Gwell”</blockquote>
<footer>Workshop participant, Leeds</footer></div>
<div class="interpretation"><p>Interpretation</p><p>We read it so.</p></div>
<svg role="img" aria-label="A face of dots" viewBox="0 0 9 9"></svg>
<button>Press</button><p hidden>Unseen</p></section></main>
<footer class="report-foot"><span>A day: Leeds</span></footer><script>draw()</script></body></html>"""


@pytest.fixture(scope="module")
def page() -> str:
    return written(rehearsed())


@pytest.fixture(scope="module")
def plain() -> Document:
    return opened(word_document(PAGE, {}, WITHOUT))


@pytest.fixture(scope="module")
def pictured() -> Document:
    return opened(word_document(PAGE, {"figure-1-plot": PNG, "drawing-0": PNG}, WITHOUT))


def paragraphs(document: Document) -> dict[str, str]:
    """Words to style, for paragraphs outside tables."""
    return {one.text: one.style.name or "" for one in document.paragraphs if one.style}


def test_what_nobody_reads_on_the_page_is_not_in_the_document(plain: Document) -> None:
    words = "\n".join(paragraphs(plain))
    for unread in (
        "Skip",
        "On screens",
        "draw()",
        "color",
        "data",
        "Press",
        "Unseen",
        "n = 30\nPeople by table.",
    ):
        assert unread not in words, unread


def test_without_pictures_it_says_so_and_gives_their_words_or_tables(plain: Document) -> None:
    found = paragraphs(plain)
    assert WITHOUT in found
    assert "A face of dots" in found
    assert alternatives(plain) == []
    assert len(tables(plain)) == 1


def test_a_picture_has_its_words_and_nothing_is_said_to_be_missing(pictured: Document) -> None:
    assert alternatives(pictured) == ["People by table. Five at each.", "A face of dots"]
    assert WITHOUT not in paragraphs(pictured)


def test_every_block_is_in_a_style_of_its_own_kind(plain: Document) -> None:
    found = paragraphs(plain)
    assert found["A day"] == "Title"
    assert headings(plain) == [(1, "1 Who came"), (2, "1.1 Tables")]
    assert found["Figure 1 F2  People by table"] == "Caption"
    assert found["“Gwell”"] == "Quote"
    assert found["Workshop participant, Leeds"] == "Attribution"
    assert found["We read it so."] == "Interpretation"
    assert found["F1  Thirty people, see Figure 1, nothing or elsewhere."] == "Normal"
    assert [found[words] for words in ("One", "Two", "Within", "Anew")] == [
        "List Number",
        "List Number",
        "List Bullet 2",
        "List Number",
    ]


def test_each_numbered_list_begins_anew(plain: Document) -> None:
    used = {}
    for paragraph in plain.paragraphs:
        for number in paragraph._p.iter(qn("w:numId")):
            used[paragraph.text] = number.get(qn("w:val"))
    assert used["One"] == used["Two"] != used["Anew"]


def test_links_lead_to_places_in_the_document_and_elsewhere_and_none_leads_nowhere(plain: Document) -> None:
    places = {mark.get(qn("w:name")) for mark in plain.element.iter(qn("w:bookmarkStart"))}
    links = list(plain.element.body.iter(qn("w:hyperlink")))
    inside = [link.get(qn("w:anchor")) for link in links if link.get(qn("w:anchor"))]
    assert len(links) == 3
    assert len(inside) == 2
    assert set(inside) <= places
    assert [link.target_ref for link in plain.part.rels.values() if link.is_external] == [
        "https://example.org/"
    ]


def test_a_table_repeats_its_head_splits_no_row_and_says_what_it_is(plain: Document) -> None:
    assert tables(plain) == [[["Table", "People", "Note"], ["1", "5", "more"], ["In all", "30"]]]
    table = plain.element.body.find(qn("w:tbl"))
    assert len(table.findall(f".//{qn('w:tblHeader')}")) == 1
    assert len(table.findall(f".//{qn('w:cantSplit')}")) == 3
    assert table.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "People by table. n = 30"
    assert table.tblPr.find(qn("w:tblLook")).get(qn("w:firstColumn")) == "1"


def test_it_says_its_language_title_and_pages(plain: Document) -> None:
    assert plain.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "en-GB"
    assert [one.get(qn("w:val")) for one in plain.element.body.iter(qn("w:lang"))] == ["cy"]
    assert plain.core_properties.title == "A day: Leeds"
    assert plain.sections[0].page_width.mm == pytest.approx(210, abs=0.1)  # type: ignore[union-attr]
    foot = plain.sections[0].footer.paragraphs[0]
    assert foot.text.startswith("A day: Leeds\t")
    assert "PAGE" in [one.text for one in foot._p.iter(qn("w:instrText"))]


@pytest.mark.parametrize("hostile", ["\x00\x0b￿ &lt;w:p/&gt; ]]&gt;", "{{ 7 }} ‮abc", "=1+1\t\x1f"])
def test_any_words_are_words(hostile: str) -> None:
    found = opened(word_document(f"<!doctype html><title>x</title><h1>Day</h1><p>{hostile}</p>", {}, ""))
    assert len(found.paragraphs) == 2


def test_every_number_of_the_reports_tables_is_in_the_documents_tables(page: str) -> None:
    ours = [table for figure in figures(page) for table in figure.tables]
    theirs = tables(opened(word_document(page, {}, WITHOUT)))
    assert len(ours) > 10
    assert [sum(map(len, table)) for table in theirs] == [sum(map(len, table)) for table in ours]
    for mine, other in zip(ours, theirs, strict=True):
        assert [[cell for cell in row if cell[:1].isdigit()] for row in mine] == [
            [cell for cell in row if cell[:1].isdigit()] for row in other
        ]


def test_libreoffice_keeps_headings_in_order_and_level_and_repeats_table_heads(
    page: str, tmp_path: Path
) -> None:
    word = word_document(page, {}, WITHOUT)
    written_headings = headings(opened(word))
    found = in_libreoffice(word, tmp_path)
    assert len(written_headings) > 15
    assert {1, 2} <= {level for level, _ in written_headings}
    assert found.headings == written_headings
    assert found.repeating == found.tables == len(tables(opened(word)))


def test_every_page_of_a_draft_says_that_it_is_one(page: str) -> None:
    foot = opened(word_document(page, {}, WITHOUT)).sections[0].footer.paragraphs[0].text
    assert foot.startswith("Draft")
    assert "Better use of data: Manchester" in foot
