"""Owns how alike tables' criteria are, once people labelled them: counts and Jaccard, and no test.

What has no label is different from everything. Criteria are open, so this stands at any number.
"""

from itertools import combinations
from typing import Any

from sessions.aggregation.likeness import LEAST_SUPPORT, jaccard, supported
from sessions.exercises.base import Badge, Column, Panel
from sessions.exercises.ranking.lenses import LENSES
from sessions.exercises.ranking.phases import SHARED
from sessions.exercises.ranking.state import RankingState
from sessions.words import Message, say, say_n

LIKENESS = "likeness"
Row = dict[str, Any]


def shared_panel(state: RankingState) -> Panel | None:
    """Rows: label, tables ("3 of 6"), which; the most first. None while no label is shared by two tables."""
    labels = _labels(state)
    found = supported(labels.values())
    if not found:
        return None
    return Panel(
        key=SHARED,
        title=say("%(subject)s: criteria that tables share", subject=LENSES[state.settings.lens].subject),
        badge=Badge.TABLE,
        basis=_basis(state, labels),
        summary=say_n(
            "A list of labels that people gave: %(n)s is shared by %(least)s tables or more.",
            "A list of labels that people gave: %(n)s are shared by %(least)s tables or more.",
            len(found),
            least=LEAST_SUPPORT,
        ),
        columns=(
            Column("label", say("Shared label")),
            Column("tables", say("Tables")),
            Column("which", say("Which")),
        ),
        rows=tuple(
            {
                "label": label,
                "tables": say("%(n)s of %(of)s", n=count, of=len(state.tables)),
                "which": ", ".join(str(table) for table, held in labels.items() if label in held),
            }
            for label, count in found.items()
        ),
    )


def likeness_panel(state: RankingState) -> Panel | None:
    """Rows: tables, shared, either (labels), jaccard, for each two tables with a label; None below two."""
    labels = {table: held for table, held in _labels(state).items() if held}
    rows = tuple(_row(labels, one, other) for one, other in combinations(sorted(labels), 2))
    if not rows:
        return None
    return Panel(
        key=LIKENESS,
        title=say("%(subject)s: how alike tables' criteria are", subject=LENSES[state.settings.lens].subject),
        badge=Badge.TABLE,
        basis=_basis(state, labels),
        summary=_summary(rows),
        columns=(
            Column("tables", say("Tables")),
            Column("shared", say("Labels both have"), is_number=True),
            Column("either", say("Labels either has"), is_number=True),
            Column("jaccard", say("Jaccard"), is_number=True),
        ),
        rows=rows,
        notes=(say("Labels were given by people. A criterion without one is in no comparison."),),
    )


def _labels(state: RankingState) -> dict[int, frozenset[str]]:
    return {
        table: frozenset(criterion.label for criterion in work.criteria.values() if criterion.label)
        for table, work in state.tables.items()
    }


def _row(labels: dict[int, frozenset[str]], one: int, other: int) -> Row:
    alike = jaccard(labels[one], labels[other])
    return {
        "tables": say("%(one)s and %(other)s", one=one, other=other),
        "shared": len(labels[one] & labels[other]),
        "either": len(labels[one] | labels[other]),
        "jaccard": None if alike is None else float(alike),
    }


def _basis(state: RankingState, labels: dict[int, frozenset[str]]) -> Message:
    criteria = sum(len(work.criteria) for work in state.tables.values())
    labelled = sum(bool(one.label) for work in state.tables.values() for one in work.criteria.values())
    return say(
        "%(labelled)s of %(all)s criteria have a label, from %(tables)s of %(of)s tables.",
        labelled=labelled,
        all=criteria,
        tables=sum(map(bool, labels.values())),
        of=len(state.tables),
    )


def _summary(rows: tuple[Row, ...]) -> Message:
    none = sum(not row["shared"] for row in rows)
    return say_n(
        "A list of pairs of tables: %(none)s of %(n)s pair shares no label.",
        "A list of pairs of tables: %(none)s of %(n)s pairs share no label.",
        len(rows),
        none=none,
    )
