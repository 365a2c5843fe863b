"""The workshop's state: the fold of its events and nothing else.

`evolve` takes one event in and never fails; it alone changes a state. No clock, chance, database or Flask.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from casestudies.schema import Materials
from sessions import events as e
from sessions.bodies import Bodies, Body
from sessions.day import (
    ARRIVALS as ARRIVALS,
    EVOLVERS as DAY_EVOLVERS,
    Day,
    Exercise as Exercise,
    Step as Step,
    begin_day,
)
from sessions.exercises.base import LEADS, ExerciseEvent, ForReport, Panel, Role, Room, Stamp
from sessions.exercises.registry import Registry
from sessions.host_logo import Logo, read_logo
from sessions.ids import ExerciseId, GrantId, ParticipantId, StepKey, WorkshopId
from sessions.kept_panels import from_plain
from sessions.papers import Papers, papers_of
from sessions.people import EVOLVERS as PEOPLE_EVOLVERS, Choices, Participant, People
from sessions.record import Recorded
from sessions.renewing import has_begun, renamed_plan, renew
from sessions.roles import EVOLVERS as ROLE_EVOLVERS, Grants

KEEP_DAYS = 30  # of the raw record, after closing


@dataclass(frozen=True)
class LogEntry:
    """One thing a facilitator did, as the console lists it; `exercise` is where the room then was."""

    seq: int
    at: float
    event: e.Event
    is_undone: bool = False
    exercise: ExerciseId | None = None  # whose own event it is, else the one that was on


@dataclass(frozen=True)
class Purged:
    """That all words are erased, when, and the counts that stand in their place, by step."""

    at: float
    results: Mapping[str, Sequence[Panel]]
    more: Mapping[str, ForReport]  # what only a report prints
    counts: Mapping[str, Mapping[str, Any]]
    fallen_silent: int
    erased: int


@dataclass
class Workshop:
    """One event, one day: everything that views and decisions are made from."""

    id: WorkshopId
    title: str
    area: str
    join_code: str
    join_secret: str
    screen_key: str
    is_rehearsal: bool
    copied_from: str | None
    created_at: float
    plan: Mapping[str, Any]
    tables: dict[int, int]
    day: Day
    people: People
    grants: Grants = field(default_factory=Grants)
    logo: Logo | None = None  # the host's
    papers: Papers = field(default_factory=Papers)
    rows_key: str | None = None  # what pseudonyms in downloads are made with, once there was one
    position: int = ARRIVALS
    screen: str = "step"
    is_closed: bool = False
    log: list[LogEntry] = field(default_factory=list)
    unlogged: int = 0  # how many of the events to come are by taking something back
    bodies: Bodies = field(default_factory=Bodies)
    keep_days: int = KEEP_DAYS
    closed_at: float | None = None
    last_at: float = 0.0  # when the record's newest event happened
    purged: Purged | None = None
    version: int = 0

    @property
    def materials(self) -> Materials:
        """Every card and case study: a copy of the workshop's own, as it was last changed."""
        return self.day.materials

    @property
    def exercises(self) -> Mapping[ExerciseId, Exercise]:
        """The agenda in order, with what is left out."""
        return self.day.exercises

    @property
    def steps(self) -> tuple[Step, ...]:
        """The flow of the day: every step that is not left out, in order."""
        return self.day.steps

    @property
    def furthest(self) -> int:
        """The position of the furthest step that the room has reached."""
        return self.day.furthest

    @property
    def step(self) -> Step | None:
        """The current step; None during arrivals."""
        return None if self.position == ARRIVALS else self.steps[self.position]

    @property
    def participants(self) -> Mapping[ParticipantId, Participant]:
        """Everyone who joined, in the order of arrival."""
        return self.people.participants

    @property
    def members(self) -> Mapping[int, Sequence[ParticipantId]]:
        """Who sits at each table now, in the order of their seats."""
        return self.people.members

    @property
    def tables_in_use(self) -> dict[int, int]:
        """The tables where people sit or may sit down, with their seats; a merged one is not among them."""
        return {number: seats for number, seats in self.tables.items() if number not in self.people.merged}

    @property
    def room(self) -> Room:
        """Who is there: whoever joined, but for those who were noted as having left."""
        return Room(tables=self.tables, members=self.people.here)

    def table_of(self, actor: str) -> int | None:
        """The table of whoever the record names so: where they sit, or for which they write, now."""
        person = self.participants.get(ParticipantId(actor))
        if person:
            return person.table
        known = self.grants.given.get(GrantId(actor))
        return None if known is None or known.table is None else self.people.table_now(known.table)

    def is_lead(self, actor: str) -> bool:
        """Whether the record names one of the facilitators who lead the day."""
        return actor == Role.FACILITATOR or self.grants.role_of(actor) in LEADS

    def room_of(self, step: Step) -> Room:
        """Of whom a step's results are: who was there when it was locked, or is there while it is not."""
        return self.room if step.is_open or step.room_then is None else step.room_then

    def find_step(self, key: StepKey | None) -> Step | None:
        """A step of the agenda by its name."""
        return self.day.find_step(key)


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
        event = e.ErasedAction(recorded.left.name if recorded.left else "")
    elif isinstance(event, ExerciseEvent) and exercise:
        _evolve_exercise(workshop, exercise, event, stamp)
    else:
        EVOLVERS[type(event)](workshop, event, stamp)
    if event.contents() is not None:
        workshop.bodies[stamp.seq] = _body(recorded, event, exercise)
    if workshop.unlogged:
        workshop.unlogged -= 1
    elif isinstance(event, e.ActionUndone):
        workshop.unlogged = event.following
    elif workshop.is_lead(stamp.by):
        here = workshop.step.exercise.id if workshop.step else None
        workshop.log.append(LogEntry(stamp.seq, stamp.at, event, exercise=recorded.exercise or here))


def _body(recorded: Recorded, event: e.Event, exercise: Exercise | None) -> Body:
    steps = tuple(step.key for step in exercise.steps if step.is_open) if exercise else ()
    saying: str | None = getattr(event, "saying", None)
    return Body(
        recorded.stamp.seq, recorded.stamp.by, recorded.exercise, steps, saying, hasattr(event, "text")
    )


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
    placed = replace(stamp, table=workshop.table_of(stamp.by))
    exercise.kind.evolve(exercise.state, event, placed)
    if not has_begun(exercise):
        exercise.early.append((event, placed))
    _take_off_screen(workshop, exercise)


def _take_off_screen(workshop: Workshop, exercise: Exercise) -> None:
    """Words that the room may no longer see leave the screen, and never come back by themselves."""
    shown, _, saying = workshop.screen.rpartition(":")
    if shown != f"saying:{exercise.id}":
        return
    if not any(known.id == saying and known.is_public for known in exercise.kind.sayings(exercise.state)):
        workshop.screen = "step"


def _reached(workshop: Workshop, event: e.StepReached, stamp: Stamp) -> None:
    if workshop.step and not workshop.step.phase.stays_open:
        _lock(workshop.step, workshop.room, stamp)
    workshop.position = event.position
    workshop.day.furthest = event.furthest
    workshop.screen = "step"
    if workshop.step and event.is_first:
        workshop.step.reached_at = stamp.at
    if workshop.step and not workshop.step.phase.takes_answers:
        workshop.step.ends_at = event.ends_at


def _opened(workshop: Workshop, event: e.StepOpened, stamp: Stamp) -> None:
    step = workshop.find_step(event.step)
    if step:
        step.is_open = step.was_open = True
        step.ends_at = event.ends_at


def _unopened(workshop: Workshop, event: e.OpeningUndone, stamp: Stamp) -> None:
    step = workshop.find_step(event.step)
    if step:
        step.is_open = step.was_open = False
        step.ends_at = None


def _locked(workshop: Workshop, event: e.StepLocked, stamp: Stamp) -> None:
    step = workshop.find_step(event.step)
    if step:
        _lock(step, workshop.room, stamp)


def _lock(step: Step, room: Room, stamp: Stamp) -> None:
    if step.is_open:
        step.is_open = False
        step.locked_at = stamp.at
        step.room_then = room.as_it_is()
        step.exercise.kind.close(step.exercise.state, step.phase.key, room)


def _revealed(workshop: Workshop, event: e.ResultsRevealed, stamp: Stamp) -> None:
    step = workshop.find_step(event.step)
    if step:
        _see(workshop, step, event.panel, event.before)
        step.revealed = event.panel
        workshop.screen = "step"
        step.exercise.kind.freeze(step.exercise.state, step.phase.key, event.panel, workshop.room)


def _hidden(workshop: Workshop, event: e.ResultsHidden, stamp: Stamp) -> None:
    step = workshop.find_step(event.step)
    if step:
        _see(workshop, step, None, event.panel)
        step.revealed = None


def _see(workshop: Workshop, step: Step, panel: str | None, before: str | None) -> None:
    """Remember what was shown: what is hidden again was meant for the room; a reveal taken back was not."""
    if not workshop.unlogged and panel:
        step.seen.append(panel)
    elif workshop.unlogged and before in step.seen:
        step.seen.remove(before)


def _time_added(workshop: Workshop, event: e.TimeAdded, stamp: Stamp) -> None:
    step = workshop.find_step(event.step)
    if step and step.ends_at is not None:
        step.ends_at += event.seconds


def _screen_shown(workshop: Workshop, event: e.ScreenShown, stamp: Stamp) -> None:
    workshop.screen = event.screen


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


def _paper_counted(workshop: Workshop, event: e.PaperCounted, stamp: Stamp) -> None:
    """A step that is locked is locked once more for its kind: what came late joins in one batch, or waits."""
    step = workshop.find_step(event.step)
    if step and not step.is_open:
        step.exercise.kind.close(step.exercise.state, step.phase.key, workshop.room)


def _rows_taken(workshop: Workshop, event: e.RowsTaken, stamp: Stamp) -> None:
    """Nothing but the log and the version know of it."""


def _materials_edited(workshop: Workshop, event: e.MaterialsEdited, stamp: Stamp) -> None:
    renew(workshop.day, event, stamp.seq)
    workshop.plan = renamed_plan(workshop.plan, workshop.day)
    for exercise in workshop.exercises.values():
        _mind_choices(workshop, exercise)


def _chosen(workshop: Workshop, event: e.ChoicesMade, stamp: Stamp) -> None:
    workshop.people.choices[event.participant] = Choices(event.quoted, event.photographed)
    for exercise in workshop.exercises.values():
        _mind_choices(workshop, exercise)


def _with_choices(workshop: Workshop, event: e.ExerciseInserted | e.ClearingUndone, stamp: Stamp) -> None:
    """Who said before that they are not quoted, is not quoted in what is put in or put back either."""
    DAY_EVOLVERS[type(event)](workshop.day, event, stamp)
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
    for exercise in workshop.exercises.values():
        _take_off_screen(workshop, exercise)


def _retention_set(workshop: Workshop, event: e.RetentionSet, stamp: Stamp) -> None:
    workshop.keep_days = event.days


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
    )
    workshop.bodies.clear()
    workshop.day.cleared = stamp.seq
    for exercise in workshop.exercises.values():
        _take_off_screen(workshop, exercise)


def _closed(workshop: Workshop, event: e.WorkshopClosed, stamp: Stamp) -> None:
    workshop.is_closed, workshop.closed_at = True, stamp.at
    for step in workshop.steps:
        _lock(step, workshop.room, stamp)


def _among_people(step: Callable[[People, Any, Stamp], None]) -> Callable[["Workshop", Any, Stamp], None]:
    return lambda workshop, event, stamp: step(workshop.people, event, stamp)


def _on_the_agenda(change: Callable[[Day, Any, Stamp], None]) -> Callable[[Workshop, Any, Stamp], None]:
    return lambda workshop, event, stamp: change(workshop.day, event, stamp)


def _among_roles(step: Callable[[Grants, Any, Stamp], None]) -> Callable[["Workshop", Any, Stamp], None]:
    return lambda workshop, event, stamp: step(workshop.grants, event, stamp)


EVOLVERS: Mapping[type[e.Event], Callable[[Workshop, Any, Stamp], None]] = {
    **{kind: _among_people(step) for kind, step in PEOPLE_EVOLVERS.items()},
    **{kind: _among_roles(step) for kind, step in ROLE_EVOLVERS.items()},
    **{kind: _on_the_agenda(change) for kind, change in DAY_EVOLVERS.items()},
    e.StepReached: _reached,
    e.StepOpened: _opened,
    e.OpeningUndone: _unopened,
    e.StepLocked: _locked,
    e.ResultsRevealed: _revealed,
    e.ResultsHidden: _hidden,
    e.TimeAdded: _time_added,
    e.ScreenShown: _screen_shown,
    e.ActionUndone: _undone,
    e.ExerciseInserted: _with_choices,
    e.ClearingUndone: _with_choices,
    e.ChoicesMade: _chosen,
    e.AnswersWithdrawn: _withdrawn,
    e.RetentionSet: _retention_set,
    e.RecordPurged: _purged,
    e.HostLogoSet: _logo_set,
    e.PapersFilled: _papers_filled,
    e.PseudonymsKeyed: _keyed,
    e.PaperCounted: _paper_counted,
    e.RowsTaken: _rows_taken,
    e.MaterialsEdited: _materials_edited,
    e.WorkshopClosed: _closed,
}
