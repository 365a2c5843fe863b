"""The workshop's state: everything that views and decisions are made from. `evolving` alone changes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from casestudies.schema import Materials
from sessions import events as e
from sessions.afterwards.state import Afterwards
from sessions.coding.state import Coding
from sessions.day import ARRIVALS as ARRIVALS, Day, Exercise as Exercise, Step as Step
from sessions.drafting.state import Drafting
from sessions.entered.figures import Entered
from sessions.erasing.bodies import Bodies
from sessions.exercises.base import LEADS, ForReport, Panel, Role, Room
from sessions.host_logo import Logo
from sessions.ids import ExerciseId, GrantId, ParticipantId, StepKey, WorkshopId
from sessions.paper.state import Paper
from sessions.papers import Papers
from sessions.people import Participant, People
from sessions.roles import Grants

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
    desk: ForReport = field(default_factory=ForReport)  # what the report's desk came to


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
    paper: Paper = field(default_factory=Paper)
    coding: Coding = field(default_factory=Coding)
    afterwards: Afterwards = field(default_factory=Afterwards)  # what is said and sent when it is over
    drafting: Drafting = field(default_factory=Drafting)
    entered: Entered = field(default_factory=Entered)  # figures that were counted elsewhere
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
