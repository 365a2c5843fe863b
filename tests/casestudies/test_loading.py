"""The package's own materials load, say what the report says, and survive the journey through JSON."""

import json

import pytest

from casestudies.errors import MaterialError
from casestudies.limits import SHORT_TITLE_LONGEST
from casestudies.loader import PACKAGE_FOLDER, load_materials
from casestudies.schema import Example, Materials

# The keys of the report's main text (pages on benefit and risk), not the appendix's scrambled labels.
TITLES = {
    "1-6": {
        "1": "Routes from Diagnosis",
        "2": "Reducing unnecessary 999 calls",
        "3": "Linking data to improve Health and Social Care outcomes",
        "4": "Empty Homes Initiative",
        "5": "Housing regeneration and health",
        "6": "Information Sharing to Tackle Violence",
    },
    "A-F": {
        "A": "Kent Integrated Dataset",
        "B": "Predicting the prevalence of loneliness",
        "C": "Tackling Fuel Poverty",
        "D": "Funding GP Practices in Socially Deprived Areas",
        "E": "Justice Data Lab",
        "F": "Homeless Support in Bristol",
    },
}
# A fact that only the right example holds, so that a card under a wrong key is noticed.
FACTS = {
    "1": "85,000",
    "2": "Braunstone",
    "3": "East and North Hertfordshire",
    "4": "£330,000",
    "5": "Swansea University",
    "6": "25% to 30%",
    "A": "1.5 million",
    "B": "2011 Census",
    "C": "Digital Economy Act 2017",
    "D": "33%",
    "E": "Ministry of Justice",
    "F": "BrisDoc",
}


@pytest.fixture(scope="module")
def materials() -> Materials:
    return load_materials()


def every_card(materials: Materials) -> list[Example]:
    return [example for found in materials.example_sets.values() for example in found.examples]


def test_an_unknown_set_is_refused_with_the_sets_there_are(materials: Materials) -> None:
    with pytest.raises(MaterialError, match='no example set "7-9"') as caught:
        materials.example_set("7-9")
    assert caught.value.code == "material_unknown"
    assert str(caught.value) == 'There is no example set "7-9". There is: 1-6, A-F.'


def test_an_unknown_card_stage_or_case_study_is_refused(materials: Materials) -> None:
    with pytest.raises(MaterialError, match='no card in set A-F "3"'):
        materials.example_set("A-F").example("3")
    with pytest.raises(MaterialError, match='no case study "leeds"'):
        materials.case_study("leeds")
    with pytest.raises(MaterialError, match="There is: what-it-is, who-sees-what"):
        materials.case_study("camden_residents_index").stage("third")


def test_each_card_has_the_number_or_letter_of_the_reports_body(materials: Materials) -> None:
    found = {
        key: {example.key: example.title for example in found.examples}
        for key, found in materials.example_sets.items()
    }
    assert found == TITLES


def test_each_card_tells_of_the_example_that_its_title_names(materials: Materials) -> None:
    assert {card.key for card in every_card(materials) if FACTS[card.key] in card.card} == set(FACTS)


# A fact that only the right example's sheet holds, for the appendix's labels are scrambled.
SHEET_FACTS = {
    "1": "colorectal",
    "2": "Leicester Fire & Rescue",
    "3": "MedeAnalytics",
    "4": "Equifax",
    "5": "Carmarthenshire",
    "6": "September 2014",
    "A": "240 GP surgeries",
    "B": "6,773",
    "C": "Clause 31",
    "D": "least deprived fifth",
    "E": "Criminal Justice Secure e-mail",
    "F": "106 of Bristol",
}


def test_every_card_has_a_whole_sheet_of_its_own_example(materials: Materials) -> None:
    for card in every_card(materials):
        assert card.sheet is not None, card.key
        texts = list(card.sheet.model_dump().values())
        assert len(texts) == 6 and all(len(text) > 30 for text in texts), card.key
        assert sum(SHEET_FACTS[card.key] in text for text in texts) == 1, card.key


def test_a_set_that_was_stored_before_there_were_sheets_still_loads(materials: Materials) -> None:
    stored = materials.model_dump(mode="json")
    for example in stored["example_sets"]["1-6"]["examples"]:
        del example["sheet"]
    for name in ("briefing", "glossary", "spectrum", "legal_history"):
        del stored[name]
    old = Materials.model_validate(stored)
    assert old.example_set("1-6").example("4").sheet is None and old.glossary is None


def test_a_card_tells_of_a_year_or_of_a_proposal(materials: Materials) -> None:
    card = materials.example_sets["1-6"].examples[0].model_dump()
    for words in ("As it stood in 2017.", "A proposal, not yet decided.", "Proposed by the library."):
        assert Example.model_validate({**card, "describes": words}).describes == words
    with pytest.raises(ValueError, match="or say that it is a proposal"):
        Example.model_validate({**card, "describes": "As it stood."})


def test_short_titles_fit_the_screens_and_differ(materials: Materials) -> None:
    short = [card.short_title for card in every_card(materials)]
    short += [study.short_title for study in materials.case_studies.values()]
    assert max(map(len, short)) <= SHORT_TITLE_LONGEST == 22
    assert len(set(short)) == len(short) == 15


def test_cards_are_short_enough_to_read_on_a_phone(materials: Materials) -> None:
    for card in every_card(materials):
        assert 60 <= len(card.card.split()) <= 90, card.key
        assert "\n" not in card.card


def test_every_text_names_2017_and_a_source(materials: Materials) -> None:
    for card in every_card(materials):
        assert "2017" in card.card and "2017" in card.describes and card.source.publisher
    for found in materials.example_sets.values():
        assert found.source.citation.endswith("(Involve, 2017)") and "28 June 2017" in found.source.detail
    for study in materials.case_studies.values():
        assert "2017" in study.describes and "28 June 2017" in study.source.detail
        assert all("2017" in stage.text for stage in study.stages)


def test_a_source_without_a_year_gives_only_its_publisher(materials: Materials) -> None:
    source = materials.example_set("1-6").example("1").source
    assert source.citation == "Routes from diagnosis (Macmillan Cancer Support)"


def test_camden_is_told_in_two_stages_and_access_comes_only_in_the_second(materials: Materials) -> None:
    what, who = materials.case_study("camden_residents_index").stages
    for fact in ("16", "123", "£800k", "five school places", "ten years", "0-5"):
        assert fact in what.text
    for fact in ("Privacy Impact Assessment", "layers of access", "approval", "trained", "case files"):
        assert fact in who.text and fact not in what.text


def test_the_other_case_studies_are_told_in_three_stages_and_consent_comes_where_it_belongs(
    materials: Materials,
) -> None:
    what, finding, planning = materials.case_study("troubled_families").stages
    assert "Cabinet Office, 2016" in what.text and "consent" not in what.text
    assert "share without consent" in finding.text and "Youth Offending Team" in finding.text
    assert "The law does not demand it" in planning.text and "platform" not in finding.text
    what, totals, people = materials.case_study("community_safety_partnerships").stages
    assert "301" in what.text and "sections 5 to 7" in what.text and "1998" in what.text
    assert "de-personalised" in totals.text and "case" not in totals.text
    assert "risk" in people.text and "social housing" in people.text


def test_every_case_study_says_that_it_describes_2017_on_every_stage(materials: Materials) -> None:
    assert len(materials.case_studies) == 3
    for study in materials.case_studies.values():
        assert all(stage.text.startswith("*This describes 2017.*") for stage in study.stages)


def test_materials_survive_the_journey_through_json(materials: Materials) -> None:
    stored = json.dumps(materials.model_dump(mode="json"))
    assert Materials.model_validate(json.loads(stored)) == materials


def test_materials_filed_under_another_name_are_refused(materials: Materials) -> None:
    stored = materials.model_dump(mode="json")
    stored["example_sets"]["9-9"] = stored["example_sets"].pop("1-6")
    with pytest.raises(ValueError, match='files "1-6" under the name "9-9"'):
        Materials.model_validate(stored)


def test_every_folder_names_its_sources() -> None:
    for place in (path.parent.name for path in PACKAGE_FOLDER.glob("*/*.toml")):
        text = (PACKAGE_FOLDER / place / "SOURCES.md").read_text(encoding="utf-8")
        assert "28 June 2017" in " ".join(text.split()) and "Involve" in text
