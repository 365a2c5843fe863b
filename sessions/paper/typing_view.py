"""What whoever types paper in is shown: which steps have paper, what to type, and which numbers are in."""

from collections.abc import Sequence
from typing import Any

from sessions.exercises.base import AT_TABLES, Actor, Badge, HasBallots, Role
from sessions.paper.ballot_numbers import shown
from sessions.paper.due import paper_due, paper_out, takes_paper
from sessions.paper.state import Typing
from sessions.paper.typing_in import paper_fields, takes_sheets
from sessions.roles import TITLES
from sessions.visibility import workshop_facts
from sessions.words import Message, say
from sessions.workshop import Step, Workshop

View = dict[str, Any]
FILE = say("From a file")


def typing_view(workshop: Workshop, by: Actor, key: str, table: int) -> View:
    """The page of one step and one table; without a step, the one that is on or was last open."""
    tables = sorted(workshop.tables_in_use) if by.leads else [workshop.table_of(by.name) or 0]
    table = table if table in tables else next(iter(tables), 0)
    steps = [step for step in workshop.steps if takes_paper(step, table)]
    step = _chosen(workshop, steps, key)
    return {
        "workshop": workshop_facts(workshop),
        "leads": by.leads,
        "tables": tables,
        "table": table,
        "steps": [
            {"key": one.key, "title": step_title(one), "due": paper_due(workshop, one).get(table, 0)}
            for one in steps
        ],
        "out": workshop.paper.out.get(table, 0),
        "step": None if step is None else _step(workshop, step, by, table),
    }


def files_view(workshop: Workshop) -> list[View]:
    """The files that were counted, the newest first: when, by whom, how much, and what still counts."""
    found: dict[str, list[Typing]] = {}
    for typing in workshop.paper.typed.values():
        if typing.batch:
            found.setdefault(typing.batch, []).append(typing)
    return [_file(workshop, batch, typed) for batch, typed in reversed(found.items())]


def _file(workshop: Workshop, batch: str, typed: Sequence[Typing]) -> View:
    steps = [workshop.find_step(key) for key in dict.fromkeys(one.step for one in typed)]
    role = workshop.grants.role_of(typed[0].by)
    return {
        "batch": batch,
        "at": typed[0].at,
        "by": TITLES[role or Role.FACILITATOR],
        "answers": len(typed),
        "ballots": len({one.ballot for one in typed}),
        "steps": [step_title(step) for step in steps if step],
        "counts": sum(not one.is_taken_back for one in typed),
    }


def step_title(step: Step) -> Message:
    """An exercise by its title, and its step where it has several."""
    several = len(step.exercise.steps) > 1
    sentence = "%(exercise)s: %(step)s" if several else "%(exercise)s"
    return say(sentence, exercise=step.exercise.title, step=step.phase.title)


def waiting(step: Step) -> int:
    """How many answers came after a result was shown, and wait until they are enough."""
    kind = step.exercise.kind
    found = kind.ballots(step.exercise.state, step.phase.key) if isinstance(kind, HasBallots) else ()
    return sum(len(ballots.late) for ballots in found if ballots.frozen is not None)


def typed_entry(workshop: Workshop, typing: Typing) -> View:
    """One answer that was typed in: its number, when, by whom; never what it says."""
    role = workshop.grants.role_of(typing.by)
    return {
        "seq": typing.seq,
        "number": shown(typing.ballot),
        "at": typing.at,
        "by": FILE if typing.batch else TITLES[role or Role.FACILITATOR],
        "is_taken_back": typing.is_taken_back,
    }


def _step(workshop: Workshop, step: Step, by: Actor, table: int) -> View:
    typed = [
        one for one in workshop.paper.typed.values() if one.step == step.key and _is_at(workshop, one, table)
    ]
    is_own = step.phase.badge is Badge.INDIVIDUAL
    return {
        "key": step.key,
        "title": step_title(step),
        "is_open": step.is_open,
        "fields": paper_fields(step, table),
        "takes_sheets": takes_sheets(workshop, step, by, table),
        "is_said_together": not is_own and by.role not in AT_TABLES,
        "typed": [typed_entry(workshop, one) for one in reversed(typed)],
        "in": len({one.ballot for one in typed if not one.is_taken_back}),
        "of": paper_out(workshop, table) if is_own else 0,
        "waiting": waiting(step) if by.leads else 0,
    }


def _is_at(workshop: Workshop, typing: Typing, table: int) -> bool:
    person = workshop.participants.get(typing.participant)
    return person is not None and person.table == table


def _chosen(workshop: Workshop, steps: Sequence[Step], key: str) -> Step | None:
    """The step that is asked for; else the room's own, else the last one."""
    wanted = next((step for step in steps if step.key == key), None)
    here = next((step for step in steps if step is workshop.step), None)
    return wanted or here or (steps[-1] if steps else None)
