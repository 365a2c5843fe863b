"""The day on one side of A4 for the public: who was there, and a few results as dots and plain words.

One picture in SVG, drawn without any browser, measured in pixels from the top left corner. Its words stand
beside it as a list, for whoever can't see it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from markupsafe import Markup, escape

from exports.afterwards.figure_svg import drawn_svg
from exports.afterwards.messages import CAUTION
from exports.afterwards.paper import Press
from exports.afterwards.telling import DayTold, Line
from exports.chart_forms.canvas import (
    CHARACTER_WIDTH,
    INK,
    LINE_HEIGHT,
    MEASURES,
    PAPER,
    SLATE,
    wrapped,
)
from exports.charts import draw
from exports.pictures import FONT
from exports.wording import Say
from sessions.words import say, say_n

NAME = "one-page-graphic"
WIDTH, HEIGHT, EDGE = 1123, 794, 36  # A4 across, at 96 pixels an inch
ACROSS, MOST = 3, 6
TILE_WIDTH, TILE_HEIGHT, GAP = 330, 302, 30
TOP, RULE = 148, 118
ROOM_WIDTH, WIDEST_TABLE = 470, 76
TITLE, WORDS, PLAIN, SMALL = 16, 13.5, 17, 12  # of the words beside a chart, and of those alone
CARD_WIDTH = MEASURES["card"].width
MOST_OF_A_FORM, CHART_HEIGHT, SMALLEST_SCALE = 2, 195, 0.85
SUN = "#FFC857"
READS_SMALL = frozenset({"unit_dots", "shift", "dot_columns", "support"})  # forms of charts


@dataclass(frozen=True)
class Tile:
    """One result: its line, and its chart where it has one, `height` pixels tall."""

    line: Line
    chart: Markup | None = None
    height: float = 0.0


def tiles_of(day: DayTold, left_out: frozenset[str], speak: Say) -> list[Tile]:
    """One result of each exercise, those with a chart first; at most two charts look alike."""
    forms: Counter[str] = Counter()
    charted, plain = [], []
    for lines in _by_exercise(day, left_out).values():
        tile = _best(lines, speak)
        form = tile.line.panel.chart.form if tile.chart and tile.line.panel.chart else ""
        forms[form] += 1
        if tile.chart and forms[form] <= MOST_OF_A_FORM:
            charted.append(tile)
        elif not tile.chart and len(_words_of(tile.line, False)) <= _most_lines(False):
            plain.append(tile)
    kept = [*charted, *plain][:MOST]
    order = [line.key for line in day.lines]
    return sorted(kept, key=lambda tile: order.index(tile.line.key))


def _by_exercise(day: DayTold, left_out: frozenset[str]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in day.lines:
        if line.key not in left_out:
            found.setdefault(line.exercise, []).append(line)
    return found


def _best(lines: Sequence[Line], speak: Say) -> Tile:
    """The last with a chart that fits among others, else the last."""
    return next((tile for line in reversed(lines) if (tile := _charted(line, speak))), Tile(_fullest(lines)))


def _fullest(lines: Sequence[Line]) -> Line:
    """The one that says most in the room there is; of those that don't fit, the last."""
    room = [line for line in lines if len(_words_of(line, False)) <= _most_lines(False)]
    return max(room, key=lambda line: len(line.plain)) if room else lines[-1]


def _charted(line: Line, speak: Say) -> Tile | None:
    chart = line.panel.chart
    if chart is None or chart.form not in READS_SMALL:
        return None
    drawn = draw(chart.form, line.panel.figure_rows, chart.options, "card", speak)
    if drawn["layout"]["height"] * SMALLEST_SCALE > CHART_HEIGHT:
        return None
    return Tile(line, drawn_svg(drawn, line.title, line.short), drawn["layout"]["height"])


def graphic(day: DayTold, left_out: frozenset[str], press: Press) -> str:
    """The picture on a page of its own, with its words as a list."""
    tiles = tiles_of(day, left_out, press.speak)
    return press.page(
        "graphic", day=day, tiles=tiles, drawn=graphic_svg(day, tiles, press.speak), caution=CAUTION
    )


def graphic_svg(day: DayTold, tiles: Sequence[Tile], speak: Say) -> Markup:
    """The picture; its alternative says what it is, and the list beside it says the rest."""
    name = speak(say("Summary of %(title)s, %(area)s", title=day.title, area=day.area))
    told = " ".join(f"{tile.line.exercise}: {_spoken(tile)} ({tile.line.basis})." for tile in tiles)
    parts = [*_head(day, speak), *_room(day), *_tiles(tiles), *_foot(day, speak)]
    head = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="img" '
        'aria-label="{2}. {3}"><rect width="{0}" height="{1}" fill="{4}"/>'
    ).format(WIDTH, HEIGHT, name, told, PAPER)
    return head + Markup("").join(parts) + Markup("</svg>")


def _spoken(tile: Tile) -> str:
    return " ".join(_words_of(tile.line, tile.chart is not None))


def _head(day: DayTold, speak: Say) -> Iterator[Markup]:
    left, room = EDGE + 68, WIDTH - 2 * EDGE - 68 - len(day.by_table) * _table_width(day)
    lines, size = _title(day.title, room)
    yield from _ring(EDGE + 26, EDGE + 30, 22, 6, 7, first=SUN)
    yield from _lines(left, EDGE + 24 - (len(lines) - 1) * size, lines, size, bold=True)
    who = say_n("What %(n)s person said", "What %(n)s people said", day.joined)
    about = speak(say("%(who)s. %(area)s, %(day)s", who=who, area=day.area, day=day.day))
    yield _text(left, EDGE + 50, about, 18 if _width(about, 18) < room else 13)
    if day.mark:
        yield _text(left, EDGE + 73, day.mark, 15, bold=True)
    yield Markup('<line x1="{0}" x2="{1}" y1="{2}" y2="{2}" stroke="{3}" stroke-width="2"/>').format(
        EDGE, WIDTH - EDGE, RULE, INK
    )


def _title(title: str, room: float) -> tuple[list[str], int]:
    """The title on one line as large as there is room for, else on two or three small ones."""
    for size in (28, 24, 20):
        lines = wrapped(title, room, size, 2, bold=True)
        if len(lines) == 1:
            return lines, size
    return wrapped(title, room, 15, 3, bold=True), 15


def _width(words: str, size: float) -> float:
    return len(words) * size * CHARACTER_WIDTH


def _table_width(day: DayTold) -> float:
    """Of one table's ring with what is around it."""
    return min(WIDEST_TABLE, ROOM_WIDTH / max(1, len(day.by_table)))


def _room(day: DayTold) -> Iterator[Markup]:
    """Each table as a ring of its people, with its number of them below."""
    wide = _table_width(day)
    for place, (label, people) in enumerate(day.by_table):
        x = WIDTH - EDGE - (len(day.by_table) - place - 0.5) * wide
        yield from _ring(x, EDGE + 24, wide * 0.28, people, wide * 0.07)
        yield _text(x, RULE - 12, f"{label}: {people}", min(SMALL, wide * 0.17), anchor="middle")


def _tiles(tiles: Sequence[Tile]) -> Iterator[Markup]:
    for place, tile in enumerate(tiles):
        x = EDGE + (place % ACROSS) * (TILE_WIDTH + GAP)
        y = TOP + (place // ACROSS) * TILE_HEIGHT
        yield from _tile(tile, x, y)


def _tile(tile: Tile, x: float, y: float) -> Iterator[Markup]:
    titles = wrapped(tile.line.exercise, TILE_WIDTH, TITLE, 2, bold=True)
    yield from _lines(x, y + 12, titles, TITLE, bold=True)
    y += 12 + len(titles) * TITLE * LINE_HEIGHT
    words, size = _words_of(tile.line, tile.chart is not None), WORDS if tile.chart else PLAIN
    yield from _lines(x, y, words, size)
    y += len(words) * size * LINE_HEIGHT
    basis = wrapped(tile.line.basis, TILE_WIDTH, int(SMALL), 2)
    yield from _lines(x, y, basis, SMALL, SLATE)
    y += len(basis) * SMALL * LINE_HEIGHT
    if tile.chart:
        scale = min(1.0, TILE_WIDTH / CARD_WIDTH, CHART_HEIGHT / tile.height)
        yield Markup('<g transform="translate({} {}) scale({:.3f})">{}</g>').format(
            x, y - 4, scale, _unspoken(tile.chart)
        )


def _unspoken(chart: Markup) -> Markup:
    """A picture in a picture, whose words stand beside it already."""
    start = str(chart).index(" role=")
    return Markup(f'{str(chart)[:start]} aria-hidden="true"{str(chart)[str(chart).index(">") :]}')  # noqa: S704 - a picture of ours


def _words_of(line: Line, has_chart: bool) -> list[str]:
    """The line's words where they fit, else its summary; never cut in the middle."""
    size = WORDS if has_chart else PLAIN
    told, short = (wrapped(words, TILE_WIDTH, int(size), 40) for words in (line.plain, line.short))
    return told if len(told) <= _most_lines(has_chart) else short


def _most_lines(has_chart: bool) -> int:
    return 4 if has_chart else 12


def _foot(day: DayTold, speak: Say) -> Iterator[Markup]:
    figures = speak(say("Every number is in the local area report of this workshop."))
    yield _text(EDGE, HEIGHT - 22, f"{speak(CAUTION)} {figures}", 11.5, colour=SLATE)


def _ring(x: float, y: float, radius: float, people: int, dot: float, first: str = INK) -> Iterator[Markup]:
    """Dots around a table, the first at the top."""
    shape = Markup('<circle cx="{:.1f}" cy="{:.1f}" r="{:.1f}" fill="{}" stroke="{}" stroke-width="1.5"/>')
    for number in range(people):
        turn = 2 * pi * number / people - pi / 2
        fill = INK if number else first
        yield shape.format(x + radius * cos(turn), y + radius * sin(turn), dot, fill, INK)


def _lines(
    x: float, y: float, lines: Sequence[str], size: float, colour: str = INK, bold: bool = False
) -> Iterator[Markup]:
    for number, line in enumerate(lines):
        yield _text(x, y + number * size * LINE_HEIGHT, line, size, colour=colour, bold=bold)


def _text(
    x: float, y: float, words: str, size: float, colour: str = INK, bold: bool = False, anchor: str = "start"
) -> Markup:
    return Markup(
        '<text x="{:.1f}" y="{:.1f}" font-family="{}" font-size="{}" font-weight="{}" fill="{}" '
        'text-anchor="{}">{}</text>'
    ).format(x, y, FONT, size, 700 if bold else 400, colour, anchor, escape(words))
