"""Rows as the contract tests write them: short to make, of no kind's own meaning."""

from typing import Any

from sessions.ids import CommandId, ParticipantId, WorkshopId
from sessions.store import EventRow, ReceiptRow, WorkshopRow

MOSS_SIDE = WorkshopId("moss-side")
HULME = WorkshopId("hulme")


def a_workshop(named: WorkshopId = MOSS_SIDE, **changes: Any) -> WorkshopRow:
    """A workshop whose code and keys follow from its id, unless they are given."""
    values: dict[str, Any] = {
        "title": "What matters here",
        "area": "Manchester",
        "join_code": f"code of {named}",
        "join_secret": f"secret of {named}",
        "screen_key": f"screen of {named}",
        "is_rehearsal": False,
        "created_at": 1_790_000_000.25,
    }
    return WorkshopRow(id=named, **values | changes)


def an_event(seq: int, **changes: Any) -> EventRow:
    """An event in which a person said something."""
    values: dict[str, Any] = {
        "name": "OrderSubmitted",
        "form": 1,
        "at": 1_790_000_000.5 + seq,
        "actor": "person-1",
        "facts": {"phase": "own", "replaces": None},
        "contents": {"order": [["4"], ["1", "2"]]},
        "had_contents": True,
        "participant": ParticipantId("person-1"),
        "exercise": "set-1-6",
    }
    return EventRow(seq=seq, **values | changes)


def a_receipt(command: str, seq: int = 1, actor: str = "person-1") -> ReceiptRow:
    """A receipt of a person's command."""
    return ReceiptRow(actor, CommandId(command), seq, 1_790_000_000.75)
