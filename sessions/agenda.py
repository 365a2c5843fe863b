"""Agenda templates: a day's exercises, tables and settings, checked before anything is made of them.

A template is a toml file; an error names the file and the field. The plan made of one is stored in the
workshop's first event, so a workshop never changes when a template does.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from casestudies.complaints import sentence_for
from casestudies.schema import Materials
from sessions.exercises.registry import Registry
from sessions.ids import ExerciseId

FOLDER = Path(__file__).parent / "agendas"
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
MOST_TABLES = 60
MOST_EXERCISES = 40


class AgendaError(Exception):
    """A template can't be used; the message names the file and the field."""


class TableSpec(BaseModel):
    """A table and how many people are expected at it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int = Field(ge=1, le=99)
    seats: int = Field(ge=1, le=30)


class ExerciseSpec(BaseModel):
    """One exercise of an agenda: which kind, and how it is set."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=SLUG, max_length=40)
    kind: str
    title: str = Field(min_length=1, max_length=80)
    settings: dict[str, Any] = Field(default_factory=dict)


class AgendaTemplate(BaseModel):
    """A whole day, ready to be given a title and an area; `place` is where it stands among those offered."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    place: int = Field(default=99, ge=1, le=99)

    starts: str | None = Field(default=None, pattern=CLOCK)
    kept: list[str] = Field(default_factory=list, max_length=60)  # warnings that somebody looked at and kept
    title: str = Field(min_length=1, max_length=120)
    area: str = Field(min_length=1, max_length=80)
    summary: str = Field(min_length=1, max_length=300)
    tables: list[TableSpec] = Field(min_length=1, max_length=MOST_TABLES)
    exercises: list[ExerciseSpec] = Field(min_length=1, max_length=MOST_EXERCISES)


def template_slugs(folder: Path = FOLDER) -> list[str]:
    """The names of the templates there are, in alphabetical order."""
    return sorted(path.stem for path in folder.glob("*.toml"))


def load_template(
    slug: str, registry: Registry, materials: Materials, folder: Path = FOLDER
) -> AgendaTemplate:
    """A template by name; AgendaError if there is none, or what is wrong with it."""
    path = folder / f"{slug}.toml"
    if slug not in template_slugs(folder):
        raise AgendaError(f"There is no template {slug!r}. There are: {', '.join(template_slugs(folder))}.")
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        template = AgendaTemplate.model_validate(raw)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AgendaError(f"{path.name}: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise AgendaError(f"{path.name}: {_dotted(first['loc'])}: {first['msg']}") from error
    check_plan(template, registry, materials, path.name)
    return filled_in(template, registry)


def check_plan(template: AgendaTemplate, registry: Registry, materials: Materials, name: str) -> None:
    """Raise AgendaError for the first thing that keeps the day from running."""
    for fault in plan_faults(template, registry, materials):
        raise AgendaError(f"{name}: {fault}")


@dataclass(frozen=True)
class PlanFault:
    """What is wrong, and in which field; `exercise` is its place on the agenda, None for the tables."""

    field: str
    reason: str
    exercise: int | None = None
    id: str = ""

    def __str__(self) -> str:
        """The sentence with its place, as in a file."""
        place = "" if self.exercise is None else f"exercises.{self.exercise} ({self.id}): "
        return f"{place}{self.field}: {self.reason}" if self.field else f"{place}{self.reason}"


def plan_faults(template: AgendaTemplate, registry: Registry, materials: Materials) -> Iterator[PlanFault]:
    """Where ids repeat, a kind is unknown, or a kind refuses its settings; one for each exercise at most.

    An exercise's settings may name others of the day: only those before it count.
    """
    tables = [table.number for table in template.tables]
    if len(set(tables)) < len(tables):
        yield PlanFault("tables", "a table number stands there twice")
    ids = [exercise.id for exercise in template.exercises]
    earlier: dict[ExerciseId, Any] = {}
    for index, spec in enumerate(template.exercises):
        if ids.count(spec.id) > 1:
            yield PlanFault("id", "another exercise has the same id", index, spec.id)
        elif spec.kind not in registry.kinds:
            yield PlanFault("kind", f"there is no exercise {spec.kind!r}", index, spec.id)
        else:
            state, wrong = _started(spec, registry, materials, tables)
            wrong = wrong or registry.get(spec.kind).meet(state, earlier)
            if wrong:
                field, _, reason = f"settings.{wrong}".partition(": ")
                yield PlanFault(field, reason, index, spec.id)
            elif state is not None:
                earlier[ExerciseId(spec.id)] = state


def _started(
    spec: ExerciseSpec, registry: Registry, materials: Materials, tables: list[int]
) -> tuple[Any, str | None]:
    """The exercise's state before anything has happened; None with what is wrong, field first."""
    kind = registry.get(spec.kind)
    try:
        settings = kind.Settings.model_validate(spec.settings)
    except ValidationError as error:
        first = error.errors()[0]
        reason = sentence_for(first)
        return None, ": ".join(part for part in (_dotted(first["loc"]), reason) if part)
    wrong = kind.check(settings, materials, tables)
    return (None, wrong) if wrong else (kind.start(settings, materials), None)


def filled_in(template: AgendaTemplate, registry: Registry) -> AgendaTemplate:
    """The same day with every setting written out: a plan must not change when a kind's defaults do."""
    exercises = []
    for spec in template.exercises:
        settings = registry.get(spec.kind).Settings.model_validate(spec.settings)
        exercises.append(spec.model_copy(update={"settings": settings.model_dump(mode="json")}))
    return template.model_copy(update={"exercises": exercises})


def plan_of(template: AgendaTemplate) -> Mapping[str, Any]:
    """The part of a template that a workshop keeps."""
    plan = template.model_dump(mode="json", include={"tables", "exercises", "starts", "kept"})
    return {name: held for name, held in plan.items() if held}


def _dotted(loc: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in loc)
