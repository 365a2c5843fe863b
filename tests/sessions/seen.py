"""What can be seen of a workshop, and what its record adds up to: for holding the one against the other."""

from collections.abc import Sequence
from typing import Any

from sessions.evolving import replay
from sessions.record import read_record
from sessions.store import EventRow
from sessions.visibility import console_view, own_view, phone_view, projector_view
from sessions.workshop import Workshop
from tests.builders import Hall

Rows = Sequence[EventRow]


def everything_visible(workshop: Workshop) -> list[Any]:
    """All that any audience is shown, as one comparable value."""
    return [
        console_view(workshop),
        projector_view(workshop),
        *(phone_view(workshop, table) for table in workshop.tables),
        *(own_view(workshop, person) for person in workshop.participants),
    ]


def replayed(hall: Hall) -> Workshop:
    rows = hall.service.store.events(hall.workshop)
    return replay(hall.workshop, read_record(rows, hall.service.registry), hall.service.registry)
