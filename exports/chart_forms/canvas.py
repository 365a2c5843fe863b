"""Owns the sheet that every chart form draws on: a Plotly figure dictionary measured in pixels.

Both axes are set to the figure's own size, so a place on the sheet is a place in the figure and text, dots
and lines keep their proportions. Only scatter traces and annotations are used: the browser file on the
screens is Plotly's basic bundle. This module must never import plotly or pandas; it runs in the serving
process.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from sessions.words import Message

Point = tuple[float, float]  # pixels right and down from the top left corner
Say = Callable[[Message], str]

INK, SLATE, BORDER, HAIRLINE, PAPER = "#221A33", "#5A5368", "#8A8296", "#DED4C5", "#FBF7F0"
FONT = '"Atkinson Hyperlegible Next", "Atkinson Hyperlegible", Verdana, sans-serif'
CHARACTER_WIDTH, BOLD_WIDTH = 0.5, 0.54  # of the font size: generous averages for Atkinson text
LINE_HEIGHT = 1.2
DETAIL = "detail"  # begins the name of what a wall shows after the rest: Plotly makes a class of it
LEAST_HEIGHT = 10  # Plotly refuses less


class ChartError(ValueError):
    """A chart was asked for in a way that can't be drawn: a mistake in a declaration, not in an answer."""


@dataclass(frozen=True)
class Measures:
    """The sizes of one look, in pixels; `full_height` is None where a figure is as tall as its rows."""

    width: int
    full_height: int | None
    text: int
    small: int
    count: int
    row: int
    dot: int
    line: float
    outline: float


# The projector's are for an area of 1800 x 700 on a screen of 1920 x 1080: text of 3.1 to 4.3 vh. A card is a
# chart among others on one side of paper.
MEASURES: Mapping[str, Measures] = {
    "projector": Measures(1800, 700, text=42, small=34, count=46, row=132, dot=38, line=7, outline=2.5),
    "card": Measures(352, None, text=12, small=11, count=12, row=19, dot=9, line=1.4, outline=1),
    "document": Measures(680, None, text=15, small=13, count=15, row=32, dot=14, line=2.5, outline=1.2),
}


@dataclass
class Canvas:
    """A figure in the making; `figure()` hands it over. `say` puts the chart's own words in the reader's."""

    measures: Measures
    say: Say
    traces: list[dict[str, Any]] = field(default_factory=list)
    annotations: list[dict[str, Any]] = field(default_factory=list)

    def rule(self, y: float, left: float = 0, right: float | None = None, colour: str = HAIRLINE) -> None:
        """A thin line across, such as between two rows."""
        end = self.measures.width if right is None else right
        self.lines([[(left, y), (end, y)]], colour, max(1.0, self.measures.outline / 2))

    def lines(
        self,
        strands: Sequence[Sequence[Point]],
        colour: str,
        width: float,
        dash: str = "solid",
        is_detail: bool = False,
    ) -> None:
        """Lines of one appearance, each from its first point to its last; a wall brings details in later."""
        xs: list[float | None] = []
        ys: list[float | None] = []
        for strand in strands:
            xs += [round(x, 1) for x, _ in strand] + [None]
            ys += [round(y, 1) for _, y in strand] + [None]
        line = {"color": colour, "width": round(width, 1), "dash": dash, "simplify": False}
        named = {"uid": f"{DETAIL}{len(self.traces)}"} if is_detail else {}
        self._trace(mode="lines", x=xs[:-1], y=ys[:-1], line=line, **named)

    def dots(
        self, centres: Sequence[Point], colour: str, size: float, symbol: str = "circle", name: str = "dots"
    ) -> None:
        """Marks outlined in ink, one for each centre; `name` says in the figure what they are."""
        if not centres:
            return
        outline = {"color": INK, "width": self.measures.outline}
        marker = {"color": colour, "size": round(size, 1), "symbol": symbol, "opacity": 1, "line": outline}
        xs, ys = ([round(place[axis], 1) for place in centres] for axis in (0, 1))
        self._trace(mode="markers", x=xs, y=ys, marker=marker, meta={"is": name})

    def text(
        self,
        words: str | Message,
        place: Point,
        size: int,
        anchor: Literal["left", "center", "right"] = "left",
        bold: bool = False,
        colour: str = INK,
        width: float = math.inf,
        most_lines: int = 3,
        behind: str | None = None,
    ) -> None:
        """Plain text about the middle of a line; wrapped to a width, and inert whatever it says.

        With a colour `behind` it, lines that run under the text stop at it.
        """
        plain = words if isinstance(words, str) else self.say(words)
        shown = "<br>".join(inert(line) for line in wrapped(plain, width, size, most_lines, bold))
        font = {"family": FONT, "size": size, "color": colour, "weight": 700 if bold else 400}
        self.annotations.append(
            {"text": shown, "x": round(place[0], 1), "y": round(place[1], 1), "xref": "x", "yref": "y"}
            | {"xanchor": anchor, "yanchor": "middle", "align": anchor, "showarrow": False, "font": font}
            | ({"bgcolor": behind} if behind else {})
        )

    def figure(self, height: float) -> dict[str, Any]:
        """The finished Plotly dictionary."""
        tall = max(LEAST_HEIGHT, math.ceil(height))
        axis = {"visible": False, "fixedrange": True}
        layout = {
            "width": self.measures.width,
            "height": tall,
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
            "xaxis": axis | {"range": [0, self.measures.width]},
            "yaxis": axis | {"range": [tall, 0]},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": FONT, "size": self.measures.text, "color": INK},
            "showlegend": False,
            "hovermode": False,
            "dragmode": False,
            "annotations": self.annotations,
        }
        return {"data": self.traces, "layout": layout}

    def _trace(self, **parts: Any) -> None:
        quiet = {"type": "scatter", "hoverinfo": "skip", "showlegend": False, "cliponaxis": False}
        self.traces.append(quiet | parts)


def inert(text: str) -> str:
    """Text that Plotly shows letter for letter: no tag, entity or formula in it takes effect."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("$", "&#36;")


def wrapped(text: str, width: float, size: int, most_lines: int, bold: bool = False) -> list[str]:
    """The lines of a text within a width in pixels; what does not fit the last line ends in an ellipsis."""
    text = " ".join(text.split())
    if width == math.inf or not text:
        return [text]
    characters = max(4, int(width / (size * (BOLD_WIDTH if bold else CHARACTER_WIDTH))))
    return textwrap.wrap(text, characters, max_lines=most_lines, placeholder="…")


def text_width(text: str, size: int) -> float:
    """About how wide a line is, in pixels; a little more, so that a label meant to fit is not broken."""
    return (len(text) + 0.5) * size * CHARACTER_WIDTH


def whole(value: object, column: str) -> int:
    """A count from a row. Raise ChartError unless it is a whole number from nought up."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ChartError(f"Column {column!r} holds {value!r}: a count is a whole number from 0 up.")
    return value


def column(row: Mapping[str, Any], name: str) -> Any:
    """A row's value. Raise ChartError naming the column that a form needs and the row lacks."""
    if name not in row:
        raise ChartError(f"A row lacks the column {name!r}; it has {', '.join(sorted(row)) or 'none'}.")
    return row[name]
