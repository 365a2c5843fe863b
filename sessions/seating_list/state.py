"""Who sits where while seats are given out, and what a seat costs: counted, so that weighing is cheap."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from enum import IntEnum

from sessions.seating_list.people import Listed, Need, Pair

NOWHERE = -1


class Cost(IntEnum):
    """What each thing weighs; the next one outweighs all that can come of those before it."""

    EVEN = 1  # times the squares of a sector's people at a table
    ORGANISATION = 10**4  # a pair of one organisation at a table
    MISSING = 10**8  # a sector that a table has nobody of
    SIZE = 10**12  # times the squares of the people at a table
    TOGETHER = 10**16  # a pair that is parted
    APART = 10**20  # a pair that is not
    ACCESS = 10**24  # a need that the table does not meet


class Seating:
    """People at tables; `at` holds each one's table, or NOWHERE. Changed in place."""

    def __init__(
        self,
        people: Sequence[Listed],
        room: Mapping[int, int],
        marks: Mapping[int, frozenset[Need]],
        together: Sequence[Pair],
        apart: Sequence[Pair],
    ) -> None:
        """Nobody sits yet."""
        self.people, self.room = people, room
        self.at = [NOWHERE] * len(people)
        self.sizes: Counter[int] = Counter()
        self.sectors: dict[int, Counter[str]] = {table: Counter() for table in room}
        self.organisations: dict[int, Counter[str]] = {table: Counter() for table in room}
        self.reached: Counter[str] = Counter()  # how many tables have somebody of a sector
        self._in_use = min(len(room), len(people))
        self._with, self._apart = _partners(together), _partners(apart)
        self._unmet = [
            {table: len(person.needs - marks.get(table, frozenset())) for table in room} for person in people
        ]
        self.has_wishes = [
            bool(person.needs or self._with[who] or self._apart[who]) for who, person in enumerate(people)
        ]

    def put(self, who: int, table: int) -> None:
        """Someone who sits nowhere sits down."""
        person = self.people[who]
        self.at[who] = table
        self.sizes[table] += 1
        self.sectors[table][person.sector] += 1
        self.reached[person.sector] += self.sectors[table][person.sector] == 1
        self.organisations[table][person.organisation] += 1

    def leave(self, who: int) -> int:
        """Someone gets up; what their seat cost."""
        table = self.at[who]
        self._up(who)
        return self.joining([who], table)

    def swap(self, one: int, other: int) -> None:
        """Two people change seats."""
        here, there = self.at[one], self.at[other]
        self.leave(one)
        self.leave(other)
        self.put(one, there)
        self.put(other, here)

    def free(self, table: int) -> int:
        """How many more a table may take."""
        return self.room[table] - self.sizes[table]

    def joining(self, group: Sequence[int], table: int) -> int:
        """What it costs if people who sit nowhere sit down at a table one after the other."""
        cost = 0
        for who in group:
            cost += self.fit(who, table) + Cost.SIZE * (2 * self.sizes[table] + 1)
            self.put(who, table)
        for who in group:
            self._up(who)
        return cost

    def fit(self, who: int, table: int, without: int = NOWHERE) -> int:
        """What a seat costs but for the table's size, as if they sat there and `without` elsewhere."""
        person, at = self.people[who], self.at
        cost = 0
        if self.has_wishes[who]:
            cost += self._unmet[who][table] * Cost.ACCESS
            for other in self._apart[who]:
                cost += Cost.APART * (at[other] == table and other != without)
            for other in self._with[who]:
                cost += Cost.TOGETHER * (at[other] not in (table, NOWHERE) or other == without)
        own = at[who] == table
        gone = self.people[without] if without != NOWHERE and at[without] == table else None
        if person.sector:
            alike = self.sectors[table][person.sector] - own
            alike -= gone is not None and gone.sector == person.sector
            cost += 2 * alike + 1 if alike else 1 - Cost.MISSING
        if person.organisation:
            alike = self.organisations[table][person.organisation] - own
            alike -= gone is not None and gone.organisation == person.organisation
            cost += Cost.ORGANISATION * alike
        return cost

    def is_content(self, who: int) -> bool:
        """Whether no swap can be better on account of this person.

        That is so if their wishes are kept, nobody of their organisation is beside them, and they are alone
        of their sector at the table, or no table is without it.
        """
        person, table = self.people[who], self.at[who]
        if person.organisation and self.organisations[table][person.organisation] > 1:
            return False
        if self.has_wishes[who] and self.fit(who, table) >= Cost.TOGETHER:
            return False
        return self.sectors[table][person.sector] == 1 or self.reached[person.sector] == self._in_use

    def total(self) -> int:
        """What the whole seating costs in wishes, sizes and gaps, so that two of them can be compared."""
        at = self.at
        cost = sum(self._unmet[who][table] for who, table in enumerate(at)) * Cost.ACCESS
        for who, table in enumerate(at):
            cost += Cost.APART * sum(at[other] == table for other in self._apart[who] if other > who)
            cost += Cost.TOGETHER * sum(at[other] != table for other in self._with[who] if other > who)
        every = {person.sector for person in self.people if person.sector}
        for table in self.room:
            cost += Cost.MISSING * sum(not self.sectors[table][sector] for sector in every)
            cost += Cost.SIZE * self.sizes[table] ** 2
        return cost

    def _up(self, who: int) -> None:
        person, table = self.people[who], self.at[who]
        self.at[who] = NOWHERE
        self.sizes[table] -= 1
        self.sectors[table][person.sector] -= 1
        self.reached[person.sector] -= self.sectors[table][person.sector] == 0
        self.organisations[table][person.organisation] -= 1


def _partners(found: Sequence[Pair]) -> dict[int, list[int]]:
    partners: dict[int, list[int]] = defaultdict(list)
    for one, other in found:
        partners[one].append(other)
        partners[other].append(one)
    return partners
