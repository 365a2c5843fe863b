"""What a stranger has found out; and what follows of cards whose points are not shown."""

from collections.abc import Iterator
from dataclasses import dataclass

from sessions.disclosure import GROUP
from sessions.exercises.base import Panel
from sessions.workshop import Exercise
from tests.attack.published import Published
from tests.attack.sums import Value


@dataclass(frozen=True)
class Found:
    """A withheld count that follows from what was published."""

    question: str
    group: str
    value: Value
    count: float

    def __str__(self) -> str:
        return f"{self.question}: {self.count:g} of {self.group} said {self.value}"


def hidden_parts(exercise: Exercise, published: Published) -> Iterator[Found]:
    """Points of cards that are not shown: what one person gives to all cards is a fixed sum."""
    for one in published.found:
        panel = one.panel
        if one.exercise != exercise.id or not isinstance(panel, Panel) or "own_orders" not in panel.key:
            continue
        hidden = [row for row in panel.rows if row["mean"] is None and row["n"]]
        answers = sum(row["n"] for row in hidden)
        if hidden and (len(hidden) < 2 or answers < GROUP):
            whole = (len(panel.rows) - 1) / 2 * sum(row["n"] for row in panel.rows)
            rest = whole - sum(row["mean"] * row["n"] for row in panel.rows if row["mean"] is not None)
            cards = " and ".join(str(row["card"]) for row in hidden)
            yield Found(one.name, f"{answers} who placed {cards}", "points in all", round(rest, 2))
