"""Agenda templates: a day's exercises, tables and settings, checked before anything is made of them.

A template is a toml file; an error names the file and the field. The plan made of one is stored in the
workshop's first event, so a workshop never changes when a template does.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from casestudies.schema import Materials
from sessions.exercises.registry import Registry
from sessions.ids import ExerciseId

FOLDER = Path(__file__).parent / "agendas"
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"


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

    title: str = Field(min_length=1, max_length=120)
    area: str = Field(min_length=1, max_length=80)
    summary: str = Field(min_length=1, max_length=300)
    tables: list[TableSpec] = Field(min_length=1)
    exercises: list[ExerciseSpec] = Field(min_length=1)


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
    return _filled_in(template, registry)


def check_plan(template: AgendaTemplate, registry: Registry, materials: Materials, name: str) -> None:
    """Raise AgendaError where ids repeat, a kind is unknown, or a kind refuses its settings.

    An exercise's settings may name others of the day: only those before it count.
    """
    tables = [table.number for table in template.tables]
    if len(set(tables)) < len(tables):
        raise AgendaError(f"{name}: tables: a table number stands there twice")
    ids = [exercise.id for exercise in template.exercises]
    earlier: dict[ExerciseId, Any] = {}
    for index, spec in enumerate(template.exercises):
        field = f"exercises.{index} ({spec.id})"
        if ids.count(spec.id) > 1:
            raise AgendaError(f"{name}: {field}: id: another exercise has the same id")
        if spec.kind not in registry.kinds:
            raise AgendaError(f"{name}: {field}: kind: there is no exercise {spec.kind!r}")
        state = _checked_start(spec, registry, materials, tables, f"{name}: {field}")
        wrong = registry.get(spec.kind).meet(state, earlier)
        if wrong:
            raise AgendaError(f"{name}: {field}: settings.{wrong}")
        earlier[ExerciseId(spec.id)] = state


def _checked_start(
    spec: ExerciseSpec, registry: Registry, materials: Materials, tables: list[int], where: str
) -> Any:
    """The exercise's state before anything has happened; AgendaError where its settings are wrong."""
    kind = registry.get(spec.kind)
    try:
        settings = kind.Settings.model_validate(spec.settings)
    except ValidationError as error:
        first = error.errors()[0]
        raise AgendaError(f"{where}: settings.{_dotted(first['loc'])}: {first['msg']}") from error
    wrong = kind.check(settings, materials, tables)
    if wrong:
        raise AgendaError(f"{where}: settings.{wrong}")
    return kind.start(settings, materials)


def _filled_in(template: AgendaTemplate, registry: Registry) -> AgendaTemplate:
    """The same day with every setting written out: a plan must not change when a kind's defaults do."""
    exercises = []
    for spec in template.exercises:
        settings = registry.get(spec.kind).Settings.model_validate(spec.settings)
        exercises.append(spec.model_copy(update={"settings": settings.model_dump(mode="json")}))
    return template.model_copy(update={"exercises": exercises})


def plan_of(template: AgendaTemplate) -> Mapping[str, Any]:
    """The part of a template that a workshop keeps."""
    return template.model_dump(mode="json", include={"tables", "exercises"})


def _dotted(loc: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in loc)
