"""How each answer came into the record: from a phone, with help, from a ballot, or typed in at the table."""

from collections import Counter
from collections.abc import Mapping

from sessions.exercises.base import Badge
from sessions.paper.state import Way
from sessions.workshop import Exercise, Workshop


def ways_in(workshop: Workshop, exercise: Exercise) -> Mapping[tuple[str, str], Way]:
    """How people's answers to an exercise came, by person and phase."""
    return {
        (who, phase): workshop.paper.way_of(int(own["receipt"]))
        for who in workshop.participants
        for phase, own in exercise.kind.own(exercise.state, who).items()
    }


def ways_counted(workshop: Workshop) -> Mapping[Way, int]:
    """Over the whole day, the answers that people gave each for themselves, by how they came."""
    found: Counter[Way] = Counter()
    for exercise in workshop.exercises.values():
        alone = {step.phase.key for step in exercise.steps if step.phase.badge is Badge.INDIVIDUAL}
        found.update(way for (_, phase), way in ways_in(workshop, exercise).items() if phase in alone)
    return {way: found[way] for way in Way}
