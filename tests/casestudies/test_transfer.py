"""Materials go out as a zip and come in as they were; zips that mean harm change nothing and are told why."""

import io
import zipfile
from functools import cache

import pytest
from hypothesis import given, settings, strategies as st

from casestudies import archive
from casestudies.loader import load_materials
from casestudies.schema import Materials
from casestudies.transfer import Imported, export_zip, import_zip
from tests.casestudies.hostile import PNG, all_hostile, good, packed, with_file

LONGEST_SENTENCE = 420


@cache
def hostile() -> dict[str, bytes]:
    return all_hostile()


@pytest.fixture(autouse=True)
def nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever unpacked to a disk would be seen here."""

    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a zip is never unpacked to a disk")

    monkeypatch.setattr(zipfile.ZipFile, "extract", refuse)
    monkeypatch.setattr(zipfile.ZipFile, "extractall", refuse)


def test_there_are_at_least_150_hostile_zips() -> None:
    assert len(hostile()) >= 150


@pytest.mark.parametrize("name", sorted(hostile()))
def test_a_hostile_zip_is_refused_by_sentences(name: str) -> None:
    faults = import_zip(hostile()[name])
    assert isinstance(faults, tuple), name
    assert 1 <= len(faults) <= archive.MOST_FAULTS + 1
    for sentence in faults:
        assert sentence.isprintable(), sentence
        assert sentence.endswith("."), sentence
        assert len(sentence) <= LONGEST_SENTENCE, sentence


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("named '../evil.md'", "../evil.md: this may lead outside the zip"),
        ("named 'C:/evil.md'", "C:/evil.md: this leads outside the zip"),
        ("a link", "briefing/aa.md: this is a link or a device"),
        ("locked", "briefing/aa.md: this is locked with a password"),
        ("a bomb", "briefing/bomb.md: this is larger than 100 kB"),
        ("a small bomb", "briefing/bomb.md: this unpacks to more than 100 times"),
        ("a zip within", "briefing/more.zip: this is not one of .toml, .md, .png, .jpg"),
        ("one text many times", "shares its place with another file"),
        ("names that differ by capitals", "briefing/aa.md: this name stands there 2 times"),
        ("texts that are too much together", "The texts are larger than 2 MB together"),
        ("too many files", "more than 400 files"),
        ("table: UTF-16", "case_study.toml: the file is not text in UTF-8"),
        ("table: deep lists", "case_study.toml: its tables are nested"),
        ("table: a very long key", "one line holds more than 400 full stops"),
        ("table: a number of 5,000 digits", "a number in it is too long"),
        ("field: a year of 5,000 signs", "is a very long number; the most is 2100"),
        ("too many pictures", "Unpacked, the zip is larger than 10 MB"),
        ("table: deep tables", "case_study.toml: its tables are nested"),
        ("text: a bell", 'what_it_is_text.md: "text" of stage what-it-is holds a sign that can\'t be shown'),
        ("field: a short title of 23 signs", '"short_title" is 23 characters long; the most is 22'),
    ],
)
def test_a_refusal_names_the_file_and_what_is_wrong_with_it(name: str, sentence: str) -> None:
    assert sentence in " ".join(import_zip(hostile()[name]))  # type: ignore[arg-type]  # a refusal is sentences


def test_a_name_that_holds_a_nul_is_refused() -> None:
    spoilt = with_file("briefing/aaXbb.md", b"x").replace(b"aaXbb.md", b"aa\0bb.md")
    assert "can keep" in " ".join(import_zip(spoilt))  # type: ignore[arg-type]  # a refusal is sentences


def test_what_goes_out_comes_in_as_it_was() -> None:
    materials = load_materials()
    assert import_zip(export_zip(materials)) == Imported(materials, ())
    assert export_zip(materials) == export_zip(load_materials())


def test_a_folder_around_everything_and_what_systems_leave_are_no_matter() -> None:
    wrapped = {f"my materials/{name}": content for name, content in good().items()}
    left = {"__MACOSX/._x.md": b"x", "my materials/.DS_Store": b"x", "my materials/briefing/Thumbs.db": b"x"}
    assert import_zip(packed(wrapped | left)) == Imported(load_materials(), ())


def test_pictures_are_taken_and_said_to_be_left_out() -> None:
    assert import_zip(with_file("briefing/map.png", PNG)) == Imported(load_materials(), ("briefing/map.png",))


def test_texts_written_on_any_system_come_in_the_same() -> None:
    windows = {name: b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n") for name, content in good().items()}
    assert import_zip(packed(windows)) == Imported(load_materials(), ())


def small() -> Materials:
    """One set and one case study of the package's."""
    whole = load_materials()
    study = whole.case_study("troubled_families")
    return Materials(example_sets={"1-6": whole.example_set("1-6")}, case_studies={study.slug: study})


WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="<\u2028\u2029\x85"), max_size=60
)


@settings(max_examples=25, deadline=None)
@given(
    line=WORDS,
    text=st.lists(WORDS, max_size=6),
    quotes=st.sampled_from(['"""', "'''", "\\", '""""', "#", "]]"]),
)
def test_any_words_survive_the_way_out_and_in(line: str, text: list[str], quotes: str) -> None:
    raw = small().model_dump(mode="json")
    first = raw["example_sets"]["1-6"]["examples"][0]
    first["title"] = f"{line} {quotes} x"[:90]
    first["sheet"]["who"] = f"x {quotes}\n" + "\n".join(text) + quotes
    raw["case_studies"]["troubled_families"]["stages"][0]["text"] = (
        "2017\n" + "\n\n".join(text) + f" {quotes}"
    )
    materials = Materials.model_validate(raw)
    assert import_zip(export_zip(materials)) == Imported(materials, ())


def test_a_zip_is_opened_in_memory_and_gives_no_more_than_it_says() -> None:
    with zipfile.ZipFile(io.BytesIO(export_zip(load_materials()))) as opened:
        assert all(info.file_size <= archive.MOST_TEXT_BYTES for info in opened.infolist())
