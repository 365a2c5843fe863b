"""A talk that shows a text: refused by field, paged, benefit and risk first, history marked on every page."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pytest

from casestudies.loader import load_materials
from casestudies.schema import Materials
from sessions.exercises.base import Phase
from sessions.exercises.registry import discover
from sessions.exercises.talk.settings import TalkSettings
from sessions.exercises.talk.shown import pages_of, wrong_with
from tests.contracts.screens import render
from tests.contracts.trial import Trial

REGISTRY = discover()
MATERIALS = load_materials()
HISTORY = "History: the law up to 2017, before the GDPR. Not the law of today."


def settings(**given: object) -> TalkSettings:
    return TalkSettings.model_validate({"say": "Read.", "minutes": 30, **given})


def a_talk(**given: object) -> Trial:
    return Trial(REGISTRY, REGISTRY.get("talk"), settings(**given).model_dump(mode="json"))


def words(**given: object) -> str:
    trial = a_talk(**given)
    shown = ""
    for phase in trial.phases:
        trial.open(phase.key)
        shown += render(REGISTRY, trial, "projector.html")
    return shown


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"only": ["benefit"]}, "only: there is nothing to choose from without show"),
        ({"show": "glossary", "only": ["harm"]}, "only: the glossary has no 'harm'. It has: benefit, risk,"),
        (
            {"show": "spectrum", "only": ["risk"]},
            "only: the spectrum has no 'risk'. It has: nothing to choose",
        ),
        ({"show": "glossary", "minutes": 2}, "pages to show, and each takes a minute at least"),
    ],
)
def test_what_can_not_be_shown_is_refused_by_field(given: Mapping[str, Any], complaint: str) -> None:
    assert complaint in (wrong_with(settings(**given), MATERIALS) or "")


def test_a_text_that_the_materials_do_not_hold_is_refused() -> None:
    bare = Materials(example_sets={}, case_studies={})
    for show in ("glossary", "spectrum", "briefing", "legal-history"):
        assert wrong_with(settings(show=show), bare) == f"show: the materials hold no {show}"
        assert pages_of(settings(show=show), bare) == ()


def test_a_talk_without_a_text_has_its_one_phase_as_ever() -> None:
    assert [phase.key for phase in a_talk().phases] == ["talk"]


def test_the_wall_defines_benefit_and_risk_alone_on_its_first_page() -> None:
    first = pages_of(settings(show="glossary"), MATERIALS)[0]
    assert [entry.heading for entry in first.entries] == ["Benefit", "Risk"] and first.is_large


def test_pages_share_the_minutes_and_each_says_what_comes_next() -> None:
    phases: list[Phase] = a_talk(show="glossary", minutes=33).phases
    assert sum(phase.minutes for phase in phases) == 33
    assert phases[0].key == "talk" and phases[1].key == "talk-2"
    assert "Public benefit" in str(phases[1].say.values["what"])


def test_every_entry_is_shown_once_and_in_its_order() -> None:
    glossary = MATERIALS.glossary
    assert glossary is not None
    shown = words(show="glossary")
    places = [shown.index(f"<dt>{term.term}</dt>") for term in glossary.terms]
    assert all(before < after for before, after in pairwise(places))


def test_only_the_entries_that_were_chosen_are_shown() -> None:
    shown = words(show="glossary", only=["consent", "benefit"])
    assert shown.index("Consent") < shown.index("Benefit") and "Risk" not in shown


def test_the_law_is_marked_as_history_on_every_page() -> None:
    pages = pages_of(settings(show="legal-history"), MATERIALS)
    assert len(pages) > 1 and words(show="legal-history").count(HISTORY) == len(pages)


def test_the_spectrum_says_in_words_what_each_picture_shows() -> None:
    shown = words(show="spectrum")
    assert shown.count('role="img" aria-label="') == 3 and "you could tell who it is" in shown


def test_a_page_is_on_the_phone_as_well() -> None:
    trial = a_talk(show="briefing")
    trial.open("talk")
    assert "Why we meet" in render(REGISTRY, trial, "phone.html")
