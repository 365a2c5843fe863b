"""What each audience may see, as plain views that the templates are given.

What an audience may not see yet is not in its view, so no page, push, download or report can leak it.
Results enter a view through `shown_panels` and `screens.py` alone. A view is always the full picture.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sessions.calling import REASONS, call_of
from sessions.day import Step
from sessions.exercises.base import Panel, Viewer
from sessions.ids import ExerciseId, Giver, ParticipantId
from sessions.paper.due import crowds, due_words
from sessions.people import Participant
from sessions.screens import on_screen, panel_of
from sessions.views.day import agenda_view, coming_view, log_view, look_back_view, time_view
from sessions.views.said import said_counts, said_view
from sessions.words import Message, say
from sessions.workshop import Workshop

View = dict[str, Any]


def shown_panels(step: Step | None, workshop: Workshop) -> tuple[Panel, ...]:
    """The results of a step that have been revealed and may be seen by the whole room."""
    return panel_of(workshop, step, step.revealed) if step else ()


def status_of(workshop: Workshop) -> str:
    """Where a phone stands: waiting, resting, open, locked, revealed or closed."""
    step = workshop.step
    if workshop.is_closed:
        return "closed"
    if step is None:
        return "waiting"
    if step.revealed:
        return "revealed"
    if step.is_open:
        return "open"
    return "locked" if step.was_open else "resting"


def signals(workshop: Workshop) -> View:
    """The few facts that scripts and simulated phones steer by."""
    step = workshop.step
    return {
        "version": workshop.version,
        "cleared": workshop.day.cleared,
        "status": status_of(workshop),
        "step": step.key if step else None,
        "is_open": bool(step and step.is_open),
        "also_open": [other.key for other in also_open(workshop)],
        "exercise": step.exercise.id if step else None,
        "phase": step.phase.key if step else None,
        "kind": step.exercise.kind.name if step else None,
    }


def also_open(workshop: Workshop) -> list[Step]:
    """The steps that stayed open when the room moved on."""
    here = workshop.step
    return [step for step in workshop.steps if step.is_open and step is not here]


def workshop_facts(workshop: Workshop) -> View:
    """What every screen says about the workshop itself."""
    return {
        "id": workshop.id,
        "title": workshop.title,
        "area": workshop.area,
        "is_rehearsal": workshop.is_rehearsal,
        "is_closed": workshop.is_closed,
        "logo": workshop.logo.digest if workshop.logo else None,
    }


def step_facts(step: Step | None, workshop: Workshop) -> View | None:
    """The current step as every screen may know it."""
    if step is None:
        return None
    phase = step.phase
    return {
        "key": step.key,
        "exercise": step.exercise.id,
        "kind": step.exercise.kind.name,
        "title": step.exercise.title,
        "phase": phase.key,
        "phase_title": phase.title,
        "say": phase.say,
        "instruction": phase.instruction,
        "badge": phase.badge.value,
        "minutes": phase.minutes,
        "takes_answers": phase.takes_answers,
        "waits_for_all": phase.waits_for_all,
        "counts_tables": phase.counts_tables,
        "is_open": step.is_open,
        "was_open": step.was_open,
        "is_revealed": step.revealed is not None,
        "ends_at": None if workshop.is_closed else step.ends_at,
        "locked_at": step.locked_at,
        "has_one_phase": len(step.exercise.steps) == 1,
    }


def reading(workshop: Workshop) -> list[View]:
    """The stages of case studies that the room has reached, each once, in the order of the day.

    A stage stays visible when the facilitator goes back; it is new on the step that brings it, and in hand
    throughout its exercise and the one after, which talks it over.
    """
    seen: dict[tuple[str, str], View] = {}
    in_hand = _last_two_exercises(workshop)
    for index, step in enumerate(workshop.steps[: workshop.furthest + 1]):
        if step.phase.stage is not None:
            shown = seen.setdefault(step.phase.stage, _stage(workshop, *step.phase.stage))
            shown["is_new"] = shown["is_new"] or index == workshop.position
            shown["is_in_hand"] = shown["is_in_hand"] or step.exercise.id in in_hand
    return list(seen.values())


def _last_two_exercises(workshop: Workshop) -> Sequence[ExerciseId]:
    """The exercise we are at, and the one before it."""
    reached = dict.fromkeys(step.exercise.id for step in workshop.steps[: workshop.position + 1])
    return tuple(reached)[-2:]


def _stage(workshop: Workshop, slug: str, key: str) -> View:
    case = workshop.materials.case_study(slug)
    stage = case.stage(key)
    return {
        "slug": slug,
        "title": case.title,
        "short_title": case.short_title,
        "stage_key": key,
        "stage_title": stage.title,
        "headline": stage.headline,
        "text": stage.text,
        "describes": case.describes,
        "source": case.source,
        "is_new": False,
        "is_in_hand": False,
    }


def phone_view(workshop: Workshop, table: int, audience: str = "phone") -> View:
    """What all phones at a table may see; a phone's own answers are in `own_view`."""
    step = workshop.step
    viewer = Viewer(audience, table)
    return {
        "workshop": workshop_facts(workshop),
        "table": {
            "number": table,
            "joined": len(workshop.members[table]),
            "capacity": workshop.tables[table],
            **call_of(workshop, table),
            "reasons": REASONS,
        },
        "version": workshop.version,
        "status": status_of(workshop),
        "step": step_facts(step, workshop),
        "exercise": _kind_view(step, viewer, workshop),
        "panels": shown_panels(step, workshop),
        "read": reading(workshop),
        "also_open": [
            {"step": step_facts(other, workshop), "exercise": _kind_view(other, viewer, workshop)}
            for other in also_open(workshop)
        ],
    }


def own_view(workshop: Workshop, participant: ParticipantId) -> View:
    """What belongs to one person: their seat, and their own answers by step."""
    person = workshop.participants[participant]
    answers = own_answers(workshop, participant)
    return {"participant": participant, "table": person.table, "seat": person.seat, "answers": answers}


def own_answers(workshop: Workshop, giver: Giver) -> View:
    """What someone answered or wrote, by step."""
    answers: View = {}
    for exercise in workshop.exercises.values():
        for phase, own in exercise.kind.own(exercise.state, ParticipantId(giver)).items():
            answers[f"{exercise.id}/{phase}"] = {**own, "text": str(own.get("text", ""))}
    return answers


def projector_view(workshop: Workshop) -> View:
    """What the room sees on the wall."""
    shown = on_screen(workshop)
    step = shown.step
    return {
        "workshop": {
            **workshop_facts(workshop),
            "join_code": workshop.join_code,
            "join_secret": workshop.join_secret,
        },
        "version": workshop.version,
        "screen": shown.screen,
        "is_earlier": shown.is_earlier,
        "step": step_facts(step, workshop),
        "counts": counts(workshop),
        "tables": [_seated(workshop, number) for number in workshop.tables_in_use],
        "exercise": _kind_view(step, Viewer("projector"), workshop),
        "panels": shown.panels,
        "saying": said_view(shown.saying) if shown.saying else None,
        "said_in": shown.exercise.title if shown.exercise else None,
        "read": reading(workshop),
    }


def watch_view(workshop: Workshop) -> View:
    """What whoever looks on sees: what the room sees on the wall, but no way to join."""
    view = projector_view(workshop)
    return {**view, "workshop": workshop_facts(workshop)}


def expert_view(workshop: Workshop, kinds: Collection[str]) -> View:
    """The same for an expert, with `parts`: what each exercise of these kinds, once reached, has for them."""
    latest = {step.exercise.id: step for step in workshop.steps[: workshop.furthest + 1]}
    latest |= {step.exercise.id: step for step in (workshop.step,) if step}
    parts = [
        {
            "exercise": step.exercise.id,
            "kind": step.exercise.kind.name,
            "step": step_facts(step, workshop),
            "view": _kind_view(step, Viewer("expert"), workshop),
        }
        for step in latest.values()
        if step.exercise.kind.name in kinds
    ]
    return {**watch_view(workshop), "parts": parts}


def console_view(
    workshop: Workshop,
    away: Collection[ParticipantId] = frozenset(),
    here: int = 0,
    now: float | None = None,
) -> View:
    """What the facilitators see: how far everyone is, never what anyone answered.

    `away` are the participants whose phones were connected and are not any more; `here` is how many are.
    """
    step = workshop.step
    return {
        "workshop": {
            **workshop_facts(workshop),
            "join_code": workshop.join_code,
            "screen_key": workshop.screen_key,
        },
        "version": workshop.version,
        "screen": workshop.screen,
        "status": status_of(workshop),
        "step": step_facts(step, workshop),
        "revealed": step.revealed if step else None,
        "panels": _panel_choices(workshop, step),
        "paper_due": due_words(workshop, step) if step else None,
        "crowds": crowds(workshop, {}),
        "look_back": look_back_view(workshop),
        "said": said_counts(workshop),
        "agenda": agenda_view(workshop, now),
        "time": time_view(workshop, now),
        "counts": counts(workshop),
        "phones": {"here": here, "joined": workshop.people.on_phones},
        "tables": [table_row(workshop, number, away) for number in workshop.tables_in_use],
        "merged": {number: workshop.people.table_now(number) for number in workshop.people.merged},
        "exercise": _kind_view(step, Viewer("console"), workshop),
        "read": reading(workshop),
        "log": log_view(workshop),
        "next": coming_view(workshop),
        "has_back": workshop.position >= 0,
    }


def counts(workshop: Workshop) -> View:
    """How many are in, of how many who are here; during arrivals, of how many seats.

    Where tables answer, tables are counted: one that wrote something while it had people still counts.
    """
    step = workshop.step
    joined = workshop.room.joined
    if step is None:
        seats = sum(_seated(workshop, number)["of"] for number in workshop.tables_in_use)
        return {"in": joined, "of": seats, "noun": say("Here")}
    progress = {number: _progress(step, number, workshop) for number in workshop.tables}
    if step.phase.counts_tables:
        finished = {number for number, made in progress.items() if made.is_finished}
        seated = {number for number, people in workshop.room.members.items() if people}
        return {"in": len(finished), "of": len(finished | seated), "noun": step.phase.noun}
    done = sum(len(made.done) for made in progress.values())
    return {"in": done, "of": joined, "noun": step.phase.noun}


def _kind_view(step: Step | None, viewer: Viewer, workshop: Workshop) -> Mapping[str, Any] | None:
    if step is None:
        return None
    return step.exercise.kind.view(step.exercise.state, step.phase.key, viewer, workshop.room)


def _progress(step: Step, table: int, workshop: Workshop) -> Any:
    return step.exercise.kind.progress(step.exercise.state, step.phase.key, table, workshop.room)


def _seated(workshop: Workshop, number: int) -> View:
    joined, seats = len(workshop.members[number]), workshop.tables[number]
    states = ["in"] * joined + ["absent"] * max(0, seats - joined)
    return {"number": number, "joined": joined, "capacity": seats, "of": len(states), "seats": states}


def table_row(workshop: Workshop, number: int, away: Collection[ParticipantId]) -> View:
    """How far a table is, and who is in: never what anyone answered."""
    step = workshop.step
    people = [workshop.participants[who] for who in workshop.members[number]]
    row, gone = _seated(workshop, number), workshop.people.gone
    progress = _progress(step, number, workshop) if step else None
    done = progress.done if progress else frozenset(person.id for person in people)
    row["seats"] = [_seat_state(person, done, away, gone) for person in people] + row["seats"][len(people) :]
    row["in"] = len(done)
    row["away"] = sum(person.id in away and person.id not in gone for person in people)
    row |= call_of(workshop, number)
    row["sharing"] = sum(person.via is not None for person in people)
    row["status"] = progress.status if progress else None
    row["is_finished"] = bool(progress and progress.is_finished)
    row["disc"] = progress.disc if progress else "plain"
    row["facts"] = progress.facts if progress else ()
    row["tag"] = progress.tag if progress else None
    return row


def _seat_state(
    person: Participant,
    done: Collection[ParticipantId],
    away: Collection[ParticipantId],
    gone: Collection[ParticipantId],
) -> str:
    if person.id in gone:
        return "absent"
    if person.id in done:
        return "in"
    return "away" if person.id in away else "waiting"


def _panel_choices(workshop: Workshop, step: Step | None) -> list[View]:
    """The results of the step that could be revealed now, by name; those that can't say why."""
    if step is None:
        return []
    choices = []
    for key in step.phase.panels:
        refusal = step.exercise.kind.reveal(
            step.exercise.state, step.phase.key, key, workshop.room, step.is_open
        )
        title: Message | str = step.phase.panel_names.get(key, key)
        choices.append({"key": key, "title": title, "why_not": refusal.message if refusal else None})
    return choices
