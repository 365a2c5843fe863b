"""Owns the published own orders of one set: mean points with the count behind each, and the range.

A person counts only over the cards they placed. A card that too few placed has no points; nor has another$
where the points of the first would follow, for what one person gives to all cards is a fixed sum.
Never by table, never across sets, never under five answers: the caller has asked before.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from sessions.aggregation.borda import PointsSpread, points_spread
from sessions.aggregation.rankings import Ranking
from sessions.disclosure import ROOM_MINIMUM, is_enough, withheld
from sessions.exercises.ballots import Ballots
from sessions.exercises.base import Badge, Chart, Column, Panel, Room
from sessions.exercises.ranking.lenses import LENSES
from sessions.exercises.ranking.phases import own_orders_panel
from sessions.exercises.ranking.state import OwnOrder, RankingState
from sessions.exercises.ranking.wording import set_name, together
from sessions.words import Message, say, say_n

COLUMNS = (
    Column("card", say("Card")),
    Column("title", say("Example")),
    Column("mean", say("Mean points"), is_number=True),
    Column("low", say("Lowest"), is_number=True),
    Column("high", say("Highest"), is_number=True),
    Column("placed", say("Placed by")),
)


def own_panel(state: RankingState, set_key: str, room: Room) -> Panel:
    """Rows: card, title, mean, low, high (points, None where too few placed it), placed ("28 of 29")."""
    cards = [example.key for example in state.sets[set_key].examples]
    ballots = state.own[set_key]
    orders = [Ranking.of(answer.body.tiers, cards) for answer in ballots.counted.values()]
    shown, placed = shown_points(orders, cards), placed_by(orders, cards)
    ordered = sorted(cards, key=lambda card: (card not in shown, -_mean(shown.get(card)), card))
    rows = tuple(_row(state, set_key, card, shown.get(card), placed[card], len(orders)) for card in ordered)
    given = ballots.joined_of(state.given(set_key, room))
    return Panel(
        key=own_orders_panel(set_key),
        title=say(
            "%(subject)s: people's own orders, %(set)s",
            subject=LENSES[state.settings.lens].subject,
            set=set_name(set_key),
        ),
        badge=Badge.INDIVIDUAL,
        basis=say("%(n)s of %(of)s people with this set answered", n=len(orders), of=given),
        summary=_summary(rows),
        columns=COLUMNS,
        rows=rows,
        chart=Chart(key=own_orders_panel(set_key), form="points", options={"most": max(1, len(cards) - 1)}),
        chart_rows=tuple(_mark(row) for row in rows),
        notes=tuple(together(_notes(rows, ballots))),
    )


def shown_points(orders: Sequence[Ranking], cards: Sequence[str]) -> dict[str, PointsSpread]:
    """The points of the cards whose points show nobody's order, alone or with those of the others.

    The points that k of n cards get from one person are k(n - 1)/2 together, whatever the order.
    """
    spreads = points_spread(orders, cards)
    hidden = withheld(placed_by(orders, cards))
    return {card: spread for card, spread in spreads.items() if spread and card not in hidden}


def placed_by(orders: Sequence[Ranking], cards: Sequence[str]) -> dict[str, int]:
    """How many people gave each card a place."""
    return {card: sum(card in order.placed for order in orders) for card in cards}


def _mean(spread: PointsSpread | None) -> Fraction:
    return spread.mean if spread else Fraction(0)


def _row(
    state: RankingState, set_key: str, card: str, shown: PointsSpread | None, count: int, people: int
) -> dict[str, Any]:
    return {
        "set": set_key,
        "card": card,
        "title": state.sets[set_key].example(card).short_title,
        "mean": _rounded(shown.mean) if shown else None,
        "low": _rounded(shown.low) if shown else None,
        "high": _rounded(shown.high) if shown else None,
        "placed": say("%(count)s of %(of)s", count=count, of=people),
        "n": count,
    }


def _mark(row: dict[str, Any]) -> dict[str, Any]:
    label = f"{row['card']} {row['title']}"
    return {key: row[key] for key in ("mean", "low", "high", "n")} | {"label": label}


def _rounded(points: Fraction) -> float:
    """To two digits, halves to the even one."""
    return float(round(points, 2))


def _summary(rows: tuple[dict[str, Any], ...]) -> Message:
    placed = [row for row in rows if row["mean"] is not None]
    if not placed:
        return say("Points by card: fewer than %(least)s people placed any one card.", least=ROOM_MINIMUM)
    return say(
        "Points by card, one row each: highest mean %(first)s (%(high)s), lowest %(last)s (%(low)s).",
        first=placed[0]["title"],
        high=placed[0]["mean"],
        last=placed[-1]["title"],
        low=placed[-1]["mean"],
    )


def _notes(rows: tuple[dict[str, Any], ...], ballots: Ballots[OwnOrder]) -> list[Message]:
    notes = [
        say(
            "Of %(cards)s cards all placed, first gets %(most)s points, last 0. A card left out is not last.",
            cards=len(rows),
            most=len(rows) - 1,
        )
    ]
    without = [row["n"] for row in rows if row["n"] and row["mean"] is None]
    if without:
        text = "A card that fewer than %(least)s people placed has no points here."
        notes.append(say(text, least=ROOM_MINIMUM))
    if any(map(is_enough, without)):
        text = "Nor has the card with the next fewest: its points would tell those of the first."
        notes.append(say(text))
    late = len(ballots.late)
    if late:
        notes.append(say_n("%(n)s more came after the reveal.", "%(n)s more came after the reveal.", late))
    return notes
