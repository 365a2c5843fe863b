"""Owns how rankings of several workshops stand beside each other: criteria by label, orders card by card.

It reads what the reports print and nothing else. Orders are compared for one lens and one example set.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from casestudies.schema import Materials
from sessions.aggregation.borda import borda_order, mean_points
from sessions.aggregation.rankings import Ranking
from sessions.exercises.base import Column, Panel
from sessions.exercises.beside import SET, Beside, Line, Listing, Printed, mark_of
from sessions.exercises.ranking.lenses import LENSES
from sessions.exercises.ranking.phases import AGREED, CRITERIA
from sessions.exercises.ranking.pooling import TableOrder
from sessions.exercises.ranking.settings import RankingSettings
from sessions.exercises.ranking.wording import place_word, set_name
from sessions.words import Message, listed, say, say_n

ORDERS = say("Tables whose order counts")
UNLABELLED = say("No shared label")
COLUMNS = (
    Column("label", say("Shared label")),
    Column("tables", say("Tables")),
    Column("which", say("Which")),
    Column("primary", say("Primary at"), is_number=True),
    Column("agree", say("Agree at these tables")),
)


def beside(
    settings: RankingSettings, materials: Materials, printed: Sequence[Printed]
) -> tuple[Beside | Listing, ...]:
    """The criteria by shared label, then the order of each set."""
    found = {one.panel.key: one.panel for one in printed}
    criteria = (_criteria(settings, found[CRITERIA]),) if CRITERIA in found else ()
    orders = _orders(settings, materials, found[AGREED]) if AGREED in found else ()
    return (*criteria, *orders)


def _criteria(settings: RankingSettings, panel: Panel) -> Listing:
    """Rows: label, tables, which, primary, agree; by how many tables share a label, none last."""
    by_label: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in panel.rows:
        by_label[_label(row["label"])].append(row)
    ordered = sorted(by_label, key=lambda label: (not label, -len(_tables(by_label[label])), label))
    return Listing(
        about=f"criteria {settings.lens}",
        title=say("%(subject)s: what tables go by", subject=LENSES[settings.lens].subject),
        basis=panel.basis,
        columns=COLUMNS,
        rows=tuple(_label_row(label, by_label[label], panel) for label in ordered),
        by="label",
    )


def _tables(rows: Sequence[Mapping[str, Any]]) -> list[int]:
    return sorted({int(row["table"]) for row in rows})


def _label_row(label: str, rows: Sequence[Mapping[str, Any]], panel: Panel) -> dict[str, Any]:
    tables = _tables(rows)
    agree = [row["endorsed"].values for row in rows]
    many = say_n("%(n)s criterion", "%(n)s criteria", len(rows))
    return {
        "label": label or UNLABELLED,
        "tables": say("%(n)s of %(of)s", n=len(tables), of=len(_tables(panel.rows))),
        "which": ", ".join(map(str, tables)) if label else many,
        "primary": sum(bool(row["primary"]) for row in rows),
        "agree": say(
            "%(n)s of %(of)s",
            n=sum(each["count"] for each in agree),
            of=sum(each["of"] for each in agree),
        )
        if label
        else None,
    }


def _orders(settings: RankingSettings, materials: Materials, panel: Panel) -> Iterator[Beside]:
    """What each set's tables come to together, one column a workshop; a set that no table placed has none."""
    for grid in panel.chart_rows or ():
        key, tables = grid["set"], _table_orders(grid)
        if not tables:
            continue
        cards = [line["card"] for line in grid["lines"]]
        orders = [one.order for one in tables]
        means, tiers = mean_points(orders, cards), borda_order(orders, cards)
        yield Beside(
            about=f"order {settings.lens} {key}",
            title=say(
                "%(subject)s: orders, %(set)s",
                subject=LENSES[settings.lens].subject,
                set=set_name(key),
            ),
            lines=tuple(
                Line(
                    line["card"],
                    say("%(card)s %(title)s", card=line["card"], title=line["title"]),
                    _place(place_word(tiers, line["card"]), means[line["card"]][1], len(tables)),
                )
                for line in sorted(grid["lines"], key=lambda line: _place_in_set(materials, key, line))
            ),
            n=Line("n", ORDERS, say("%(n)s of %(of)s", n=len(tables), of=len(_heads(grid)))),
            headline=say("%(titles)s first", titles=listed([_title(grid, card) for card in tiers[0]])),
            alike={SET: mark_of(materials.example_set(key).model_dump(mode="json"))},
            head=say("Example"),
            note=say("In brackets: how many of its tables placed the example, where not all did."),
            own=tables,
        )


def _title(grid: Mapping[str, Any], card: str) -> str:
    return next(str(line["title"]) for line in grid["lines"] if line["card"] == card)


def _place_in_set(materials: Materials, set_key: str, line: Mapping[str, Any]) -> int:
    """Where a line's card stands in its set."""
    return [example.key for example in materials.example_set(set_key).examples].index(line["card"])


def _place(place: str, placed: int, of: int) -> Message | None:
    """A place, and of how many tables where not all placed the card."""
    if not place:
        return None
    if placed == of:
        return say("%(place)s", place=place)
    return say("%(place)s (%(placed)s of %(of)s)", place=place, placed=placed, of=of)


def _heads(grid: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """Each table's head with the label that it stands under."""
    return [(_label(group["label"]), head) for group in grid["groups"] for head in group["tables"]]


def _label(given: Any) -> str:
    """A shared label on one line; none where a purge left a mark in its place."""
    return " ".join(given.split()) if isinstance(given, str) else ""


def _table_orders(grid: Mapping[str, Any]) -> list[TableOrder]:
    """The orders that count: of tables that agreed on one, without cards in dispute."""
    found = []
    for label, head in _heads(grid):
        cells = {
            line["card"]: cell
            for line in grid["lines"]
            for cell in line["cells"]
            if cell["table"] == head["number"]
        }
        placed = {card: cell["place"] for card, cell in cells.items() if _counts(cell)}
        tiers = tuple(
            tuple(sorted(card for card, place in placed.items() if place == each))
            for each in sorted(set(placed.values()))
        )
        if tiers and not head.get("is_split"):
            unplaced = frozenset(cells) - placed.keys()
            found.append(TableOrder(head["number"], label, Ranking(tiers, unplaced)))
    return found


def _counts(cell: Mapping[str, Any]) -> bool:
    return cell["place"] is not None and not cell["is_disputed"]
