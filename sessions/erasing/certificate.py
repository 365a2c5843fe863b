"""What proves that a record was purged: counts, times and hashes, and no word that anyone said."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from sessions.database.record_text import to_text
from sessions.sealing import head_of
from sessions.store import EventRow
from sessions.workshop import Workshop


@dataclass(frozen=True)
class Certificate:
    """One purge. Times in epoch seconds; `seal` is the last of the log, `record` a hash of all that is left.

    `erased` counts the events whose words went with it, `erased_before` those that were withdrawn earlier;
    `left` what still holds words: 0, or something is wrong.
    """

    workshop: str
    title: str
    area: str
    closed_at: float | None
    purged_at: float
    keep_days: int
    people: int
    events: int
    erased: int
    erased_before: int
    left: int
    seal: str
    record: str


def certificate_of(workshop: Workshop, rows: Sequence[EventRow]) -> Certificate | None:
    """The certificate of a record as it stands; None where it was not purged."""
    if workshop.purged is None:
        return None
    gone = sum(row.is_erased for row in rows)
    return Certificate(
        workshop=workshop.id,
        title=workshop.title,
        area=workshop.area,
        closed_at=workshop.closed_at,
        purged_at=workshop.purged.at,
        keep_days=workshop.keep_days,
        people=len(workshop.participants),
        events=len(rows),
        erased=workshop.purged.erased,
        erased_before=gone - workshop.purged.erased,
        left=sum(row.contents is not None for row in rows),
        seal=head_of(rows),
        record=_hash(rows),
    )


def _hash(rows: Sequence[EventRow]) -> str:
    """Over every event in order, without words."""
    digest = sha256()
    for row in rows:
        kept = [row.seq, row.name, row.form, repr(float(row.at)), row.actor, row.exercise or ""]
        digest.update(to_text({"event": kept, "facts": row.facts}).encode())
    return digest.hexdigest()
