"""The texts on the subject itself: refused by file and field, told as of 2017, history as history."""

import shutil
from pathlib import Path

import pytest

from casestudies.background import Briefing, Glossary, LegalHistory, Spectrum
from casestudies.errors import MaterialError
from casestudies.loader import PACKAGE_FOLDER, load_materials

BRIEFING = "briefing/briefing.toml"
GLOSSARY = "glossary/glossary.toml"
SPECTRUM = "spectrum/spectrum.toml"
HISTORY = "legal_history/legal_history.toml"
BROKEN = {
    "a part without its short form": (
        BRIEFING,
        "in_short =",
        "short =",
        '"in_short" of part purpose is missing.',
    ),
    "a part whose text is missing": (BRIEFING, '"law.md"', '"laws.md"', '"text" of part law names the file'),
    "a part twice": (BRIEFING, '"law"', '"policy"', '"parts" has the key "policy" more than once.'),
    "a briefing without a year": (
        BRIEFING,
        "stood in 2017, before",
        "stood, before",
        '"describes" must name the year',
    ),
    "a glossary that begins elsewhere": (
        GLOSSARY,
        'key = "benefit"',
        'key = "gain"',
        '"terms" must begin with the keys benefit and risk, in this order.',
    ),
    "a term twice": (GLOSSARY, '"consent"', '"privacy"', '"terms" has the key "privacy" more than once.'),
    "a term without a meaning": (GLOSSARY, "meaning =", "means =", '"meaning" of term benefit is missing.'),
    "a picture nobody can draw": (
        SPECTRUM,
        'picture = "crowd"',
        'picture = "cloud"',
        "\"picture\" of degree anonymous must be 'person', 'outline' or 'crowd'.",
    ),
    "a degree twice": (SPECTRUM, '"anonymous"', '"identifiable"', '"degrees" has the key "identifiable"'),
    "a law out of its order": (
        HISTORY,
        "year = 1948",
        "year = 1984",
        '"laws" must run from the oldest: "local-government-1972" is older than "universal-declaration".',
    ),
    "a law without a year": (
        HISTORY,
        "year = 1948\n",
        "",
        '"year" of entry universal-declaration is missing.',
    ),
    "a law with HTML": (HISTORY, "Article 12 protects", "<b>Article 12", 'holds the sign "<"'),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("briefing", "glossary", "spectrum", "legal_history"):
        shutil.copytree(PACKAGE_FOLDER / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize(("file", "old", "new", "sentence"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_text_is_refused_by_file_and_field(
    folder: Path, file: str, old: str, new: str, sentence: str
) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(MaterialError) as caught:
        load_materials(folder)
    assert str(caught.value).startswith(f"{file}: ") and sentence in str(caught.value)


def test_a_second_glossary_is_refused(folder: Path) -> None:
    shutil.copytree(folder / "glossary", folder / "words")
    with pytest.raises(
        MaterialError, match=r"words/glossary\.toml: another folder holds a glossary\.toml already"
    ):
        load_materials(folder)


def test_the_briefing_has_the_six_parts_that_the_report_lists() -> None:
    assert [part.key for part in briefing().parts] == [
        "purpose",
        "policy",
        "law",
        "personal-data",
        "privacy",
        "tensions",
    ]


def test_the_glossary_defines_benefit_and_risk_before_everything_else() -> None:
    terms = [term.term for term in glossary().terms]
    assert terms[:2] == ["Benefit", "Risk"]
    assert {"Personal data", "Sensitive personal data", "De-personalised", "Re-identification"} <= set(terms)


def test_the_spectrum_runs_from_one_person_to_a_count_of_many() -> None:
    degrees = spectrum().degrees
    assert [degree.picture for degree in degrees] == ["person", "outline", "crowd"]
    assert all(degree.picture_shows for degree in degrees)
    assert [bool(degree.then) for degree in degrees] == [True, True, False]


def test_the_legal_history_ends_with_the_gdpr_and_says_that_it_is_history() -> None:
    history = legal_history()
    assert history.describes.startswith("History") and "not the law of today" in history.describes
    assert (history.laws[0].year, history.laws[-1].year) == (1948, 2018)
    assert history.laws[-1].text.startswith("Expected, at the time:")


def test_every_part_that_tells_the_law_says_before_the_gdpr() -> None:
    for part in briefing().parts:
        if "Act" in part.text:
            assert "before the GDPR" in part.text.splitlines()[0], part.key


def briefing() -> Briefing:
    found = load_materials().briefing
    assert found is not None
    return found


def glossary() -> Glossary:
    found = load_materials().glossary
    assert found is not None
    return found


def spectrum() -> Spectrum:
    found = load_materials().spectrum
    assert found is not None
    return found


def legal_history() -> LegalHistory:
    found = load_materials().legal_history
    assert found is not None
    return found
