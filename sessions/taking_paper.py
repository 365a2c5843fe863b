"""Carries out what was read from paper: each answer by the one way to write, then their count, step by step.

Every line is checked before the first is sent, and sent under an id that follows from it. So a file with a
fault changes nothing, and one that was cut short by a crash is finished by bringing it again.
"""

from collections.abc import Iterable

from sessions.csv_lines import Fault
from sessions.errors import Rejection
from sessions.exercises.base import Actor
from sessions.ids import CommandId, WorkshopId
from sessions.orders import Order
from sessions.paper import Entry, Reading, on_paper, read_paper
from sessions.service import Service


def take_paper(service: Service, workshop: WorkshopId, text: str, by: Actor) -> Reading:
    """Count what a text holds, unless a line is wrong; `by` leads, and is named in the log.

    Gives what was counted. A line that the room overtook meanwhile is named as a fault, and the others count.
    """
    reading = service.read(workshop, lambda room: read_paper(room, text))
    faults: list[Fault] = []
    fresh = [entry for entry in reading.entries if entry.status != "same"]
    for order, entry in _orders(service, workshop, fresh):
        outcome = service.handle(order)
        if isinstance(outcome, Rejection):
            faults.append(Fault(entry.line, "answer", outcome.message))
    for step, counts in Reading(tuple(fresh)).by_step():
        payload = {"target": step.key, "answers": sum(counts.values())}
        same_step = [entry for entry in fresh if entry.step.key == step.key]
        service.handle(Order(workshop, _together(service, workshop, same_step), "count_paper", payload, by))
    return Reading(reading.entries, (*reading.faults, *faults), reading.cautions)


def _orders(service: Service, workshop: WorkshopId, entries: list[Entry]) -> Iterable[tuple[Order, Entry]]:
    """A seat for each ballot that has none, and its answers."""
    for entry in entries:
        by = on_paper(entry.participant, entry.table)
        ids = service.read(workshop, lambda room, entry=entry: entry.command_id(room))  # type: ignore[misc]
        seat = {"participant": entry.participant, "table": entry.table, "ballot": entry.ballot}
        yield Order(workshop, CommandId(f"seat-{entry.participant}"), "join", seat, by), entry
        yield (
            Order(
                workshop,
                ids,
                entry.answer.command,
                entry.answer.payload,
                by,
                entry.step.key,
                entry.step.exercise.id,
                entry.replaces,
            ),
            entry,
        )


def _together(service: Service, workshop: WorkshopId, entries: list[Entry]) -> CommandId:
    """An id for counting these entries, whichever they are."""
    first = service.read(workshop, lambda room: entries[0].command_id(room))
    return CommandId(f"count-{first}-{len(entries)}")
