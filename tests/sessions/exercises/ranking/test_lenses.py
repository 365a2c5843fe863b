"""Every lens ranks by the same rules: only words, the report's chapter and the line differ."""

from typing import Any

import pytest

from sessions.exercises.base import Chapter
from sessions.exercises.ranking import KIND
from sessions.exercises.ranking.lenses import LENSES
from sessions.exercises.ranking.rehearsal_words import CRITERIA
from sessions.exercises.registry import discover
from tests.contracts.screens import SCREENS, render
from tests.contracts.trial import MATERIALS, Trial
from tests.sessions.exercises.ranking.room import SETS, RankingRoom

CHAPTERS = {
    "benefit": Chapter.CRITERIA,
    "risk": Chapter.RISKS,
    "acceptability": Chapter.ACCEPTABILITY,
}


def a_trial(lens: str) -> Trial:
    settings: dict[str, Any] = {"lens": lens, "sets": SETS}
    return Trial(discover(), KIND, settings)


def test_each_lens_has_its_chapter_and_words_for_rehearsals() -> None:
    assert set(LENSES) == set(CHAPTERS) == set(CRITERIA)
    for lens, chapter in CHAPTERS.items():
        assert KIND.chapter(KIND.Settings.model_validate({"lens": lens, "sets": SETS})) is chapter


@pytest.mark.parametrize("lens", LENSES)
def test_a_whole_exercise_can_be_rehearsed_and_drawn_by_each_lens(lens: str) -> None:
    trial = a_trial(lens)
    for phase in trial.phases:
        trial.act(phase.key, seed=4)
        screens = {screen: render(discover(), trial, screen) for screen in SCREENS}
        assert str(LENSES[lens].title) in screens["phone.html"] or phase.key == "criteria"
        trial.lock()
    shown = {panel.key for panel in trial.panels("agreed")}
    assert {"agreed", "own_orders_1-6"} <= shown
    assert ("sides" in shown) == (LENSES[lens].line is not None)


@pytest.mark.parametrize("lens", LENSES)
def test_the_same_orders_give_the_same_places_under_each_lens(lens: str) -> None:
    plain, other = RankingRoom(), RankingRoom(lens=lens)
    for room in (plain, other):
        room.agree(1, "3 12 5")
        room.agree(2, "A B")
    panels = [room.panel("agreed") for room in (plain, other)]
    assert panels[0] is not None
    assert panels[1] is not None
    assert panels[0].rows == panels[1].rows


def test_the_subject_of_each_result_says_by_what_the_cards_were_ranked() -> None:
    for lens, words in LENSES.items():
        phases = KIND.phases(KIND.Settings.model_validate({"lens": lens, "sets": SETS}), MATERIALS)
        room = RankingRoom(lens=lens)
        room.agree(1, "1")
        panel = room.panel("agreed")
        assert panel is not None
        assert str(panel.title).startswith(str(words.subject))
        assert phases[0].say == words.say_own
