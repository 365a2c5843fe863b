"""A kind that the house has never heard of brings its own section to the report, and nothing else moves."""

import re
from pathlib import Path

import pytest

from sessions.agenda import AgendaTemplate
from sessions.exercises.base import Chapter, OwnChapter
from sessions.exercises.registry import Registry, discover
from sessions.words import say
from tests.builders import make_hall, play_all, seat_everyone
from tests.exports.reports import written

KINDS = Path(__file__).parents[1] / "journeys" / "toy_kinds"
TABLES = [{"number": number, "seats": 5} for number in (1, 2)]
HANDS = {
    "id": "hands",
    "kind": "show_of_hands",
    "title": "Libraries",
    "settings": {"question": "Who has used one?"},
}
LINES = {
    "id": "lines",
    "kind": "red_lines",
    "title": "Red lines",
    "settings": {},
}
INSIGHTS = {
    "id": "plenary",
    "kind": "statements",
    "title": "Plenary",
    "settings": {"prompt": "What stays?", "say": "Say it.", "about": "insights"},
}


@pytest.fixture(scope="module")
def registry() -> Registry:
    return discover(KINDS)


def page_of(registry: Registry, *exercises: object) -> str:
    day = {
        "title": "A count",
        "area": "Ludlow",
        "summary": "Hands.",
        "tables": TABLES,
        "exercises": exercises,
    }
    hall = make_hall(registry=registry, template=AgendaTemplate.model_validate(day))
    play_all(hall, seat_everyone(hall, 5), seed=7)
    return written(hall)


def titles(page: str) -> list[str]:
    return re.findall(r"<h2[^>]*>(?:Appendix )?\S+ (.*?)</h2>", page)


def placed(registry: Registry, monkeypatch: pytest.MonkeyPatch, chapter: OwnChapter) -> list[str]:
    """The report's headings where the toy kind's section stands elsewhere."""
    monkeypatch.setattr(registry.get("show_of_hands"), "own_chapters", (chapter,), raising=False)
    return titles(page_of(registry, HANDS, LINES, INSIGHTS))


def test_a_section_that_no_exercise_belongs_to_is_left_out_and_said_to_be(registry: Registry) -> None:
    page = page_of(registry, LINES)
    assert "Hands that went up" not in titles(page)
    assert re.search(r"Not part of this agenda[^<]*Hands that went up", page)


def test_a_kinds_own_section_stands_right_after_the_standard_one_it_names(registry: Registry) -> None:
    page = page_of(registry, INSIGHTS, HANDS, LINES)
    assert titles(page)[3:6] == ["Red lines", "Hands that went up", "Insights and reflections"]
    assert re.search(r"<h3[^>]*>5\.1 Libraries</h3>", page)
    glance, rest = page.split("Who took part</h2>")
    assert "hands in all" in glance
    assert "hands in all" in rest


def test_it_may_stand_before_one_ahead_of_all_or_in_the_appendix(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = OwnChapter("hands", say("Hands"), before=Chapter.RED_LINES)
    assert placed(registry, monkeypatch, before)[3:5] == ["Hands", "Red lines"]
    first = OwnChapter("hands", say("Hands"))
    assert placed(registry, monkeypatch, first)[2:5] == ["Method used", "Hands", "Red lines"]
    last = OwnChapter("hands", say("Hands"), after=Chapter.QUESTIONS)
    found = placed(registry, monkeypatch, last)
    assert found.index("Hands") > found.index("Next steps")


def test_sections_at_one_place_come_in_the_order_of_the_agenda(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = {**INSIGHTS["settings"], "about": "impressions"}  # type: ignore[dict-item]  # what a plan says
    first = {**INSIGHTS, "settings": settings}
    own = OwnChapter("hands", say("Hands"))
    monkeypatch.setattr(registry.get("show_of_hands"), "own_chapters", (own,), raising=False)
    assert titles(page_of(registry, HANDS, first))[3:5] == ["Hands", "First impressions"]
    assert titles(page_of(registry, first, HANDS))[3:5] == ["First impressions", "Hands"]
