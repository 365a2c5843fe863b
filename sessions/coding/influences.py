"""Owns what else than criteria moved the rankings of a day: tables' own marks, then what was said of it.

The Manchester local area report (2017) found three such influences and could only guess at them from notes;
here tables mark them, and people code what was said.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sessions.coding.book import INFLUENCES, STANDARD, Code
from sessions.coding.evidence import coded, whence, words_of
from sessions.coding.remarks import Remark
from sessions.coding.state import Coding
from sessions.day import Exercise
from sessions.exercises.base import Badge, Column, Panel, Room
from sessions.exercises.moved_by import MovedBy, TellsInfluences
from sessions.words import Message, listed, say, say_n

FEWEST = 2  # rankings, to be set side by side
MARKED, SAID = "influences-marked", "influences-said"
CODES = tuple(code for code in STANDARD.values() if code.family == INFLUENCES)


@dataclass(frozen=True)
class Marks:
    """What one exercise's tables marked."""

    exercise: Exercise
    found: tuple[MovedBy, ...]

    def by(self, code: Code) -> MovedBy:
        """How one influence was marked."""
        return next(one for one in self.found if one.code == code.key)


def influence_panels(
    coding: Coding, pool: Sequence[Remark], over: Iterable[tuple[Exercise, Room]], tables: int
) -> tuple[Panel, ...]:
    """What tables marked, and what was said; neither where there is none.

    `over` are the exercises that are over, each with its room.
    """
    found = (_marked(list(_marks(over))), _said(coding, pool, tables))
    return tuple(panel for panel in found if panel)


def _marks(over: Iterable[tuple[Exercise, Room]]) -> Iterator[Marks]:
    for exercise, room in over:
        kind = exercise.kind
        found = kind.moved_by(exercise.state, room) if isinstance(kind, TellsInfluences) else ()
        if found:
            yield Marks(exercise, found)


def _marked(marks: Sequence[Marks]) -> Panel | None:
    """Rows: influence, then for each exercise its tables: "2 of 6 (1, 3)". One alone tells its own."""
    if len(marks) < FEWEST:
        return None
    return Panel(
        key=MARKED,
        title=say("What else moved the tables, ranking by ranking"),
        badge=Badge.TABLE,
        basis=say_n(
            "%(n)s ranking; each count is of its own tables.",
            "%(n)s rankings; each count is of its own tables.",
            len(marks),
        ),
        summary=_marked_words(marks),
        columns=(
            Column("influence", say("What else moved them")),
            *(Column(one.exercise.id, say("%(title)s", title=one.exercise.title)) for one in marks),
        ),
        rows=tuple(
            {
                "influence": code.title,
                **{one.exercise.id: _tables(one.by(code)) for one in marks},
            }
            for code in CODES
        ),
        notes=(
            say(
                "Counts of tables, with their numbers. Nobody had to answer; a table may mark several. "
                "Tables' own words stand with each ranking."
            ),
        ),
    )


def _tables(moved: MovedBy) -> Message:
    counted = say("%(n)s of %(of)s", n=len(moved.tables), of=moved.of)
    which = ", ".join(map(str, moved.tables))
    return say("%(count)s (%(which)s)", count=counted, which=which) if which else counted


def _marked_words(marks: Sequence[Marks]) -> Message:
    counts = [(sum(len(one.by(code).tables) for one in marks), str(code.title)) for code in CODES]
    most = max(count for count, _ in counts)
    if not most:
        return say("A list of influences: no table marked one.")
    return say(
        "A list of influences. The highest count over all rankings, %(marks)s: %(names)s.",
        marks=say_n("%(n)s time", "%(n)s times", most),
        names=listed([name for count, name in counts if count == most]),
    )


def _said(coding: Coding, pool: Sequence[Remark], tables: int) -> Panel | None:
    """Rows: influence, words, whence."""
    under = coded(coding, pool)
    found = [(code, one) for code in CODES for one in under.get(code.key, ())]
    if not found:
        return None
    return Panel(
        key=SAID,
        title=say("What was said that tells of it"),
        badge=Badge.TABLE,
        basis=say_n(
            "%(n)s statement, from %(tables)s of %(of)s tables",
            "%(n)s statements, from %(tables)s of %(of)s tables",
            len({one.reference for _, one in found}),
            tables=len({one.table for _, one in found}),
            of=tables,
        ),
        summary=say("A list of statements that were coded so, by influence."),
        columns=(
            Column("influence", say("What else moved them")),
            Column("words", say("What was said")),
            Column("whence", say("Statement")),
        ),
        rows=tuple(
            {"influence": code.title, "words": words_of(one), "whence": whence(one)} for code, one in found
        ),
    )
