"""Prompts for an impact assessment: what stands beside each is what the report prints, and nothing else."""

import csv
import io
from datetime import UTC
from gettext import NullTranslations

import pytest
from docx import Document

from exports.figures import Told
from exports.impact_prompts import COLUMNS, prompt_files
from exports.local_area_report import Writer
from exports.published import published
from exports.reading import read
from sessions.coding.book import STANDARD
from sessions.exercises.base import Badge, Panel
from sessions.framework.eighteen import QUESTIONS
from sessions.framework.impact_prompts import PROMPTS
from sessions.framework.settled_first import CONDITIONS
from sessions.framework.told.panels import Shown, reading_panels
from sessions.words import say
from tests.builders import make_hall
from tests.exports.reports import LIGHT
from tests.sessions.framework.test_told import ROOM, assessed


@pytest.fixture(scope="module")
def writer() -> Writer:
    hall = make_hall()
    reading = read(hall.service.snapshot(hall.workshop), hall.service.registry)
    return Writer(reading, hall.service.registry, LIGHT, UTC, NullTranslations())


def files(writer: Writer, *panels: Panel) -> dict[str, bytes]:
    """The files, with some panels told by the report."""
    found = published(writer)
    before = list(writer.drawer.told)
    writer.drawer.told += [Told("", panel=panel) for panel in panels]
    try:
        return prompt_files(writer, found, "ludlow")
    finally:
        writer.drawer.told[:] = before


def shown() -> tuple[Panel, ...]:
    return reading_panels(Shown(assessed(ROOM), "Empty homes", say("5 of 6 answered."), Badge.ROOM))


def coded() -> Panel:
    row = {"code": say("PU6 A significant problem"), "words": say("“It matters”"), "remark": "b:t1-s1"}
    basis = say("1 statement.")
    return Panel("evidence-pu", say("Said"), Badge.TABLE, basis, basis, rows=(row,))


def test_a_workshop_that_assessed_no_proposal_has_no_prompts(writer: Writer) -> None:
    assert files(writer, coded()) == {}


def test_every_condition_and_question_has_one_prompt_and_no_code_is_unknown() -> None:
    assert sorted(map(str, (one.about for one in PROMPTS))) == sorted(map(str, [*QUESTIONS, *CONDITIONS]))
    assert {code for one in PROMPTS for code in one.codes} <= STANDARD.keys()


def test_beside_a_prompt_stand_the_assessment_with_its_n_and_what_was_coded_so(writer: Writer) -> None:
    made = files(writer, *shown(), coded())
    table = csv.DictReader(io.StringIO(made["ludlow-impact-prompts.csv"].decode("utf-8-sig")))
    assert tuple(table.fieldnames or ()) == COLUMNS
    rows = {row["about"]: row for row in table}
    assert rows["A clear purpose"]["said"] == "“It matters” (b:t1-s1)"
    first = rows[str(QUESTIONS[1].asks)]
    assert (first["mean"], first["n"], first["said"]) == ("1.00", "5", "")
    assert "This group's assessment: 1.00 from 0 to 1, n 5" in first["assessed"]
    words = "\n".join(
        part.text for part in Document(io.BytesIO(made["ludlow-impact-prompts.docx"])).paragraphs
    )
    assert "These prompts do not make an impact assessment" in words
    assert "“It matters” (b:t1-s1)" in words


def test_how_tables_called_a_condition_stands_beside_its_prompt(writer: Writer) -> None:
    row = {"condition": "lawful", "settled": 4, "not_yet": 1, "failed": 0}
    basis = say("5 tables.")
    gate = Panel("gate", say("Settled"), Badge.TABLE, basis, basis, rows=(row,))
    made = files(writer, *shown(), gate)["ludlow-impact-prompts.csv"].decode()
    assert "Tables that call it settled: 4; not settled yet: 1; failed: 0." in made
