"""What report writers made of the day, as the report prints it: findings with what they rest on, and counts.

A statement stands here once its exercise is over or the room saw its results, as everywhere in the report.
What was set aside stands behind no finding.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from exports import outline as o
from exports.reading import Reading
from sessions.coding.evidence import EVIDENCE, LISTED, OF_TEST
from sessions.coding.influences import MARKED, SAID
from sessions.coding.remarks import Remark, remarks
from sessions.coding.results import desk_results
from sessions.day import Exercise
from sessions.exercises.base import ForReport, Panel
from sessions.ids import ExerciseId, step_key
from sessions.workshop import Workshop

PLACES = {  # by panel: what doesn't stand with the findings
    **dict.fromkeys((EVIDENCE, *OF_TEST.values()), o.EVIDENCE),
    **dict.fromkeys((MARKED, SAID), o.INFLUENCES),
    LISTED["RI"]: o.RISKS,
    LISTED["AC"]: o.ACCEPTABILITY,
}


@dataclass(frozen=True)
class Rested:
    """A finding with the statements that it rests on, as far as they may be printed."""

    text: str
    remarks: tuple[Remark, ...]

    @property
    def tables(self) -> int:
        """How many tables they come from."""
        return len({one.table for one in self.remarks})


def printable(reading: Reading) -> list[Remark]:
    """All that was said or written and may be printed, set aside or not."""
    return [one for one in remarks(reading.workshop) if one.is_public and _is_told(reading, one)]


def sorted_out(workshop: Workshop, found: ForReport) -> dict[str, tuple[Panel, ...]]:
    """The panels by the section they belong to; what belongs to one that the agenda lacks: the findings."""
    sections: dict[str, tuple[Panel, ...]] = {}
    for panel in found.beside:
        place = PLACES.get(panel.key, o.FINDINGS)
        key = place if o.has_place(workshop, place) else o.FINDINGS
        sections[key] = (*sections.get(key, ()), panel)
    return sections


def _is_told(reading: Reading, one: Remark) -> bool:
    exercise = reading.workshop.exercises[one.exercise]
    if one.phase is not None:
        step = reading.workshop.find_step(step_key(ExerciseId(one.exercise), one.phase))
        return step is not None and (reading.is_over(step) or reading.was_any_seen(step))
    return _is_over(reading, exercise)


def _is_over(reading: Reading, exercise: Exercise) -> bool:
    asked = [step for step in exercise.steps if step.phase.takes_answers]
    return all(reading.is_over(step) or reading.was_any_seen(step) for step in asked)


def findings(reading: Reading, pool: Sequence[Remark]) -> list[Rested]:
    """The findings in the order in which they were first written."""
    coding = reading.workshop.coding
    known = {one.reference: one for one in pool if one.reference not in coding.set_aside}
    return [
        Rested(finding.text, tuple(known[name] for name in finding.remarks if name in known))
        for finding in coding.findings.values()
    ]


def results(reading: Reading, pool: Sequence[Remark]) -> ForReport:
    """The panels; after a purge those that were kept."""
    purged = reading.workshop.purged
    if purged:
        return purged.desk
    over = [one for one in reading.workshop.exercises.values() if _is_over(reading, one)]
    return desk_results(reading.workshop, pool, [(one, reading.room_for(one)) for one in over])
