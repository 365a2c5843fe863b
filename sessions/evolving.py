"""The state is the fold of its events and nothing else.

`evolve` takes one event in and never fails; it alone changes a state. No clock, chance, database or Flask.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from casestudies.schema import Materials
from sessions import events as e
from sessions.across import EVOLVERS as ACROSS_EVOLVERS, take_off_screen
from sessions.afterwards.deciding import EVOLVERS as AFTERWARDS_EVOLVERS
from sessions.afterwards.state import Afterwards
from sessions.coding.folding import evolve as evolve_coding
from sessions.day import EVOLVERS as DAY_EVOLVERS, Day, Exercise, begin_day
from sessions.drafting.folding import evolve as evolve_drafting, pass_over
from sessions.entered.deciding import EVOLVERS as ENTERED_EVOLVERS
from sessions.entered.figures import Entered
from sessions.erasing.bodies import Body
from sessions.exercises.base import ExerciseEvent, Stamp
from sessions.exercises.registry import Registry
from sessions.flow import EVOLVERS as FLOW_EVOLVERS
from sessions.host_logo import Logo, read_logo
from sessions.ids import ExerciseId, ParticipantId, WorkshopId
from sessions.paper.folding import EVOLVERS as PAPER_EVOLVERS, note_way
from sessions.papers import papers_of
from sessions.people import EVOLVERS as PEOPLE_EVOLVERS, People
from sessions.printing import EVOLVERS as PRINT_EVOLVERS
from sessions.record import Recorded
from sessions.renewing import has_begun
from sessions.roles import EVOLVERS as ROLE_EVOLVERS, Grants
from sessions.workshop import LogEntry, Workshop


def begin(workshop_id: WorkshopId, event: e.WorkshopCreated, at: float, registry: Registry) -> Workshop:
    """A new workshop as its first event describes it."""
    materials = Materials.model_validate(event.materials)
    tables = {int(table["number"]): int(table["seats"]) for table in event.plan["tables"]}
    return Workshop(
        id=workshop_id,
        title=event.title,
        area=event.area,
        join_code=event.join_code,
        join_secret=event.join_secret,
        screen_key=event.screen_key,
        is_rehearsal=event.is_rehearsal,
        copied_from=event.copied_from,
        created_at=at,
        plan=event.plan,
        tables=tables,
        day=begin_day(event.plan, materials, registry),
        people=People({number: [] for number in tables}),
        last_at=at,
        version=1,
    )


def replay(workshop_id: WorkshopId, records: Iterable[Recorded], registry: Registry) -> Workshop:
    """The state that a whole record adds up to. The first record creates the workshop."""
    iterator = iter(records)
    first = next(iterator)
    if not isinstance(first.event, e.WorkshopCreated):
        raise ValueError("A record begins with the workshop's creation.")
    workshop = begin(workshop_id, first.event, first.stamp.at, registry)
    for recorded in iterator:
        evolve(workshop, recorded)
    return workshop


def evolve(workshop: Workshop, recorded: Recorded) -> None:
    """Take one event into the state; what has been erased only counts."""
    stamp, event = recorded.stamp, recorded.event
    workshop.version, workshop.last_at = stamp.seq, stamp.at
    exercise = workshop.exercises.get(recorded.exercise) if recorded.exercise else None
    if event is None:
        if exercise:
            _pass_over(workshop, exercise, recorded)
        if recorded.left and recorded.left.name in DRAFTED:
            pass_over(workshop.drafting, stamp)
            return
        event = e.ErasedAction(recorded.left.name if recorded.left else "")
    elif isinstance(event, ExerciseEvent) and exercise:
        _evolve_exercise(workshop, exercise, event, stamp)
    else:
        EVOLVERS[type(event)](workshop, event, stamp)
    if event.contents() is not None:
        workshop.bodies[stamp.seq] = _body(recorded, event, exercise)
    if isinstance(event, e.DraftingEvent):
        return
    workshop.drafting.record_at = stamp.seq
    if workshop.unlogged:
        workshop.unlogged -= 1
    elif isinstance(event, e.ActionUndone):
        workshop.unlogged = event.following
    elif workshop.is_lead(stamp.by) and not isinstance(event, e.CodingEvent):
        here = workshop.step.exercise.id if workshop.step else None
        workshop.log.append(LogEntry(stamp.seq, stamp.at, event, exercise=recorded.exercise or here))


def _body(recorded: Recorded, event: e.Event, exercise: Exercise | None) -> Body:
    steps = tuple(step.key for step in exercise.steps if step.is_open) if exercise else ()
    saying: str | None = getattr(event, "saying", None)
    about: ExerciseId | None = recorded.exercise or getattr(event, "exercise", None)
    return Body(recorded.stamp.seq, recorded.stamp.by, about, steps, saying, hasattr(event, "text"))


def _pass_over(workshop: Workshop, exercise: Exercise, recorded: Recorded) -> None:
    """What is erased did happen: whoever said it was here, and names that were given stay given."""
    if not workshop.is_lead(recorded.stamp.by):
        exercise.heard = recorded.stamp.seq
        workshop.people.gone.discard(ParticipantId(recorded.stamp.by))
    if recorded.left:
        exercise.kind.pass_over(exercise.state, recorded.left.facts)


def _evolve_exercise(workshop: Workshop, exercise: Exercise, event: ExerciseEvent, stamp: Stamp) -> None:
    exercise.heard = exercise.heard if workshop.is_lead(stamp.by) else stamp.seq
    workshop.people.gone.discard(ParticipantId(stamp.by))  # whoever answers is here
    note_way(workshop, stamp)
    placed = replace(stamp, table=workshop.table_of(stamp.by))
    exercise.kind.evolve(exercise.state, event, placed)
    if not has_begun(exercise):
        exercise.early.append((event, placed))
    take_off_screen(workshop, exercise)


def _undone(workshop: Workshop, event: e.ActionUndone, stamp: Stamp) -> None:
    workshop.log = [
        replace(entry, is_undone=True) if entry.seq == event.entry else entry for entry in workshop.log
    ]


def _logo_set(workshop: Workshop, event: e.HostLogoSet, stamp: Stamp) -> None:
    found = read_logo(event.image)
    workshop.logo = found if isinstance(found, Logo) else None


def _papers_filled(workshop: Workshop, event: e.PapersFilled, stamp: Stamp) -> None:
    workshop.papers = papers_of(event)


def _keyed(workshop: Workshop, event: e.PseudonymsKeyed, stamp: Stamp) -> None:
    workshop.rows_key = event.key


def _taken(workshop: Workshop, event: e.RowsTaken | e.BundleTaken, stamp: Stamp) -> None:
    """Nothing but the log and the version know of it."""


def _retention_set(workshop: Workshop, event: e.RetentionSet, stamp: Stamp) -> None:
    workshop.keep_days = event.days


def _coded(workshop: Workshop, event: e.CodingEvent, stamp: Stamp) -> None:
    evolve_coding(workshop.coding, event, stamp)


def _drafted(workshop: Workshop, event: e.DraftingEvent, stamp: Stamp) -> None:
    evolve_drafting(workshop.drafting, event, stamp)


def _among_people(step: Callable[[People, Any, Stamp], None]) -> Callable[["Workshop", Any, Stamp], None]:
    return lambda workshop, event, stamp: step(workshop.people, event, stamp)


def _on_the_agenda(change: Callable[[Day, Any, Stamp], None]) -> Callable[[Workshop, Any, Stamp], None]:
    return lambda workshop, event, stamp: change(workshop.day, event, stamp)


def _among_roles(step: Callable[[Grants, Any, Stamp], None]) -> Callable[["Workshop", Any, Stamp], None]:
    return lambda workshop, event, stamp: step(workshop.grants, event, stamp)


def _among_entered(step: Callable[[Entered, Any, Stamp], None]) -> Callable[["Workshop", Any, Stamp], None]:
    return lambda workshop, event, stamp: step(workshop.entered, event, stamp)


def _afterwards(step: Callable[[Afterwards, Any, Stamp], None]) -> Callable[[Workshop, Any, Stamp], None]:
    return lambda workshop, event, stamp: step(workshop.afterwards, event, stamp)


DRAFTED = frozenset(kind.__name__ for kind in e.DRAFTING_EVENTS)
EVOLVERS: Mapping[type[e.Event], Callable[[Workshop, Any, Stamp], None]] = {
    **{kind: _among_people(step) for kind, step in PEOPLE_EVOLVERS.items()},
    **{kind: _among_roles(step) for kind, step in ROLE_EVOLVERS.items()},
    **{kind: _on_the_agenda(change) for kind, change in DAY_EVOLVERS.items()},
    **dict.fromkeys(e.CODING_EVENTS, _coded),
    **dict.fromkeys(e.DRAFTING_EVENTS, _drafted),
    **FLOW_EVOLVERS,
    **PAPER_EVOLVERS,
    **{kind: _among_entered(step) for kind, step in ENTERED_EVOLVERS.items()},
    **{kind: _afterwards(step) for kind, step in AFTERWARDS_EVOLVERS.items()},
    **ACROSS_EVOLVERS,
    **PRINT_EVOLVERS,
    e.ActionUndone: _undone,
    e.RetentionSet: _retention_set,
    e.HostLogoSet: _logo_set,
    e.PapersFilled: _papers_filled,
    e.PseudonymsKeyed: _keyed,
    e.RowsTaken: _taken,
    e.BundleTaken: _taken,
}
