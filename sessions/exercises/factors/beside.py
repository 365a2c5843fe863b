"""Owns how the factors of several workshops stand beside each other: what made a difference or was chosen."""

from collections.abc import Iterator, Sequence

from sessions.exercises.beside import TOLD, WORDING, Beside, Line, Printed, mark_of, n_line
from sessions.exercises.factors.answers import CHOICE
from sessions.exercises.factors.panels import DIFFERENCE
from sessions.exercises.factors.settings import FactorsSettings
from sessions.words import say

ANSWERED = say("Answered, of those who joined")


def beside(settings: FactorsSettings, printed: Sequence[Printed]) -> Iterator[Beside]:
    """Both results, as far as they are printed; single pairs stay in each area's own report."""
    told = settings.model_dump(mode="json", include={"base", "pairs"})
    for one in printed:
        panel = one.panel
        if panel.key == DIFFERENCE:
            text = "%(made)s of %(answered)s"
            cells = [
                (row["factor"], say(text, made=row["made"], answered=row["answered"])) for row in panel.rows
            ]
        elif panel.key == CHOICE:
            cells = [(row["choice"], row["people"]) for row in panel.rows]
        else:
            continue
        yield Beside(
            about=f"factors {panel.key}",
            title=panel.title,
            lines=tuple(Line(str(title), title, cell) for title, cell in cells),
            head=panel.columns[0].title,
            n=n_line(ANSWERED, panel.basis),
            alike={WORDING: mark_of([str(title) for title, _ in cells]), TOLD: mark_of(told)},
        )
