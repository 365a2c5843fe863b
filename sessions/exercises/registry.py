"""Finds the exercise kinds and hands them out by name; the only way the house reaches one.

A kind is a folder whose package offers `KIND`. Those in this package's folder are always found, others in
the folders given. It names no kind, and lets none in that lacks a part: a fault shows at the start, not on
the day.
"""

import importlib
import pkgutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from sessions import exercises
from sessions.events import CORE_EVENTS
from sessions.exercises.base import ExerciseEvent, Kind, OwnChapter

TEMPLATES = ("phone.html", "console.html", "projector.html", "report.html")
EXPERT = "expert.html"
SCRIBE = "scribe.html"
QUICK = "insert.html"
BALLOT = "ballot.html"
TABLE_SHEET = "table_sheet.html"
PARTS = tuple(name for name in (*Kind.__annotations__, *vars(Kind)) if not name.startswith("_"))


class KindError(Exception):
    """A folder that can't be used as a kind; the message names the folder and what is missing."""


class UnknownKindError(KeyError):
    """There is no kind of this name; the message lists those there are."""

    def __str__(self) -> str:
        """The sentence itself, which KeyError would put in quotation marks."""
        return str(self.args[0])


@dataclass(frozen=True)
class Registry:
    """The kinds there are, by name, in the order of menus: by title."""

    kinds: Mapping[str, Kind]

    def get(self, name: str) -> Kind:
        """The kind of this name, or UnknownKindError."""
        if name not in self.kinds:
            raise UnknownKindError(f"There is no exercise kind {name!r}. There are: {', '.join(self.kinds)}.")
        return self.kinds[name]

    def has_template(self, kind: str, name: str) -> bool:
        """Whether a kind brings a template of this name, among those that it may leave out."""
        return (self.get(kind).folder / "templates" / name).is_file()

    def quick_to_add(self) -> list[Kind]:
        """The kinds that can be put in on the day: those with a short form of their own, insert.html."""
        return [kind for kind in self.kinds.values() if self.has_template(kind.name, QUICK)]

    def for_experts(self) -> list[str]:
        """The kinds that have something for experts: those with a fragment of their own, expert.html."""
        return [name for name in self.kinds if self.has_template(name, EXPERT)]

    def for_scribes(self) -> list[str]:
        """The kinds in which a table writes down what is said: those with a form for it, scribe.html."""
        return [name for name in self.kinds if self.has_template(name, SCRIBE)]

    def event_class(self, kind: str, name: str) -> type[ExerciseEvent]:
        """A kind's event class by its name, as the record keeps it; UnknownKindError if it has none."""
        for event in self.get(kind).events:
            if event.__name__ == name:
                return event
        raise UnknownKindError(f"The exercise kind {kind!r} has no event {name!r}.")

    def template_folders(self) -> dict[str, Path]:
        """Where each kind's templates are."""
        return {name: kind.folder / "templates" for name, kind in self.kinds.items()}

    def static_folders(self) -> dict[str, Path]:
        """Where the files are that a kind serves to browsers, for kinds that have any."""
        folders = {name: kind.folder / "static" for name, kind in self.kinds.items()}
        return {name: folder for name, folder in folders.items() if folder.is_dir()}


def discover(*folders: Path) -> Registry:
    """All kinds of this package and of the folders given; KindError where one can't be used."""
    found: dict[str, Kind] = {}
    for folder, module in (*_built_in(), *(pair for place in folders for pair in _added(place))):
        kind = getattr(module, "KIND", None)
        if kind is None:
            continue
        check_kind(kind, folder)
        if kind.name in found:
            first = found[kind.name].folder
            raise KindError(f"{folder}: there is a kind {kind.name!r} already, in {first}.")
        found[kind.name] = kind
    return Registry(dict(sorted(found.items(), key=lambda item: (str(item[1].title), item[0]))))


def _built_in() -> Iterator[tuple[Path, ModuleType]]:
    for entry in pkgutil.iter_modules(exercises.__path__):
        if entry.ispkg:
            module = importlib.import_module(f"{exercises.__name__}.{entry.name}")
            yield Path(module.__path__[0]), module


def _added(place: Path) -> Iterator[tuple[Path, ModuleType]]:
    if not place.is_dir():
        raise KindError(f"{place}: there is no such folder of exercise kinds.")
    for start in sorted(place.glob("*/__init__.py")):
        yield start.parent, _load(start)


def _load(start: Path) -> ModuleType:
    """The package that begins in this file, under a name of its own; loaded once a process."""
    folder = start.parent.resolve()
    name = f"moothall_kind_{sha256(str(folder).encode()).hexdigest()[:12]}_{folder.name}"
    if name in sys.modules:
        return sys.modules[name]
    spec = spec_from_file_location(name, start, submodule_search_locations=[str(folder)])
    if spec is None or spec.loader is None:
        raise KindError(f"{folder}: __init__.py can't be loaded.")
    module = sys.modules[name] = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        del sys.modules[name]
        raise KindError(f"{folder}: __init__.py can't be loaded: {error}") from error
    return module


def check_kind(kind: Any, folder: Path) -> None:
    """Raise KindError unless the kind has all its parts and fits its folder."""
    complaint = next(_complaints(kind, folder), None)
    if complaint:
        raise KindError(f"{folder}: {complaint}")


def _complaints(kind: Any, folder: Path) -> Iterator[str]:
    missing = [part for part in PARTS if not hasattr(kind, part)]
    if missing:
        yield f"KIND lacks {', '.join(missing)}."
    if kind.name != folder.name:
        yield f"KIND's name is {kind.name!r}; it must be the folder's, {folder.name!r}."
    if kind.folder.resolve() != folder.resolve():
        yield f"KIND's folder is {kind.folder}; it must be the one it lies in."
    absent = [name for name in TEMPLATES if not (folder / "templates" / name).is_file()]
    if absent:
        yield f"templates/ lacks {', '.join(absent)}."
    yield from _misplaced(kind.own_chapters)
    yield from _repeats("command model", [model.__name__ for model in kind.commands.values()])
    taken = [event.__name__ for event in CORE_EVENTS]
    yield from _repeats("event class", [*taken, *(event.__name__ for event in kind.events)])


def _misplaced(chapters: Sequence[OwnChapter]) -> Iterator[str]:
    for chapter in chapters:
        if chapter.after and chapter.before:
            yield f"own_chapters: {chapter.key!r} stands after or before a standard part, not both."
    yield from _repeats("chapter in own_chapters", [chapter.key for chapter in chapters])


def _repeats(what: str, names: list[str]) -> Iterator[str]:
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"there is more than one {what} called {name}."
