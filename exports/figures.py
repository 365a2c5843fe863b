"""Draws a panel for a document: number, title, n, chart, one sentence, and the numbers themselves as a table.

Chart and table stand in one block and come from one panel, so they can't disagree. It never decides what may
be shown: whoever hands it a panel has.
"""

import json
from collections import Counter
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field, replace

from jinja2 import Environment
from markupsafe import Markup, escape

from exports.charts import draw
from exports.editing.slots import SlotKind
from exports.editing.texts import figure_key, figure_text, quote_key, sentence_key
from exports.moments import Clock, Day, Minutes, Moment
from exports.numbering import Numbering
from exports.wording import Say
from sessions.exercises.base import Column, Panel
from sessions.words import Message, say

NOTHING = Markup("–")
BLOCK = "local_area_report/block.html"


@dataclass(frozen=True)
class Cell:
    """One cell of a printed table."""

    words: str
    is_number: bool
    is_heading: bool


@dataclass(frozen=True)
class Told:
    """What a report prints under a number of the margin: a result, or else a sentence or quotation.

    `shows` is (step or section, panel); `markup` is as the page holds it. `key` stays from build to build,
    `section` is the heading's; `whole` is all that it prints, as text.
    """

    fact: str
    words: str = ""
    figure: int | None = None
    shows: tuple[str, str] = ("", "")
    panel: Panel | None = None
    notes: tuple[str, ...] = ()
    markup: str = ""
    kind: SlotKind = SlotKind.FACT
    key: str = ""
    section: str = ""
    whole: str = ""
    reference: str = ""  # of the statement that a quotation is


Follow = Callable[["Drawer", str, str], Markup]  # what stands in a section after a figure, by its key


def nothing_follows(drawer: "Drawer", section: str, figure: str) -> Markup:
    """Where nobody placed anything."""
    return Markup("")


@dataclass
class Drawer:
    """Draws blocks into one report. In a rehearsal every block says so, in the words of `rehearsal`.

    `told` is all that was given a number, in the order in which it was drawn, in the `section` that is being
    drawn. What is in `left_out` keeps its number and is not printed: it goes to `omitted`.
    """

    environment: Environment
    numbering: Numbering
    clock: Clock
    speak: Say
    rehearsal: Message | None
    told: list[Told] = field(default_factory=list)
    section: str = ""
    left_out: Container[str] = ()
    omitted: list[Told] = field(default_factory=list)
    follow: Follow = nothing_follows
    _keys: Counter[str] = field(default_factory=Counter)

    def sentence(self, words: object) -> str | None:
        """Give a sentence the next number of the facts; None where it is left out."""
        fact, text = self.numbering.next_fact(), self.speak(words)
        key = self._own_key(sentence_key(self.section, words))
        return self._keep(Told(fact, text, markup=escape(text), key=key, section=self.section, whole=text))

    def quote(self, words: str, reference: str) -> str:
        """Give a quotation its number; `reference` names its statement."""
        number, key = self.numbering.next_quote(), quote_key(reference)
        told = Told(number, words, markup=escape(words), kind=SlotKind.QUOTE, key=key, section=self.section)
        self.told.append(replace(told, whole=words, reference=reference))
        return number

    def read(self, name: str, words: str, page: Markup) -> None:
        """Note a named person's reading: `words` as they were written, `page` as it is printed."""
        told = Told(name, words, markup=page, kind=SlotKind.INTERPRETATION, key=name, section=self.section)
        self.told.append(replace(told, whole=words))

    def _own_key(self, key: str) -> str:
        """The same sentence said twice in a section is told apart by its place."""
        self._keys[key] += 1
        return key if self._keys[key] == 1 else f"{key}-{self._keys[key]}"

    def _keep(self, told: Told) -> str | None:
        """Keep what was drawn, where it is to be printed; gives its number."""
        is_out = told.key in self.left_out
        (self.omitted if is_out else self.told).append(told)
        return None if is_out else told.fact

    def block(
        self, shows: tuple[str, str], panel: Panel, notes: tuple[Message, ...] = (), table: str | None = None
    ) -> Markup:
        """The whole of a result. `table` is a kind's own markup of the panel, in place of the plain table."""
        number, fact = self.numbering.figure(shows), self.numbering.next_fact()
        notes, key = (*panel.notes, *notes), figure_key(shows)
        page = self.environment.get_template(BLOCK).render(
            number=number,
            fact=fact,
            panel=panel,
            notes=notes,
            rehearsal=self.rehearsal,
            plot=self._plot(panel),
            table=table,
            columns=panel.columns,
            lines=[self.cells(panel.columns, row) for row in panel.rows],
        )
        spoken = tuple(map(self.speak, notes))
        whole = figure_text(panel, spoken, self.speak, self.shown)
        told = Told(fact, "", number, shows, panel, spoken, page, SlotKind.FIGURE, key, self.section, whole)
        printed = page if self._keep(told) else ""
        following = self.follow(self, self.section, key)
        return Markup(printed) + following  # noqa: S704 - rendered by an environment that escapes

    def _plot(self, panel: Panel) -> Markup | None:
        """The chart as JSON that can't end its script element."""
        if panel.chart is None:
            return None
        drawn = draw(panel.chart.form, panel.figure_rows, panel.chart.options, "document", self.speak)
        return embedded(drawn)

    def cells(self, columns: tuple[Column, ...], row: Mapping[str, object]) -> list[Cell]:
        """What is published of a row: its columns alone, in their order."""
        return [
            Cell(self.shown(row.get(column.key)), column.is_number, place == 0 and not column.is_number)
            for place, column in enumerate(columns)
        ]

    def shown(self, value: object) -> str:
        """A value as a table prints it: at most two places behind the point, a dash for nothing."""
        if value is None or value == "":
            return NOTHING
        if isinstance(value, (Moment, Day, Minutes)):
            return self.clock.show(value)
        if isinstance(value, float):
            return f"{value:.2f}".rstrip("0").rstrip(".")
        return self.speak(value)


def embedded(value: object) -> Markup:
    """JSON that stands inert inside a script element, whatever words are in it."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - no character of markup is left in it


Print = Callable[..., Markup]


def printers(
    drawer: Drawer, step_of: Callable[[Panel], tuple[str, tuple[Message, ...]]]
) -> tuple[Print, Print]:
    """The `figure` and `table` that a kind's report template is given.

    `figure(panel)` is the whole block; `{% call figure(panel) %}` puts the template's own markup in place of
    the plain table. `table(panel)` is the block without a chart, and nothing where `figure` has drawn the
    panel already, for its table is there. `step_of` names the step of a panel and adds notes to it.
    """

    def figure(panel: Panel, caller: Callable[[], Markup] | None = None) -> Markup:
        step, notes = step_of(panel)
        return drawer.block((step, panel.key), panel, notes, caller() if caller else None)

    def table(panel: Panel, caller: Callable[[], Markup] | None = None) -> Markup:
        step, notes = step_of(panel)
        if (step, panel.key) in drawer.numbering.figures:
            return Markup("")
        plain = Panel(
            panel.key,
            panel.title,
            panel.badge,
            panel.basis,
            panel.summary,
            panel.columns,
            panel.rows,
            notes=panel.notes,
        )
        return drawer.block((step, panel.key), plain, notes, caller() if caller else None)

    return figure, table


NOT_SHOWN = say("Not shown in the room.")
