"""A chart as it stands alone: its title and n above it, where it comes from below it, on paper of its own.

Pure. What it is given and what it gives are plain Plotly dictionaries.
"""

from collections.abc import Mapping
from typing import Any

from exports.chart_forms.canvas import INK, LINE_HEIGHT, PAPER, SLATE, inert, wrapped
from exports.published import Published, Result
from exports.wording import Say
from sessions.words import say

FONT = '"Atkinson Hyperlegible Next", "Atkinson Hyperlegible", Arial, "Liberation Sans", sans-serif'
EDGE = 28  # pixels around the whole
TITLE, TEXT, FOOT = 20, 15, 13
GAP = 14
MOST_LINES = 4
Line = tuple[str, int, str, bool]  # words, size, colour, bold


def picture(found: Published, result: Result, speak: Say) -> dict[str, Any]:
    """The figure with its title, n and source; it has to have a chart."""
    if result.drawn is None:
        raise ValueError(f"Figure {result.figure} has no chart.")
    inner = result.drawn["layout"]
    width = inner["width"]
    head = [
        *_lines(result.title, width, TITLE, INK, True),
        *_lines(found.mark, width, TEXT, INK, True),
        *_lines(result.n, width, TEXT, SLATE),
    ]
    foot = _lines(_foot(found, result, speak), width, FOOT, SLATE)
    above, below = _height(head) + GAP, _height(foot) + GAP
    layout = {
        **inner,
        "width": width + 2 * EDGE,
        "height": inner["height"] + above + below + 2 * EDGE,
        "margin": {"l": EDGE, "r": EDGE, "t": EDGE + above, "b": EDGE + below, "pad": 0},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "font": {**inner["font"], "family": FONT},
        "annotations": [
            *(_in_font(words) for words in inner["annotations"]),
            *_placed(head, 1, above),
            *_placed(foot, 0, -GAP),
        ],
    }
    return {"data": result.drawn["data"], "layout": layout}


def _foot(found: Published, result: Result, speak: Say) -> str:
    return speak(
        say(
            "Source: %(source)s. Figure %(number)s of the local area report.",
            source=found.source_of(result).rstrip("."),
            number=result.figure,
        )
    )


def _lines(words: str, width: float, size: int, colour: str, bold: bool = False) -> list[Line]:
    return [(line, size, colour, bold) for line in wrapped(words, width, size, MOST_LINES, bold) if line]


def _height(lines: list[Line]) -> float:
    return sum(size * LINE_HEIGHT for _, size, _, _ in lines)


def _placed(lines: list[Line], edge: int, first: float) -> list[Mapping[str, Any]]:
    """Lines one under the other; `first` is how far above the plot's edge (1 top, 0 bottom) they begin."""
    placed: list[Mapping[str, Any]] = []
    shift = first
    for words, size, colour, bold in lines:
        placed.append(
            {"text": inert(words), "x": 0, "y": edge, "xref": "paper", "yref": "paper", "yshift": shift}
            | {"xanchor": "left", "yanchor": "top", "align": "left", "showarrow": False}
            | {"font": _font(size, colour, bold)}
        )
        shift -= size * LINE_HEIGHT
    return placed


def _font(size: int, colour: str, bold: bool) -> dict[str, Any]:
    return {"family": FONT, "size": size, "color": colour, "weight": 700 if bold else 400}


def _in_font(annotation: Mapping[str, Any]) -> dict[str, Any]:
    return {**annotation, "font": {**annotation["font"], "family": FONT}}
