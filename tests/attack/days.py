"""Days by chance on which people answer alone: few or many, late, again, gone, on paper, withdrawn.

Everything is published that can be: every result is revealed when it may be, and reports are made in
between. Answers lean to one side, as in a room they do.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from sessions.disclosure import CHANGE_MINIMUM
from sessions.exercises.base import Actor
from sessions.exercises.registry import Registry, discover
from sessions.orders import Receipt
from sessions.paper.taking import take_paper
from sessions.service import NewWorkshop, Service
from sessions.store import MemoryStore
from tests.attack.assessing_days import assessed, assessed_on_paper
from tests.attack.published import Published
from tests.builders import FACILITATOR, Clock, Hall
from tests.sessions.histories import MATERIALS

TABLES = {1: 30, 2: 30, 3: 30}
OPTIONS = [{"key": key, "title": key.title()} for key in ("yes", "no", "maybe")]
ASKED = {"question": "Is it?", "minutes": 3}
SETTINGS: Mapping[str, list[dict[str, Any]]] = {
    "poll": [{"rounds": [{"question": "How comfortable are you?"}] * rounds} for rounds in (1, 2, 2)],
    "open_poll": [
        {**ASKED, "form": "single", "options": OPTIONS[:2], "rounds": 2},
        {**ASKED, "form": "single", "options": OPTIONS, "rounds": 3},
        {**ASKED, "form": "scale", "steps": 3, "labels": ["Low", "High"], "rounds": 2},
        {**ASKED, "form": "several", "options": OPTIONS, "rounds": 1},
        {**ASKED, "form": "number", "lowest": 0, "highest": 6},
        {**ASKED, "form": "words"},
    ],
    "hundred_points": [{"prompt": "What weighs most?", "options": OPTIONS}],
    "factors": [{}],
    "evaluation": [{}],
    "assessing": [
        {"proposal": "A proposal", "steps": steps, "partners": partners}
        for steps, partners in (
            (["alone"], []),
            (["alone", "weights", "table"], ["Council", "Police"]),
            (["alone", "weights", "within"], []),
            (["weights", "room"], []),
        )
    ],
    "ranking": [
        {"sets": {"1": "1-6", "2": "1-6", "3": "A-F"}, "steps": ["own", "agreed"]},
        {"sets": {"1": "1-6", "2": "1-6", "3": "1-6"}, "steps": ["own"]},
        {"sets": {"1": "1-6", "2": "1-6", "3": "A-F"}, "steps": ["own"], "own_mode": "most_least"},
    ],
}
COMFORT = ("very_uncomfortable", "uncomfortable", "neither", "comfortable", "very_comfortable")
ON_PAPER = ("poll", "evaluation", "assessing")
TOGETHER = ("table", "room")
COMPARED = (["alone"], ["alone", "weights"])


@dataclass
class Day:
    """A day that goes on by chance. `published` is all that anyone outside could have seen."""

    hall: Hall
    chance: Random
    shows: bool = True  # else nothing is revealed, and reports alone tell
    people: list[Actor] = field(default_factory=list)
    published: Published = field(default_factory=Published)
    ballots: int = 0
    more: int = 0  # who come at the start beyond those that chance sends
    withdraws: bool = True

    def play(self) -> None:
        """Every step: open, answer, lock, show; then what comes late."""
        for _ in range(self.chance.randint(4, 16) + self.more):
            self.arrive()
        while isinstance(self.hall.send("go_next"), Receipt):
            if self.hall.step.phase.takes_answers:
                self._a_step()
        if self.chance.random() < 0.7:
            self.hall.do("close_workshop")
            self._afterwards()
        self.published.report(self.hall)
        self._look()

    def _a_step(self) -> None:
        self.hall.do("open_step")
        self._answer(self.chance.choice((0.5, 0.8, 1.0)))
        if self.chance.random() < 0.4:
            self._show()
            self._meddle()
        self.hall.do("lock_step")
        self._show()
        if self.chance.random() < 0.6:
            self._late()
        self._meddle()

    def _late(self) -> None:
        """It is opened again, or paper comes in; what came is counted when it is locked."""
        for _ in range(self.chance.choice((0, 1, 5, 6))):
            self.arrive()
        if self.chance.random() < 0.7:
            self.hall.do("open_step")
            self._answer(self.chance.choice((0.1, 0.3, 0.6)), is_again=self.chance.random() < 0.5)
            self.hall.do("lock_step")
        else:
            self._paper()
        self._show()

    def _afterwards(self) -> None:
        for _ in range(self.chance.randint(0, 6)):
            self.chance.choice((self._withdraw, self._report, self._paper))()

    def _meddle(self) -> None:
        for _ in range(self.chance.choice((0, 0, 1, 2, 3))):
            move = self.chance.choice(
                (self.arrive, self._leave, self._withdraw, self._withdraw, self._report)
            )
            move()
            self._look()

    def arrive(self) -> None:
        """Somebody sits down."""
        number = len(self.people) + 1
        self.people.append(self.hall.join(self.chance.choice((1, 1, 2, 3)), number))

    def _leave(self) -> None:
        actor = self.chance.choice(self.people)
        self.hall.send("note_leaving", participant=actor.participant)

    def _withdraw(self) -> None:
        if not self.withdraws:
            return
        for actor in self.chance.sample(self.people, self.chance.choice((1, 1, 1, 3, 5)) % len(self.people)):
            self.hall.send("withdraw_answers", actor, participant=actor.participant)
            self._look()

    def _report(self) -> None:
        self.published.report(self.hall)

    def _look(self) -> None:
        self.published.look(self.hall.state)

    def _show(self) -> None:
        """Whatever can be shown is shown; words are approved first."""
        step = self.hall.step
        held = [saying for saying in step.exercise.kind.sayings(step.exercise.state) if saying.is_held]
        if held:
            names, wording = [saying.id for saying in held], [saying.wording for saying in held]
            self.hall.do("approve_saying", exercise=step.exercise.id, saying=names, wording=wording)
        for panel in step.phase.panels if self.shows else ():
            self.hall.send("reveal_results", panel=panel)
            self._look()

    def _answer(self, share: float, *, is_again: bool = False) -> None:
        step = self.hall.step
        for actor in self.people:
            table = self.hall.state.participants[actor.person].table
            own = step.exercise.kind.own(step.exercise.state, actor.person).get(step.phase.key)
            is_gone = actor.person in self.hall.state.people.gone
            if is_gone or (own and not is_again) or self.chance.random() > share:
                continue
            settings, phase = step.exercise.settings, step.phase.key
            command, payload = answer(step.exercise.kind.name, settings, phase, table or 1, self.chance)
            if command:
                replaces = own["receipt"] if own else None
                self.hall.send(command, actor, step.exercise.id, replaces=replaces, **payload)

    def _paper(self) -> None:
        """Some ballots are brought, for one step."""
        steps = [
            step
            for step in self.hall.state.steps
            if step.was_open and step.exercise.kind.name in ON_PAPER and step.phase.key not in TOGETHER
        ]
        if not steps:
            return
        step, lines = self.chance.choice(steps), []
        for _ in range(self.chance.choice((1, 2, 5, 7))):
            self.ballots += 1
            given = self.chance.randint(1, 5)
            told = _on_paper(step.exercise.kind.name, step.phase.key, given, self.chance)
            lines.append(f'{self.ballots},{self.ballots % 3 + 1},{step.key},"{told}"')
        take_paper(
            self.hall.service,
            self.hall.workshop,
            "\n".join(["ballot,table,step,answer", *lines]),
            FACILITATOR,
        )
        self._look()


def _on_paper(kind: str, phase: str, given: int, chance: Random) -> str:
    if kind == "assessing":
        return assessed_on_paper(phase, chance)
    return str(given) if kind == "poll" else f"{given} x 4"


def answer(kind: str, settings: Any, phase: str, table: int, chance: Random) -> tuple[str, Mapping[str, Any]]:
    """What somebody answers; no command where the phase asks nobody alone."""
    if kind == "poll":
        choices = [*COMFORT, "cant_say", "prefer_not"]
        return "submit_answer", {"choice": chance.choices(choices, (1, 2, 2, 4, 1, 1, 0.5))[0]}
    if kind == "open_poll":
        return "give_answer", _open(settings, chance)
    if kind == "hundred_points":
        cut = sorted((chance.randrange(0, 101, 5), chance.randrange(0, 101, 5)))
        parts = (cut[0], cut[1] - cut[0], 100 - cut[1])
        points = dict(zip(("yes", "no", "maybe"), parts, strict=True))
        return "submit_points", {"cant_say": True} if chance.random() < 0.15 else {"points": points}
    if kind == "factors":
        if phase == "choice":
            return "submit_choice", {
                "choice": chance.choice(("data", "purpose", "recipient", "depends", "cant_say"))
            }
        known = {
            n: chance.choice(("a", "a", "b", "same", "cant_say")) for n in range(1, len(settings.pairs) + 1)
        }
        return "submit_pairs", {"answers": {n: a for n, a in known.items() if chance.random() < 0.9}}
    if kind == "evaluation":
        rated = {n: chance.choice((3, 4, 4, 5, 6)) for n in (1, 2, 3) if chance.random() < 0.8}
        return "submit_evaluation", {
            "ratings": rated,
            "comments": {1: "Good"} if chance.random() < 0.5 else {},
        }
    if kind == "assessing":
        return assessed(phase, chance)
    return _ranked(settings, table, chance) if phase == "own" else ("", {})


def _open(settings: Any, chance: Random) -> dict[str, Any]:
    if chance.random() < 0.15:
        return {"choice": chance.choice(("cant_say", "prefer_not"))}
    if settings.form == "number":
        return {"number": chance.randint(0, 6)}
    if settings.form == "words":
        return {"words": chance.sample(("trust", "fear", "hope"), chance.randint(1, 2))}
    keys = list(settings.choices)
    if settings.form == "several":
        return {"choices": chance.sample(keys, chance.randint(1, len(keys)))}
    return {"choice": chance.choices(keys, range(1, len(keys) + 1))[0]}


def _ranked(settings: Any, table: int, chance: Random) -> tuple[str, Mapping[str, Any]]:
    cards = list(settings.sets[table].replace("1-6", "123456").replace("A-F", "ABCDEF"))
    chance.shuffle(cards)
    if settings.is_quick:
        least = cards[1] if chance.random() < 0.6 else ""
        return "mark_most_least", {"most": cards[0], "least": least}
    placed = [card for card in cards if chance.random() < (0.25 if card in "6F" else 0.9)] or cards[:1]
    return "submit_order", {"tiers": [[card] for card in placed]}


def _exercise(name: str, settings: Mapping[str, Any], number: str = "") -> dict[str, Any]:
    return {"id": f"{name}{number}".replace("_", "-"), "kind": name, "title": name, "settings": settings}


def _compared(exercises: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same proposal once more after it was changed, where people answered alone and no table did."""
    return [
        _exercise(one["kind"], {**one["settings"], "text": "Changed", "compare_with": one["id"]}, "-again")
        for one in exercises
        if one["settings"].get("steps") in COMPARED
    ]


def a_day(seed: int, registry: Registry | None = None, kinds: Mapping[str, Any] = SETTINGS) -> Day:
    """A day of one or two exercises that ask everyone alone, played to its end."""
    chance = Random(seed)
    names = chance.sample(sorted(kinds), chance.choice((1, 2)) if len(kinds) > 1 else 1)
    exercises = [_exercise(name, chance.choice(kinds[name])) for name in names]
    compared = _compared(exercises)
    plan = {
        "tables": [{"number": number, "seats": seats} for number, seats in TABLES.items()],
        "exercises": [*exercises, *compared],
    }
    service = Service(MemoryStore(), registry or discover(), Clock())
    new = NewWorkshop("A day", "Nowhere", plan, MATERIALS.model_dump(mode="json"))
    day = Day(Hall(service, service.create(new), MATERIALS), chance, chance.random() < 0.8)
    if compared:
        day.more, day.withdraws = CHANGE_MINIMUM, seed % 2 == 0  # few results outlive a withdrawal
    day.play()
    return day
