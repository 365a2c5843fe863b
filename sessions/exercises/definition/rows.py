"""Owns the tidy rows of all definitions: every version, who agreed with which, and who could not agree."""

from collections.abc import Iterator, Mapping
from typing import Any

from sessions.exercises.definition.state import WRITE, DefinitionState
from sessions.exercises.row_columns import ORIGINAL, of_keys, of_words
from sessions.exercises.sayings import Saying
from sessions.words import say

VERSION, ENDORSEMENT, LEFT_OPEN = "version", "endorsement", "left_open"

COLUMNS = (
    of_keys("what", say("What the row tells."), VERSION, "reason", ENDORSEMENT, LEFT_OPEN),
    of_keys("version", say("Which version of the table's words.")),
    of_words("words", say("The words as they are shown.")),
    ORIGINAL,
    of_keys(
        "status",
        say("Whether they may be shown; replaced: the table wrote others since."),
        *("held", "approved", "hidden", "replaced"),
    ),
)


def rows(state: DefinitionState) -> Iterator[Mapping[str, Any]]:
    """One row a version, a reason, an endorsement, and a table that left it open.

    The participant is None where whoever writes for the table did it, and of what is the table's.
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
