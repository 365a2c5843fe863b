"""What else than its criteria moved a table, as a kind that asks for it tells the house.

A kind offers `moved_by` beside what every kind has; the house asks by that alone.
"""

from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from sessions.exercises.base import Room


@dataclass(frozen=True)
class MovedBy:
    """One influence; `code` is its key in the codebook, `tables` those that marked it, of `of` in use."""

    code: str
    tables: tuple[int, ...]
    of: int


@runtime_checkable
class TellsInfluences(Protocol):
    """What a kind may offer beside `Kind`."""

    def moved_by(self, state: Any, room: Room) -> tuple[MovedBy, ...]:
        """Each influence that tables could mark, in the kind's order; none where no table said anything."""
