"""The exercises there are to pick for an agenda: what each kind brings, or itself where it brings none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from sessions.exercises.asking import Around, Earlier, Familiarity, Interest, LibraryEntry, Occasion
from sessions.exercises.base import Chapter, Kind
from sessions.exercises.drawn_lines import DrawsLines
from sessions.workshop import Workshop


@dataclass(frozen=True)
class Offered:
    """An exercise to pick; `minutes` is None where the materials lack what it needs."""

    name: str  # "kind/entry"
    kind: Kind
    entry: LibraryEntry
    settings: Mapping[str, Any] | None
    minutes: int | None


@dataclass(frozen=True)
class Room:
    """For whom exercises are picked; None stands for any."""

    people: int
    interest: Interest | None = None
    occasion: Occasion | None = None
    familiarity: Familiarity | None = None


def around(workshop: Workshop, before: str | None = None) -> Around:
    """What a form may choose from; the exercises before another, or all."""
    earlier = []
    for exercise in workshop.exercises.values():
        if exercise.id == before:
            break
        draws = isinstance(exercise.state, DrawsLines)
        earlier.append(Earlier(str(exercise.id), exercise.kind.name, exercise.title, draws))
    return Around(workshop.materials, sorted(workshop.tables), earlier)


def entries_of(kind: Kind) -> tuple[LibraryEntry, ...]:
    """What a kind brings; its own title with the settings it has by itself where it brings nothing."""
    plain = LibraryEntry("plain", kind.title, kind.summary, lambda around: _by_itself(kind))
    return kind.library or (plain,)


def _by_itself(kind: Kind) -> Mapping[str, Any] | None:
    try:
        found: dict[str, Any] = kind.Settings.model_validate({}).model_dump(mode="json")
    except ValidationError:
        return None
    return found


def all_offered(workshop: Workshop) -> list[Offered]:
    """Every exercise, in the order of kinds and of what each brings."""
    return [
        _offered(workshop, kind, entry)
        for kind in workshop.day.registry.kinds.values()
        for entry in entries_of(kind)
    ]


def suiting(offered: list[Offered], room: Room) -> list[Offered]:
    """Those for such a room."""
    return [
        one for one in offered if one.entry.suits(room.people, room.interest, room.occasion, room.familiarity)
    ]


def entry_where(workshop: Workshop, wanted: Callable[[LibraryEntry], bool] | None) -> Offered | None:
    """The first that can be put in at once and is wanted; an evaluation where none is described."""

    def is_it(one: Offered) -> bool:
        if one.minutes is None or one.settings is None:
            return False
        if wanted is not None:
            return wanted(one.entry)
        settings = one.kind.Settings.model_validate(dict(one.settings))
        return one.kind.chapter(settings) == Chapter.EVALUATION

    return next(filter(is_it, all_offered(workshop)), None)


def find_offered(workshop: Workshop, name: str) -> Offered | None:
    """One by its name."""
    return next((one for one in all_offered(workshop) if one.name == name), None)


def _offered(workshop: Workshop, kind: Kind, entry: LibraryEntry) -> Offered:
    found = entry.settings(around(workshop))
    settings, minutes = found, None
    if found is not None:
        model = kind.Settings.model_validate(dict(found))
        if kind.check(model, workshop.materials, sorted(workshop.tables)) is None:
            settings = model.model_dump(mode="json")
            minutes = sum(phase.minutes for phase in kind.phases(model, workshop.materials))
    return Offered(f"{kind.name}/{entry.key}", kind, entry, settings, minutes)
