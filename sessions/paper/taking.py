"""Carries out what was read from paper: each answer by the one way to write, then their count, step by step.

Every line is checked before the first is sent, and sent under an id that follows from it. So a file with a
fault changes nothing, and one that was cut short by a crash is finished by bringing it again.
"""

import secrets
from collections.abc import Iterable, Iterator

from sessions.csv_lines import Fault
from sessions.errors import Rejection
from sessions.exercises.base import Actor, Typed
from sessions.ids import CommandId, WorkshopId
from sessions.orders import Order
from sessions.paper.lines import Entry, on_paper
from sessions.paper.reading import Reading, read_paper
from sessions.service import Service

COUNTED = ("new", "changed")


def take_paper(service: Service, workshop: WorkshopId, text: str, by: Actor) -> Reading:
    """Count what a text holds, unless a line is wrong; `by` leads, and is named in the log.

    Gives what was counted. A line that the room overtook meanwhile is named as a fault, and the others count.
    """
    reading = service.read(workshop, lambda room: read_paper(room, text))
    fresh = [entry for entry in reading.entries if entry.status in COUNTED]
    faults = take_entries(service, workshop, fresh, by, batch=f"file-{secrets.token_hex(8)}")
    for step, counts in Reading(tuple(fresh)).by_step():
        payload = {"target": step.key, "answers": sum(counts.values())}
        same_step = [entry for entry in fresh if entry.step.key == step.key]
        service.handle(Order(workshop, _together(service, workshop, same_step), "count_paper", payload, by))
    return Reading(reading.entries, (*reading.faults, *faults), reading.cautions)


def take_entries(
    service: Service, workshop: WorkshopId, entries: Iterable[Entry], by: Actor, batch: str = ""
) -> list[Fault]:
    """Send each, with a seat for its ballot where it has none; what was refused after all."""
    outcomes = (
        (entry, service.handle(order))
        for entry in entries
        for order in _orders(service, workshop, entry, Typed(entry.ballot, by.name, batch))
    )
    return [Fault(entry.line, "answer", out.message) for entry, out in outcomes if isinstance(out, Rejection)]


def _orders(service: Service, workshop: WorkshopId, entry: Entry, typed: Typed) -> Iterator[Order]:
    by = on_paper(entry.participant, entry.table, typed)
    has_seat, times, command = service.read(
        workshop,
        lambda room: (
            entry.participant in room.participants,
            room.paper.times_taken_back,
            entry.command_id(room),
        ),
    )
    if not has_seat:
        seat = {"participant": entry.participant, "table": entry.table, "ballot": entry.ballot}
        yield Order(workshop, CommandId(f"seat-{entry.participant}-{times}"), "join", seat, by)
    answer, step = entry.answer, entry.step
    yield Order(
        workshop, command, answer.command, answer.payload, by, step.key, step.exercise.id, entry.replaces
    )


def _together(service: Service, workshop: WorkshopId, entries: list[Entry]) -> CommandId:
    """An id for counting these entries, whichever they are."""
    first = service.read(workshop, lambda room: entries[0].command_id(room))
    return CommandId(f"count-{first}-{len(entries)}")
