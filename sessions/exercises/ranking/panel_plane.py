"""Owns the published plane: one set's cards by the agreed orders of two rankings, never sets together.

The numbers in the table are those that are drawn. What is drawn is open: agreed orders, shown at any n.
"""

from fractions import Fraction
from typing import Any

from sessions.exercises.base import Badge, Chart, Column, Panel
from sessions.exercises.ranking.lenses import LENSES, Lens
from sessions.exercises.ranking.phases import plane_panel
from sessions.exercises.ranking.plane import Places, Spot, mean, placing_tables, spots
from sessions.exercises.ranking.state import RankingState
from sessions.exercises.ranking.wording import set_name
from sessions.words import Message, listed, say


def drawn_spots(state: RankingState, set_key: str) -> list[Spot]:
    """The cards of a set that have a place by this ranking and by the one it is drawn against."""
    against = state.against
    return [spot for spot in spots(against, state, set_key) if spot.is_drawn] if against else []


def plane(state: RankingState, against: RankingState, set_key: str) -> Panel:
    """Rows: card, title, x and y (mean places by the other ranking and this one), x_placed, y_placed."""
    found = spots(against, state, set_key)
    x_lens, y_lens = LENSES[against.settings.lens], LENSES[state.settings.lens]
    tables = placing_tables(against, set_key), placing_tables(state, set_key)
    rows = sorted((_row(spot, tables) for spot in found), key=_by_place)
    names = {"set": set_name(set_key), "x": x_lens.noun, "y": y_lens.noun}
    return Panel(
        key=plane_panel(set_key),
        title=say("%(set)s: %(x)s against %(y)s", **names),
        badge=Badge.TABLE,
        basis=say("%(n)s tables by %(x)s, %(m)s by %(y)s", n=len(tables[0]), m=len(tables[1]), **names),
        summary=_summary(rows, x_lens, y_lens),
        columns=(
            Column("card", say("Card")),
            Column("title", say("Example")),
            Column("x", say("Mean place by %(x)s", **names), is_number=True),
            Column("x_placed", say("Tables")),
            Column("y", say("Mean place by %(y)s", **names), is_number=True),
            Column("y_placed", say("Tables")),
        ),
        rows=tuple(rows),
        chart=Chart(
            key=plane_panel(set_key),
            form="plane",
            options={
                "places": len(found),
                "x_ends": (x_lens.less, x_lens.more),
                "y_ends": (y_lens.less, y_lens.more),
                "beside": tuple(_beside(found, tables, x_lens, y_lens)),
            },
        ),
        chart_rows=tuple(_mark(spot) for spot in found if spot.is_drawn),
        notes=tuple(_notes(found, tables)),
    )


def _row(spot: Spot, tables: tuple[list[int], list[int]]) -> dict[str, Any]:
    return {
        "card": spot.card,
        "title": spot.title,
        "x": _rounded(mean(spot.across)),
        "x_placed": say("%(n)s of %(of)s", n=len(spot.across), of=len(tables[0])),
        "y": _rounded(mean(spot.up)),
        "y_placed": say("%(n)s of %(of)s", n=len(spot.up), of=len(tables[1])),
    }


def _by_place(row: dict[str, Any]) -> tuple[bool, float, float, str]:
    return (row["x"] is None or row["y"] is None, row["x"] or 0.0, row["y"] or 0.0, row["card"])


def _mark(spot: Spot) -> dict[str, Any]:
    return {
        "key": spot.card,
        "label": spot.title,
        "x": _rounded(mean(spot.across)),
        "y": _rounded(mean(spot.up)),
        "x_ticks": _ticks(spot.across),
        "y_ticks": _ticks(spot.up),
    }


def _ticks(by_table: Places) -> list[float | None]:
    """Single tables' places, from the first to the last: which table is not said here."""
    return [_rounded(place) for place in sorted(by_table.values())]


def _rounded(place: Fraction | None) -> float | None:
    return None if place is None else float(round(place, 2))


def _summary(rows: list[dict[str, Any]], x_lens: Lens, y_lens: Lens) -> Message:
    drawn = [row for row in rows if row["x"] is not None and row["y"] is not None]
    x_first, y_first = _first(drawn, "x"), _first(drawn, "y")
    both = [title for title in x_first if title in y_first]
    names = {"x": x_lens.noun, "y": y_lens.noun}
    if both:
        return say(
            "A plane, one mark a card at its mean place: highest by both %(x)s and %(y)s, %(cards)s.",
            cards=listed(both),
            **names,
        )
    return say(
        "A plane, one mark a card at its mean place: highest by %(x)s, %(x_cards)s; by %(y)s, %(y_cards)s.",
        x_cards=listed(x_first),
        y_cards=listed(y_first),
        **names,
    )


def _first(rows: list[dict[str, Any]], side: str) -> list[str]:
    least = min((row[side] for row in rows), default=None)
    return [row["title"] for row in rows if row[side] == least]


def _beside(
    found: list[Spot], tables: tuple[list[int], list[int]], x_lens: Lens, y_lens: Lens
) -> list[Message]:
    """Facts that stand beside the plane, one a line."""
    sides = zip((x_lens, y_lens), tables, strict=True)
    said = [
        say("By %(noun)s: %(tables)s", noun=lens.noun, tables=_tables(numbers)) for lens, numbers in sides
    ]
    return [
        *said,
        say("A card stands at its mean place. Short strokes are single tables."),
        *_not_drawn(found, x_lens, y_lens),
    ]


def _tables(numbers: list[int]) -> Message:
    listing = ", ".join(str(number) for number in numbers)
    if len(numbers) == 1:
        return say("Table %(tables)s", tables=listing)
    return say("Tables %(tables)s", tables=listing) if numbers else say("no table yet")


def _not_drawn(found: list[Spot], x_lens: Lens, y_lens: Lens) -> list[Message]:
    """A line for each side, or both, by which cards have no place; several cards by their keys alone."""
    left_out: dict[tuple[bool, bool], list[Spot]] = {}
    for spot in found:
        if not spot.is_drawn:
            left_out.setdefault((not spot.across, not spot.up), []).append(spot)
    return [
        say(
            "Not drawn: %(cards)s, placed by no table by %(missing)s.",
            cards=listed([spot.card for spot in cards] if len(cards) > 1 else [_named(cards[0])]),
            missing=listed(
                [str(lens.noun) for lens, no in zip((x_lens, y_lens), missing, strict=True) if no]
            ),
        )
        for missing, cards in left_out.items()
    ]


def _named(spot: Spot) -> str:
    return f"{spot.card} {spot.title}"


def _notes(found: list[Spot], tables: tuple[list[int], list[int]]) -> list[Message]:
    placed = sum(len(spot.across) + len(spot.up) for spot in found)
    if placed == len(found) * sum(map(len, tables)):
        return []
    return [say("A table that left cards out counts only over those it placed, spread over the whole set.")]
