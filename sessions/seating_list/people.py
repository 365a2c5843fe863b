"""The seating list itself: the people on it, their wishes, their tables, and what was changed when.

A value that is replaced whole; nothing in it is an answer, and no phone or participant stands in it.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from sessions.csv_lines import known_as


class Need(StrEnum):
    """What somebody needs of a table, and what a table may offer."""

    STEP_FREE = "step-free"
    NEAR_FRONT = "near the front"


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Listed(_Kept):
    """Somebody on the list; `together` and `apart` are names of others on it."""

    name: str
    sector: str = ""
    organisation: str = ""
    needs: frozenset[Need] = frozenset()
    together: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()


class Placed(_Kept):
    """Somebody and their table; None before seating. A locked seat stays when seats are given out anew."""

    person: Listed
    table: int | None = None
    is_locked: bool = False


class Change(_Kept):
    """What was done at what time, and how seats were before (table and lock, in the list's order)."""

    at: float
    what: str  # "seated", "moved", "added", "locked", "unlocked", "back"
    name: str = ""
    from_table: int | None = None
    to_table: int | None = None
    before: tuple[tuple[int | None, bool], ...] | None = None


class SeatingList(_Kept):
    """Everyone in the order of the list; `marks` is what each table offers; `seed` decides among equals."""

    people: tuple[Placed, ...] = ()
    marks: Mapping[int, frozenset[Need]] = Field(default_factory=dict)
    history: tuple[Change, ...] = ()
    seed: int = 1

    @property
    def is_seated(self) -> bool:
        """Whether seats have been given out."""
        return any(placed.table is not None for placed in self.people)

    def at(self, table: int) -> list[Placed]:
        """Who is asked to sit at a table, by name."""
        here = [placed for placed in self.people if placed.table == table]
        return sorted(here, key=lambda placed: known_as(placed.person.name))

    def find(self, name: str) -> Placed | None:
        """Somebody by name."""
        return next((placed for placed in self.people if placed.person.name == name), None)


Pair = tuple[int, int]


def pairs(people: Sequence[Listed]) -> tuple[list[Pair], list[Pair]]:
    """Who wishes to sit together and who apart, each pair of places in the list once, in order."""
    places = {known_as(person.name): place for place, person in enumerate(people)}
    together, apart = set[Pair](), set[Pair]()
    for place, person in enumerate(people):
        for wishes, found in ((person.together, together), (person.apart, apart)):
            others = [places[known_as(name)] for name in wishes if known_as(name) in places]
            found |= {(min(place, other), max(place, other)) for other in others if other != place}
    return sorted(together), sorted(apart)
