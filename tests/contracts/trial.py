"""A workshop with one exercise, driven by orders as the service would give them, and the record it leaves."""

from collections.abc import Iterable, Mapping
from random import Random
from typing import Any

from casestudies.loader import load_materials
from sessions.deciding import decide, exercise_of
from sessions.errors import Rejection
from sessions.events import Event, WorkshopCreated
from sessions.evolving import begin, evolve
from sessions.exercises.base import (
    Act,
    Actor,
    Badge,
    ExerciseEvent,
    ForReport,
    Kind,
    Panel,
    Phase,
    ReportsMore,
    Role,
    Stamp,
    TableProgress,
    Viewer,
)
from sessions.exercises.registry import Registry
from sessions.ids import CommandId, ExerciseId, ParticipantId, WorkshopId
from sessions.orders import Order
from sessions.record import Recorded
from sessions.workshop import Exercise

MATERIALS = load_materials()
WORKSHOP, EXERCISE = WorkshopId("trial"), ExerciseId("trial")
FACILITATOR = Actor(Role.FACILITATOR)
TABLES = {1: 4, 2: 4, 3: 4}


class Trial:
    """Three tables of four, all seated, before the first step. Every accepted event is in `record`."""

    def __init__(self, registry: Registry, kind: Kind, settings: Mapping[str, Any]) -> None:
        plan = {
            "tables": [{"number": number, "seats": seats} for number, seats in TABLES.items()],
            "exercises": [
                {"id": EXERCISE, "kind": kind.name, "title": "A trial", "settings": dict(settings)}
            ],
        }
        created = WorkshopCreated(
            title="Trial",
            area="Nowhere",
            join_code="ABCDEF",
            join_secret="join",
            screen_key="screen",
            plan=plan,
            materials=MATERIALS.model_dump(mode="json"),
        )
        self.created = Recorded(Stamp(1, 1.0, "system"), created)
        self.record: list[Recorded] = []
        self.workshop = begin(WORKSHOP, created, 1.0, registry)
        self.people = {
            (table, seat): person(table, seat) for table, seats in TABLES.items() for seat in range(seats)
        }
        for actor in self.people.values():
            self._must(actor, "join", {"participant": actor.participant, "table": actor.table})

    @property
    def exercise(self) -> Exercise:
        """The one exercise, as the workshop holds it."""
        return self.workshop.exercises[EXERCISE]

    @property
    def kind(self) -> Kind:
        """Its kind."""
        return self.exercise.kind

    @property
    def phases(self) -> list[Phase]:
        """Its phases in order."""
        return [step.phase for step in self.exercise.steps]

    def order(
        self,
        by: Actor,
        name: str,
        payload: Mapping[str, Any],
        *,
        exercise: ExerciseId | None = None,
        replaces: int | None = None,
    ) -> list[Event] | Rejection:
        """Decide on an order and take what follows into the state."""
        step = self.workshop.step.key if self.workshop.step else None
        order = Order(WORKSHOP, CommandId("c" * 16), name, payload, by, step, exercise, replaces)
        decided = decide(self.workshop, order, float(self.workshop.version))
        if isinstance(decided, Rejection):
            return decided
        for event in decided:
            seq = self.workshop.version + 1
            belongs_to = exercise_of(order, decided) if isinstance(event, ExerciseEvent) else None
            self._take(Recorded(Stamp(seq, float(seq), by.name), event, belongs_to))
        return list(decided)

    def open(self, phase: str) -> None:
        """Go to a phase, forwards, and open it if it takes answers."""
        while self.workshop.step is None or self.workshop.step.phase.key != phase:
            self._must(FACILITATOR, "go_next", {})
        if self.workshop.step.phase.takes_answers and not self.workshop.step.is_open:
            self._must(FACILITATOR, "open_step", {})

    def submit(self, by: Actor, command: str, payload: Mapping[str, Any]) -> list[Event] | Rejection:
        """Give a kind's command on the open phase, in place of the sender's answer there, if any."""
        step = self.workshop.step
        own = self.own(by.participant) if by.participant and step else {}
        known = own.get(step.phase.key) if step else None
        replaces = known["receipt"] if known else None
        return self.order(by, command, payload, exercise=EXERCISE, replaces=replaces)

    def act(self, phase: str, seed: int, *, backwards: bool = False) -> None:
        """Let simulated people do a whole phase; `backwards` changes who comes first, not a table's turns."""
        self.open(phase)
        is_individual = next(item for item in self.phases if item.key == phase).badge is Badge.INDIVIDUAL
        tables = sorted(TABLES, reverse=backwards)
        for table in tables:
            acts = self.acts(phase, table, seed)
            for actor, act in reversed(acts) if backwards and is_individual else acts:
                taken = self.submit(actor, act.command, act.payload)
                assert not isinstance(taken, Rejection), f"{act.command} {act.payload}: {taken.message}"

    def acts(self, phase: str, table: int, seed: int) -> list[tuple[Actor, Act]]:
        """What the simulated people of a table do in a phase, in the order of their turns."""
        found = []
        for seat in range(TABLES[table]):
            chance = Random(f"{seed}/{table}/{seat}/{phase}")
            settings, people = self.exercise.settings, TABLES[table]
            acts = self.kind.rehearse(settings, MATERIALS, phase, table, seat, people, chance)
            found += [(self.people[table, seat], act) for act in acts]
        return sorted(found, key=lambda pair: pair[1].turn)

    def panels(self, phase: str) -> tuple[Panel, ...]:
        """What may be published of a phase."""
        return self.kind.panels(self.exercise.state, phase, self.workshop.room)

    def for_report(self, phase: str) -> ForReport:
        """What the report alone prints of a phase."""
        if not isinstance(self.kind, ReportsMore):
            return ForReport()
        return self.kind.for_report(self.exercise.state, phase, self.workshop.room)

    def refusal(self, phase: str, panel: str) -> Rejection | None:
        """Why a panel can't be revealed, as the phase stands."""
        is_open = next(step.is_open for step in self.exercise.steps if step.phase.key == phase)
        return self.kind.reveal(self.exercise.state, phase, panel, self.workshop.room, is_open)

    def lock(self) -> None:
        """Lock the open phase."""
        self._must(FACILITATOR, "lock_step", {})

    def progress(self, phase: str, table: int) -> TableProgress:
        """How far a table is."""
        return self.kind.progress(self.exercise.state, phase, table, self.workshop.room)

    def own(self, participant: ParticipantId) -> Mapping[str, Mapping[str, Any]]:
        """A person's own answers, by phase."""
        return self.kind.own(self.exercise.state, participant)

    def shown(self, phase: str, viewer: Viewer) -> Mapping[str, Any]:
        """What a template may know."""
        return self.kind.view(self.exercise.state, phase, viewer, self.workshop.room)

    def _must(self, by: Actor, name: str, payload: Mapping[str, Any]) -> None:
        taken = self.order(by, name, payload)
        assert not isinstance(taken, Rejection), f"{name}: {taken.message}"

    def _take(self, recorded: Recorded) -> None:
        self.record.append(recorded)
        evolve(self.workshop, recorded)


def person(table: int, seat: int) -> Actor:
    """Whoever sits on a seat of a table."""
    return Actor(Role.PARTICIPANT, ParticipantId(f"{table * 1000 + seat:032x}"), table)


def everything(trial: Trial) -> dict[str, Any]:
    """All that a kind says of its state, to compare two states by."""
    room, kind, state = trial.workshop.room, trial.kind, trial.exercise.state
    viewers = [Viewer("projector"), Viewer("console"), *(Viewer("phone", table) for table in TABLES)]
    phases = [phase.key for phase in trial.phases]
    return {
        "panels": {phase: kind.panels(state, phase, room) for phase in phases},
        "for_report": {phase: trial.for_report(phase) for phase in phases},
        "views": [kind.view(state, phase, viewer, room) for phase in phases for viewer in viewers],
        "progress": [kind.progress(state, phase, table, room) for phase in phases for table in TABLES],
        "own": {actor.participant: own_of(trial, actor) for actor in trial.people.values()},
        "rows": rows_of(trial),
    }


def own_of(trial: Trial, actor: Actor) -> Mapping[str, Mapping[str, Any]]:
    """A participant's own answers."""
    assert actor.participant is not None
    return trial.own(actor.participant)


def rows_of(trial: Trial) -> list[dict[str, Any]]:
    """The tidy rows."""
    rows: Iterable[Mapping[str, Any]] = trial.kind.rows(trial.exercise.state)
    return [dict(row) for row in rows]
