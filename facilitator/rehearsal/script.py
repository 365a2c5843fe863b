"""What everybody will do at every step of a day, worked out from the plan and one seed.

The same plan and seed give the same acts, however fast or slowly the phones get to do them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from casestudies.schema import Materials
from sessions.exercises.base import Kind, Phase
from sessions.exercises.registry import Registry
from sessions.ids import ExerciseId, StepKey, step_key


@dataclass(frozen=True)
class Stop:
    """One step of the agenda."""

    key: StepKey
    exercise: ExerciseId
    phase: Phase
    kind: Kind
    settings: Any


@dataclass(frozen=True)
class Line:
    """One thing that the person on a seat does, when all lines before it are done."""

    seat: int
    command: str
    payload: Mapping[str, Any]


class Script:
    """The day's steps, and each table's lines in them."""

    def __init__(self, plan: Mapping[str, Any], materials: Materials, registry: Registry, seed: int) -> None:
        self.tables = {int(table["number"]): int(table["seats"]) for table in plan["tables"]}
        self.stops = [stop for spec in plan["exercises"] for stop in _stops(spec, materials, registry)]
        self._by_key = {stop.key: stop for stop in self.stops}
        self._materials = materials
        self._seed = seed

    def stop(self, key: str | None) -> Stop | None:
        """A step by its key."""
        return self._by_key.get(StepKey(key)) if key else None

    def lines(self, stop: Stop, table: int, people: int) -> Sequence[Line]:
        """What the people of a table do, in the order of their turns; at the same turn, of their seats."""
        acts = [
            (act.turn, seat, number, act)
            for seat in range(people)
            for number, act in enumerate(self._acts(stop, table, seat, people))
        ]
        return [Line(seat, act.command, act.payload) for _, seat, _, act in sorted(acts, key=lambda a: a[:3])]

    def _acts(self, stop: Stop, table: int, seat: int, people: int) -> Sequence[Any]:
        rng = Random(f"{self._seed}/{table}/{seat}/{stop.key}")
        phase = stop.phase.key
        return stop.kind.rehearse(stop.settings, self._materials, phase, table, seat, people, rng)


def _stops(spec: Mapping[str, Any], materials: Materials, registry: Registry) -> list[Stop]:
    kind = registry.get(spec["kind"])
    settings = kind.Settings.model_validate(spec["settings"])
    exercise = ExerciseId(spec["id"])
    phases = kind.phases(settings, materials)
    return [Stop(step_key(exercise, phase.key), exercise, phase, kind, settings) for phase in phases]
