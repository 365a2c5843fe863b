"""A broken material file is refused by a sentence that names the file and the field, and nothing loads."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from casestudies.errors import MaterialError
from casestudies.loader import PACKAGE_FOLDER, load_materials

SET = "examples_1_6/examples.toml"
CASE = "camden_residents_index/case_study.toml"
CARD = "examples_1_6/empty_homes.md"
NO_TIME = "must name the year that it describes, such as 2017, or say that it is a proposal."
STAGE = "camden_residents_index/what_it_is.md"
SHEET = "examples_1_6/empty_homes_sheet.toml"

Break = Callable[[Path], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A whole copy of the package's materials, to be broken in one place."""
    for place in PACKAGE_FOLDER.iterdir():
        if place.is_dir() and not place.name.startswith("_"):
            shutil.copytree(place, tmp_path / place.name)
    return tmp_path


def swap(file: str, old: str, new: str) -> Break:
    def change(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def write(file: str, content: bytes) -> Break:
    def change(folder: Path) -> None:
        (folder / file).write_bytes(content)

    return change


def remove(file: str) -> Break:
    return lambda folder: (folder / file).unlink()


def without_stages(folder: Path) -> None:
    text = (folder / CASE).read_text(encoding="utf-8")
    (folder / CASE).write_text("stages = []\n" + text[: text.index("[[stages]]")], encoding="utf-8")


def second_copy(folder: Path) -> None:
    shutil.copytree(folder / "examples_1_6", folder / "extra")


def without_cards(folder: Path) -> None:
    text = (folder / SET).read_text(encoding="utf-8")
    (folder / SET).write_text("examples = []\n" + text[: text.index("[[examples]]")], encoding="utf-8")


def rename_case(folder: Path) -> None:
    (folder / "camden_residents_index").rename(folder / "Camden Index")


SHORT = 'short_title = "Empty homes"\n'
BROKEN: dict[str, tuple[Break, str, str]] = {
    "a missing field": (swap(SET, SHORT, ""), SET, '"short_title" of example 4 is missing.'),
    "a missing field of a source": (
        swap(SET, 'publisher = "Destin Solutions"\n', ""),
        SET,
        '"publisher" of source of example 4 is missing.',
    ),
    "a missing stage title": (
        swap(CASE, 'title = "Who can see what"\n', ""),
        CASE,
        '"title" of stage who-sees-what is missing.',
    ),
    "a number for a text": (
        swap(SET, SHORT, "short_title = 4\n"),
        SET,
        '"short_title" of example 4 must be text in quotation marks.',
    ),
    "a text for a year": (
        swap(SET, "year = 2017", 'year = "2017"'),
        SET,
        '"year" of source must be a whole number, without quotation marks.',
    ),
    "a year before 1900": (
        swap(SET, "year = 2017", "year = 17"),
        SET,
        '"year" of source is 17; the least is 1900.',
    ),
    "a year after 2100": (
        swap(SET, "year = 2017", "year = 20170"),
        SET,
        '"year" of source is 20170; the most is 2100.',
    ),
    "a text for a source": (
        swap(
            SET,
            '[examples.source]\ntitle = "Routes from diagnosis"\npublisher = "Macmillan Cancer Support"',
            'source = "Macmillan"',
        ),
        SET,
        '"source" of example 1 must be a table.',
    ),
    "a text for the list of stages": (
        write(
            CASE,
            b'title = "C"\nshort_title = "C"\ndescribes = "2017"\nstages = "two"\n'
            b'[source]\ntitle = "T"\npublisher = "P"\n',
        ),
        CASE,
        '"stages" must be a list of tables.',
    ),
    "an entry that is no table": (
        write(
            CASE,
            b'title = "C"\nshort_title = "C"\ndescribes = "2017"\nstages = ["two"]\n'
            b'[source]\ntitle = "T"\npublisher = "P"\n',
        ),
        CASE,
        "stage number 1 must be a table.",
    ),
    "a short title over the limit": (
        swap(SET, SHORT, f'short_title = "{"x" * 23}"\n'),
        SET,
        '"short_title" of example 4 is 23 characters long; the most is 22.',
    ),
    "a headline over the limit": (
        swap(CASE, "One index joins", "One index joins " + "x" * 140),
        CASE,
        '"headline" of stage what-it-is is 220 characters long; the most is 140.',
    ),
    "a card over the limit": (
        write(CARD, b"2017 " + b"x" * 596),
        CARD,
        '"card" of example 4 is 601 characters long; the most is 600.',
    ),
    "a stage over the limit": (
        write(STAGE, b"2017 " + b"x" * 2596),
        STAGE,
        '"text" of stage what-it-is is 2601 characters long; the most is 2600.',
    ),
    "a sheet without one of its headings": (
        swap(SHEET, "why = ", "because = "),
        SHEET,
        '"why" of sheet of example 4 is missing.',
    ),
    "a heading that sheets don't have": (
        swap(SHEET, "why = ", "when = '2017'\nwhy = "),
        SHEET,
        '"when" of sheet of example 4 is not a field that is known here.',
    ),
    "an empty heading of a sheet": (
        write(SHEET, b"who=' '\nwhy='2'\nwhat='2'\nhow='2'\nimpacts='2'\nsource='2'"),
        SHEET,
        '"who" of sheet of example 4 is empty.',
    ),
    "a heading of a sheet over the limit": (
        write(SHEET, f"who='{'x' * 2001}'\nwhy='2'\nwhat='2'\nhow='2'\nimpacts='2'\nsource='2'".encode()),
        SHEET,
        '"who" of sheet of example 4 is 2001 characters long; the most is 2000.',
    ),
    "a sheet with HTML": (
        write(SHEET, b"who='<i>A</i>'\nwhy='2'\nwhat='2'\nhow='2'\nimpacts='2'\nsource='2'"),
        SHEET,
        '"who" of sheet of example 4 holds the sign "<"; write it without HTML.',
    ),
    "a sheet that can't be read as TOML": (write(SHEET, b"who ="), SHEET, "the file can't be read as TOML:"),
    "a sheet that is missing": (
        remove(SHEET),
        SET,
        '"sheet" of example 4 names the file "empty_homes_sheet.toml", which is missing.',
    ),
    "a sheet in markdown": (
        swap(SET, '"empty_homes_sheet.toml"', '"empty_homes.md"'),
        SET,
        '"sheet" of example 4 must name a TOML file in the same folder, such as empty_homes_sheet.toml.',
    ),
    "an empty card": (write(CARD, b" \n"), CARD, '"card" of example 4 is empty.'),
    "a card without its year": (
        write(CARD, b"An empty home."),
        CARD,
        f'"card" of example 4 {NO_TIME}',
    ),
    "a card with HTML": (
        write(CARD, b"In 2017 <b>homes</b>."),
        CARD,
        '"card" of example 4 holds the sign "<"; write it without HTML.',
    ),
    "a title of two lines": (
        swap(SET, 'title = "Empty Homes Initiative"', 'title = "Empty\\nHomes"'),
        SET,
        '"title" of example 4 must be one line.',
    ),
    "a statement without a year": (
        swap(CASE, "How it stood in 2017.", "How it stood."),
        CASE,
        f'"describes" {NO_TIME}',
    ),
    "a card key twice": (
        swap(SET, 'key = "4"', 'key = "2"'),
        SET,
        '"examples" has the key "2" more than once.',
    ),
    "a card key of two signs": (
        swap(SET, 'key = "4"', 'key = "44"'),
        SET,
        '"key" of example 44 must be one digit from 1 to 9 or one capital letter.',
    ),
    "a short title twice": (
        swap(SET, SHORT, 'short_title = "Housing and health"\n'),
        SET,
        '"examples" has the short title "Housing and health" more than once.',
    ),
    "a stage key twice": (
        swap(CASE, '"who-sees-what"', '"what-it-is"'),
        CASE,
        '"stages" has the key "what-it-is" more than once.',
    ),
    "a stage key with a space": (
        swap(CASE, '"who-sees-what"', '"who sees"'),
        CASE,
        '"key" of stage who sees must be small letters, digits and hyphens',
    ),
    "a set with a card of another set": (
        swap(SET, 'key = "4"', 'key = "7"'),
        SET,
        '"examples" must hold the cards 1, 2, 3, 4, 5, 6 in this order; it holds 1, 2, 3, 7, 5, 6.',
    ),
    "a set without its cards": (
        without_cards,
        SET,
        '"examples" must hold the cards 1, 2, 3, 4, 5, 6 in this order; it holds none.',
    ),
    "a case study without stages": (without_stages, CASE, '"stages" must hold at least one stage.'),
    "a set without a range": (
        swap(SET, 'key = "1-6"', 'key = "first"'),
        SET,
        '"key" must be a range of card keys, such as "1-6" or "A-F".',
    ),
    "a set key in two folders": (
        second_copy,
        "extra/examples.toml",
        '"key" is "1-6", which another folder has already.',
    ),
    "a field that is not known": (
        swap(SET, SHORT, SHORT + 'colour = "red"\n'),
        SET,
        '"colour" of example 4 is not a field that is known here.',
    ),
    "a slug in the file": (
        swap(CASE, "title =", 'slug = "x"\ntitle ='),
        CASE,
        '"slug" is the name of the folder; take it out of the file.',
    ),
    "a folder name that is no slug": (
        rename_case,
        "Camden Index/case_study.toml",
        '"slug" must be small letters, digits and underscores, such as camden_residents_index.',
    ),
    "TOML that can't be read": (
        swap(SET, 'key = "1-6"', 'key = "1-6'),
        SET,
        "the file can't be read as TOML:",
    ),
    "a TOML field twice": (
        swap(SET, 'key = "1-6"', 'key = "1-6"\nkey = "1-6"'),
        SET,
        "(at line 2, column 12).",
    ),
    "a missing markdown file": (
        remove(CARD),
        SET,
        '"card" of example 4 names the file "empty_homes.md", which is missing.',
    ),
    "a markdown file in another folder": (
        swap(SET, '"empty_homes.md"', '"../examples_a_f/gp_funding.md"'),
        SET,
        '"card" of example 4 must name a markdown file in the same folder, such as empty_homes.md.',
    ),
    "a card that is not UTF-8": (
        write(CARD, "£330,000 in 2017".encode("latin-1")),
        CARD,
        "the file is not text in UTF-8; save it again as UTF-8.",
    ),
    "TOML that is not UTF-8": (
        write(SET, 'title = "£"'.encode("utf-16")),
        SET,
        "the file is not text in UTF-8; save it again as UTF-8.",
    ),
    "no list of sources": (
        remove("examples_a_f/SOURCES.md"),
        "examples_a_f/SOURCES.md",
        "the file is missing.",
    ),
    "an empty list of sources": (
        write("examples_a_f/SOURCES.md", b"\n"),
        "examples_a_f/SOURCES.md",
        "the file is empty; it must name the sources.",
    ),
    "a folder without its TOML file": (
        remove(SET),
        "examples_1_6",
        "the folder must hold exactly one of examples.toml, case_study.toml, briefing.toml, glossary.toml, ",
    ),
    "a folder with both TOML files": (
        write("examples_1_6/case_study.toml", b""),
        "examples_1_6",
        "the folder must hold exactly one of examples.toml, case_study.toml, briefing.toml, glossary.toml, ",
    ),
}


@pytest.mark.parametrize(("break_it", "file", "sentence"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_is_refused_by_file_and_field(
    folder: Path, break_it: Break, file: str, sentence: str
) -> None:
    break_it(folder)
    with pytest.raises(MaterialError) as caught:
        load_materials(folder)
    message = str(caught.value)
    assert message.startswith(f"{file}: ") and sentence in message
    assert caught.value.code == "material_broken" and caught.value.file == file
    assert caught.value.field == "" or caught.value.field in message


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MaterialError, match="nowhere: there is no such folder of materials"):
        load_materials(tmp_path / "nowhere")


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MaterialError, match="the folder holds no materials"):
        load_materials(tmp_path)


def test_an_unbroken_copy_loads_like_the_packages_own(folder: Path) -> None:
    assert load_materials(folder) == load_materials()


def test_files_saved_on_windows_load_alike(folder: Path) -> None:
    for file in (SET, CARD, STAGE):
        text = (folder / file).read_bytes().replace(b"\n", b"\r\n")
        (folder / file).write_bytes(b"\xef\xbb\xbf" + text)
    assert load_materials(folder) == load_materials()


def test_hidden_and_cache_folders_are_passed_over(folder: Path) -> None:
    (folder / "__pycache__").mkdir()
    (folder / ".editor").mkdir()
    assert load_materials(folder) == load_materials()
