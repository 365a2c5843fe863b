"""Owns how people's own orders stood to what their tables agreed, card by card, for the method annex.

Own orders are secret: told over a set alone, from ten people at two tables on, as the range of places that a
card was given and as the middle of the distances. The greatest distance is not told: where one table placed a
card at an end, it would say what somebody at that table had answered.
"""

from collections.abc import Iterator, Mapping
from statistics import median
from typing import Any

from sessions.aggregation.dissent import CardDissent, dissent, kendall_tau
from sessions.aggregation.rankings import Ranking
from sessions.disclosure import is_told_by_cell
from sessions.exercises.base import Badge, Column, Panel
from sessions.exercises.ranking.lenses import LENSES
from sessions.exercises.ranking.panel_moves import agreed_as_compared, tables_compared
from sessions.exercises.ranking.phases import has_moves
from sessions.exercises.ranking.state import RankingState
from sessions.exercises.ranking.wording import set_name
from sessions.words import Message, say

DISSENT = "dissent:"  # a panel for each set
Row = dict[str, Any]


def dissent_panel(state: RankingState, set_key: str) -> Panel | None:
    """Rows: example, best and worst place that anyone gave, count (who placed it), half_within (places from
    their own table's), in the set's order; None below ten people at two tables."""
    people = _by_table(state, set_key)
    n = sum(map(len, people.values()))
    is_told = is_told_by_cell(n) and len(people) >= 2 and not state.own[set_key].is_held_back
    if not has_moves(state.settings) or not is_told:
        return None
    rows = tuple(
        _row(state, set_key, card, held) for card, held in _found(state, set_key, people).items() if held
    )
    if not rows:
        return None
    return Panel(
        key=f"{DISSENT}{set_key}",
        title=say(
            "%(subject)s: how far people stood from their own table, %(set)s",
            subject=LENSES[state.settings.lens].subject,
            set=set_name(set_key),
        ),
        badge=Badge.INDIVIDUAL,
        basis=say(
            "Own orders of %(n)s people with this set, all together; %(tables)s tables.",
            n=n,
            tables=len(people),
        ),
        summary=_summary(state, set_key, people),
        columns=(
            Column("example", say("Example")),
            Column("best", say("Highest place"), is_number=True),
            Column("worst", say("Lowest place"), is_number=True),
            Column("count", say("Placed by"), is_number=True),
            Column("half_within", say("Half within"), is_number=True),
        ),
        rows=rows,
        notes=(
            *_alike(rows),
            say(
                "Half within: so many places, or fewer, from where their own table put it, for half of them."
            ),
            say("Tied cards share the mean of their places. A card left out is no dissent."),
        ),
    )


def _alike(rows: tuple[Row, ...]) -> Iterator[Message]:
    """Unanimity is flagged: a place that all gave is everybody's own answer."""
    if any(row["best"] == row["worst"] for row in rows):
        yield say("Where the highest place is the lowest, everybody who placed the card gave it that place.")


def _by_table(state: RankingState, set_key: str) -> dict[int, list[Ranking]]:
    """The counted own orders of those whose table agreed one."""
    cards = _cards(state, set_key)
    found: dict[int, list[Ranking]] = {table: [] for table in tables_compared(state, set_key)}
    for answer in state.own[set_key].counted.values():
        if answer.table in found:
            found[answer.table].append(Ranking.of(answer.body.tiers, cards))
    return {table: orders for table, orders in found.items() if orders}


def _cards(state: RankingState, set_key: str) -> list[str]:
    return [example.key for example in state.sets[set_key].examples]


def _found(
    state: RankingState, set_key: str, people: Mapping[int, list[Ranking]]
) -> dict[str, list[CardDissent]]:
    """Each card's dissent at every table where somebody placed it, if ten people did over the set."""
    cards = _cards(state, set_key)
    at_tables = [
        dissent(orders, agreed_as_compared(state, set_key, table), cards) for table, orders in people.items()
    ]
    found = {card: [one for held in at_tables if (one := held[card])] for card in cards}
    return {
        card: held if is_told_by_cell(sum(one.count for one in held)) else [] for card, held in found.items()
    }


def _row(state: RankingState, set_key: str, card: str, held: list[CardDissent]) -> Row:
    distances = [away for one in held for away in one.distances]
    title = state.sets[set_key].example(card).short_title
    return {
        "example": say("%(card)s %(title)s", card=card, title=title),
        "best": float(min(one.best for one in held)),
        "worst": float(max(one.worst for one in held)),
        "count": sum(one.count for one in held),
        "half_within": float(median(distances)) if is_told_by_cell(len(distances)) else None,
    }


def _summary(state: RankingState, set_key: str, people: Mapping[int, list[Ranking]]) -> Message:
    """The middle of everyone's tau with their own table, where ten people have one."""
    taus = [
        tau
        for table, orders in people.items()
        for order in orders
        if (tau := kendall_tau(order, agreed_as_compared(state, set_key, table))) is not None
    ]
    if not is_told_by_cell(len(taus)):
        return say("A list by card: the range of places it was given, and how near most were to their table.")
    return say(
        "A list by card. Half of %(n)s people were at a tau of %(tau)s or more with their own table's order: "
        "1 is the same order, 0 none in common, −1 the reverse.",
        n=len(taus),
        tau=f"{median(taus):.2f}",
    )
