"""Assessments of several workshops: side by side where the proposal is the same, and never one score."""

from sessions.exercises.base import Badge
from sessions.exercises.beside import Beside
from sessions.framework.told.over_workshops import assessment_beside
from sessions.framework.told.panels import Shown, profile_panel
from sessions.words import say
from tests.sessions.aggregation.framework.rooms import answers_of
from tests.sessions.framework.test_told import ROOM, assessed


def column(proposal: str = "Empty homes", text: str = "A shared list.") -> Beside:
    basis = say("%(n)s of %(joined)s people.", n=5, joined=6)
    return assessment_beside(
        proposal, text, profile_panel(Shown(assessed(ROOM), proposal, basis, Badge.ROOM))
    )


def test_another_proposal_or_another_text_of_it_is_not_put_in_the_same_table() -> None:
    assert column("Empty homes").about != column("Fuel poverty").about
    assert column().about == column(text="Another list.").about
    assert column().alike != column(text="Another list.").alike


def test_each_group_keeps_its_score_its_features_and_its_n() -> None:
    found = column()
    assert [str(line.cell) for line in found.lines] == ["0.49", "0.62", "0.33", "0.50", "0.50", "0.50"]
    assert str(found.n.cell) == "5 of 6"
    assert found.headline is not None
    assert "This group's assessment" in str(found.headline)


def test_a_feature_that_nobody_placed_is_not_told_rather_than_nought() -> None:
    shown = Shown(assessed(answers_of({"a": {1: 1}})), "Empty homes", say("1 table."), Badge.TABLE)
    assert [line.cell for line in assessment_beside("Empty homes", "", profile_panel(shown)).lines][2:] == [
        None
    ] * 4
