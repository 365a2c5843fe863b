"""What does not go to plan in a rehearsed day: fixed by the plan, the number of phones and the seed alone.

Some come late, one shares a neighbour's phone, one phone dies and its seat goes to another; after lunch some
have left, and two tables meet. Too few people for all that: then nothing happens.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from facilitator.rehearsal.script import Stop

FEWEST = 18
LATE, LEAVING_EACH_TABLE = 2, 2


@dataclass(frozen=True)
class Incidents:
    """Who (by number) and when (by the stop before which it happens); nothing in a calm day.

    `guest` answers on the phone of `host`. Those of `merging[0]` go to `merging[1]`.
    """

    late: tuple[int, ...] = ()
    host: int | None = None
    guest: int | None = None
    dying: int | None = None
    leaving: tuple[int, ...] = ()
    merging: tuple[int, int] | None = None
    late_at: int = 0
    dying_at: int = 0
    lunch_at: int = 0
    dealt: tuple[int, ...] = field(default=(), repr=False)

    @property
    def absent(self) -> frozenset[int]:
        """Who has no phone of their own in the room when the day begins."""
        return frozenset((*self.late, *(() if self.guest is None else (self.guest,))))


def incidents_of(
    stops: Sequence[Stop], dealt: Sequence[int], tables: Mapping[int, int], seed: int
) -> Incidents:
    """The day's incidents; `dealt` is the table of each person in turn."""
    asked = [index for index, stop in enumerate(stops) if stop.phase.takes_answers]
    if len(dealt) < FEWEST or len(dealt) > sum(tables.values()) or len(asked) < 2:
        return Incidents()
    rng = Random(f"{seed}/incidents")
    away, near = rng.sample(sorted(set(dealt)), 2)
    people = {number: [who for who, table in enumerate(dealt) if table == number] for number in set(dealt)}
    leaving = [who for number in (away, near) for who in people[number][-LEAVING_EACH_TABLE:]]
    rest = [who for number in sorted(people) if number not in (away, near) for who in people[number]]
    shared = rng.choice([number for number in sorted(people) if number not in (away, near)])
    host, guest = people[shared][0], people[shared][-1]
    others = [who for who in rest if who not in (host, guest)]
    dying, *late = rng.sample(others, 1 + LATE)
    starts = _starts(stops, asked)
    return Incidents(
        late=tuple(sorted(late)),
        host=host,
        guest=guest,
        dying=dying,
        leaving=tuple(leaving),
        merging=(away, near),
        late_at=starts[min(1, len(starts) - 1)],
        dying_at=starts[min(2, len(starts) - 1)],
        lunch_at=_lunch(stops),
        dealt=tuple(dealt),
    )


def _starts(stops: Sequence[Stop], asked: Sequence[int]) -> list[int]:
    """Where each exercise that takes answers begins."""
    first: dict[str, int] = {}
    for index in asked:
        first.setdefault(stops[index].exercise, index)
    return sorted(first.values())


def _lunch(stops: Sequence[Stop]) -> int:
    """The longest break; without one, the talk nearest to the middle of the day."""
    breaks = [index for index, stop in enumerate(stops) if stop.phase.is_break]
    if breaks:
        return max(breaks, key=lambda index: stops[index].phase.minutes)
    talks = [index for index, stop in enumerate(stops) if not stop.phase.takes_answers]
    return min(talks or [0], key=lambda index: abs(2 * index - len(stops)))
