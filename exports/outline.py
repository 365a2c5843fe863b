"""The order in which a report is read: which sections and appendices there are, and what stands in each.

An exercise says itself which chapter it belongs to, and a kind may bring a chapter of its own, which gets a
section where the kind wants it. Where no exercise of the agenda belongs to any of its chapters, a section is
left out. It knows no kind, and nothing of what was answered.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exports.numbering import Heading, headings
from exports.wording import Say
from sessions.exercises.base import Chapter, OwnChapter
from sessions.exercises.registry import Registry
from sessions.words import Message, say
from sessions.workshop import Exercise, Workshop

GLANCE, PEOPLE, METHOD, NEXT = "glance", "people", "method", "next"
EXAMPLES, TYPOLOGY, STUDIES = "examples", "typology", "studies"
GLOSSARY, SPECTRUM, BRIEFING, LEGAL = "glossary", "spectrum", "briefing", "legal"
ENTERED, STEPS, ANNEX = "entered", "steps", "annex"
RISKS, ACCEPTABILITY = "risks", "acceptability"
FINDINGS, EVIDENCE, INFLUENCES = "findings", "evidence", "influences"


@dataclass(frozen=True)
class Section:
    """A place in the report; with `chapters`, it holds the exercises that belong to them."""

    key: str
    title: Message
    chapters: tuple[Chapter | OwnChapter, ...] = ()


SECTIONS = (
    Section(GLANCE, say("At a glance")),
    Section(PEOPLE, say("Who took part")),
    Section(METHOD, say("Method used")),
    Section("benefits", say("Dimensions of public benefit"), (Chapter.BENEFITS,)),
    Section("criteria", say("Criteria for public benefit"), (Chapter.CRITERIA,)),
    Section(RISKS, say("Risks, named and ranked"), (Chapter.RISKS,)),
    Section(
        ACCEPTABILITY,
        say("Acceptable uses, and the trade-offs made"),
        (Chapter.ACCEPTABILITY, Chapter.TRADE_OFFS),
    ),
    Section("comfort", say("Comfort with the case studies"), (Chapter.COMFORT,)),
    Section("lines", say("Red lines"), (Chapter.RED_LINES,)),
    Section("insights", say("Insights and reflections"), (Chapter.INSIGHTS,)),
    Section(FINDINGS, say("Findings, and what they rest on")),
    Section(EVIDENCE, say("Evidence under the three tests")),
    Section(INFLUENCES, say("What else moved the rankings")),
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
    Section(ENTERED, say("Figures entered from elsewhere")),
    Section(STEPS, say("The day, step by step")),
    Section(ANNEX, say("What the numbers mean")),
)


@dataclass(frozen=True)
class Outline:
    """The sections and appendices of one report, in order, and every heading by its key.

    `missing` are the sections that no exercise of this agenda belongs to.
    """

    main: tuple[Section, ...]
    appendices: tuple[Section, ...]
    headings: dict[str, Heading]
    missing: tuple[Section, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """All that the report has, in the order in which it is read."""
        return (*self.main, *self.appendices)


def exercise_key(exercise: Exercise) -> str:
    """The key of an exercise's heading."""
    return f"exercise {exercise.id}"


def belonging(workshop: Workshop, section: Section) -> list[Exercise]:
    """The exercises of a section, chapter by chapter, each in the agenda's order."""
    return [
        exercise
        for chapter in section.chapters
        for exercise in workshop.exercises.values()
        if exercise.kind.chapter(exercise.settings) == chapter
    ]


def outline(workshop: Workshop, registry: Registry, empty: Sequence[str], speak: Say) -> Outline:
    """What this workshop's report has; `empty` names sections of its materials that hold nothing."""
    parts = [_with_own(workshop, registry, standard) for standard in (SECTIONS, APPENDICES)]
    main, appendices = ([s for s in part if s.key not in empty and _is_held(workshop, s)] for part in parts)
    return Outline(
        main=tuple(main),
        appendices=tuple(appendices),
        headings=headings(
            [_titles(workshop, section, speak) for section in main],
            [_titles(workshop, section, speak) for section in appendices],
        ),
        missing=tuple(s for part in parts for s in part if s.chapters and not _is_held(workshop, s)),
    )


def has_place(workshop: Workshop, key: str) -> bool:
    """Whether a standard section is in this workshop's report, as far as its agenda decides that."""
    return any(section.key == key and _is_held(workshop, section) for section in SECTIONS)


def _is_held(workshop: Workshop, section: Section) -> bool:
    return not section.chapters or bool(belonging(workshop, section))


def _with_own(workshop: Workshop, registry: Registry, standard: Sequence[Section]) -> list[Section]:
    """The standard sections, with those that kinds bring among them."""
    own = _own_sections(workshop, registry)
    found: list[Section] = []
    for section in standard:
        found += [s for s, chapter in own if chapter.before in section.chapters]
        found.append(section)
        found += [s for s, chapter in own if chapter.after in section.chapters]
        if section.key == METHOD:
            found += [s for s, chapter in own if chapter.before is chapter.after is None]
    return found


def _own_sections(workshop: Workshop, registry: Registry) -> list[tuple[Section, OwnChapter]]:
    """The sections of kinds that bring some, in the order of the agenda; those not on it come last."""
    found = list(_declared(registry))
    chapters = [exercise.kind.chapter(exercise.settings) for exercise in workshop.exercises.values()]
    return sorted(found, key=lambda own: chapters.index(own[1]) if own[1] in chapters else len(chapters))


def _declared(registry: Registry) -> Iterator[tuple[Section, OwnChapter]]:
    for name, kind in registry.kinds.items():
        for chapter in kind.own_chapters:
            yield Section(f"own {name} {chapter.key}", chapter.title, (chapter,)), chapter


def _titles(
    workshop: Workshop, section: Section, speak: Say
) -> tuple[tuple[str, str], list[tuple[str, str]]]:
    """A section's key and title, then those of what is in it."""
    within = [(exercise_key(exercise), exercise.title) for exercise in belonging(workshop, section)]
    return (section.key, speak(section.title)), within
