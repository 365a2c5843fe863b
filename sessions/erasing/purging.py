"""The end of the raw record: first what may be published is kept as counts, then all that people said goes.

A purge comes when the workshop's time is over, or when the lead asks for it; only once the day has closed.
What remains is the log of what happened, without words and answers, and the results without words.
"""

from collections.abc import Sequence
from typing import Any

from sessions import events as e
from sessions.attendance import attendance_in, fallen_silent
from sessions.coding.results import kept_results
from sessions.commands import PurgeRecord, SetRetention
from sessions.day import Step
from sessions.erasing.kept_panels import to_plain, without_words
from sessions.errors import Rejection, refuse
from sessions.exercises.base import ForReport, ReportsMore
from sessions.workshop import KEEP_DAYS, Workshop

DAY_SECONDS = 24 * 3600
NOT_CLOSED = refuse("still_running", "Close the workshop first. People may still be answering.")
PURGED = refuse("purged", "The raw record of this workshop was purged. Only counts are left.")


def decide_retention(workshop: Workshop, command: SetRetention, now: float) -> Sequence[e.Event] | Rejection:
    """How many days after closing the raw record is kept."""
    if workshop.purged:
        return PURGED
    return [] if command.days == workshop.keep_days else [e.RetentionSet(command.days, workshop.keep_days)]


def decide_purge(workshop: Workshop, command: PurgeRecord, now: float) -> Sequence[e.Event] | Rejection:
    """The aggregates, and the numbers of all events whose words go with them."""
    if workshop.purged:
        return PURGED
    if not workshop.is_closed:
        return NOT_CLOSED
    steps = [step for step in workshop.steps if step.was_open]
    return [
        e.RecordPurged(
            results={step.key: _results(workshop, step) for step in steps},
            counts={step.key: _counts(workshop, step) for step in steps},
            people=len(workshop.participants),
            fallen_silent=fallen_silent(workshop),
            erased=sorted(workshop.bodies),
            desk=_desk(workshop),
        )
    ]


def due_at(workshop: Workshop) -> float | None:
    """When the raw record is to be purged: so many days after closing.

    One that nobody closed waits for as many days after whatever happened last, and never fewer than 30: a
    jury may go home for a week. Where nobody came there is nothing to purge: a day prepared early stays.
    """
    if workshop.purged or not workshop.participants:
        return None
    if workshop.closed_at is None:
        return workshop.last_at + max(workshop.keep_days, KEEP_DAYS) * DAY_SECONDS
    return workshop.closed_at + workshop.keep_days * DAY_SECONDS


def _results(workshop: Workshop, step: Step) -> dict[str, list[dict[str, Any]]]:
    """What may be published of a step, without words that anyone said in any exercise."""
    exercise, room = step.exercise, workshop.room_of(step)
    words = _words(workshop)
    asked = exercise.state, step.phase.key, room
    kind = exercise.kind
    more = kind.for_report(*asked) if isinstance(kind, ReportsMore) else ForReport()
    parts = {"panels": kind.panels(*asked), "beside": more.beside, "annex": more.annex}
    return {
        part: [to_plain(without_words(panel, words)) for panel in panels] for part, panels in parts.items()
    }


def _desk(workshop: Workshop) -> dict[str, list[dict[str, Any]]]:
    """What report writers came to, in counts; their own words go as those of others do."""
    words, found = _words(workshop), kept_results(workshop)
    return {
        part: [to_plain(without_words(panel, words)) for panel in panels]
        for part, panels in (("beside", found.beside), ("annex", found.annex))
    }


def _words(workshop: Workshop) -> set[str]:
    """All that anyone said in any exercise, or wrote at the report's desk."""
    said = {word for other in workshop.exercises.values() for word in other.kind.words(other.state)}
    return said | set(workshop.coding.words())


def _counts(workshop: Workshop, step: Step) -> dict[str, Any]:
    """Who was there and who answered, for the room as a whole; which tables came to a result."""
    found = attendance_in(workshop, step)
    exercise = step.exercise
    rows = exercise.kind.rows(exercise.state)
    progress = {
        table: exercise.kind.progress(exercise.state, step.phase.key, table, workshop.room)
        for table in workshop.tables
    }
    return {
        "there": found.there,
        "answered": found.answered,
        "abstained": found.abstained,
        "came_later": found.came_later,
        "left_before": found.left_before,
        "people": len({row["participant"] for row in rows if row["phase"] == step.phase.key} - {None, ""}),
        "finished": [table for table, made in progress.items() if made.is_finished],
    }
