"""From the rows of `sessions.store` to those of `sessions.database.tables`, and back again unchanged."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sessions.database.record_text import from_text, to_text
from sessions.ids import CommandId, ParticipantId, WorkshopId
from sessions.register import NameRow
from sessions.store import EventRow, ReceiptRow, WorkshopRow

if TYPE_CHECKING:  # a worker reads rows by itself, and has no use for the library
    from sqlalchemy import Row

    from sessions.database.record_file import FileRow


def event_values(workshop: WorkshopId, event: EventRow) -> dict[str, Any]:
    """The row of `events`, without what was said."""
    return {
        "workshop_id": workshop,
        "seq": event.seq,
        "name": event.name,
        "form": event.form,
        "at": event.at,
        "actor": event.actor,
        "exercise": event.exercise,
        "facts": to_text(event.facts),
        "had_contents": event.had_contents,
        "seal": event.seal,
    }


def contents_values(workshop: WorkshopId, events: Sequence[EventRow]) -> list[dict[str, Any]]:
    """The rows of `contents`, for those events that have some or name who said it."""
    return [
        {
            "workshop_id": workshop,
            "seq": event.seq,
            "participant": event.participant,
            "body": None if event.contents is None else to_text(event.contents),
        }
        for event in events
        if event.contents is not None or event.participant is not None
    ]


def event_row(row: "Row[Any] | FileRow") -> EventRow:
    """An event from its row joined with `participant` and `body`."""
    return EventRow(
        seq=row.seq,
        name=row.name,
        form=row.form,
        at=row.at,
        actor=row.actor,
        facts=from_text(row.facts),
        contents=None if row.body is None else from_text(row.body),
        had_contents=bool(row.had_contents),
        participant=None if row.participant is None else ParticipantId(row.participant),
        exercise=row.exercise,
        seal=row.seal,
    )


def receipt_values(workshop: WorkshopId, receipt: ReceiptRow) -> dict[str, Any]:
    """The row of `receipts`."""
    return {
        "workshop_id": workshop,
        "actor": receipt.actor,
        "command": receipt.command,
        "seq": receipt.seq,
        "at": receipt.at,
    }


def receipt_row(row: "Row[Any]") -> ReceiptRow:
    """A receipt from its row."""
    return ReceiptRow(row.actor, CommandId(row.command), row.seq, row.at)


def workshop_values(workshop: WorkshopRow) -> dict[str, Any]:
    """The row of `workshops`."""
    return asdict(workshop)


def workshop_row(row: "Row[Any]") -> WorkshopRow:
    """An index entry from its row."""
    values = dict(row._mapping)
    return WorkshopRow(**values | {"id": WorkshopId(row.id)})


def name_values(entry: NameRow) -> dict[str, Any]:
    """The row of `names`."""
    values = asdict(entry)
    return {**values, "workshop_id": values.pop("workshop")}


def name_row(row: "Row[Any]") -> NameRow:
    """An entry of the register from its row."""
    values = dict(row._mapping)
    return NameRow(workshop=WorkshopId(values.pop("workshop_id")), **values)
