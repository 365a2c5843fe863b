"""The order in which a report is read: which sections and appendices there are, and what stands in each.

An exercise says itself which chapter it belongs to; where no exercise of the agenda belongs to any of its
chapters, a section is left out. It knows no kind, and nothing of what was answered.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.numbering import Heading, headings
from exports.wording import Say
from sessions.exercises.base import Chapter
from sessions.words import Message, say
from sessions.workshop import Exercise, Workshop

GLANCE, PEOPLE, METHOD, NEXT = "glance", "people", "method", "next"
EXAMPLES, TYPOLOGY, STUDIES = "examples", "typology", "studies"
GLOSSARY, SPECTRUM, BRIEFING, LEGAL = "glossary", "spectrum", "briefing", "legal"
STEPS, ANNEX = "steps", "annex"


@dataclass(frozen=True)
class Section:
    """A place in the report; with `chapters`, it holds the exercises that belong to them."""

    key: str
    title: Message
    chapters: tuple[Chapter, ...] = ()


SECTIONS = (
    Section(GLANCE, say("At a glance")),
    Section(PEOPLE, say("Who took part")),
    Section(METHOD, say("Method used")),
    Section("impressions", say("First impressions"), (Chapter.IMPRESSIONS,)),
    Section("definitions", say("Definitions written at the tables"), (Chapter.DEFINITIONS,)),
    Section("benefits", say("Dimensions of public benefit"), (Chapter.BENEFITS,)),
    Section("criteria", say("Criteria for public benefit"), (Chapter.CRITERIA,)),
    Section("risks", say("Risks, named and ranked"), (Chapter.RISKS,)),
    Section(
        "acceptability",
        say("Acceptable uses, and the trade-offs made"),
        (Chapter.ACCEPTABILITY, Chapter.TRADE_OFFS),
    ),
    Section("comfort", say("Comfort with the case studies"), (Chapter.COMFORT,)),
    Section("lines", say("Red lines"), (Chapter.RED_LINES,)),
    Section("insights", say("Insights and reflections"), (Chapter.INSIGHTS,)),
    Section(NEXT, say("Next steps")),
)
APPENDICES = (
    Section("feedback", say("How participants rated the day"), (Chapter.EVALUATION,)),
    Section(EXAMPLES, say("Examples used")),
    Section(TYPOLOGY, say("Benefits by beneficiary and example")),
    Section(STUDIES, say("Case studies used")),
    Section("asked", say("Questions people asked"), (Chapter.QUESTIONS,)),
    Section(GLOSSARY, say("Glossary")),
    Section(SPECTRUM, say("The spectrum of identifiability")),
    Section(BRIEFING, say("Background briefing")),
    Section(LEGAL, say("Legal history")),
    Section(STEPS, say("The day, step by step")),
    Section(ANNEX, say("What the numbers mean")),
)


@dataclass(frozen=True)
class Outline:
    """The sections and appendices of one report, in order, and every heading by its key.

    `missing` are the sections that no exercise of this agenda belongs to.
    """

    sections: tuple[Section, ...]
    headings: dict[str, Heading]
    missing: tuple[Section, ...]


def exercise_key(exercise: Exercise) -> str:
    """The key of an exercise's heading."""
    return f"exercise {exercise.id}"


def belonging(workshop: Workshop, section: Section) -> list[Exercise]:
    """The exercises of a section, chapter by chapter, each in the agenda's order."""
    return [
        exercise
        for chapter in section.chapters
        for exercise in workshop.exercises.values()
        if exercise.kind.chapter(exercise.settings) is chapter
    ]


def outline(workshop: Workshop, empty: Sequence[str], speak: Say) -> Outline:
    """What this workshop's report has; `empty` names sections of its materials that hold nothing."""
    held = [
        section
        for section in (*SECTIONS, *APPENDICES)
        if section.key not in empty and (not section.chapters or belonging(workshop, section))
    ]
    return Outline(
        sections=tuple(held),
        headings=headings(
            [_titles(workshop, section, speak) for section in held if section in SECTIONS],
            [_titles(workshop, section, speak) for section in held if section in APPENDICES],
        ),
        missing=tuple(s for s in (*SECTIONS, *APPENDICES) if s.chapters and s not in held),
    )


def _titles(
    workshop: Workshop, section: Section, speak: Say
) -> tuple[tuple[str, str], list[tuple[str, str]]]:
    """A section's key and title, then those of what is in it."""
    within = [(exercise_key(exercise), exercise.title) for exercise in belonging(workshop, section)]
    return (section.key, speak(section.title)), within
