"""What one person has said all day, exercise by exercise, and how each of it stands.

For that person alone: nothing here may reach anyone else's screen. Says nothing of what others answered.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sessions.exercises.sayings import Saying
from sessions.ids import ParticipantId
from sessions.workshop import Exercise, Step, Workshop

View = dict[str, Any]


def said_by(workshop: Workshop, participant: ParticipantId) -> View:
    """What a person said: `exercises` newest first, and the titles of all steps the room has reached."""
    reached = workshop.steps[: workshop.furthest + 1]
    order = dict.fromkeys(step.exercise.id for step in reversed(reached))
    exercises = (_said_in(workshop, workshop.exercises[exercise], participant) for exercise in order)
    return {
        "is_purged": workshop.purged is not None,
        "exercises": [said for said in exercises if said["answers"] or said["sayings"]],
        "titles": {step.key: _title(step) for step in reached},
    }


def find_said(said: View, target: str, saying: str) -> View | None:
    """One answer or saying of `said_by`, with its exercise's title; None where it is not there."""
    for exercise in said["exercises"]:
        for item in exercise["sayings"] if saying else exercise["answers"]:
            if (item["target"], item.get("id", "")) == (target, saying):
                return {**item, "title": exercise["title"]}
    return None


def _said_in(workshop: Workshop, exercise: Exercise, participant: ParticipantId) -> View:
    sayings = exercise.kind.sayings(exercise.state)
    is_open = any(_is_open(workshop, step) for step in exercise.steps)
    return {
        "title": exercise.title,
        "answers": list(_answers(workshop, exercise, participant)),
        "sayings": [
            {**_saying(exercise, saying, is_open), **_giving_back(workshop, exercise, saying)}
            for saying in sayings
            if participant in (saying.person, saying.claimed_by)
        ],
    }


def _answers(workshop: Workshop, exercise: Exercise, participant: ParticipantId) -> Iterator[View]:
    """Newest first; an answer that several phases share comes once, where it can be changed."""
    own = exercise.kind.own(exercise.state, participant)
    shared: dict[int, list[Step]] = {}
    for step in exercise.steps:
        if step.phase.key in own and not _is_of_sayings(own[step.phase.key]):
            shared.setdefault(own[step.phase.key]["receipt"], []).append(step)
    for steps in reversed(shared.values()):
        step = next((one for one in steps if _is_open(workshop, one)), steps[-1])
        yield _answer(workshop, step, own[step.phase.key])


def _is_of_sayings(own: Mapping[str, Any]) -> bool:
    """Whether an answer holds nothing but words, which are listed one by one with how each stands."""
    body = own.get("body") or ()
    return "sayings" in body and set(body) <= {"sayings", "claimed"}


def _answer(workshop: Workshop, step: Step, own: Mapping[str, Any]) -> View:
    return {
        "step": step.key,
        "target": step.key,
        "phase": step.phase.title,
        "has_one_phase": len(step.exercise.steps) == 1,
        "text": own.get("text", ""),
        "at": own["at"],
        "is_open": _is_open(workshop, step),
        "locked_at": step.locked_at,
    }


def _saying(exercise: Exercise, saying: Saying, is_open: bool) -> View:
    return {
        "target": exercise.id,
        "table": saying.table,
        "id": saying.id,
        "words": saying.given_text,
        "is_claimed": saying.claimed_by is not None,
        "shown_as": saying.whole_text if saying.is_corrected else None,
        "is_quote": saying.is_quote,
        "form": saying.form,
        "label": saying.label,
        "at": saying.at,
        "state": "hidden" if saying.is_hidden else "shown" if saying.is_approved else "held",
        "is_open": is_open,
    }


def _giving_back(workshop: Workshop, exercise: Exercise, saying: Saying) -> View:
    """The step on which someone says that they won't be quoted after all; None once the day is over."""
    asked = next((step.key for step in exercise.steps if step.was_open), None)
    can_give_back = saying.claimed_by is not None and not workshop.is_closed
    return {"exercise": exercise.id, "give_back_on": asked if can_give_back else None}


def _is_open(workshop: Workshop, step: Step) -> bool:
    is_here = step is workshop.step or step.phase.stays_open
    return step.is_open and is_here and not workshop.is_closed


def _title(step: Step) -> str:
    title = step.exercise.title
    return title if len(step.exercise.steps) == 1 else f"{title}, {step.phase.title}"
