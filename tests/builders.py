"""Workshops for tests, made with the real parts: a service, the Manchester agenda, and people who act."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import Any, TypeVar

from casestudies.loader import load_materials
from casestudies.schema import Materials
from sessions.agenda import AgendaTemplate, load_template, plan_of
from sessions.errors import Rejection
from sessions.exercises.base import Actor, Role
from sessions.exercises.registry import Registry, discover
from sessions.ids import CommandId, ExerciseId, ParticipantId, StepKey, WorkshopId
from sessions.orders import Order, Receipt
from sessions.service import NewWorkshop, Service
from sessions.store import MemoryStore, Store
from sessions.workshop import Step, Workshop

T = TypeVar("T")
FACILITATOR = Actor(Role.FACILITATOR)
NOON = 1_700_000_000.0


@dataclass
class Clock:
    """A clock that a test moves; every look takes a second."""

    now: float = NOON

    def __call__(self) -> float:
        self.now += 1
        return self.now


@dataclass
class Hall:
    """One workshop in one service, and everyone who does something in it."""

    service: Service
    workshop: WorkshopId
    materials: Materials
    numbers: Any = field(default_factory=lambda: count(1))

    def look(self, at: Callable[[Workshop], T]) -> T:
        """What is to be seen in the committed state."""
        return self.service.read(self.workshop, at)

    @property
    def state(self) -> Workshop:
        """The committed state itself, for reading."""
        return self.look(lambda workshop: workshop)

    @property
    def step(self) -> Step:
        """The current step."""
        step = self.state.step
        assert step is not None
        return step

    def send(
        self,
        name: str,
        by: Actor = FACILITATOR,
        exercise: str | None = None,
        step: str | None = None,
        command: str | None = None,
        replaces: int | None = None,
        **payload: Any,
    ) -> Receipt | Rejection:
        """Give an order on the current step, unless another is named."""
        here = self.state.step.key if self.state.step else None
        return self.service.handle(
            Order(
                workshop=self.workshop,
                id=CommandId(command or f"command-{next(self.numbers):06d}"),
                name=name,
                payload=payload,
                by=by,
                step=StepKey(step) if step else here,
                exercise=ExerciseId(exercise) if exercise else None,
                replaces=replaces,
            )
        )

    def do(self, name: str, by: Actor = FACILITATOR, **more: Any) -> Receipt:
        """Give an order that is carried out."""
        outcome = self.send(name, by, **more)
        assert isinstance(outcome, Receipt), f"{name}: {outcome}"
        return outcome

    def refused(self, name: str, by: Actor = FACILITATOR, **more: Any) -> Rejection:
        """Give an order that is refused."""
        outcome = self.send(name, by, **more)
        assert isinstance(outcome, Rejection), f"{name}: {outcome}"
        return outcome

    def join(self, table: int, person: int) -> Actor:
        """Seat someone; `person` makes their id."""
        participant = ParticipantId(f"{person:032x}")
        self.do("join", Actor(Role.PARTICIPANT, participant), participant=participant, table=table)
        return Actor(Role.PARTICIPANT, participant, table)

    def go_to(self, key: str) -> None:
        """Move on until a step is reached."""
        while self.state.step is None or self.state.step.key != key:
            self.do("go_next")


def make_hall(
    store: Store | None = None,
    registry: Registry | None = None,
    template: AgendaTemplate | None = None,
    clock: Callable[[], float] | None = None,
    is_rehearsal: bool = False,
) -> Hall:
    """A workshop from a template (Manchester by default), with nobody in it."""
    registry = registry or discover()
    materials = load_materials()
    template = template or load_template("manchester", registry, materials)
    service = Service(store or MemoryStore(), registry, clock or Clock())
    new = NewWorkshop(
        template.title,
        template.area,
        dict(plan_of(template)),
        materials.model_dump(mode="json"),
        is_rehearsal,
    )
    return Hall(service, service.create(new), materials)


def seat_everyone(hall: Hall, at_each_table: int = 5) -> dict[tuple[int, int], Actor]:
    """People at every table, by (table, seat)."""
    tables = sorted(hall.state.tables)
    return {(t, s): hall.join(t, 100 * t + s + 1) for t in tables for s in range(at_each_table)}


def play_step(hall: Hall, people: Mapping[tuple[int, int], Actor], seed: int) -> None:
    """Open the current step, let everyone do what their kind rehearses, and lock it."""
    step = hall.step
    hall.do("open_step")
    for table in sorted({table for table, _ in people}):
        seats = sorted(seat for t, seat in people if t == table)
        acts = [
            (act.turn, seat, act)
            for seat in seats
            for act in step.exercise.kind.rehearse(
                step.exercise.settings,
                hall.materials,
                step.phase.key,
                table,
                seat,
                len(seats),
                Random(f"{seed}/{table}/{seat}/{step.key}"),
            )
        ]
        for _, seat, act in sorted(acts, key=lambda item: item[:2]):
            hall.do(act.command, people[table, seat], exercise=step.exercise.id, **act.payload)
    hall.do("lock_step")


def play_all(
    hall: Hall, people: Mapping[tuple[int, int], Actor], seed: int = 7, approves: bool = True
) -> None:
    """The whole agenda, everything said approved, and every result revealed that may be."""
    while isinstance(hall.send("go_next"), Receipt):
        if not hall.step.phase.takes_answers:
            continue
        play_step(hall, people, seed)
        if approves:
            approve_all(hall)
        for panel in hall.step.phase.panels:
            hall.send("reveal_results", panel=panel)


def approve_all(hall: Hall) -> None:
    """Let the room see everything that was said in the current exercise."""
    exercise = hall.step.exercise
    held = [saying for saying in exercise.kind.sayings(exercise.state) if saying.is_held]
    if held:
        names = [saying.id for saying in held]
        hall.do(
            "approve_saying", exercise=exercise.id, saying=names, wording=[saying.wording for saying in held]
        )
