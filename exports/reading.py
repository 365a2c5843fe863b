"""A stored record read for a report: the state it adds up to, and what the state alone can't say.

A report prints what `sessions.printing` lets it: results that the room has seen, or whose step is over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sessions import events as e
from sessions.attendance import StepAttendance, attendance_by_step, fallen_silent
from sessions.evolving import evolve, replay
from sessions.exercises.base import ForReport, Panel, ReportsMore, Room
from sessions.exercises.registry import Registry
from sessions.ids import StepKey, WorkshopId
from sessions.paper.state import Way
from sessions.printing import is_over, printable
from sessions.provenance import ways_counted
from sessions.record import Recorded, read_record
from sessions.store import EventRow
from sessions.workshop import Exercise, Step, Workshop

UNNAMED = WorkshopId("")  # a record doesn't hold the workshop's id, and nothing printed needs it


@dataclass(frozen=True)
class Reading:
    """A workshop's record as read. `seen` are the panels that the room was shown of answers that stand.

    `rooms` holds how many people sat at each table when a step was last locked.
    """

    workshop: Workshop
    records: tuple[Recorded, ...]
    seen: frozenset[tuple[StepKey, str]]
    rooms: Mapping[StepKey, Mapping[int, int]]
    furthest: int  # the last position the room reached; -1: arrivals

    @cached_property
    def started_at(self) -> float:
        """When the first step was reached; before that, when the workshop was made."""
        reached = (r.stamp.at for r in self.records if isinstance(r.event, e.StepReached))
        return next(reached, self.records[0].stamp.at)

    @property
    def last_at(self) -> float:
        """When the record's last event happened."""
        return self.records[-1].stamp.at

    def attendance_by_step(self) -> list[StepAttendance]:
        """Every step that was opened, with who was there and who answered."""
        return attendance_by_step(self.workshop)

    def fallen_silent(self) -> int:
        """How many answered before, and in none of the last two steps that asked people one by one."""
        return fallen_silent(self.workshop)

    def ways_counted(self) -> Mapping[Way, int]:
        """How the answers came that people gave each for themselves."""
        return ways_counted(self.workshop)

    def room_for(self, exercise: Exercise) -> Room:
        """Who is there now, under the names that people have in an exercise."""
        return self.workshop.room

    def seated(self, step: Step) -> Mapping[int, int]:
        """How many people sat at each table at the end of a step; where none was locked, how many sit now."""
        return self.rooms.get(step.key) or people_by_table(self.workshop)

    def was_reached(self, step: Step) -> bool:
        """Whether the room came to a step; never to one that was left out."""
        return step in self.workshop.steps[: self.furthest + 1]

    def reached_any(self, exercise: Exercise) -> bool:
        """Whether the room came to any step of an exercise."""
        return any(self.was_reached(step) for step in exercise.steps)

    def is_over(self, step: Step) -> bool:
        """Whether no more answers to a step are expected."""
        return is_over(self.workshop, step)

    def panels(self, step: Step) -> tuple[Panel, ...]:
        """The results of a step that a report may print, in its kind's order."""
        return printable(self.workshop, step)

    def for_report(self, step: Step) -> ForReport:
        """The results of a step that are for the report alone; none before it is over."""
        if self.workshop.purged:
            return self.workshop.purged.more.get(step.key, ForReport())
        kind = step.exercise.kind
        if not isinstance(kind, ReportsMore) or not step.was_open or not self.is_over(step):
            return ForReport()
        return kind.for_report(step.exercise.state, step.phase.key, self.workshop.room_of(step))

    def kept(self, step: Step) -> Mapping[str, Any]:
        """What a purge kept of who answered a step; nothing where the record is whole."""
        return self.workshop.purged.counts.get(step.key, {}) if self.workshop.purged else {}

    def was_seen(self, step: Step, panel: Panel) -> bool:
        """Whether the room was shown a panel."""
        return (step.key, panel.key) in self.seen

    def was_any_seen(self, step: Step) -> bool:
        """Whether the room was shown any result of a step."""
        return any(key == step.key for key, _ in self.seen)


def read(rows: Sequence[EventRow], registry: Registry) -> Reading:
    """Read a whole record, beginning with the workshop's creation; RecordError for one that can't be read."""
    records = tuple(read_record(rows, registry))
    workshop, rooms = _replayed(records, registry)
    return Reading(
        workshop=workshop,
        records=records,
        seen=frozenset((step.key, panel) for step in workshop.steps for panel in step.seen),
        rooms=rooms,
        furthest=workshop.furthest,
    )


def people_by_table(workshop: Workshop) -> dict[int, int]:
    """How many people sit at each table and have not left."""
    return {number: len(people) for number, people in workshop.room.members.items()}


def _replayed(
    records: Sequence[Recorded], registry: Registry
) -> tuple[Workshop, dict[StepKey, Mapping[int, int]]]:
    """The state that the record adds up to, and who sat where each time a step was locked on the way."""
    workshop = replay(UNNAMED, records[:1], registry)
    rooms: dict[StepKey, Mapping[int, int]] = {}
    for record in records[1:]:
        opened = [step for step in workshop.steps if step.is_open]
        evolve(workshop, record)
        rooms |= {step.key: people_by_table(workshop) for step in opened if not step.is_open}
    return workshop, rooms
