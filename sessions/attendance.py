"""How many took part, and how: counts for the report, of the room as a whole."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sessions.people import Arrival
from sessions.workshop import Workshop


@dataclass(frozen=True)
class Attendance:
    """Counts of people. `by_table`: where they first sat down; `merged`: the table a table sits with."""

    joined: int
    on_own_phone: int
    on_shared_phone: int
    helped: int
    changed_phone: int
    changed_table: int
    by_table: Mapping[int, int]
    merged: Mapping[int, int]


def attendance(workshop: Workshop) -> Attendance:
    """Who took part in a workshop, and on what."""
    people = workshop.participants.values()
    arrived = Counter(person.arrived_by for person in people)
    first = Counter(person.first_table for person in people)
    return Attendance(
        joined=len(people),
        on_own_phone=arrived[Arrival.OWN_PHONE],
        on_shared_phone=arrived[Arrival.SHARED_PHONE],
        helped=sum(person.is_helped for person in people),
        changed_phone=sum(person.handovers > 0 for person in people),
        changed_table=sum(person.table != person.first_table for person in people),
        by_table={number: first[number] for number in workshop.tables},
        merged=dict(workshop.people.merged),
    )
