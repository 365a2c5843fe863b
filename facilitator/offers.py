"""What the templates offer to whoever starts a workshop: agenda, tables, and what each table holds.

What a table holds is asked of the kinds themselves, on an exercise that has not begun; no kind is named here.
"""

from dataclasses import dataclass

from casestudies.schema import Materials
from sessions.agenda import AgendaError, AgendaTemplate, ExerciseSpec, load_template, template_slugs
from sessions.exercises.base import Room
from sessions.exercises.registry import Registry
from sessions.words import Message


@dataclass(frozen=True)
class ExerciseOffer:
    """One exercise of a template, as it will run."""

    title: str
    kind: Message
    minutes: int
    phases: tuple[Message, ...]


@dataclass(frozen=True)
class TableOffer:
    """One table, and the material it will hold, as its kinds call it."""

    number: int
    seats: int
    tags: tuple[Message, ...]


@dataclass(frozen=True)
class Offer:
    """A template with all that a facilitator wants to know before choosing it."""

    slug: str
    template: AgendaTemplate
    exercises: tuple[ExerciseOffer, ...]
    tables: tuple[TableOffer, ...]


def all_offers(registry: Registry, materials: Materials) -> tuple[list[Offer], list[str]]:
    """The templates there are, each in its place, and for each that can't be used what is wrong with it."""
    offers, problems = [], []
    for slug in template_slugs():
        try:
            offers.append(_offer(slug, load_template(slug, registry, materials), registry, materials))
        except AgendaError as error:
            problems.append(str(error))
    return sorted(offers, key=lambda offer: offer.template.place), problems


def _offer(slug: str, template: AgendaTemplate, registry: Registry, materials: Materials) -> Offer:
    exercises = tuple(_exercise(spec, registry, materials) for spec in template.exercises)
    seats = {table.number: table.seats for table in template.tables}
    tags = _tags(template, Room(seats, dict.fromkeys(seats, ())), registry, materials)
    tables = tuple(TableOffer(number, count, tags[number]) for number, count in sorted(seats.items()))
    return Offer(slug, template, exercises, tables)


def _exercise(spec: ExerciseSpec, registry: Registry, materials: Materials) -> ExerciseOffer:
    kind = registry.get(spec.kind)
    phases = kind.phases(kind.Settings.model_validate(spec.settings), materials)
    return ExerciseOffer(
        spec.title, kind.title, sum(phase.minutes for phase in phases), tuple(phase.title for phase in phases)
    )


def _tags(
    template: AgendaTemplate, room: Room, registry: Registry, materials: Materials
) -> dict[int, tuple[Message, ...]]:
    found: dict[int, dict[str, Message]] = {number: {} for number in room.tables}
    for spec in template.exercises:
        kind = registry.get(spec.kind)
        settings = kind.Settings.model_validate(spec.settings)
        state = kind.start(settings, materials)
        for phase in kind.phases(settings, materials):
            for number, tags in found.items():
                tag = kind.progress(state, phase.key, number, room).tag
                if tag is not None:
                    tags[str(tag)] = tag
    return {number: tuple(tags.values()) for number, tags in found.items()}
