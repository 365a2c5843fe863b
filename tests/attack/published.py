"""Collects what a day publishes, as it goes: the wall, what it can look back to, and every report.

With each result stays who was counted in it. A stranger is not told that, and is taken to know it: who came
late, changed their answer or withdrew is what others in the room may see.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from exports.reading import Reading, read
from sessions.attendance import attendance_by_step
from sessions.exercises.base import Panel
from sessions.framework.told.beside import BESIDE
from sessions.ids import ExerciseId, ParticipantId
from sessions.screens import panel_of, seen_panels
from sessions.visibility import phone_view, projector_view
from sessions.workshop import Exercise, Step, Workshop
from tests.builders import Hall

ABSTAINED = "abstained"  # attendance tells it of a step, as a result does
Counted = Mapping[str, Mapping[ParticipantId, tuple[int, Any]]]  # its receipt, and what it says


@dataclass(frozen=True)
class Publication:
    """One result as it was told, and by prompt who was counted with what."""

    number: int
    where: str
    exercise: str
    phase: str
    panel: Panel | int
    counted: Counted
    there: Mapping[str, frozenset[ParticipantId]]  # by prompt, who may be in its count or silent in it

    @property
    def name(self) -> str:
        """For whoever reads what went wrong."""
        told = self.panel.key if isinstance(self.panel, Panel) else ABSTAINED
        return f"{self.number} {self.where} {self.exercise}/{self.phase} {told}"


@dataclass
class Published:
    """Everything that a day has told so far, each result once for each way in which it was told."""

    found: list[Publication] = field(default_factory=list)

    def look(self, workshop: Workshop) -> None:
        """The wall, the phones, and what the wall can look back to."""
        step = workshop.step
        if step:
            shown = [*projector_view(workshop)["panels"], *phone_view(workshop, 1)["panels"]]
            self._add(workshop, "wall", step, shown)
        for other, key in seen_panels(workshop):
            self._add(workshop, "looking back", other, list(panel_of(workshop, other, key)))

    def report(self, hall: Hall) -> None:
        """A report made now, as the house makes one."""
        hall.do("print_results")
        reading = read(hall.service.snapshot(hall.workshop), hall.service.registry)
        for step in reading.workshop.steps:
            self._add(reading.workshop, "report", step, list(_printed(reading, step)))
        for item in attendance_by_step(reading.workshop):
            if item.abstained is not None and reading.is_over(item.step):
                self._put(reading.workshop, "report", item.step, item.abstained)

    def _add(self, workshop: Workshop, where: str, step: Step, panels: list[Panel]) -> None:
        for panel in panels:
            self._put(workshop, where, step, panel)

    def _put(self, workshop: Workshop, where: str, step: Step, told: Panel | int) -> None:
        for exercise in (step.exercise, *_told_of_too(workshop, step, told)):
            self._put_of(exercise, workshop, where, step, told)

    def _put_of(
        self, exercise: Exercise, workshop: Workshop, where: str, step: Step, told: Panel | int
    ) -> None:
        people = frozenset(workshop.participants)
        last = next((one for one in reversed(self.found) if _same(one, exercise, step, told)), None)
        if last is None or last.panel != told:
            self.found.append(
                Publication(
                    len(self.found) + 1,
                    where,
                    exercise.id,
                    step.phase.key,
                    told,
                    counted_in(exercise),
                    there_for(exercise, people),
                )
            )


def counted_in(exercise: Exercise) -> Counted:
    """By prompt, whose answer is in the count, and which.

    Whoever takes an answer back and gives the same again has given another: nobody sees that it is alike.
    """
    return {
        prompt: {who: (answer.receipt, answer.body) for who, answer in ballots.counted.items()}
        for prompt, ballots in exercise.kind.prompts(exercise.state).items()
    }


def there_for(exercise: Exercise, people: frozenset[ParticipantId]) -> dict[str, frozenset[ParticipantId]]:
    """By prompt, everyone who had joined; of a round, who was there when it was locked."""
    present = getattr(getattr(exercise.state, "rounds", None), "present", {})
    prompts = exercise.kind.prompts(exercise.state)
    return {prompt: present.get(prompt.removeprefix("rounds."), people) for prompt in prompts}


def _told_of_too(workshop: Workshop, step: Step, told: Panel | int) -> Iterator[Exercise]:
    """The earlier exercise whose answers stand in a result beside this one's."""
    named = getattr(step.exercise.settings, "compare_with", "")
    if named and isinstance(told, Panel) and told.key == BESIDE:
        yield workshop.exercises[ExerciseId(named)]


def _same(one: Publication, exercise: Exercise, step: Step, told: Panel | int) -> bool:
    is_alike = isinstance(one.panel, Panel) == isinstance(told, Panel)
    if (one.exercise, one.phase) != (exercise.id, step.phase.key) or not is_alike:
        return False
    return not isinstance(told, Panel) or not isinstance(one.panel, Panel) or one.panel.key == told.key


def _printed(reading: Reading, step: Step) -> Iterator[Panel]:
    more = reading.for_report(step)
    yield from (*reading.panels(step), *more.beside, *more.annex)
