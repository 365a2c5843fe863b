"""Owns what the designer asks for a comfort poll, and the polls there are to pick."""

from typing import Any

from sessions.exercises.asking import Around, Ask, Choices, Interest, LibraryEntry, Occasion
from sessions.exercises.poll.settings import PollSettings
from sessions.words import say

MOST_ROUNDS = 3  # of a poll that is picked from the library


def _stages(around: Around) -> Choices:
    """Every stage of every case study, with its study, in the order in which they are told."""
    return {
        f"{slug}/{stage.key}": say("%(study)s: %(stage)s", study=study.short_title, stage=stage.title)
        for slug, study in around.materials.case_studies.items()
        for stage in study.stages
    }


ASKS = {
    "case_study": Ask(say("Case study"), is_hidden=True),
    "rounds": Ask(say("Rounds"), say("Each asks again, once people know more. Take one out by emptying it.")),
    "rounds.stage": Ask(
        say("What people are told first"),
        say("A stage of a case study; all rounds are about the same one."),
        choices=_stages,
    ),
    "rounds.question": Ask(say("Question")),
    "minutes": Ask(say("Minutes for each round")),
}


def as_asked(chosen: PollSettings) -> dict[str, Any]:
    """The settings with the case study in front of each stage."""
    whole = chosen.model_dump(mode="json")
    for item in whole["rounds"]:
        item["stage"] = f"{chosen.case_study}/{item['stage']}" if item["stage"] else None
    return {**whole, "case_study": None}


def _about_a_case(around: Around) -> dict[str, Any] | None:
    study = next(iter(around.materials.case_studies.values()), None)
    if study is None:
        return None
    rounds = [
        {"stage": stage.key, "question": f"How comfortable are you with this: {study.short_title}?"}
        for stage in study.stages[:MOST_ROUNDS]
    ]
    return {"case_study": study.slug, "rounds": rounds, "minutes": 4}


def _plain(around: Around) -> dict[str, Any]:
    return {"rounds": [{"question": "How comfortable are you with what you have just heard?"}], "minutes": 3}


LIBRARY = (
    LibraryEntry(
        "case",
        say("Comfort with a case study"),
        say("Asked again each time people learn more: see who moves."),
        _about_a_case,
        interests=frozenset({Interest.COMFORT}),
        fewest=5,
        needs=say("Needs a case study among the materials."),
    ),
    LibraryEntry(
        "plain",
        say("Comfort, asked once"),
        say("How the room feels after a talk or a presentation."),
        _plain,
        interests=frozenset({Interest.COMFORT, Interest.IMPRESSIONS}),
        occasions=frozenset(Occasion),
        fewest=5,
    ),
)
