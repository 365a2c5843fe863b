"""Owns the orders of all tables with one set taken together, for the report alone: first each table's own.

Tables weigh alike, whatever their number of people. By midrank Borda, with Copeland's, Schulze's and Kemeny's
methods as checks: where they differ, that is said. A table that could not agree on its order is counted as
such and is in none of them; a card that a table could not agree on is unplaced by it. Agreed orders are open,
so all this is shown at any n, but for one table alone there is nothing to take together.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sessions.aggregation.borda import mean_points
from sessions.aggregation.rankings import Ranking, ordinal
from sessions.exercises.base import Badge, Column, Panel
from sessions.exercises.ranking import phases
from sessions.exercises.ranking.lenses import LENSES
from sessions.exercises.ranking.orders import place_of
from sessions.exercises.ranking.state import RankingState
from sessions.exercises.ranking.together import agreed_orders, methods, notes, title_in
from sessions.exercises.ranking.wording import place_word, set_name
from sessions.words import Message, listed, say

FEWEST_TABLES = 2
COLUMNS = (
    Column("place", say("Place")),
    Column("example", say("Example")),
    Column("mean", say("Mean points"), is_number=True),
    Column("placed", say("Tables that placed it")),
    Column("range", say("Places given")),
    Column("copeland", say("Copeland")),
    Column("schulze", say("Schulze")),
)


def together_panel(state: RankingState, set_key: str) -> Panel | None:
    """Rows: place, example, mean (points), placed ("3 of 3"), range, and the other methods' places.

    In the room's order; a card that no table placed comes last, without a place. None below two orders.
    """
    orders = agreed_orders(state, set_key)
    if len(orders) < FEWEST_TABLES:
        return None
    rows = tuple(_rows(state, set_key, list(orders.values())))
    return Panel(
        key=phases.together_panel(set_key),
        title=say(
            "%(subject)s: the orders of the tables taken together, %(set)s",
            subject=LENSES[state.settings.lens].subject,
            set=set_name(set_key),
        ),
        badge=Badge.ROOM,
        basis=_basis(state, set_key, len(orders)),
        summary=say(
            "Places by mean points: first %(first)s, last %(last)s.",
            first=_at_place(rows, 0),
            last=_at_place(rows, -1),
        ),
        columns=COLUMNS,
        rows=rows,
        notes=tuple(notes(state, set_key, orders)),
    )


def _basis(state: RankingState, set_key: str, agreed: int) -> Message:
    tables = state.tables_with(set_key)
    split = sum(state.tables[table].is_split for table in tables)
    if split:
        text = "Orders of %(n)s of %(of)s tables with this set; %(split)s could not agree."
        return say(text, n=agreed, of=len(tables), split=split)
    return say("Orders of %(n)s of %(of)s tables with this set.", n=agreed, of=len(tables))


def _rows(state: RankingState, set_key: str, orders: Sequence[Ranking]) -> Iterator[dict[str, Any]]:
    cards = [example.key for example in state.sets[set_key].examples]
    means, tiers = mean_points(orders, cards), methods(orders, cards)
    placed = [card for tier in tiers["borda"] for card in tier]
    for card in (*placed, *(card for card in cards if card not in placed)):
        mean, count = means[card]
        yield {
            "place": place_word(tiers["borda"], card),
            "example": say("%(card)s %(title)s", card=card, title=title_in(state, set_key, card)),
            "title": title_in(state, set_key, card),
            "mean": None if mean is None else float(round(mean, 2)),
            "placed": say("%(count)s of %(of)s", count=count, of=len(orders)),
            "range": _range(orders, card),
            "copeland": place_word(tiers["copeland"], card),
            "schulze": place_word(tiers["schulze"], card),
        }


def _range(orders: Sequence[Ranking], card: str) -> Message | str:
    """The best and the worst place that a table gave a card; "" where none did."""
    given = sorted(place for order in orders if (place := place_of(order.tiers, card)))
    if not given:
        return ""
    if given[0] == given[-1]:
        return say("%(place)s", place=ordinal(given[0]))
    return say("%(best)s to %(worst)s", best=ordinal(given[0]), worst=ordinal(given[-1]))


def _at_place(rows: Sequence[Mapping[str, Any]], end: int) -> Message:
    """The titles of all cards that share the first or the last place."""
    placed = [row for row in rows if row["place"]]
    return listed([row["title"] for row in placed if row["place"] == placed[end]["place"]])
