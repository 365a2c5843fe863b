"""What changes every exercise's state at once: choices, renewed materials, words that were taken away."""

from collections.abc import Callable, Mapping
from typing import Any

from sessions import events as e
from sessions.day import EVOLVERS as DAY_EVOLVERS, Exercise
from sessions.designing.folding import replanned
from sessions.erasing.kept_panels import from_plain
from sessions.exercises.base import ForReport, Stamp
from sessions.ids import ExerciseId
from sessions.people import Choices
from sessions.renewing import renamed_plan, renew
from sessions.workshop import Purged, Workshop


def _chosen(workshop: Workshop, event: e.ChoicesMade, stamp: Stamp) -> None:
    workshop.people.choices[event.participant] = Choices(event.quoted, event.photographed)
    for exercise in workshop.exercises.values():
        _mind_choices(workshop, exercise)


def _with_choices(workshop: Workshop, event: e.ExerciseInserted | e.ClearingUndone, stamp: Stamp) -> None:
    """Who said before that they are not quoted, is not quoted in what is put in or put back either."""
    DAY_EVOLVERS[type(event)](workshop.day, event, stamp)
    for exercise in workshop.exercises.values():
        _mind_choices(workshop, exercise)


def _materials_edited(workshop: Workshop, event: e.MaterialsEdited, stamp: Stamp) -> None:
    renew(workshop.day, event, stamp.seq)
    workshop.plan = renamed_plan(workshop.plan, workshop.day)
    for exercise in workshop.exercises.values():
        _mind_choices(workshop, exercise)


def _plan_edited(workshop: Workshop, event: e.PlanEdited, stamp: Stamp) -> None:
    workshop.plan, workshop.day = replanned(
        workshop.day, workshop.tables, workshop.people, workshop.plan, event.changes
    )
    for exercise in workshop.exercises.values():
        _mind_choices(workshop, exercise)


def _mind_choices(workshop: Workshop, exercise: Exercise) -> None:
    for who, chosen in workshop.people.choices.items():
        exercise.kind.let_quote(exercise.state, who, chosen.quoted)


def _withdrawn(workshop: Workshop, event: e.AnswersWithdrawn, stamp: Stamp) -> None:
    """The words are gone from the record, and so from every state that is folded from it anew."""
    workshop.day.cleared = stamp.seq
    workshop.people.withdrew.add(event.participant)
    for seq in event.erased:
        workshop.bodies.pop(seq, None)
    _hold_back(workshop, event)
    for exercise in workshop.exercises.values():
        take_off_screen(workshop, exercise)


def _hold_back(workshop: Workshop, event: e.AnswersWithdrawn) -> None:
    """What was shown with the answers that are gone leaves every screen, and comes back by hand."""
    for name, prompt in event.counted:
        exercise = workshop.exercises.get(ExerciseId(name))
        ballots = exercise.kind.prompts(exercise.state).get(prompt) if exercise else None
        if ballots:
            ballots.withdrawn.add(event.participant)
    touched = {name for name, _ in event.counted}
    for step in (step for step in workshop.steps if step.exercise.id in touched and step.revealed):
        kind, room = step.exercise.kind, workshop.room_of(step)
        if kind.reveal(step.exercise.state, step.phase.key, step.revealed or "", room, False):
            step.revealed = None


def _purged(workshop: Workshop, event: e.RecordPurged, stamp: Stamp) -> None:
    kept = {
        step: {part: tuple(map(from_plain, panels)) for part, panels in parts.items()}
        for step, parts in event.results.items()
    }
    workshop.purged = Purged(
        at=stamp.at,
        results={step: parts["panels"] for step, parts in kept.items()},
        more={step: ForReport(parts["beside"], parts["annex"]) for step, parts in kept.items()},
        counts=event.counts,
        fallen_silent=event.fallen_silent,
        erased=len(event.erased),
        desk=ForReport(*(tuple(map(from_plain, event.desk.get(part, ()))) for part in ("beside", "annex"))),
    )
    workshop.bodies.clear()
    workshop.day.cleared = stamp.seq
    for exercise in workshop.exercises.values():
        take_off_screen(workshop, exercise)


def take_off_screen(workshop: Workshop, exercise: Exercise) -> None:
    """Words that the room may no longer see leave the screen, and never come back by themselves."""
    shown, _, saying = workshop.screen.rpartition(":")
    if shown != f"saying:{exercise.id}":
        return
    if not any(known.id == saying and known.is_public for known in exercise.kind.sayings(exercise.state)):
        workshop.screen = "step"


EVOLVERS: Mapping[type[e.Event], Callable[[Workshop, Any, Stamp], None]] = {
    e.ExerciseInserted: _with_choices,
    e.ClearingUndone: _with_choices,
    e.ChoicesMade: _chosen,
    e.MaterialsEdited: _materials_edited,
    e.PlanEdited: _plan_edited,
    e.AnswersWithdrawn: _withdrawn,
    e.RecordPurged: _purged,
}
