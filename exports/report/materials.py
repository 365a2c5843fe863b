"""What the room had before it: example sets, case studies as far as they were told, and what else to read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from casestudies.schema import CaseStudy, ExampleSet, Stage
from exports import outline as o
from exports.reading import Reading
from exports.report.sayings import subjects_panel
from sessions.exercises.base import Chapter, Panel


@dataclass(frozen=True)
class Told:
    """A case study as far as it was told."""

    study: CaseStudy
    stages: tuple[Stage, ...]


def sets_used(reading: Reading) -> list[ExampleSet]:
    """The example sets named anywhere in the settings of the day's exercises, by key."""
    exercises = reading.workshop.exercises.values()
    named = {word for exercise in exercises for word in _words(exercise.settings.model_dump(mode="json"))}
    sets = reading.workshop.materials.example_sets
    return [sets[key] for key in sorted(sets) if key in named]


def studies_told(reading: Reading) -> list[Told]:
    """The case studies in the order of the agenda, each with the stages that the room reached."""
    stages: dict[str, dict[str, None]] = {}
    for step in reading.workshop.steps:
        if step.phase.stage and reading.was_reached(step):
            slug, key = step.phase.stage
            stages.setdefault(slug, {})[key] = None
    studies = {slug: reading.workshop.materials.case_study(slug) for slug in stages}
    return [Told(study, tuple(study.stage(key) for key in stages[slug])) for slug, study in studies.items()]


def background(reading: Reading) -> dict[str, Any]:
    """What there is to read on the subject, by section; None for what this workshop was made without."""
    materials = reading.workshop.materials
    return {
        o.GLOSSARY: materials.glossary,
        o.SPECTRUM: materials.spectrum,
        o.BRIEFING: materials.briefing,
        o.LEGAL: materials.legal_history,
    }


def benefits_named(reading: Reading) -> Panel | None:
    """What was said of benefits, by subject; None where nothing was, or nothing may be printed yet."""
    exercises = [
        exercise
        for exercise in reading.workshop.exercises.values()
        if exercise.kind.chapter(exercise.settings) is Chapter.BENEFITS
    ]
    return subjects_panel(reading, exercises)


def empty_sections(reading: Reading) -> list[str]:
    """The sections for materials that this workshop has none of, by key."""
    held = {
        o.EXAMPLES: sets_used(reading),
        o.TYPOLOGY: benefits_named(reading),
        o.STUDIES: studies_told(reading),
        o.ENTERED: reading.workshop.entered.figures,
        **background(reading),
    }
    return [key for key, found in held.items() if not found]


def _words(settings: Any) -> Iterator[str]:
    """Every text that is a value somewhere in the settings."""
    if isinstance(settings, str):
        yield settings
    elif isinstance(settings, Mapping):
        for value in settings.values():
            yield from _words(value)
    elif isinstance(settings, Sequence):
        for value in settings:
            yield from _words(value)
