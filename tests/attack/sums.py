"""What a stranger who sees everything published can work out: whole numbers that must add up.

The unknown is how many people of each group that others can tell apart (by when they came, changed their
answer, left or withdrew) gave each answer. Every published figure is a sum of these. A count is found out
when no other whole number fits all that was published.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from random import Random

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

Value = Hashable
NOTHING = "no answer"
ALIKE = 0.5  # sums closer together than this are one


@dataclass(frozen=True)
class Slot:
    """One answer that a person's counts rest on: to which prompt, and the how manieth of theirs."""

    prompt: str
    version: int


@dataclass(frozen=True)
class Group:
    """People whom others can't tell apart. `slots` are the answers they gave, `size` how many they are.

    `silent` are the prompts in which nobody knows which of them answered.
    """

    name: tuple[Hashable, ...]
    size: int
    slots: tuple[Slot, ...]
    silent: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Sum:
    """A published figure: between `low` and `high` is the sum over all people of what their answers weigh.

    `slots` says, by group, which answers were counted; a group that is not in it was not. `weights` is by
    the values of these answers.
    """

    source: str
    slots: Mapping[tuple[Hashable, ...], tuple[Slot | None, ...]]
    weights: Mapping[tuple[Value, ...], float]
    low: float
    high: float


@dataclass
class Puzzle:
    """All that is known of one question; `domain` are its possible answers."""

    domain: Sequence[Value]
    groups: Sequence[Group]
    sums: list[Sum] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.columns = [(group, path) for group in self.groups for path in self._paths(group)]
        self.sizes = np.array([group.size for group, _ in self.columns], dtype=float)

    def _paths(self, group: Group) -> Iterator[dict[Slot, Value]]:
        ways = [
            [*self.domain, NOTHING] if slot.prompt in group.silent else list(self.domain)
            for slot in group.slots
        ]
        for values in product(*ways):
            yield dict(zip(group.slots, values, strict=True))

    def weigh(self, item: Sum) -> np.ndarray:
        """What a person of each group with each answers adds to a sum."""
        row = np.zeros(len(self.columns))
        for index, (group, path) in enumerate(self.columns):
            slots = item.slots.get(group.name)
            if slots is not None:
                values = tuple(NOTHING if slot is None else path[slot] for slot in slots)
                row[index] = item.weights.get(values, 0.0)
        return row

    def cell(self, names: Iterable[tuple[Hashable, ...]], prompt: str, value: Value) -> np.ndarray:
        """How many of some groups gave this as their newest answer to a prompt."""
        wanted, row = set(names), np.zeros(len(self.columns))
        for index, (group, path) in enumerate(self.columns):
            newest = max(
                (slot for slot in path if slot.prompt == prompt), key=lambda s: s.version, default=None
            )
            row[index] = float(group.name in wanted and newest is not None and path[newest] == value)
        return row


class Stranger:
    """Asks of a puzzle which numbers are the only ones that fit. `truth` is by group and answers."""

    def __init__(self, puzzle: Puzzle, sums: Sequence[Sum]) -> None:
        self.puzzle = puzzle
        rows: list[np.ndarray] = []
        low: list[float] = []
        high: list[float] = []
        for group in puzzle.groups:
            rows.append(np.array([float(owner is group) for owner, _ in puzzle.columns]))
            low.append(group.size)
            high.append(group.size)
        for item in sums:
            rows.append(puzzle.weigh(item))
            low.append(item.low)
            high.append(item.high)
        self.rules = LinearConstraint(csr_array(np.array(rows)), np.array(low), np.array(high))
        self.bounds = Bounds(0, puzzle.sizes)
        self.found: list[np.ndarray] = []

    def solve(self, wish: np.ndarray) -> np.ndarray:
        """A way it may have been that has the least of this; AssertionError where nothing fits."""
        done = milp(wish, constraints=self.rules, bounds=self.bounds, integrality=np.ones(len(wish)))
        assert done.success, f"what was published does not add up: {done.message}"
        found: np.ndarray = np.round(done.x)
        return found

    def look_around(self, chance: Random, times: int) -> None:
        """Some ways it may have been, at random: most numbers show at once that they are not the only one."""
        for _ in range(times):
            wish = np.array([chance.uniform(-1, 1) for _ in self.puzzle.columns])
            self.found.append(self.solve(wish))

    def knows(self, cell: np.ndarray) -> float | None:
        """The only value that a sum can have; None while there are others."""
        values = {float(cell @ way) for way in self.found}
        for sign in (1, -1):
            if values and max(values) - min(values) >= ALIKE:
                return None
            self.found.append(self.solve(sign * cell))
            values.add(float(cell @ self.found[-1]))
        return min(values) if max(values) - min(values) < ALIKE else None


def tally(values: Iterable[Value]) -> dict[Value, int]:
    """How often each value stands there."""
    found: dict[Value, int] = defaultdict(int)
    for value in values:
        found[value] += 1
    return dict(found)
