"""Charts as files: what stands on them, and that drawing them asks nobody for anything."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import kaleido
import pytest
from choreographer.errors import ChromeNotFoundError
from kaleido import PageGenerator

from exports import picture_files
from exports.charts import draw
from exports.picture_files import NO_WAY_OUT, Ordered, draw_files
from exports.pictures import picture
from exports.published import Published, Result
from facilitator.reporting import asset_paths
from tests.conftest import browser_path

PLOTLY = asset_paths().plotly
ADDRESS = re.compile(rb"(?:https?:)?//(?!www\.w3\.org/)[a-z]")
TITLE = "How comfortable <b>people</b> are with $x^2$"


DRAWN = draw("unit_dots", [{"label": "A lot", "count": 12}, {"label": "A bit", "count": 4}], {}, "document")


def published(mark: str = "", drawn: dict[str, Any] | None = DRAWN, entered_from: str = "") -> Published:
    said = {"title": TITLE, "n": "16 of 30 answered", "summary": "", "whose": "individual"}
    made = Result(7, "Camden", "Round 1", **said, notes=(), columns=(), lines=(), drawn=drawn)
    result = replace(made, entered_from=entered_from)
    return Published("Better use of data", "Manchester", "28 June 2017", "2017-06-28", mark, (result,))


def words_on(found: Published) -> str:
    return "\n".join(note["text"] for note in picture(found, found.results[0], str)["layout"]["annotations"])


def test_a_result_without_a_chart_has_no_picture() -> None:
    found = published(drawn=None)
    with pytest.raises(ValueError, match="Figure 7 has no chart"):
        picture(found, found.results[0], str)


def test_title_n_and_source_stand_in_the_picture() -> None:
    words = words_on(published())
    assert "16 of 30 answered" in words
    assert "Source: Better use of data, Manchester, 28 June 2017. Figure 7 of the local area report." in words
    assert "How comfortable &lt;b&gt;people&lt;/b&gt; are with &#36;x^2&#36;" in words.replace("\n", " ")


def test_a_rehearsal_says_so_in_the_picture() -> None:
    assert (
        words_on(published("Rehearsal: answers are made up.")).count("Rehearsal: answers are made up.") == 2
    )


def test_entered_figures_name_their_own_source() -> None:
    assert "Source: The report of 2017." in words_on(published(entered_from="The report of 2017"))


def test_the_chart_keeps_its_own_size_between_what_stands_above_and_below() -> None:
    found = published()
    inner, whole = found.results[0].drawn, picture(found, found.results[0], str)["layout"]
    assert inner is not None
    margin = whole["margin"]
    assert whole["width"] - margin["l"] - margin["r"] == inner["layout"]["width"]
    assert whole["height"] - margin["t"] - margin["b"] == inner["layout"]["height"]


def test_the_page_that_draws_names_no_other_host() -> None:
    page = PageGenerator(plotly=PLOTLY.resolve().as_uri(), mathjax=False).generate_index().encode()
    assert not ADDRESS.search(page.replace(b"file://", b""))


def test_a_browser_draws_both_forms_with_the_way_out_shut(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, object] = {}
    real = kaleido.Kaleido

    def watched(**options: object) -> object:
        seen.update(options)
        return real(**options)

    monkeypatch.setattr(picture_files, "Kaleido", watched)
    found, made = published(), dict[str, bytes]()
    ordered = [Ordered("one", picture(found, found.results[0], str))]
    draw_files(ordered, str(browser_path()), PLOTLY, made.__setitem__)
    assert seen["proxy_server"] == NO_WAY_OUT
    assert list(made) == ["one.svg", "one.png"]
    assert made["one.svg"].startswith(b"<svg")
    assert b"16 of 30 answered" in made["one.svg"]
    assert not ADDRESS.search(made["one.svg"])
    assert made["one.png"].startswith(b"\x89PNG")


def test_a_browser_that_is_no_browser_fails(tmp_path: Path) -> None:
    found = published()
    ordered = [Ordered("one", picture(found, found.results[0], str))]
    with pytest.raises(ChromeNotFoundError):
        draw_files(ordered, str(tmp_path / "absent"), PLOTLY, lambda name, body: None)
