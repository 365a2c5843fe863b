"""The chain that seals what was done by those who run a workshop: each entry's seal covers the one before.

An entry is an event that no participant caused. It is sealed as it stands in the record, without what was
said in it, so that erasing words breaks nothing and changing anything else shows. The last seal is printed
when the day ends: whoever holds that sheet can tell whether the record is the one they left.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from sessions.database.record_text import to_text
from sessions.exercises.base import Role
from sessions.ids import WorkshopId, is_grant
from sessions.store import EventRow

ROLES = frozenset(role.value for role in Role)
UNSEALED = ""  # before the first entry
GROUP = 8  # of the characters of a seal, as it is printed


@dataclass(frozen=True)
class Break:
    """Where a chain does not hold: the entry's number in the log and in the record, and why."""

    number: int
    seq: int
    reason: str


def doer(row: EventRow) -> str:
    """Who did it, as the record names them: where a facilitator helped somebody withdraw, the facilitator."""
    return str(row.facts.get("helped_by") or row.actor)


def is_action(row: EventRow) -> bool:
    """Whether an event was caused by a role and not by somebody who takes part."""
    return doer(row) in ROLES or is_grant(doer(row))


def actions(rows: Iterable[EventRow]) -> list[EventRow]:
    """The entries of the log, in order."""
    return [row for row in rows if is_action(row)]


def sealed(workshop: WorkshopId, rows: Sequence[EventRow], head: str) -> tuple[list[EventRow], str]:
    """The same rows with their seals, going on from `head`; and the last seal."""
    found = []
    for row in rows:
        if is_action(row):
            head = seal_of(workshop, row, head)
            row = replace(row, seal=head)
        found.append(row)
    return found, head


def seal_of(workshop: WorkshopId, row: EventRow, before: str) -> str:
    """64 hexadecimal digits over the seal before and all that the record holds of an event but its words."""
    kept = [before, workshop, row.seq, row.name, row.form, repr(float(row.at)), row.actor, row.exercise or ""]
    text = to_text({"entry": kept, "facts": row.facts, "had_contents": row.had_contents})
    return sha256(text.encode()).hexdigest()


def head_of(rows: Iterable[EventRow]) -> str:
    """The last seal of a record."""
    return next((row.seal for row in reversed(actions(rows)) if row.seal), UNSEALED)


def first_break(workshop: WorkshopId, rows: Sequence[EventRow]) -> Break | None:
    """The first entry that is not as it was sealed, or comes after one that is missing."""
    head, number = UNSEALED, 0
    for place, row in enumerate(rows, 1):
        number += is_action(row)
        if row.seq != place:
            return Break(number, row.seq, f"event {place} of the record is missing before it")
        if is_action(row):
            expected = seal_of(workshop, row, head)
            if row.seal != expected:
                return Break(number, row.seq, _why(row))
            head = expected
    return None


def holds_seal(rows: Iterable[EventRow], seal: str) -> bool:
    """Whether a seal that was printed is one of this record, however it was spaced."""
    wanted = "".join(seal.split()).lower()
    return bool(wanted) and any(row.seal == wanted for row in rows)


def in_groups(seal: str) -> str:
    """A seal as people compare it: eight groups of eight."""
    return " ".join(seal[at : at + GROUP] for at in range(0, len(seal), GROUP))


def _why(row: EventRow) -> str:
    if row.seal is None:
        return "it has no seal"
    return "it, or an entry before it, was changed or taken out"
