"""First impressions: what everyone writes stands on one of two sides, and both are shown together."""

import re
from typing import Any

import pytest

from sessions.errors import Rejection
from sessions.exercises.base import Chapter
from sessions.exercises.registry import discover
from sessions.exercises.statements import KIND
from tests.contracts.screens import environment, render
from tests.contracts.trial import FACILITATOR, Trial

REGISTRY = discover()
SETTINGS = {
    "prompt": "What comes to mind first?",
    "say": "Think alone, then tell the table.",
    "about": "impressions",
}
ONE = {"key": "hope", "title": "Hopes"}


def a_trial(**more: Any) -> Trial:
    return Trial(REGISTRY, REGISTRY.get("statements"), {**SETTINGS, **more})


def rehearsed() -> Trial:
    """All tables wrote, and everything is approved."""
    trial = a_trial()
    trial.act("write", seed=7)
    ids = [saying.id for saying in trial.kind.sayings(trial.exercise.state)]
    approved = trial.order(FACILITATOR, "approve_saying", {"saying": ids}, exercise=trial.exercise.id)
    assert not isinstance(approved, Rejection)
    trial.lock()
    return trial


@pytest.mark.parametrize("groups", [[ONE], [{"key": f"g-{n}", "title": f"Group {n}"} for n in range(4)]])
def test_first_impressions_need_two_or_three_sides(groups: list[dict[str, str]]) -> None:
    with pytest.raises(ValueError, match="groups"):
        KIND.Settings.model_validate({**SETTINGS, "groups": groups})


def test_the_sides_are_opportunities_and_challenges_unless_a_plan_names_others() -> None:
    given = KIND.Settings.model_validate(SETTINGS)
    assert [group["title"] for group in given.model_dump()["groups"]] == ["Opportunities", "Challenges"]
    others = [ONE, {"key": "fear", "title": "Fears"}]
    assert (
        KIND.Settings.model_validate({**SETTINGS, "groups": others}).model_dump()["groups"][0]["title"]
        == "Hopes"
    )
    assert KIND.Settings.model_validate({**SETTINGS, "about": "risks"}).model_dump()["groups"] == ()


def test_statements_about_anything_else_stand_in_a_standard_part() -> None:
    settings = KIND.Settings.model_validate({**SETTINGS, "about": "risks", "groups": []})
    assert KIND.chapter(settings) is Chapter.RISKS


def test_counts_and_words_of_both_sides_stand_side_by_side_on_the_wall_and_in_the_report() -> None:
    trial = rehearsed()
    counts, said = trial.panels("write")
    assert str(counts.title) == "First impressions: how often each came up"
    totals = {row["group"]: row["total"] for row in counts.rows}
    by_side = {title: sum(row["group"] == title for row in said.rows) for title in totals}
    assert totals == by_side
    wall = environment(REGISTRY).get_template("statements/panel_said.html")
    drawn = wall.render(panel=said, ex={"has_sides": True, "groups": [{"title": title} for title in totals]})
    heads = re.findall(r"<h2>(\w+) <span class=\"quiet\">(\d+)</span></h2>", drawn)
    assert heads == [(title, str(total)) for title, total in totals.items()]
    report = render(REGISTRY, trial, "report.html")
    both = report.partition('<div class="report-both">')[2].partition("</figure>")[0]
    assert re.findall(r"<h4>(\w+)", both)[:2] == list(totals)
