"""Owns the way from a chart's declaration and rows to a plain Plotly dictionary, drawn alike on every screen.

It must never import plotly or pandas: it runs in the serving process, between two votes. Figures carry no
title and no n, for the page prints both as text; they hold counts, never a share of a hundred; and nothing a
person wrote can act inside them.

Forms, their rows and [their options]:

- unit_dots: label, count, group? [order, outside, groups, palette]. One dot a person.
- shift: before, after, count [order, groups, palette, key]. One line a person; None is not on the scale;
  `key` are words for the lines that mean more, less and the same.
- points: label, mean, low, high, n [most]. The mean is None where nobody placed the card, or too few to show.
- dot_columns: label, count, group? [order, groups, ends]. One dot a person; `ends` are [low, high] a group.
- support: table, label, count, of, is_primary?. One dot a seat, filled for support.
- strips: label, place, count [order, columns, ticks, values, heading, marks]. One dot a person, piled on a
  line a label; `ticks` are [place, words], `values` a text a label under `heading`, `marks` places by label.
- plane: key, label, x, y, x_ticks, y_ticks [places, x_ends, y_ends, beside]. One mark a card.
- zones: label, score, low, high [zones, cuts, key]. All from 0 to 1; a name for each zone, and a
  cut point between each two. The score is None where there is none.

`order` runs from the top (for "comfort": from the most comfortable), `groups` from the left; `outside` names
labels off the scale. On a plane 1 is the most of `places`, ends are (less, more), and `beside` are facts in
words. Palettes: comfort, categories (at most four labels, each with its own shape), ink.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from exports.chart_forms import dot_columns, plane, points, shift, strips, support, unit_dots, zones
from exports.chart_forms.canvas import MEASURES, Canvas, ChartError, Say
from sessions.words import Message

__all__ = ["FORMS", "ChartError", "Look", "draw"]

Look = Literal["projector", "document", "card"]
Draw = Callable[[Sequence[Mapping[str, Any]], Mapping[str, Any], Canvas], dict[str, Any]]

FORMS: Mapping[str, Draw] = {
    "unit_dots": unit_dots.draw,
    "shift": shift.draw,
    "points": points.draw,
    "support": support.draw,
    "plane": plane.draw,
    "dot_columns": dot_columns.draw,
    "strips": strips.draw,
    "zones": zones.draw,
}


def draw(
    form: str,
    rows: Sequence[Mapping[str, object]],
    options: Mapping[str, object] | None = None,
    look: Look = "projector",
    say: Say = str,
) -> dict[str, Any]:
    """Return {"data": […], "layout": {…}}, ready for JSON; `say` puts messages into the reader's language.

    Raise ChartError for an unknown form or look (naming those there are) and for rows that a form can't draw.
    """
    if form not in FORMS:
        raise ChartError(f"There is no chart form {form!r}: choose from {', '.join(FORMS)}.")
    if look not in MEASURES:
        raise ChartError(f"There is no look {look!r}: choose from {', '.join(MEASURES)}.")
    canvas = Canvas(MEASURES[look], say)
    return FORMS[form]([_spoken(row, say) for row in rows], _spoken(options or {}, say), canvas)


def _spoken(value: Any, say: Say) -> Any:
    """The same value with every message in it said; lists become lists, mappings dictionaries."""
    if isinstance(value, Message):
        return say(value)
    if isinstance(value, Mapping):
        return {key: _spoken(entry, say) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [_spoken(entry, say) for entry in value]
    return value
