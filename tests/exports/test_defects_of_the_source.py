"""The five defects of the reports of 2017 and 2018, each made impossible.

1 A reference to Appendix C for what stands in B. 2 A figure whose values are only a picture. 3 "Most
participants" without a count. 4 A quotation that reads differently in two documents. 5 A count that its bars
don't add up to. (Manchester local area report, 2017; Data for Public Benefit, 2018.)
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from casestudies.loader import load_materials
from exports.afterwards.heard import heard
from exports.afterwards.telling import tell
from exports.bundle.checks import Verdict
from exports.bundle.layout import FIGURES, REPORT, json_file
from exports.checks import Statement, Surroundings, check
from exports.editing.slots import Slot, SlotKind
from exports.numbering import Heading
from sessions.agenda import load_template
from sessions.coding.remarks import remarks
from tests.builders import Hall
from tests.exports.afterwards.days import press, writer_of
from tests.exports.bundle.bundles import REGISTRY, Files, checked, differing, files_of, repaired
from tests.exports.reports import Figure, figures, rehearsed
from tests.sessions.test_entered import FACILITATION, GIVEN, TIME_WELL_USED, WORKSHOP

ROOT = Path(__file__).parent.parent.parent
AGENDAS = ("manchester", "ten-activities", "evening", "jury")
HEADING = re.compile(r'<section id="([^"]+)"[^>]*>\s*<h2[^>]*>(?:Appendix )?(\S+) (.*?)</h2>')
LINK = re.compile(r'<a href="#([^"]+)">((?:appendix|section) ([A-Z0-9.]+))</a>')
SUBHEADING = re.compile(r'<h3 id="([^"]+)">(\S+) ')
TYPED = re.compile(r"(?i:appendix) [A-Z]\b|(?i:section|figure) \d")


@pytest.fixture(scope="module")
def hall() -> Hall:
    """A rehearsed Manchester day, with the evaluation of 2017 entered as its bars stand there."""
    day = rehearsed(template=load_template("manchester", REGISTRY, load_materials()))
    for question in (TIME_WELL_USED, FACILITATION, WORKSHOP):
        given: dict[str, Any] = {**GIVEN, **question}
        day.do("enter_figures", **given)
    said = remarks(day.state)
    day.do("code_remarks", remarks=[one.reference for one in said[:3]], code="PU1", coder="AB")
    day.do("write_finding", text="Direct benefit came first", remarks=[said[0].reference])
    day.do("close_workshop")
    return day


@pytest.fixture(scope="module")
def files(hall: Hall) -> Files:
    return files_of(hall)


@pytest.fixture(scope="module")
def page(files: Files) -> str:
    return files[REPORT].decode()


@pytest.fixture(scope="module")
def told(files: Files) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(files[FIGURES])
    return found


def interpretation(words: str, *facts: Slot, **around: Any) -> list[str]:
    """The codes of what must be mended, or may be left, in what somebody typed."""
    slot = Slot("mine", SlotKind.INTERPRETATION, "people", "", words, author="A. Writer")
    return [one.code for one in check([*facts, slot], Surroundings(**around)) if one.slot == "mine"]


# 1 A reference to Appendix C for what stands in B.


def assert_references_lead_where_they_say(page: str) -> None:
    places = {anchor: number for anchor, number, _ in HEADING.findall(page)}
    places |= dict(SUBHEADING.findall(page))
    links = LINK.findall(page)
    assert links
    for anchor, words, number in links:
        assert places.get(anchor) == number, f"{words} leads to {places.get(anchor)}"
    figures_there = re.findall(r'<figure class="result" id="figure-(\d+)"', page)
    for anchor, number in re.findall(r'<a href="#figure-(\d+)">Figure (\d+)</a>', page):
        assert anchor == number and number in figures_there


def test_every_reference_of_the_report_leads_where_it_says(page: str) -> None:
    assert_references_lead_where_they_say(page)
    titles = {number: title for _, number, title in HEADING.findall(page)}
    told_of_2017 = re.search(r"Examples and case studies describe 2017.*?</li>", page)
    assert told_of_2017
    found = [titles[number] for _, _, number in LINK.findall(told_of_2017.group())]
    assert found == ["Examples used", "Case studies used"]


@pytest.mark.parametrize("agenda", [name for name in AGENDAS if name != "manchester"])
def test_other_agendas_have_other_appendices_and_no_reference_goes_wrong(agenda: str) -> None:
    day = rehearsed(template=load_template(agenda, REGISTRY, load_materials()))
    day.do("close_workshop")
    assert_references_lead_where_they_say(files_of(day)[REPORT].decode())


def test_no_template_types_a_reference() -> None:
    templates = [
        *ROOT.glob("exports/templates/**/*.html"),
        *ROOT.glob("sessions/exercises/*/templates/**/report.html"),
    ]
    assert len(templates) > 20
    for template in templates:
        assert not TYPED.search(template.read_text(encoding="utf-8")), template


def test_a_writer_who_types_appendix_c_is_held_until_it_is_a_generated_reference() -> None:
    headings = {"examples": Heading("examples", "B", "Examples used", is_appendix=True)}
    assert interpretation("The examples are in Appendix C.", headings=headings) == ["reference_typed"]
    assert interpretation("The examples are in [[section examples]].", headings=headings) == []


# 2 A figure whose values are only a picture.


def counts_in(value: Any) -> Iterator[int]:
    """Every count that a chart draws."""
    if isinstance(value, dict):
        for key, held in value.items():
            if key == "count" and isinstance(held, int):
                yield held
            else:
                yield from counts_in(held)
    elif isinstance(value, list):
        for held in value:
            yield from counts_in(held)


def numbers_in(figure: Figure) -> set[int]:
    """Every whole number in a figure's tables, and in the sentence beside them."""
    cells = [cell for table in figure.tables for row in table for cell in row]
    return {int(found) for text in (*cells, figure.words) for found in re.findall(r"\d+", text)}


def test_every_figure_stands_as_a_table_and_in_words_beside_its_picture(page: str) -> None:
    for figure in figures(page):
        assert figure.plot is None or len(figure.tables[0]) > 1, f"{figure.id} is only a picture"
        words = re.search(rf'<p id="{figure.id}-words">(.*?)</p>', page)
        assert words and words[1].strip(), f"{figure.id} has no words for who can't see it"


def test_every_count_that_is_drawn_stands_in_the_table(page: str, told: list[dict[str, Any]]) -> None:
    printed = {figure.id: figure for figure in figures(page)}
    drawn = [figure for figure in told if figure.get("chart")]
    assert len(drawn) > 20
    for figure in drawn:
        assert set(counts_in(figure["chart"])) <= numbers_in(printed[figure["id"]]), figure["title"]


# 3 "Most participants" without a count.


def test_no_fact_or_figure_says_most_or_many_of_people_without_a_count(
    hall: Hall, told: list[dict[str, Any]]
) -> None:
    said = {word for one in hall.state.exercises.values() for word in one.kind.words(one.state)}
    for one in told:
        texts = [one.get("title", ""), one.get("n", ""), one["words"]]
        for text in texts if one["kind"] != "quotation" else []:
            if not any(words in text for words in said):
                assert "count_missing" not in interpretation(text), text


def test_a_writer_who_types_most_participants_is_asked_how_many_and_offered_the_counts() -> None:
    fact = Slot("agreed", SlotKind.FACT, "people", "F1", "18 of 30 people put it first.")
    words = "Most participants agreed that the risk of re-identification is minimal."
    mine = Slot("mine", SlotKind.INTERPRETATION, "people", "", words, author="A. Writer")
    (found,) = check([fact, mine], Surroundings())
    assert (found.code, words[found.start : found.end]) == ("count_missing", "Most participants")
    assert found.offers == ("18 of 30 people",)
    mended = words.replace("Most participants", found.offers[0])
    assert interpretation(mended, fact) == []


# 4 A quotation that reads differently in two documents.


def test_a_quotation_reads_in_every_file_as_it_was_said(
    hall: Hall, files: Files, told: list[dict[str, Any]]
) -> None:
    said = {one.text for one in remarks(hall.state) if one.is_quote}
    quoted = [figure["words"] for figure in told if figure["kind"] == "quotation"]
    assert len(quoted) > 10 and set(quoted) <= said
    page = unescape(files[REPORT].decode())
    assert set(re.findall(r"<blockquote[^>]*>“(.*?)”</blockquote>", page)) <= said
    for words in set(quoted):
        in_lists = re.findall(rf"“({re.escape(words[:20])}[^”]*)”", page)
        assert set(in_lists) == {words}


def test_the_paper_handed_out_on_the_day_quotes_the_same_words(
    hall: Hall, told: list[dict[str, Any]]
) -> None:
    quoted = {figure["words"] for figure in told if figure["kind"] == "quotation"}
    paper = unescape(heard(tell(writer_of(hall)), hall.state, press(hall)))
    found = set(re.findall(r"<blockquote[^>]*>“(.*?)”</blockquote>", paper))
    assert found and found <= quoted


def test_one_word_changed_in_a_quotation_is_named(files: Files, told: list[dict[str, Any]]) -> None:
    quote = next(one for one in told if one["kind"] == "quotation" and " the " in one["words"])
    drifted = quote["words"].replace(" the ", " that ", 1)
    changed = [{**one, "words": drifted} if one is quote else one for one in told]
    assert [
        quote["id"] in one.name
        for one in differing(repaired({**files, FIGURES: json_file(changed)}), "figure")
    ] == [True]
    page = files[REPORT].decode().replace(quote["words"], drifted)
    assert any(
        quote["id"] in one.name for one in differing(repaired({**files, REPORT: page.encode()}), "figure")
    )


def test_a_writer_who_types_a_quotation_anew_is_held_until_the_statement_is_placed() -> None:
    said = (Statement("plenary:t3-s2", "A gain for one life we saw as more urgent than a saving.", True),)
    retyped = "“A gain for one life we saw as most urgent than a saving.”"
    assert interpretation(retyped, spoken=said) == ["quote_retyped"]


# 5 A count that its bars don't add up to.


def test_the_bars_of_2017_that_add_to_fourteen_say_so_and_give_no_mean(page: str) -> None:
    found = {
        one: figure
        for figure in figures(page)
        for one in ("A good use", "The facilitation", "The workshop")
        if one in figure.words and "Entered figure" in figure.words
    }
    assert "14 of 16 answers, from 30 people" in found["The facilitation"].words
    assert "16 of 16 answers, from 30 people" in found["The workshop"].words
    assert all("No mean is given" in figure.words for figure in found.values())


def test_the_bars_of_every_figure_add_up_to_what_stands_beside_them(told: list[dict[str, Any]]) -> None:
    rated = next(figure for figure in told if figure.get("title") == "How people rated the day")
    for cells in rated["cells"]:
        *steps, answered = [0 if cell == "–" else int(cell) for cell in cells[1:]]
        assert sum(steps) == answered
        bars = [row["count"] for row in rated["chart"] if row["group"] in cells[0]]
        assert sum(bars) == answered


def test_a_bar_that_was_changed_is_named(files: Files, told: list[dict[str, Any]]) -> None:
    rated = next(figure for figure in told if figure.get("title") == "How people rated the day")
    rated["chart"][0]["count"] += 2
    found = differing(repaired({**files, FIGURES: json_file(told)}), "figure")
    rated["chart"][0]["count"] -= 2
    assert [rated["title"] in one.name for one in found] == [True]


def test_the_day_itself_agrees(files: Files) -> None:
    assert {one.verdict for one in checked(files)} == {Verdict.AGREES, Verdict.ENTERED}
