"""Owns how ratings of several workshops stand beside each other: rating by rating, count by count."""

from collections.abc import Iterator, Mapping
from typing import Any

from sessions.exercises.base import Panel
from sessions.exercises.beside import SCALE, WORDING, Beside, Line, mark_of, n_line
from sessions.exercises.evaluation.panels import RATINGS, UPPER
from sessions.exercises.evaluation.settings import STEPS, EvaluationSettings
from sessions.words import Message, say

ALL = say("All who rated it")
SENT = say("Sent the form, of those who joined")


def ratings_beside(settings: EvaluationSettings, panel: Panel) -> Iterator[Beside]:
    """A result for each rating; its cells are empty where the report leaves it empty."""
    if panel.key != RATINGS:
        return
    for rating, row in zip(settings.ratings, panel.rows, strict=True):
        steps = [Line(str(step), say("%(step)s", step=step), row[str(step)]) for step in STEPS]
        yield Beside(
            about=f"rating {rating.name}",
            title=say(
                "%(name)s, from 1 (%(low)s) to 6 (%(high)s)",
                name=rating.name,
                low=rating.low,
                high=rating.high,
            ),
            lines=(*steps, Line("answered", ALL, row["answered"])),
            head=say("Step"),
            is_key=False,
            n=n_line(SENT, panel.basis),
            headline=_upper_half(row),
            alike={WORDING: mark_of(rating.question), SCALE: mark_of(rating.low, rating.high)},
        )


def _upper_half(row: Mapping[str, Any]) -> Message | None:
    if row["answered"] is None:
        return None
    upper = sum(row[str(step)] for step in UPPER)
    return say("%(n)s of %(of)s rated it 4 or more", n=upper, of=row["answered"])
