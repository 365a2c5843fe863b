"""Changing the agenda while the day runs: what may be put in, left out, moved or shortened.

Whatever the room has reached stays as it is. A talk may be shortened, an exercise may not, and a break
keeps its time.
"""

from collections.abc import Collection, Sequence
from typing import Any

from pydantic import ValidationError

from sessions import commands as c, events as e
from sessions.agenda import MOST_EXERCISES
from sessions.day import Day, Exercise, begin_exercise, placed
from sessions.errors import Rejection, refuse
from sessions.exercises.sayings import has_words, tidied
from sessions.ids import ExerciseId
from sessions.orders import refusal_for
from sessions.workshop import Workshop

Decision = Sequence[e.Event] | Rejection
UNKNOWN = refuse("unknown_exercise", "This workshop has no such exercise. Reload the page.")
REACHED = refuse("already_reached", "The room has already come to this, so it stays where it is.")
FULL = refuse("agenda_full", "The agenda holds %(most)s exercises, and no more.", most=MOST_EXERCISES)
UNTITLED = refuse("missing_title", "It has no title yet. Give it one, then put it in.")
NOT_A_TALK = refuse("not_a_talk", "Only a talk can be shortened: exercises and breaks keep their time.")


def decide_insert(workshop: Workshop, command: c.InsertExercise, now: float) -> Decision:
    """A new exercise ahead, under an id that no other had."""
    day = workshop.day
    if len(day.exercises) >= MOST_EXERCISES:
        return FULL
    if command.kind not in day.registry.kinds:
        return refuse("unknown_kind", "There is no exercise of this kind. Reload the page.")
    before = _before(day, command.before)
    if isinstance(before, Rejection):
        return before
    title = tidied(command.title)
    if not has_words(title):
        return UNTITLED
    settings = _settings(workshop, command, before)
    if isinstance(settings, Rejection):
        return settings
    return [e.ExerciseInserted(_fresh_id(day, command.kind), command.kind, title, settings, before)]


def _settings(
    workshop: Workshop, command: c.InsertExercise, before: ExerciseId | None
) -> dict[str, Any] | Rejection:
    """Every setting, also those left to defaults; or what is wrong with them, as the kind says it."""
    day, kind = workshop.day, workshop.day.registry.get(command.kind)
    try:
        settings = kind.Settings.model_validate(dict(command.settings))
    except ValidationError as error:
        return refusal_for(error)
    wrong = kind.check(settings, day.materials, sorted(workshop.tables))
    if wrong is None:
        identity = _fresh_id(day, command.kind)
        spec = {"id": identity, "kind": command.kind, "title": command.title, "settings": command.settings}
        wrong = _named_wrongly(day, begin_exercise(spec, day.materials, day.registry), before)
    if wrong:
        return refuse("bad_settings", "%(reason)s", reason=wrong)
    whole: dict[str, Any] = settings.model_dump(mode="json")
    return whole


def _named_wrongly(day: Day, exercise: Exercise, before: ExerciseId | None) -> str | None:
    """What settings may name stands before it, as on the agenda of a day that has not begun."""
    order = placed(list(day.exercises.values()), exercise, before)
    earlier = {other.id: other.state for other in order[: order.index(exercise)]}
    return exercise.kind.meet(exercise.state, earlier)


def _fresh_id(day: Day, kind: str) -> ExerciseId:
    """The number rises with every insertion, so an id that was taken back is not used again."""
    number = day.insertions + 1
    while (identity := ExerciseId(f"{kind.replace('_', '-')}-extra-{number}")) in day.exercises:
        number += 1
    return identity


def _before(day: Day, wanted: str | None) -> ExerciseId | Rejection | None:
    """The exercise ahead that something shall stand before; None for the end."""
    if not wanted:
        return None
    if ExerciseId(wanted) not in day.exercises:
        return UNKNOWN
    return ExerciseId(wanted) if day.exercises[ExerciseId(wanted)] in day.ahead else REACHED


def _ahead(workshop: Workshop, wanted: str) -> Exercise | Rejection:
    exercise = workshop.exercises.get(ExerciseId(wanted))
    if exercise is None:
        return UNKNOWN
    return exercise if exercise in workshop.day.ahead else REACHED


def decide_skip(workshop: Workshop, command: c.SkipExercise, now: float) -> Decision:
    """The exercise is left out, and stays on the agenda."""
    exercise = _ahead(workshop, command.target)
    if isinstance(exercise, Rejection):
        return exercise
    if exercise.is_skipped:
        return refuse("already_skipped", "This is left out already.")
    return [e.ExerciseSkipped(exercise.id)]


def decide_restore(workshop: Workshop, command: c.RestoreExercise, now: float) -> Decision:
    """The exercise takes place after all; where the room has gone past its place, it comes next."""
    day = workshop.day
    exercise = day.exercises.get(ExerciseId(command.target))
    if exercise is None:
        return UNKNOWN
    if not exercise.is_skipped:
        return refuse("not_skipped", "This is on the agenda already.")
    back: list[e.Event] = [e.ExerciseRestored(exercise.id)]
    if exercise in day.ahead:
        return back
    before = day.ahead[0].id if day.ahead else None
    return [e.ExerciseMoved(exercise.id, before, day.following(exercise.id)), *back]


def decide_reorder(workshop: Workshop, command: c.MoveExercise, now: float) -> Decision:
    """The exercise takes place earlier or later, among those ahead."""
    exercise, before = _ahead(workshop, command.target), _before(workshop.day, command.before)
    if isinstance(exercise, Rejection):
        return exercise
    if isinstance(before, Rejection):
        return before
    order = list(workshop.exercises.values())
    if before == exercise.id or placed(order, exercise, before) == order:
        return refuse("already_there", "It stands there already.")
    return [e.ExerciseMoved(exercise.id, before, workshop.day.following(exercise.id))]


def decide_shorten(workshop: Workshop, command: c.ShortenTalk, now: float) -> Decision:
    """A talk ahead takes fewer minutes."""
    step = next((step for step in workshop.day.talks_ahead if step.key == command.target), None)
    if step is None:
        return NOT_A_TALK
    if command.minutes >= step.phase.minutes:
        return refuse(
            "already_shorter", "This talk takes %(minutes)s minutes already.", minutes=step.phase.minutes
        )
    return [e.MinutesPlanned(step.key, command.minutes, step.phase.minutes)]


def agenda_as_before(workshop: Workshop, event: e.Event) -> Sequence[e.Event]:
    """The events that take a change of the agenda back; none where the room has come to it since."""
    day = workshop.day
    ahead = {exercise.id for exercise in day.ahead}
    match event:
        case e.ExerciseInserted() if event.exercise in ahead:
            return [e.ExerciseRemoved(event.exercise)]
        case e.ExerciseSkipped() if event.exercise in ahead and day.exercises[event.exercise].is_skipped:
            return [e.ExerciseRestored(event.exercise)]
        case e.ExerciseRestored() if event.exercise in ahead and not day.exercises[event.exercise].is_skipped:
            return [e.ExerciseSkipped(event.exercise)]
        case e.ExerciseMoved() if event.exercise in ahead and day.following(event.exercise) == event.before:
            return _moved_back(day, event, ahead)
        case e.MinutesPlanned():
            return _lengthened(day, event)
    return []


def _moved_back(day: Day, event: e.ExerciseMoved, ahead: Collection[ExerciseId]) -> Sequence[e.Event]:
    """Where it stood, if that still lies ahead."""
    if event.was_before is not None and event.was_before not in ahead:
        return []
    return [e.ExerciseMoved(event.exercise, event.was_before, event.before)]


def _lengthened(day: Day, event: e.MinutesPlanned) -> Sequence[e.Event]:
    step = next((step for step in day.talks_ahead if step.key == event.step), None)
    if step is None or step.phase.minutes != event.minutes:
        return []
    return [e.MinutesPlanned(event.step, event.was, event.minutes)]
