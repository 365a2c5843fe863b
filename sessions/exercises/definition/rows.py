"""Owns the tidy rows of all definitions: every version, who agreed with which, and who could not agree."""

from collections.abc import Iterator, Mapping
from typing import Any

from sessions.exercises.definition.state import WRITE, DefinitionState
from sessions.exercises.sayings import Saying

VERSION, ENDORSEMENT, LEFT_OPEN = "version", "endorsement", "left_open"


def rows(state: DefinitionState) -> Iterator[Mapping[str, Any]]:
    """One row a version, a reason, an endorsement, and a table that left it open.

    phase, participant (None where whoever writes for the table did it, and of what is the table's), table,
    what (version, reason, endorsement, left_open), version (id), words (as shown), original (as written),
    status (held, approved, hidden; replaced for an earlier version).
    """
    for olds in state.earlier.values():
        for old in olds:
            yield _words(old, "replaced")
    for saying in state.words.in_order:
        yield _words(saying, saying.status)
    for version, people in state.endorsed.items():
        for who in sorted(people):
            yield _row(who, people[who].table, ENDORSEMENT, version)
    for table in sorted(state.left_open):  # the table's own, whoever's hand noted it
        yield _row(None, table, LEFT_OPEN)


def _words(saying: Saying, status: str) -> Mapping[str, Any]:
    what = saying.kept_as if saying.kept_as == "reason" else VERSION
    words = {"words": saying.text, "original": saying.original, "status": status}
    return {**_row(saying.person, saying.table, what, saying.id), **words}


def _row(who: str | None, table: int, what: str, version: str = "") -> Mapping[str, Any]:
    return {
        "phase": WRITE,
        "participant": who,
        "table": table,
        "what": what,
        "version": version,
        "words": None,
        "original": None,
        "status": None,
    }
