"""An assessment is this group's: no text of the product calls it what a public thinks, or a score of that."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner

from casestudies.loader import load_materials
from facilitator.cli import cli
from sessions.agenda import load_template
from sessions.exercises.base import Badge
from sessions.exercises.registry import discover
from sessions.framework.told.panels import Shown, reading_panels
from sessions.framework.told.partners import partner_panels
from sessions.words import say
from tests.exports.reports import rehearsed, visible, written
from tests.facilitator.desk import open_desk
from tests.sessions.framework.test_told import ROOM, assessed

ROOT = Path(__file__).parent.parent
PACKAGES = ("facilitator", "participant", "casestudies", "sessions", "exports")
OTHER_WORDS = re.compile(
    r"public(?:'s|’s|ly)?\s+accept\w*|accept\w+\s+(?:score|rating|index)|score\s+(?:of|for)\s+accept\w+"
    r"|the\s+public\s+(?:thinks?|accepts?|approves?|supports?|agrees?|wants?|says?)\b"
    r"|what\s+(?:the\s+public|people\s+in\s+general)\s+thinks?"
    r"|public\s+(?:approval|opinion|support)\s+(?:score|is|of)",
    re.IGNORECASE,
)


def texts() -> Iterator[tuple[str, str]]:
    """Every file of the product that holds words, and what is read beside it."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*")):
            if path.suffix in (".py", ".html", ".js", ".toml", ".md", ".txt") and "vendor" not in path.parts:
                yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
    yield "README.md", (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words",
    [
        "Public acceptability: 0.62",
        "An acceptability score of 0.7",
        "The public thinks it is fine",
        "what the public\nthinks",
        "publicly acceptable",
        "public support is high",
    ],
)
def test_other_words_are_found(words: str) -> None:
    assert OTHER_WORDS.search(words)


@pytest.mark.parametrize(
    "words", ["Would the public expect their data to be used for this?", "This group's assessment: 0.62"]
)
def test_words_of_the_framework_are_not(words: str) -> None:
    assert not OTHER_WORDS.search(words)


def test_no_text_of_the_product_says_more_than_this_group_s_assessment() -> None:
    found = [f"{name}: {match[0]!r}" for name, text in texts() for match in OTHER_WORDS.finditer(text)]
    assert found == []


def test_nor_does_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text("person,question,value,confidence\na,1,1,low\nb,5,0,high\n", encoding="utf-8")
    for arguments in (["assess", "--help"], ["assess", str(path)], ["assess", str(path), "--format", "json"]):
        told = CliRunner().invoke(cli, arguments)
        assert told.exit_code == 0, told.output
        assert not OTHER_WORDS.search(told.output)
    assert "this group's assessment" in CliRunner().invoke(cli, ["assess", str(path)]).output.lower()


def test_nor_does_a_panel() -> None:
    shown = Shown(assessed(ROOM), "A proposal", say("5 people answered."), Badge.ROOM)
    for panel in (*reading_panels(shown), *partner_panels(shown)):
        for words in (panel.title, panel.summary, panel.basis, *panel.notes):
            assert not OTHER_WORDS.search(str(words))


def test_the_method_page_says_what_it_is_not_and_where_each_formula_is_from(tmp_path: Path) -> None:
    lead = open_desk(tmp_path)
    lead.sign_in()
    page = lead.get(f"/about/{lead.new_workshop()}/framework").text
    assert not OTHER_WORDS.search(page)
    for words in (
        "group's assessment",
        "do not cover everything",
        "touch the same thing",
        "Thirds are our choice",
    ):
        assert words in page
    formulas = page.split('class="formula"')[1:]
    assert len(formulas) == 9
    assert all(re.search(r"<li>[^<]*\b(19|20)\d\d\b", formula) for formula in formulas)


def test_nor_does_the_report_of_a_day_that_assessed_a_proposal() -> None:
    template = load_template("framework", discover(), load_materials())
    page = unescape(visible(written(rehearsed(template=template, at_each_table=1))))
    assert not OTHER_WORDS.search(page)
    assert page.lower().count("this group's assessment") > 5
