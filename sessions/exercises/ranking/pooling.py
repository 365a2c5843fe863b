"""Owns when orders of tables in several workshops are taken together: where they went by one criterion.

A shared label is what people gave a criterion; the same label in two workshops counts as the same criterion.
Tables without one stay apart, because uncoded means different.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sessions.aggregation.borda import borda_order, mean_points
from sessions.aggregation.rankings import Ranking
from sessions.exercises.base import Badge, Column, Panel
from sessions.exercises.beside import Beside, Pooled
from sessions.exercises.ranking.wording import place_word
from sessions.words import Message, say, say_n

FEWEST_WORKSHOPS = 2


@dataclass(frozen=True)
class TableOrder:
    """One table's agreed order as it is printed; `label` is the shared label of its primary criterion."""

    table: int
    label: str
    order: Ranking


def pooled(found: Mapping[str, Beside]) -> Pooled:
    """The orders of tables in several workshops that went by one label: a result for each such label."""
    by_label: dict[str, dict[str, list[TableOrder]]] = defaultdict(dict)
    spelt: dict[str, str] = {}
    for workshop, one in found.items():
        for table in one.own:
            label = spelt.setdefault(table.label.casefold(), table.label)
            by_label[label].setdefault(workshop, []).append(table)
    unlabelled = by_label.pop("", {})
    shared = {label: theirs for label, theirs in by_label.items() if len(theirs) >= FEWEST_WORKSHOPS}
    first = next(iter(found.values()))
    cards = {line.key: line.title for one in found.values() for line in one.lines}
    panels = tuple(_pooled(first, cards, label, theirs) for label, theirs in sorted(shared.items()))
    alone = {label: theirs for label, theirs in by_label.items() if label not in shared}
    return Pooled(panels, tuple(_why_not(unlabelled, alone)))


def _pooled(
    first: Beside, cards: Mapping[str, Message], label: str, theirs: Mapping[str, Sequence[TableOrder]]
) -> Panel:
    """Rows: place, card, mean (points), placed ("5 of 5"); the tables of all workshops count alike."""
    orders = [one.order for tables in theirs.values() for one in tables]
    means, tiers = mean_points(orders, cards.keys()), borda_order(orders, cards.keys())
    ordered = [card for tier in tiers for card in tier]
    ordered += [card for card in cards if card not in ordered]
    parts = [
        say("%(workshop)s %(n)s", workshop=workshop, n=len(tables)) for workshop, tables in theirs.items()
    ]
    return Panel(
        key=f"{first.about} by {label}",
        title=say("%(title)s: tables that go by “%(label)s”", title=first.title, label=label),
        badge=Badge.ROOM,
        basis=say("Orders of %(n)s tables: %(parts)s.", n=len(orders), parts="; ".join(map(str, parts))),
        summary=say("Places by mean points; each table counts once, whatever its size."),
        columns=(
            Column("place", say("Place")),
            Column("card", say("Example")),
            Column("mean", say("Mean points"), is_number=True),
            Column("placed", say("Tables that placed it")),
        ),
        rows=tuple(
            {
                "place": place_word(tiers, card),
                "card": cards[card],
                "mean": None if means[card][0] is None else float(round(means[card][0] or 0, 2)),
                "placed": say("%(n)s of %(of)s", n=means[card][1], of=len(orders)),
            }
            for card in ordered
        ),
    )


def _why_not(
    unlabelled: Mapping[str, Sequence[TableOrder]],
    alone: Mapping[str, Mapping[str, Sequence[TableOrder]]],
) -> Iterator[Message]:
    """Which orders stay with their own area, and why."""
    many = sum(len(tables) for tables in unlabelled.values())
    if many:
        yield say_n(
            "The order of %(n)s table is not taken together with others: nobody gave its primary criterion a "
            "shared label.",
            "The orders of %(n)s tables are not taken together: nobody gave their primary criteria a shared "
            "label.",
            many,
        )
    for label, theirs in sorted(alone.items()):
        ((workshop, tables),) = theirs.items()
        yield say_n(
            "“%(label)s” is the primary criterion of %(n)s table in %(workshop)s and of none elsewhere.",
            "“%(label)s” is the primary criterion of %(n)s tables in %(workshop)s and of none elsewhere.",
            len(tables),
            label=label,
            workshop=workshop,
        )
