"""Hostile files of ballots: each gets its sentence with line and column, and none changes anything."""

import io
import re
from html import unescape
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from facilitator.commands.asking import CommandError
from facilitator.commands.paper import import_file
from sessions.ids import WorkshopId
from tests.facilitator.desk import DeskBrowser, open_desk
from tests.facilitator.hostile_paper import CASES, HEAD, ONE, Case
from tests.facilitator.test_table_page import go_to

NAMES = (
    "../../etc/passwd",
    "a\x00b.csv",
    "C:\\con.csv",
    "x" * 5000,
    "=cmd.csv",
    "<script>.csv",
    "ballots.csv",
)
FAULT = re.compile(r"<li><strong>(?:Line (\d+)(?:, (.*?))?|The list):</strong> (.*?)</li>")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> DeskBrowser:
    """A facilitator who is signed in."""
    browser = open_desk(tmp_path_factory.mktemp("hostile"))
    browser.sign_in()
    return browser


@pytest.fixture(scope="module")
def workshop(desk: DeskBrowser) -> WorkshopId:
    """A day at its first poll."""
    made = desk.new_workshop()
    go_to(desk, made, "camden/round-1")
    return made


def bring(desk: DeskBrowser, workshop: WorkshopId, given: bytes, name: str = "ballots.csv") -> TestResponse:
    path = f"/workshops/{workshop}/paper"
    return desk.post(path, {"do": "count", "file": (io.BytesIO(given), name)}, form_on=path)


def version(desk: DeskBrowser, workshop: WorkshopId) -> int:
    return desk.house.service.read(workshop, lambda room: room.version)


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_a_hostile_file_is_named_and_changes_nothing(
    desk: DeskBrowser, workshop: WorkshopId, case: Case
) -> None:
    _, given, line, column, words = case
    before = version(desk, workshop)
    answer = bring(desk, workshop, given)
    assert answer.status_code == 422, answer.text[:400]
    found = [
        (int(at or 0), unescape(cell or ""), unescape(said)) for at, cell, said in FAULT.findall(answer.text)
    ]
    assert found, answer.text
    if words:
        assert (found[0][0], found[0][1].casefold()) == (line, column.casefold()), found
        assert words in found[0][2]
    assert version(desk, workshop) == before
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_file_is_never_used(desk: DeskBrowser, workshop: WorkshopId, name: str) -> None:
    before = version(desk, workshop)
    answer = bring(desk, workshop, HEAD + ONE + b"x\n", name)
    assert (answer.status_code, name in answer.text) == (422, False)
    assert version(desk, workshop) == before


@pytest.mark.parametrize("size", [1_500_000, 10_000_000])
def test_a_file_that_is_far_too_large_is_told_so(
    desk: DeskBrowser, workshop: WorkshopId, size: int, tmp_path: Path
) -> None:
    before = version(desk, workshop)
    given = (ONE * (size // len(ONE) + 1))[:size]
    answer = bring(desk, workshop, given)
    answer.request.environ["wsgi.input"].close()  # what is too much for memory lies in a temporary file
    assert (answer.status_code, "in parts" in answer.text) == (413, True), answer.text[-600:]
    assert version(desk, workshop) == before
    path = tmp_path / "ballots.csv"
    path.write_bytes(given)
    with pytest.raises(CommandError, match="in parts"):
        import_file(str(workshop), path, dry_run=False)


def test_there_are_sixty_of_them_and_more() -> None:
    assert len(CASES) >= 60
