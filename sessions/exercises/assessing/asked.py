"""Owns what the designer asks for an assessment, and how it is picked."""

from collections.abc import Mapping
from typing import Any

from sessions.exercises.asking import Around, Ask, Choices, Familiarity, Interest, LibraryEntry, Occasion
from sessions.words import say

NAME = "assessing"


def _studies(around: Around) -> Choices:
    """The case studies of the workshop."""
    studies = around.materials.case_studies
    return {slug: say("%(title)s", title=study.title) for slug, study in studies.items()}


def _earlier(around: Around) -> Choices:
    """The assessments that come before."""
    return {one.id: say("%(title)s", title=one.title) for one in around.earlier if one.kind == NAME}


def _drawing(around: Around) -> Choices:
    """The exercises before in which red lines are drawn."""
    return {one.id: say("%(title)s", title=one.title) for one in around.earlier if one.draws_lines}


ASKS = {
    "proposal": Ask(say("Name of the proposal"), say("Empty where a case study is chosen: its own name.")),
    "text": Ask(say("The proposal in words"), say("What people read before they answer.")),
    "case_study": Ask(say("Or a case study"), choices=_studies),
    "steps": Ask(
        say("Parts"),
        choices={
            "gate": say("What must be settled first"),
            "alone": say("Eighteen questions, each on their own"),
            "weights": say("What weighs most"),
            "within": say("What weighs most within each feature"),
            "table": say("The table’s answers"),
            "room": say("The room’s answers"),
        },
    ),
    "partners": Ask(
        say("Partners"),
        say("One a line; the tables stand for them in turn. Empty: each table speaks for itself."),
    ),
    "weigh_by": Ask(
        say("How weights are given"),
        choices={
            "points": say("100 points shared out"),
            "swing": say("100 for the first, the rest beside it"),
        },
    ),
    "compare_with": Ask(
        say("Compare with"),
        say("An earlier assessment: of another proposal, or of this one before it was changed."),
        choices=_earlier,
    ),
    "lines_of": Ask(
        say("Red lines of"),
        say("An earlier exercise: tables and the room say which of its red lines the proposal crosses."),
        choices=_drawing,
    ),
    "minutes": Ask(say("Minutes")),
    "minutes.gate": Ask(say("What must be settled first")),
    "minutes.alone": Ask(say("Eighteen questions, each on their own")),
    "minutes.weights": Ask(say("What weighs most")),
    "minutes.within": Ask(say("What weighs most within each feature")),
    "minutes.table": Ask(say("The table’s answers")),
    "minutes.room": Ask(say("The room’s answers")),
}


def _of_study(around: Around) -> Mapping[str, Any] | None:
    study = next(iter(around.materials.case_studies), None)
    return None if study is None else {"case_study": study}


LIBRARY = (
    LibraryEntry(
        "proposal",
        say("A proposal against the framework"),
        say("What must be settled first, then 18 questions and what weighs most: this group’s assessment."),
        lambda around: {"proposal": "Our proposal", "text": "Say here what is proposed."},
        interests=frozenset({Interest.BENEFITS, Interest.PRIORITIES}),
        occasions=frozenset({Occasion.DAY, Occasion.JURY}),
        familiarity=frozenset({Familiarity.SOME, Familiarity.EXPERT}),
        fewest=5,
    ),
    LibraryEntry(
        "case",
        say("A case study against the framework"),
        say("The same for a case study that people know: practice before a proposal of one’s own."),
        _of_study,
        interests=frozenset({Interest.BENEFITS, Interest.COMFORT}),
        occasions=frozenset({Occasion.DAY, Occasion.JURY}),
        familiarity=frozenset({Familiarity.SOME, Familiarity.EXPERT}),
        fewest=5,
        needs=say("Needs a case study among the materials."),
    ),
)
