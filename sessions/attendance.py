"""How many took part, and how: counts of the room as a whole, for the whole day and step by step.

It asks kinds for their rows and knows none of them. Who was silent is never told by table.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sessions.exercises.base import Badge
from sessions.ids import ParticipantId
from sessions.people import Arrival
from sessions.workshop import Step, Workshop


@dataclass(frozen=True)
class Attendance:
    """Counts of people. `by_table`: where they first sat down; `merged`: the table a table sits with."""

    joined: int
    on_own_phone: int
    on_shared_phone: int
    on_paper: int
    helped: int
    changed_phone: int
    changed_table: int
    gone: int
    by_table: Mapping[int, int]
    merged: Mapping[int, int]


def attendance(workshop: Workshop) -> Attendance:
    """Who took part in a workshop, and on what."""
    people = workshop.participants.values()
    arrived = Counter(person.arrived_by for person in people)
    first = Counter(person.first_table for person in people)
    return Attendance(
        joined=len(people),
        on_own_phone=arrived[Arrival.OWN_PHONE],
        on_shared_phone=arrived[Arrival.SHARED_PHONE],
        on_paper=arrived[Arrival.PAPER],
        helped=sum(person.is_helped for person in people),
        changed_phone=sum(person.handovers > 0 for person in people),
        changed_table=sum(person.table != person.first_table for person in people),
        gone=len(workshop.people.gone),
        by_table={number: first[number] for number in workshop.tables},
        merged=dict(workshop.people.merged),
    )


@dataclass(frozen=True)
class StepAttendance:
    """Counts of people in one step that was opened.

    `there` had joined and not left when it was last locked (or are here, while it is open), or answered.
    `answered` is None where nobody is asked one by one. `abstained` of them stood outside of what was asked,
    None where that is not told. Of all others who ever joined, each came later or had left before.
    """

    step: Step
    there: int
    answered: int | None
    abstained: int | None
    came_later: int
    left_before: int

    @property
    def silent(self) -> int | None:
        """Who was there, was asked, and gave no answer."""
        return None if self.answered is None else self.there - self.answered


def attendance_by_step(workshop: Workshop) -> list[StepAttendance]:
    """Every step that was opened, in the order of the day."""
    return [attendance_in(workshop, step) for step in workshop.steps if step.was_open]


def attendance_in(workshop: Workshop, step: Step) -> StepAttendance:
    """Who was there for a step and who answered it."""
    if workshop.purged:
        return _as_kept(step, workshop.purged.counts.get(step.key, {}))
    answers = _abstentions(step)
    seated = {who for people in workshop.room_of(step).members.values() for who in people}
    there = seated | answers.keys()
    absent = [person for who, person in workshop.participants.items() if who not in there]
    late = sum(_came_after(person.joined_at, step) for person in absent)
    asks_each = step.phase.badge is Badge.INDIVIDUAL
    return StepAttendance(
        step=step,
        there=len(there),
        answered=len(answers) if asks_each else None,
        abstained=_told(workshop, step, answers) if asks_each else None,
        came_later=late,
        left_before=len(absent) - late,
    )


def fallen_silent(workshop: Workshop) -> int:
    """How many answered before, and in none of the last two steps that asked people one by one.

    They are counted as there, for nobody noted them as having left; some of them may have.
    """
    if workshop.purged:
        return workshop.purged.fallen_silent
    asked = [step for step in workshop.steps if step.was_open and step.phase.badge is Badge.INDIVIDUAL]
    earlier, last = (
        {who for step in part for who in _abstentions(step)} for part in (asked[:-2], asked[-2:])
    )
    return len(earlier - last - workshop.people.gone)


def took_part(step: Step) -> frozenset[ParticipantId]:
    """Who answered a step on their own, whatever they said."""
    return frozenset(_abstentions(step))


def _as_kept(step: Step, counts: Mapping[str, Any]) -> StepAttendance:
    """The same from the counts that a purge kept."""
    return StepAttendance(
        step=step,
        there=counts.get("there", 0),
        answered=counts.get("answered"),
        abstained=counts.get("abstained"),
        came_later=counts.get("came_later", 0),
        left_before=counts.get("left_before", 0),
    )


def _came_after(joined_at: float, step: Step) -> bool:
    return step.locked_at is not None and joined_at > step.locked_at


def _abstentions(step: Step) -> Mapping[ParticipantId, bool | None]:
    """Who answered, and whether what counts of it stands outside of what was asked; None where none can."""
    said: dict[ParticipantId, list[bool | None]] = defaultdict(list)
    for row in step.exercise.kind.rows(step.exercise.state):
        if row["phase"] == step.phase.key and row["participant"]:
            said[row["participant"]] += [] if row.get("is_late") else [row.get("abstains")]
    return {who: None if None in flags else bool(flags) and all(flags) for who, flags in said.items()}


def _told(workshop: Workshop, step: Step, answers: Mapping[ParticipantId, bool | None]) -> int | None:
    """How many abstained, where the step's own result may be shown, which shows it too."""
    kind, state, phase, room = step.exercise.kind, step.exercise.state, step.phase, workshop.room_of(step)
    if None in answers.values() or not phase.panels:
        return None
    refusal = kind.reveal(state, phase.key, phase.panels[0], room, False)
    return None if refusal else Counter(answers.values())[True]


def attendance_now(workshop: Workshop) -> Mapping[str, int | None]:
    """Who is here at this moment, who was noted as having left, and who has answered the current step."""
    step = workshop.step
    found = attendance_in(workshop, step) if step and step.was_open else None
    return {
        "here": workshop.room.joined,
        "gone": len(workshop.people.gone),
        "answered": found.answered if found else None,
        "silent": found.silent if found else None,
    }
