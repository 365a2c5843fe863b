"""What an exercise publishes: panels with columns, charts and notes, all after the small-number rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sessions.exercises.phases import Badge
from sessions.words import Message


@dataclass(frozen=True)
class Column:
    """One column of a published table."""

    key: str
    title: Message
    is_number: bool = False


@dataclass(frozen=True)
class Chart:
    """A chart as data: a form that `exports.charts` can draw, and its options.

    The rows drawn are those of the panel that names the chart, so figure and table cannot disagree.
    """

    key: str
    form: str
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Panel:
    """One publishable result: what may be shown to a room, on every screen and in the report alike.

    Everything in it has passed the rules for small numbers. `rows` are most important first.
    `chart_rows` are given where a chart needs another shape of the same numbers.
    """

    key: str
    title: Message  # says what it shows
    badge: Badge
    basis: Message  # its n: "29 of 30 answered"
    summary: Message  # one sentence: type, data, trend
    columns: tuple[Column, ...] = ()
    rows: tuple[Mapping[str, Any], ...] = ()
    chart: Chart | None = None
    chart_rows: tuple[Mapping[str, Any], ...] | None = None
    notes: tuple[Message, ...] = ()
    plain: Message | None = None  # the summary, where it needs other words for who sees no table or chart

    @property
    def plainly(self) -> Message:
        """What it comes to, for somebody who sees neither its table nor its chart."""
        return self.plain or self.summary

    @property
    def figure_rows(self) -> tuple[Mapping[str, Any], ...]:
        """The rows a chart is drawn from."""
        return self.rows if self.chart_rows is None else self.chart_rows


@dataclass(frozen=True)
class ForReport:
    """Results of a phase that no screen ever shows, after the rules for small numbers.

    `beside` stand with the phase's other results, under keys that its `report_panels` name. `annex` belong to
    the method: of an exercise's panels with one key, the last phase's is printed.
    """

    beside: tuple[Panel, ...] = ()
    annex: tuple[Panel, ...] = ()
