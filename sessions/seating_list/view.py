"""The seating list as facilitators see and print it: tables with people and sectors, and what is left."""

from collections.abc import Iterable, Mapping
from typing import Any

from sessions.csv_lines import known_as
from sessions.seating_list.people import Placed, SeatingList
from sessions.seating_list.wishes import gaps, sectors, unmet
from sessions.words import Message
from sessions.workshop import Workshop

View = dict[str, Any]
SPARE = "123456789"  # marks for sectors whose letters are all taken


def list_view(seating: SeatingList, seats: Mapping[int, int], tags: Mapping[int, Iterable[Message]]) -> View:
    """Tables in use with who is asked to sit there; `marks` gives each sector its letter."""
    marks = sector_marks(sectors(seating))
    return {
        "count": len(seating.people),
        "seats": sum(seats.values()),
        "is_seated": seating.is_seated,
        "sectors": [(marks[sector], sector, count) for sector, count in sectors(seating).items()],
        "tables": [_table(seating, number, seats[number], marks, tags) for number in sorted(seats)],
        "waiting": [placed.person for placed in seating.people if placed.table not in seats],
        "unmet": unmet(seating),
        "gaps": gaps(seating) if seating.is_seated else [],
        "locked": sum(placed.is_locked for placed in seating.people),
        "by_name": sorted(
            (placed for placed in seating.people if placed.table in seats),
            key=lambda placed: known_as(placed.person.name),
        ),
        "history": list(reversed(seating.history)),
        "can_take_back": bool(seating.history) and seating.history[-1].before is not None,
    }


def sector_marks(names: Iterable[str]) -> dict[str, str]:
    """A letter for each sector, of its own name where one is left; all differ as long as letters last."""
    marks: dict[str, str] = {}
    for name in names:
        own = [letter for letter in name.upper() if letter.isalpha()]
        free = [letter for letter in (*own, *SPARE) if letter not in marks.values()]
        marks[name] = free[0] if free else "–"
    return marks


def table_tags(workshop: Workshop) -> dict[int, list[Message]]:
    """What each table holds, as its kinds call it: its set of cards."""
    found: dict[int, dict[str, Message]] = {number: {} for number in workshop.tables_in_use}
    for exercise in workshop.exercises.values():
        for step in exercise.steps:
            for number, tags in found.items():
                tag = exercise.kind.progress(exercise.state, step.phase.key, number, workshop.room).tag
                if tag is not None:
                    tags[str(tag)] = tag
    return {number: list(tags.values()) for number, tags in found.items()}


def _table(
    seating: SeatingList,
    number: int,
    seats: int,
    marks: Mapping[str, str],
    tags: Mapping[int, Iterable[Message]],
) -> View:
    people = seating.at(number)
    return {
        "number": number,
        "seats": seats,
        "tags": list(tags.get(number, ())),
        "offers": sorted(seating.marks.get(number, ())),
        "people": [_seat(placed, marks) for placed in people],
    }


def _seat(placed: Placed, marks: Mapping[str, str]) -> View:
    return {
        "person": placed.person,
        "mark": marks.get(placed.person.sector, ""),
        "is_locked": placed.is_locked,
    }
