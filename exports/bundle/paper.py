"""Which events of a record tell of paper that was typed in and taken back: a bundle holds what counts."""

from collections.abc import Iterator, Sequence

from sessions import events as e
from sessions.store import EventRow

TYPED, BACK, JOINED = (kind.__name__ for kind in (e.PaperTyped, e.PaperTakenBack, e.ParticipantJoined))


def taken_back(rows: Sequence[EventRow]) -> frozenset[int]:
    """Their numbers: the taking back, what it took, and the seats of those who were known by it alone."""
    return frozenset(seq for row in rows if row.name == BACK for seq in _gone(rows, row))


def _gone(rows: Sequence[EventRow], back: EventRow) -> Iterator[int]:
    yield back.seq
    typed = set(back.facts["typed"])
    for row in rows:
        if row.name == TYPED and row.seq in typed:
            yield from range(row.seq, row.seq + 1 + row.facts["following"])
    for who in back.facts["people"]:
        seats = (row.seq for row in rows if row.name == JOINED and row.facts["participant"] == who)
        yield max(seq for seq in seats if seq < back.seq)
