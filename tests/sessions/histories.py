"""Days that nobody planned, from a seed: people answer, change, move, leave and withdraw while it goes on.

Each is a workshop of three tables and a few exercises of any kinds, in the real service over the real store
protocol. What is refused along the way is part of the history.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from casestudies.loader import load_materials
from sessions.exercises.base import Actor, Kind, Viewer
from sessions.exercises.registry import Registry
from sessions.ids import ParticipantId
from sessions.orders import Receipt
from sessions.receipts import said_by
from sessions.service import NewWorkshop, Service
from sessions.store import Store
from sessions.visibility import console_view, own_view, phone_view, projector_view
from sessions.workshop import Exercise, Workshop
from tests.builders import Clock, Hall

MATERIALS = load_materials()
TABLES = {1: 4, 2: 4, 3: 4}
MOST_MOVES = 40
SCRIBE_WORDS = "in the words of a facilitator, number %s"


@dataclass
class History:
    """A day that goes on by chance. `gone` are the people who withdrew everything and said nothing since."""

    hall: Hall
    chance: Random
    people: list[Actor] = field(default_factory=list)
    gone: set[ParticipantId] = field(default_factory=set)
    withdrawals: int = 0

    def play(self) -> None:
        """The whole day: whatever the agenda asks, and what people do beside it."""
        for _ in range(MOST_MOVES):
            if not isinstance(self.hall.send("go_next"), Receipt):
                break
            step = self.hall.step
            if not step.phase.takes_answers:
                continue
            self.hall.send("open_step")
            self._answer()
            self._meddle()
            if self.chance.random() < 0.8:
                self.hall.send("lock_step")
            self._show()
            self._meddle()
        if self.chance.random() < 0.5:
            self.hall.send("close_workshop")
        self._meddle()

    def _answer(self) -> None:
        """Most people do what their kind rehearses, in any order; now and then somebody withdraws."""
        for _turn, actor, command, payload in self._acts():
            if self.chance.random() < 0.9:
                self._give(actor, command, payload)
            if self.chance.random() < 0.03:
                self.withdraw_something()
        if self.chance.random() < 0.3:  # some look at it again
            for _turn, actor, command, payload in self._acts()[:6]:
                self._give(actor, command, payload)

    def _acts(self) -> list[tuple[float, Actor, str, Mapping[str, Any]]]:
        step, seed = self.hall.step, self.chance.random()
        found: list[tuple[float, Actor, str, Mapping[str, Any]]] = []
        for place, actor in enumerate(self.people):
            kind, chance = step.exercise.kind, Random(f"{seed}/{place}")
            table = self.hall.state.participants[actor.person].table
            acts = kind.rehearse(
                step.exercise.settings, MATERIALS, step.phase.key, table, place % 4, 4, chance
            )
            found += [(act.turn + chance.random(), actor, act.command, act.payload) for act in acts]
        return sorted(found, key=lambda act: act[0])

    def _give(self, actor: Actor, command: str, payload: Mapping[str, Any]) -> None:
        step = self.hall.step
        own = step.exercise.kind.own(step.exercise.state, actor.person).get(step.phase.key)
        replaces = own["receipt"] if own else None
        taken = self.hall.send(command, actor, step.exercise.id, replaces=replaces, **payload)
        if isinstance(taken, Receipt):
            self.gone.discard(actor.person)

    def _show(self) -> None:
        step = self.hall.state.step  # None where a move was taken back
        for panel in step.phase.panels if step else ():
            if self.chance.random() < 0.5:
                self.hall.send("reveal_results", panel=panel)

    def _meddle(self) -> None:
        """What facilitators and people do beside the agenda."""
        for _ in range(self.chance.randint(0, 4)):
            self.chance.choice(
                (
                    self._approve,
                    self._correct,
                    self._claim,
                    self._choose,
                    self._show_saying,
                    self._undo,
                    self._move,
                )
            )()
        if self.chance.random() < 0.4:
            self.withdraw_something()
        if self.chance.random() < 0.1:
            self.hall.send("clear_step")

    def _sayings(self) -> list[tuple[Exercise, Any]]:
        exercises = self.hall.state.exercises.values()
        return [(one, saying) for one in exercises for saying in one.kind.sayings(one.state)]

    def _moderate(self, command: str, **more: Any) -> None:
        found = self._sayings()
        if found:
            exercise, saying = self.chance.choice(found)
            step = exercise.steps[0].key
            self.hall.send(command, exercise=exercise.id, step=step, saying=saying.id, **more)

    def _approve(self) -> None:
        for exercise, saying in self._sayings():
            if self.chance.random() < 0.7:
                self.hall.send(
                    "approve_saying",
                    exercise=exercise.id,
                    step=exercise.steps[0].key,
                    saying=[saying.id],
                    wording=[saying.wording],
                )

    def _correct(self) -> None:
        self._moderate("correct_saying", text=SCRIBE_WORDS % self.chance.random())

    def _claim(self) -> None:
        found = self._sayings()
        if found:
            exercise, saying = self.chance.choice(found)
            actor = self.chance.choice(self.people)
            taken = self.hall.send(
                "claim_saying",
                actor,
                exercise.id,
                step=exercise.steps[0].key,
                saying=saying.id,
                wording=saying.wording,
            )
            if isinstance(taken, Receipt):
                self.gone.discard(actor.person)

    def _choose(self) -> None:
        """Somebody allows something, or no longer."""
        actor, quoted = self.chance.choice(self.people), self.chance.random() < 0.5
        self.hall.send("make_choices", actor, participant=actor.participant, quoted=quoted)
        self.gone.discard(actor.person)

    def _show_saying(self) -> None:
        for exercise, saying in self._sayings():
            if saying.is_public:
                self.hall.send("show_screen", screen=f"saying:{exercise.id}:{saying.id}")

    def _undo(self) -> None:
        log = self.hall.state.log
        if log:
            self.hall.send("undo", entry=self.chance.choice(log[-6:]).seq)

    def _move(self) -> None:
        actor = self.chance.choice(self.people)
        self.hall.send("move_participant", participant=actor.participant, table=self.chance.randint(1, 3))

    def withdraw_something(self) -> None:
        """Somebody takes back everything, a step, or one thing they said."""
        actor = self.chance.choice(self.people)
        how = self.chance.choice(("everything", "everything", "step", "saying"))
        wanted: dict[str, Any] = {}
        if how == "step":
            wanted["target"] = self.chance.choice(self.hall.state.steps).key
        elif how == "saying":
            mine = [
                (exercise, saying)
                for exercise, saying in self._sayings()
                if actor.participant in (saying.person, saying.claimed_by)
            ]
            if not mine:
                return
            exercise, saying = self.chance.choice(mine)
            wanted = {"target": exercise.id, "saying": saying.id}
        taken = self.hall.send("withdraw_answers", actor, participant=actor.participant, **wanted)
        if isinstance(taken, Receipt):
            self.withdrawals += 1
            if how == "everything":
                self.gone.add(actor.person)


def a_history(
    seed: int, registry: Registry, store: Store, kinds: Mapping[str, list[dict[str, Any]]]
) -> History:
    """A day of three exercises, played to its end. `kinds` are settings to choose from, by kind."""
    chance = Random(seed)
    names = chance.sample(sorted(kinds), 3)
    plan = {
        "tables": [{"number": number, "seats": seats} for number, seats in TABLES.items()],
        "exercises": [
            {"id": name, "kind": name, "title": f"About {name}", "settings": chance.choice(kinds[name])}
            for name in names
        ],
    }
    service = Service(store, registry, Clock())
    new = NewWorkshop("A day", "Nowhere", plan, MATERIALS.model_dump(mode="json"))
    history = History(Hall(service, service.create(new), MATERIALS), chance)
    for table, seats in TABLES.items():
        history.people += [history.hall.join(table, 100 * table + seat + 1) for seat in range(seats)]
    history.play()
    return history


def everything_seen(workshop: Workshop) -> dict[str, Any]:
    """All that anybody may see of a workshop, and what reports are made from."""
    return {
        "wall": projector_view(workshop),
        "console": console_view(workshop, now=0.0),
        "phones": [phone_view(workshop, table) for table in workshop.tables],
        "own": [own_view(workshop, who) for who in workshop.participants],
        "receipts": [said_by(workshop, who) for who in workshop.participants],
        "exercises": {one.id: dict(_of(one, one.kind, workshop)) for one in workshop.exercises.values()},
        "bodies": dict(workshop.bodies),
        "choices": workshop.people.choices,
        "log": workshop.log,
    }


def _of(exercise: Exercise, kind: Kind, workshop: Workshop) -> Iterator[tuple[str, Any]]:
    state, phases = exercise.state, [step.phase.key for step in exercise.steps]
    yield "panels", {phase: kind.panels(state, phase, workshop.room) for phase in phases}
    yield "rows", [dict(row) for row in kind.rows(state)]
    yield "sayings", kind.sayings(state)
    viewers = [Viewer("projector"), Viewer("console"), *(Viewer("phone", table) for table in TABLES)]
    yield "views", [kind.view(state, phase, viewer, workshop.room) for phase in phases for viewer in viewers]
