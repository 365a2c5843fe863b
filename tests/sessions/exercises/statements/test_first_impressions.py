"""First impressions: two things to say, side by side, and a section of the report of their own."""

from typing import Any

from casestudies.loader import load_materials
from sessions.exercises.base import OwnChapter, Viewer
from sessions.exercises.registry import discover
from tests.contracts.screens import environment
from tests.contracts.trial import FACILITATOR, Trial

REGISTRY = discover()
TWO = [{"key": "opportunity", "title": "Opportunities"}, {"key": "challenge", "title": "Challenges"}]
SETTINGS: dict[str, Any] = {"prompt": "What comes to mind?", "say": "Say it.", "about": "impressions"}
SAID = [("opportunity", "Help comes sooner"), ("challenge", "Nobody knows the rules"), ("challenge", "Cost")]


def wall_of(groups: list[dict[str, str]], said: list[tuple[str, str]]) -> str:
    """The wall's list of what Table 1 said, all of it approved."""
    trial = Trial(REGISTRY, REGISTRY.get("statements"), {**SETTINGS, "groups": groups})
    trial.open("write")
    for group, text in said:
        trial.submit(trial.people[1, 0], "add_statement", {"text": text, "group": group})
    ids = [saying.id for saying in trial.kind.sayings(trial.exercise.state)]
    trial.submit(FACILITATOR, "approve_saying", {"saying": ids})
    panel = next(panel for panel in trial.panels("write") if panel.key == "said")
    view = trial.kind.view(trial.exercise.state, "write", Viewer("projector"), trial.workshop.room)
    return environment(REGISTRY).get_template("statements/panel_said.html").render(panel=panel, ex=view)


def test_two_things_to_say_stand_side_by_side_each_with_its_own() -> None:
    first, second = wall_of(TWO, SAID).split("<h2>")[1:]
    assert first.startswith("Opportunities")
    assert second.startswith("Challenges")
    assert ("Help comes sooner" in first, "Help comes sooner" in second) == (True, False)
    assert ("Cost" in first, "Cost" in second) == (False, True)


def test_what_belongs_to_neither_is_not_left_out() -> None:
    assert "Undecided" in wall_of(TWO, [*SAID, ("", "Undecided")])


def test_they_open_the_report() -> None:
    kind = REGISTRY.get("statements")
    settings = kind.Settings.model_validate(SETTINGS)
    assert kind.check(settings, load_materials(), [1]) is None
    own = kind.chapter(settings)
    assert isinstance(own, OwnChapter)
    assert (str(own.title), own.after, own.before) == ("First impressions", None, None)
