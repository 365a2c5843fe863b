"""An exercise's section: its kind's own template over the results that may be printed, and what is left out.

It knows no kind. Whatever is not printed is said to be so, with the reason.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from exports.figures import NOT_SHOWN, Drawer, printers
from exports.reading import Reading
from exports.report.sayings import quotations, said
from sessions.coding.state import reference
from sessions.exercises.base import Badge, Panel
from sessions.ids import ExerciseId, StepKey
from sessions.words import Message, say
from sessions.workshop import Exercise, Step

SECTION = "local_area_report/exercise.html"
QUOTATIONS = "local_area_report/quotations.html"


@dataclass
class Sections:
    """Draws exercises one after another; `is_placed` says of a statement that it is quoted elsewhere."""

    environment: Environment
    drawer: Drawer
    reading: Reading
    is_placed: Callable[[str], bool]
    _steps: dict[int, Step] = field(default_factory=dict)
    _panels: list[Panel] = field(default_factory=list)
    _annexed: dict[ExerciseId, dict[str, tuple[Step, Panel]]] = field(default_factory=dict)

    def section(self, exercise: Exercise, listed_in: Markup | None = None) -> Markup:
        """The body of an exercise's section; `listed_in` points to where all that was said is listed."""
        steps = [step for step in exercise.steps if self.reading.was_reached(step)]
        phases = [{"phase": step.phase, "panels": self._panels_of(step)} for step in steps]
        figure, table = printers(self.drawer, self._place)
        page = self.environment.get_template(SECTION).render(
            kind_template=f"{exercise.kind.name}/report.html",
            exercise={"title": exercise.title, "settings": exercise.settings, "phases": phases},
            materials=self.reading.workshop.materials,
            figure=figure,
            table=table,
            listed_in=listed_in,
            quotations=self._quotations(exercise),
            is_reached=bool(steps),
            left_out=[note for step in exercise.steps for note in self._left_out(step)] if steps else [],
        )
        return Markup(page)  # noqa: S704 - rendered by an environment that escapes

    def _quotations(self, exercise: Exercise) -> Markup | None:
        quotes = quotations(self.reading, exercise)
        listed = [one for one in quotes if not self.is_placed(reference(exercise.id, one.id))]
        if not listed:
            return None
        page = self.environment.get_template(QUOTATIONS).render(
            quotes=[
                (self.drawer.quote(saying.text, reference(exercise.id, saying.id)), saying.text)
                for saying in listed
            ],
            quoted=len(quotes),
            said=len(said(self.reading, exercise)),
        )
        return Markup(page)  # noqa: S704 - rendered by an environment that escapes

    def highlights(self, exercise: Exercise) -> list[tuple[Panel, int]]:
        """What tables and the room came to, with the numbers of their figures: the first result of each step.

        Of the last step its last chart too, which spans all rounds where there are several. Further back
        stand own answers, results that come once a set or that only a report prints, what the last step gives
        again, and a list beside a sentence.
        """
        found: dict[StepKey, list[tuple[Panel, int]]] = {}
        for panel in self._panels:
            step = self._steps[id(panel)]
            number = self.drawer.numbering.figures.get((step.key, panel.key))
            if step.exercise is exercise and number and _is_for_first_page(step, panel):
                found.setdefault(step.key, []).append((panel, number))
        of_steps = list(found.values())
        last = of_steps[-1] if of_steps else []
        charted = [item for item in last[1:] if item[0].chart][-1:]
        again = {panel.key for panel, _ in last}
        earlier = [items[0] for items in of_steps[:-1] if items[0][0].key not in again]
        results = [*earlier, *last[:1], *charted]
        return [(panel, number) for panel, number in results if panel.chart or panel.plain] or results

    def annexed(self) -> list[tuple[str, list[Markup]]]:
        """What the exercises drawn so far have for the method annex, by the title of each."""
        return [
            (
                self.reading.workshop.exercises[exercise].title,
                [self.drawer.block((step.key, panel.key), panel) for step, panel in found.values()],
            )
            for exercise, found in self._annexed.items()
            if found
        ]

    def _panels_of(self, step: Step) -> tuple[Panel, ...]:
        """A step's printable results, remembered so that a template's call can be traced to its step."""
        more = self.reading.for_report(step)
        panels = (*self.reading.panels(step), *more.beside)
        self._panels += panels
        self._annexed.setdefault(step.exercise.id, {}).update(
            {panel.key: (step, panel) for panel in more.annex}
        )
        self._steps |= {id(panel): step for panel in panels}
        return panels

    def _place(self, panel: Panel) -> tuple[str, tuple[Message, ...]]:
        step = self._steps[id(panel)]
        was_for_the_room = panel.key not in step.phase.report_panels
        return step.key, (NOT_SHOWN,) if was_for_the_room and not self.reading.was_seen(step, panel) else ()

    def _left_out(self, step: Step) -> Iterator[Message]:
        if not step.phase.panels:
            return
        if not step.was_open:
            yield say("%(step)s: it was not opened, so there is nothing to show.", step=step.phase.title)
            return
        shown = {panel.key for panel in self._panels if self._steps[id(panel)] is step}
        for key in step.phase.panels:
            if key not in shown:
                reason = why_not_printed(self.reading, step, key)
                yield say("%(step)s: %(reason)s", step=step.phase.title, reason=reason)


def why_not_printed(reading: Reading, step: Step, key: str) -> Message:
    """Why a report leaves out a result of a step that was opened."""
    exercise: Any = step.exercise
    if reading.workshop.purged:
        return say("it is not among the counts that were kept when the raw record was purged.")
    room = reading.room_for(exercise)
    refusal = exercise.kind.reveal(exercise.state, step.phase.key, key, room, False)
    if refusal is not None:
        message: Message = refusal.message
        return message
    return say("a result had not been shown in the room, and the step was not over, when this was written.")


def _is_for_first_page(step: Step, panel: Panel) -> bool:
    comes_once = ":" not in panel.key
    return comes_once and panel.badge is not Badge.INDIVIDUAL and panel.key not in step.phase.report_panels
