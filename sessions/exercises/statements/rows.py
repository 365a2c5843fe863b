"""Owns the tidy rows of all statements."""

from collections.abc import Iterator, Mapping
from typing import Any

from sessions.exercises.statements.phases import WRITE
from sessions.exercises.statements.state import StatementsState


def rows(state: StatementsState) -> Iterator[Mapping[str, Any]]:
    """One row a statement.

    phase, participant (who wrote it down), table, statement (id), text (as shown), original (as written),
    form (gist, verbatim, disagreement), group, example (keys; "" none), status (held, approved, hidden),
    is_corrected, rewordings.
    """
    for saying in state.sayings.in_order:
        yield {
            "phase": WRITE,
            "participant": saying.person,
            "table": saying.table,
            "statement": saying.id,
            "text": saying.text,
            "original": saying.original,
            "form": saying.kept_as,
            "group": saying.about.get("group", ""),
            "example": saying.about.get("example", ""),
            "status": saying.status,
            "is_corrected": saying.is_corrected,
            "rewordings": saying.wording,
        }
