"""What someone at the door may know of a workshop: its name, its tables and how many sit there.

It owns how a code is read, too. Nothing about answers, and no code or key, comes this way.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sessions.ids import WorkshopId
from sessions.service import Service
from sessions.workshop import Workshop

NOT_IN_CODES = frozenset("01OI")


@dataclass(frozen=True)
class TableSeats:
    """One table as a newcomer sees it."""

    number: int
    capacity: int
    joined: int

    @property
    def has_room(self) -> bool:
        """Whether a seat is free."""
        return self.joined < self.capacity

    @property
    def seats(self) -> list[str]:
        """The states of the seats, for drawing the ring."""
        return ["in"] * self.joined + ["absent"] * (self.capacity - self.joined)

    @property
    def seats_with_you(self) -> list[str]:
        """The same with the newcomer on the next seat."""
        return ["in"] * self.joined + ["you"] + ["absent"] * (self.capacity - self.joined - 1)


@dataclass(frozen=True)
class Door:
    """A workshop from outside; `tables` in the order of their numbers, without those that sit with another.

    `merged` says with which.
    """

    id: WorkshopId
    title: str
    area: str
    is_rehearsal: bool
    is_closed: bool
    tables: tuple[TableSeats, ...]
    merged: Mapping[int, int]
    logo: str | None = None  # the host's, by its name

    @property
    def with_room(self) -> tuple[TableSeats, ...]:
        """The tables that have a free seat."""
        return tuple(table for table in self.tables if table.has_room)

    def table(self, number: int) -> TableSeats | None:
        """A table by the number on its sign: where its people sit by now."""
        now = self.merged.get(number, number)
        return next((table for table in self.tables if table.number == now), None)


def door_of(workshop: Workshop) -> Door:
    """The workshop as someone sees it who has not joined."""
    return Door(
        id=workshop.id,
        title=workshop.title,
        area=workshop.area,
        is_rehearsal=workshop.is_rehearsal,
        is_closed=workshop.is_closed,
        tables=tuple(
            TableSeats(number, capacity, len(workshop.members[number]))
            for number, capacity in sorted(workshop.tables_in_use.items())
        ),
        logo=workshop.logo.digest if workshop.logo else None,
        merged={number: workshop.people.table_now(number) for number in workshop.people.merged},
    )


def tidy_code(typed: str) -> str:
    """A code as people type it, in the one form it is kept in: capitals, without spaces and hyphens."""
    return "".join(
        character for character in typed.upper() if not character.isspace() and character not in "-–"
    )


def has_confusable(code: str) -> bool:
    """Whether a code holds a character that codes never have, because it looks like another."""
    return not NOT_IN_CODES.isdisjoint(code)


def workshop_behind(service: Service, code: str) -> WorkshopId | None:
    """The workshop whose typed code this is."""
    return service.find(join_code=tidy_code(code)) if code else None
