"""Owns the tidy rows of all statements."""

from collections.abc import Iterator, Mapping
from typing import Any

from sessions.exercises.statements.phases import WRITE
from sessions.exercises.statements.state import StatementsState


def rows(state: StatementsState) -> Iterator[Mapping[str, Any]]:
    """One row a statement.

    phase, participant (who wrote it down), table, statement (id), text (as shown), original (as written),
    other (the second side of a disagreement; "" none), people, other_people (on each side; None not said),
    form (gist, verbatim, disagreement), group, example (keys; "" none), status (held, approved, hidden),
    is_claimed (someone at the table said that they meant it so), is_late (added once the step was locked),
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
