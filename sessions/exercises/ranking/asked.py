"""Owns what the designer asks for a ranking, and the rankings there are to pick."""

from functools import partial
from typing import Any

from sessions.exercises.asking import (
    Around,
    Ask,
    Choices,
    Familiarity,
    Interest,
    LibraryEntry,
    Occasion,
    all_sets,
    sets_in_turn,
)
from sessions.exercises.ranking.lenses import LENSES
from sessions.words import Message, say

NAME = "ranking"


def _earlier(around: Around) -> Choices:
    """The rankings that come before."""
    return {one.id: say("%(title)s", title=one.title) for one in around.earlier if one.kind == NAME}


ASKS = {
    "lens": Ask(say("Rank by"), choices={key: lens.subject for key, lens in LENSES.items()}),
    "sets": Ask(say("Cards of each table"), choices=all_sets),
    "against": Ask(
        say("Draw against an earlier ranking"), say("By another lens, of the same cards."), choices=_earlier
    ),
    "own_mode": Ask(
        say("On one’s own"),
        choices={"order": say("An order of all cards"), "most_least": say("Only most and least: quicker")},
    ),
    "steps": Ask(
        say("Parts"),
        choices={
            "own": say("Each on their own"),
            "criteria": say("The table’s criteria"),
            "agreed": say("The table’s agreed order"),
            "minority": say("Minority record"),
        },
    ),
    "minutes": Ask(say("Minutes")),
    "minutes.own": Ask(say("Each on their own")),
    "minutes.criteria": Ask(say("The table’s criteria")),
    "minutes.agreed": Ask(say("The table’s agreed order")),
    "minutes.minority": Ask(say("Minority record")),
}


def _by(around: Around, lens: str, swapped: bool = False) -> dict[str, Any] | None:
    sets = sets_in_turn(around, swapped)
    return None if sets is None else {"lens": lens, "sets": sets}


def _quick(around: Around) -> dict[str, Any] | None:
    found = _by(around, "benefit")
    short = {"own_mode": "most_least", "steps": ["own", "agreed"], "minutes": {"own": 4, "agreed": 15}}
    return None if found is None else {**found, **short}


NO_SETS = say("Needs a set of example cards among the materials.")


def _entry(
    lens: str, title: Message, why: Message, interest: Interest, swapped: bool = False
) -> LibraryEntry:
    return LibraryEntry(
        lens,
        title,
        why,
        partial(_by, lens=lens, swapped=swapped),
        interests=frozenset({interest, Interest.PRIORITIES}),
        occasions=frozenset({Occasion.DAY, Occasion.JURY}),
        fewest=4,
        needs=NO_SETS,
    )


LIBRARY = (
    LibraryEntry(
        "quick",
        say("Most and least benefit"),
        say("A ranking for an evening: two cards each, then one order a table."),
        _quick,
        interests=frozenset({Interest.BENEFITS, Interest.PRIORITIES}),
        familiarity=frozenset({Familiarity.NEW, Familiarity.SOME}),
        fewest=4,
        needs=NO_SETS,
    ),
    _entry(
        "benefit",
        say("Rank by public benefit"),
        say("Each alone, then criteria of the table’s own, then one order a table."),
        Interest.BENEFITS,
    ),
    _entry(
        "risk", say("Rank by risk"), say("The same by risk, with the sets swapped."), Interest.RISKS, True
    ),
    _entry(
        "acceptability",
        say("Rank by acceptability"),
        say("More and less acceptable, with a line where the table draws one."),
        Interest.LIMITS,
    ),
)
