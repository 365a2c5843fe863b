"""Owns how questions of several workshops are listed together: by theme where there is one, then by area."""

from collections.abc import Iterator, Sequence

from sessions.exercises.base import Column
from sessions.exercises.beside import Listing, Printed
from sessions.exercises.questions.panels import LIST, RECORD
from sessions.exercises.questions.settings import QuestionsSettings
from sessions.words import say

NO_THEME = say("No theme")


def beside(settings: QuestionsSettings, printed: Sequence[Printed]) -> Iterator[Listing]:
    """What the room may read, then what was asked for the record; research questions apart."""
    sort = "research" if settings.for_research else "questions"
    for one in printed:
        if one.panel.key not in (LIST, RECORD):
            continue
        shown = [column for column in one.panel.columns if column.key in ("question", "support")]
        yield Listing(
            about=f"{sort} {one.panel.key}",
            title=one.panel.title,
            basis=one.panel.basis,
            columns=(Column("theme", say("Theme")), *shown),
            rows=tuple({**row, "theme": row.get("theme") or NO_THEME} for row in one.panel.rows),
            by="theme",
        )
