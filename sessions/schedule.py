"""How the day stands against its plan: behind or ahead, when things begin, and what could be shortened.

The day was to take so many minutes from its first step on. It is late by as much as it will end later than
that, if all that is still to come takes the time it is given. Nothing here moves anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sessions.day import Day, Step
from sessions.ids import ExerciseId, StepKey

MINUTE = 60
SHORTEST_TALK = 5  # minutes that a shortened talk keeps at least


@dataclass(frozen=True)
class CatchUp:
    """A talk ahead that could make up for time lost: its minutes now, and then."""

    step: StepKey
    title: str
    minutes: int
    to_minutes: int


def minutes_late(day: Day, now: float) -> int | None:
    """Whole minutes behind the plan, negative when ahead; None before the first step."""
    if day.furthest < 0 or day.steps[0].reached_at is None:
        return None
    to_come = sum(step.phase.minutes for step in day.steps[day.furthest + 1 :])
    ends_at = _over_at(day.steps[day.furthest], now) + MINUTE * to_come
    seconds = round(ends_at - day.steps[0].reached_at - MINUTE * day.planned_minutes)
    return int(seconds / MINUTE)


def _over_at(step: Step, now: float) -> float:
    """When a step will be over: an unopened one takes its whole time, one that ran over is over now."""
    if step.phase.takes_answers and not step.was_open:
        return now + MINUTE * step.phase.minutes
    if step.is_open or not step.phase.takes_answers:
        return max(now, step.ends_at or now)
    return now


def starts(day: Day, now: float) -> Mapping[ExerciseId, float]:
    """When each exercise began or will begin; empty before the first step."""
    if day.furthest < 0:
        return {}
    found: dict[ExerciseId, float] = {}
    for step in day.steps[: day.furthest + 1]:
        if step.reached_at is not None:
            found.setdefault(step.exercise.id, step.reached_at)
    at = _over_at(day.steps[day.furthest], now)
    for step in day.steps[day.furthest + 1 :]:
        found.setdefault(step.exercise.id, at)
        at += MINUTE * step.phase.minutes
    return found


def minutes_taken(day: Day) -> Mapping[ExerciseId, int]:
    """How long each exercise took that the room has gone on from."""
    reached = [step for step in day.steps[: day.furthest + 1] if step.reached_at is not None]
    firsts: dict[ExerciseId, float] = {}
    for step in reached:
        firsts.setdefault(step.exercise.id, step.reached_at or 0.0)
    order = list(firsts.items())
    return {key: round((order[i + 1][1] - at) / MINUTE) for i, (key, at) in enumerate(order[:-1])}


def catch_up(day: Day, late: int | None) -> CatchUp | None:
    """The talk ahead that can give the most of the minutes lost, the sooner one among equals."""
    if not late or late < 0:
        return None
    offers = [(min(late, _spare(step)), step) for step in day.talks_ahead if _spare(step) > 0]
    if not offers:
        return None
    cut, step = max(offers, key=lambda offer: offer[0])
    return CatchUp(step.key, step.exercise.title, step.phase.minutes, step.phase.minutes - cut)


def _spare(step: Step) -> int:
    return step.phase.minutes - max(SHORTEST_TALK, step.phase.minutes // 2)
