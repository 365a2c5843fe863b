"""Owns the tidy rows of all statements."""

from collections.abc import Iterator, Mapping
from typing import Any

from sessions.exercises.row_columns import ORIGINAL, STATUS, of_keys, of_wholes, of_words, of_yes_no
from sessions.exercises.statements.phases import WRITE
from sessions.exercises.statements.state import StatementsState
from sessions.words import say

COLUMNS = (
    of_keys("statement", say("Which statement.")),
    of_words("text", say("The words as they are shown.")),
    ORIGINAL,
    of_words("other", say("The other side of a disagreement.")),
    of_wholes("people", say("How many said so, or were on the first side, if noted."), "people"),
    of_wholes("other_people", say("How many were on the other side, if noted."), "people"),
    of_keys("form", say("How it was written down."), "gist", "verbatim", "disagreement"),
    of_keys("group", say("Whom or what it is about; empty for nothing.")),
    of_keys("example", say("The card that it is about; empty for none.")),
    STATUS,
    of_yes_no("is_claimed", say("Someone at the table said that they meant it so.")),
    of_yes_no("is_late", say("It was added from a flipchart once the step was locked.")),
    of_yes_no("is_corrected", say("Whoever wrote it down changed it.")),
    of_wholes("rewordings", say("How often facilitators changed its words."), "times"),
)


def rows(state: StatementsState) -> Iterator[Mapping[str, Any]]:
    """One row a statement; its participant is who wrote it down."""
    for saying in state.sayings.in_order:
        yield {
            "phase": WRITE,
            "participant": saying.person,
            "table": saying.table,
            "statement": saying.id,
            "text": saying.text,
            "original": saying.original,
            "other": saying.sides[1].words if saying.sides else "",
            "people": saying.people,
            "other_people": saying.other.people if saying.other else None,
            "form": saying.kept_as,
            "group": saying.about.get("group", ""),
            "example": saying.about.get("example", ""),
            "status": saying.status,
            "is_claimed": saying.claimed_by is not None,
            "is_late": saying.is_late,
            "is_corrected": saying.is_corrected,
            "rewordings": saying.wording,
        }
