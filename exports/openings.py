"""When a step was open: read from the record, for the state only knows how a step stands at the end."""

from exports.reading import Reading
from sessions import events as e
from sessions.workshop import Step


def openings(reading: Reading, step: Step) -> list[tuple[float, float]]:
    """From when to when a step was open, in epoch seconds; one still open lasts to the record's end."""
    spans: list[tuple[float, float]] = []
    opened: float | None = None
    for record in reading.records:
        if opened is None and isinstance(record.event, e.StepOpened) and record.event.step == step.key:
            opened = record.stamp.at
        elif opened is not None and _locks(record.event, step):
            spans.append((opened, record.stamp.at))
            opened = None
    return spans if opened is None else [*spans, (opened, reading.last_at)]


def _locks(event: e.Event | None, step: Step) -> bool:
    """Locking and closing lock a step; moving on locks the one that is open, unless it stays open."""
    if isinstance(event, e.StepLocked):
        return event.step == step.key
    moving_on = isinstance(event, e.StepReached) and not step.phase.stays_open
    return moving_on or isinstance(event, e.WorkshopClosed)
