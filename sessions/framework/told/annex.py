"""Owns what a report's annex says of how an assessment's numbers are made: a row each, with its source."""

from sessions.exercises.base import Badge, Column, Panel
from sessions.framework.method import FORMULAS, SOURCE
from sessions.framework.told.sentences import CAUTION
from sessions.framework.zones import OURS
from sessions.words import say, say_n

METHOD = "assessment-method"


def method_panel(badge: Badge) -> Panel:
    """How each is worked out, and where that comes from, in the order in which they build up."""
    return Panel(
        key=METHOD,
        title=say("How the numbers of an assessment are made"),
        badge=badge,
        basis=say_n("%(n)s formula.", "%(n)s formulas.", len(FORMULAS)),
        summary=say(
            "A list of formulas, each with its source. The questions are from %(source)s.", source=SOURCE
        ),
        columns=(
            Column("title", say("What")),
            Column("words", say("How")),
            Column("sources", say("Source")),
        ),
        rows=tuple(
            {
                "title": one.title,
                "words": say("%(formula)s. %(words)s", formula=one.formula, words=one.words),
                "sources": "; ".join(map(str, one.references)),
            }
            for one in FORMULAS
        ),
        notes=(OURS, CAUTION),
    )
