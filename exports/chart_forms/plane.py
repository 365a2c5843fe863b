"""Owns the form "plane": each card at its mean place by two orders, with the places of single tables.

Single tables are details: a wall shows them once the room has had time to find the cards.
Both axes count places from 1, the most, which lies right and at the top. A crosshair runs from the first to
the last place by either order, with a stroke for each table. Cards that would cover each other are moved
apart, and a thin line leads from the card to its true place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from exports.chart_forms.canvas import (
    HAIRLINE,
    INK,
    LINE_HEIGHT,
    PAPER,
    SLATE,
    Canvas,
    ChartError,
    Point,
    column,
    text_width,
    whole,
    wrapped,
)
from exports.chart_forms.labels import Box, beside, free_spot

ARM = "#CDBFD0"  # only leads from a card to its strokes, which alone have to be seen: many arms cross
HEAVIER = 6  # a name that covers a mark or a name is so much worse than one that crosses a line


@dataclass(frozen=True)
class Frame:
    """The plane in pixels, and how places turn into pixels."""

    left: float
    top: float
    width: float
    height: float
    places: int
    margin: float
    mark: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def box(self) -> Box:
        return Box(self.left, self.top, self.right, self.bottom)

    def x(self, place: float) -> float:
        return self.left + self.margin + self._share(place) * (self.width - 2 * self.margin)

    def y(self, place: float) -> float:
        return self.bottom - self.margin - self._share(place) * (self.height - 2 * self.margin)

    def _share(self, place: float) -> float:
        return (self.places - place) / (self.places - 1) if self.places > 1 else 0.5


@dataclass(frozen=True)
class Card:
    """One card: its key, its name, its mean places, and those of single tables."""

    key: str
    label: str
    x: float
    y: float
    x_ticks: tuple[float, ...]
    y_ticks: tuple[float, ...]


def draw(rows: Sequence[Mapping[str, Any]], options: Mapping[str, Any], canvas: Canvas) -> dict[str, Any]:
    """Rows of {key, label, x, y, x_ticks, y_ticks}. Options: places (or one each), x_ends, y_ends, beside."""
    places = whole(options.get("places", len(rows)), "places")
    cards = [_card(row, places) for row in rows]
    frame = _frame(canvas, options, places)
    _axes(canvas, frame, options)
    arms = [arm for card in cards for arm in _crosshair(canvas, frame, card)]
    _marks(canvas, frame, cards, arms)
    return canvas.figure(max(frame.bottom + canvas.measures.text * 1.6, _beside(canvas, frame, options)))


def _card(row: Mapping[str, Any], places: int) -> Card:
    ticks = {side: tuple(float(place) for place in column(row, f"{side}_ticks")) for side in ("x", "y")}
    card = Card(
        str(column(row, "key")),
        str(column(row, "label")),
        float(column(row, "x")),
        float(column(row, "y")),
        ticks["x"],
        ticks["y"],
    )
    for place in (card.x, card.y, *card.x_ticks, *card.y_ticks):
        if not 1 <= place <= places:
            raise ChartError(f"{card.label!r} has the place {place:g}: places run from 1 to {places}.")
    return card


def _frame(canvas: Canvas, options: Mapping[str, Any], places: int) -> Frame:
    measures = canvas.measures
    words = [word for end in _ends(options, "y_ends") for word in end.split()]
    left = max((text_width(word, measures.text) for word in words), default=0.0) * 1.15 + measures.text * 0.5
    on_screen = measures.full_height is not None
    width = (measures.width * 0.69 if on_screen else measures.width) - left - measures.outline
    top, mark = measures.text * 0.3, measures.text * 1.35
    height = (measures.full_height or measures.width * 0.62) - measures.text * 1.7 - top
    return Frame(left, top, width, height, places, mark * 0.95, mark)


def _ends(options: Mapping[str, Any], side: str) -> tuple[str, str]:
    """The words for less and for more; none where an axis was given none."""
    less, more = options.get(side, ("", ""))
    return str(less), str(more)


def _axes(canvas: Canvas, frame: Frame, options: Mapping[str, Any]) -> None:
    size, middle = canvas.measures.text, ((frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2)
    corners = [(frame.left, frame.top), (frame.right, frame.top)]
    corners += [(frame.right, frame.bottom), (frame.left, frame.bottom), corners[0]]
    halves = [[(middle[0], frame.top), (middle[0], frame.bottom)]]
    halves.append([(frame.left, middle[1]), (frame.right, middle[1])])
    canvas.lines(halves, HAIRLINE, canvas.measures.outline)
    canvas.lines([corners], INK, canvas.measures.outline)
    less, more = _ends(options, "x_ends")
    under = frame.bottom + size * 0.85
    canvas.text(less, (frame.left, under), size)
    canvas.text(more, (frame.right, under), size, "right", bold=True)
    less, more = _ends(options, "y_ends")
    room = frame.left - size * 0.4
    for words, edge, bold in ((more, frame.top, True), (less, frame.bottom, False)):
        half = len(wrapped(words, room, size, 2, bold)) * size * LINE_HEIGHT / 2
        height = edge + half if bold else edge - half
        canvas.text(words, (room, height), size, "right", bold=bold, width=room, most_lines=2)


def _crosshair(canvas: Canvas, frame: Frame, card: Card) -> list[Box]:
    """Draw the places of single tables; where their lines lie, which no name may cross."""
    measures, stroke = canvas.measures, canvas.measures.dot * 0.3
    x, y = frame.x(card.x), frame.y(card.y)
    across, up = [frame.x(place) for place in card.x_ticks], [frame.y(place) for place in card.y_ticks]
    arms = [[(min(across), y), (max(across), y)]] if across else []
    arms += [[(x, min(up)), (x, max(up))]] if up else []
    canvas.lines(arms, ARM, measures.outline, is_detail=True)
    ticks = [[(place, y - stroke), (place, y + stroke)] for place in across]
    ticks += [[(x - stroke, place), (x + stroke, place)] for place in up]
    canvas.lines(ticks, SLATE, measures.outline * 1.8, is_detail=True)
    return [Box.of(arm, stroke) for arm in arms]


def _marks(canvas: Canvas, frame: Frame, cards: Sequence[Card], arms: Sequence[Box]) -> None:
    taken: list[Box] = []
    spots: list[tuple[Card, Point]] = []
    for card in cards:
        true = (frame.x(card.x), frame.y(card.y))
        spot = free_spot(true, frame.mark, taken, frame.box)
        if spot != true:
            canvas.lines([[true, spot]], INK, canvas.measures.outline)
        taken.append(Box.around(spot, frame.mark, frame.mark))
        spots.append((card, spot))
    canvas.dots([spot for _, spot in spots], INK, frame.mark, "square", name="card")
    for card, spot in spots:
        canvas.text(card.key, spot, round(canvas.measures.text * 0.85), "center", bold=True, colour=PAPER)
    taken = [*taken * HEAVIER, *arms]
    for card, spot in spots:
        _name(canvas, frame, card, spot, taken)


def _name(canvas: Canvas, frame: Frame, card: Card, spot: Point, taken: list[Box]) -> None:
    size, keyed = canvas.measures.small, f"{card.key} {card.label}"
    wide, tall = text_width(keyed, size), size * LINE_HEIGHT
    place, anchor = beside(spot, frame.mark, (wide, tall), taken, frame.box)
    words = card.label if place[1] == spot[1] else keyed  # on another level it could be a neighbour's
    canvas.text(words, place, size, anchor, behind=PAPER)
    shift = {"left": wide / 2, "right": -wide / 2, "center": 0.0}[anchor]
    taken += [Box.around((place[0] + shift, place[1]), wide, tall)] * HEAVIER


def _beside(canvas: Canvas, frame: Frame, options: Mapping[str, Any]) -> float:
    """The facts beside the plane, or under it where the figure is narrow; how far down they reach."""
    measures = canvas.measures
    on_screen = measures.full_height is not None
    left, top = (
        (frame.right + measures.text * 1.2, frame.top)
        if on_screen
        else (0.0, frame.bottom + measures.text * 2)
    )
    width, line = measures.width - left, measures.small * LINE_HEIGHT
    for words in (str(entry) for entry in options.get("beside", ())):
        lines = len(wrapped(words, width, measures.small, 5))
        canvas.text(words, (left, top + lines * line / 2), measures.small, width=width, most_lines=5)
        top += lines * line + measures.small * 0.55
    return top
