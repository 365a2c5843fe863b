"""Draws a chart's own dictionary as SVG, without any browser: lines, marks and words as in `canvas.py`.

The dictionary is measured in pixels from the top left corner, so every place in it is a place in the picture.
Words in it are escaped already: see `canvas.inert`.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from exports.chart_forms.canvas import LINE_HEIGHT
from exports.pictures import FONT

ANCHORS = {"left": "start", "center": "middle", "right": "end"}
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # no XML can hold these
CLEAR = "rgba(0,0,0,0)"


def drawn_svg(figure: Mapping[str, Any], name: str, words: str) -> Markup:
    """The figure as an `svg` element with its alternative: a short name, and what it shows in words."""
    layout = figure["layout"]
    width, height = layout["width"], layout["height"]
    marks = "".join(mark for trace in figure["data"] for mark in _trace(trace))
    texts = "".join(text for annotation in layout["annotations"] for text in _text(annotation))
    head = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="img" '
        'aria-label="{2}. {3}">'
    ).format(width, height, UNSEEN.sub("", name), UNSEEN.sub("", words))
    return head + Markup(f"{marks}{texts}</svg>")  # noqa: S704 - numbers of ours, and words that are escaped


def _trace(trace: Mapping[str, Any]) -> Iterator[str]:
    points = list(zip(trace["x"], trace["y"], strict=True))
    if trace["mode"] == "lines":
        yield _line(points, trace["line"])
    else:
        yield from (_mark(x, y, trace["marker"]) for x, y in points)


def _line(points: Sequence[tuple[float | None, float | None]], line: Mapping[str, Any]) -> str:
    """Strands stand one after the other, with nothing between them."""
    path, begins = [], True
    for x, y in points:
        if x is not None and y is not None:
            path.append(f"{'M' if begins else 'L'}{x:g} {y:g}")
        begins = x is None
    dash = "" if line["dash"] == "solid" else f' stroke-dasharray="{escape(_dash(line["dash"]))}"'
    return (
        f'<path d="{" ".join(path)}" fill="none" stroke="{escape(line["color"])}" '
        f'stroke-width="{line["width"]:g}"{dash}/>'
    )


def _dash(pattern: str) -> str:
    return {"dash": "9 6", "dot": "3 3"}.get(pattern, pattern.replace("px", "").replace(",", " "))


def _mark(x: float, y: float, marker: Mapping[str, Any]) -> str:
    radius, outline = marker["size"] / 2, marker["line"]
    shape = SHAPES[marker["symbol"].removesuffix("-open")](x, y, radius)
    fill = "none" if marker["symbol"].endswith("-open") or marker["color"] == CLEAR else marker["color"]
    return (
        f'<{shape} fill="{escape(fill)}" stroke="{escape(outline["color"])}" '
        f'stroke-width="{outline["width"]:g}"/>'
    )


def _polygon(x: float, y: float, corners: Sequence[tuple[float, float]]) -> str:
    return 'polygon points="' + " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in corners) + '"'


SHAPES: Mapping[str, Callable[[float, float, float], str]] = {
    "circle": lambda x, y, r: f'circle cx="{x:g}" cy="{y:g}" r="{r:g}"',
    "square": lambda x, y, r: f'rect x="{x - r:g}" y="{y - r:g}" width="{2 * r:g}" height="{2 * r:g}"',
    "diamond": lambda x, y, r: _polygon(x, y, [(0, -1.3 * r), (1.3 * r, 0), (0, 1.3 * r), (-1.3 * r, 0)]),
    "triangle-up": lambda x, y, r: _polygon(x, y, [(0, -1.2 * r), (1.1 * r, 0.8 * r), (-1.1 * r, 0.8 * r)]),
}


def _text(annotation: Mapping[str, Any]) -> Iterator[str]:
    """Each line of it; the middle of them all stands at its place."""
    lines = UNSEEN.sub("", annotation["text"]).split("<br>")
    font = annotation["font"]
    pitch = font["size"] * LINE_HEIGHT
    top = annotation["y"] - (len(lines) - 1) * pitch / 2 + font["size"] * 0.35
    paper = annotation.get("bgcolor")
    around = f' stroke="{escape(paper)}" stroke-width="4" paint-order="stroke"' if paper else ""
    for number, line in enumerate(lines):
        yield (
            f'<text x="{annotation["x"]:g}" y="{top + number * pitch:.1f}" '
            f'text-anchor="{ANCHORS[annotation["xanchor"]]}" font-family="{escape(FONT)}" '
            f'font-size="{font["size"]:g}" font-weight="{font.get("weight", 400)}" '
            f'fill="{escape(font["color"])}"{around}>{line}</text>'
        )
