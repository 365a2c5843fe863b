"""Owns how far tables agree with each other, for the method annex: Kendall's W, and its p.

Over tables with one set that went by one criterion, which a person has coded to a shared label: tables
without a label went by different ones. From three tables on, over the cards that all of them placed. What
can't be worked out says why.
"""

from typing import Any

from sessions.aggregation.agreement import common_cards, kendall_w, kendall_w_uncorrected, mean_rho
from sessions.aggregation.by_chance import agreement_by_chance
from sessions.aggregation.rankings import Ranking
from sessions.exercises.base import Badge, Column, Panel
from sessions.exercises.ranking.grid import label_of
from sessions.exercises.ranking.lenses import LENSES
from sessions.exercises.ranking.state import RankingState
from sessions.exercises.ranking.together import agreed_orders
from sessions.exercises.ranking.wording import set_name
from sessions.exercises.round_annex import p_words
from sessions.words import Message, say

AGREEMENT = "agreement"
FEWEST_TABLES = 3
SEED = 1  # of the rearrangements, where not all of them are counted: the same record has the same p
Row = dict[str, Any]
COLUMNS = (
    Column("orders", say("Orders")),
    Column("tables", say("Tables"), is_number=True),
    Column("cards", say("Cards"), is_number=True),
    Column("w", say("W"), is_number=True),
    Column("w_ties", say("W with ties"), is_number=True),
    Column("rho", say("Mean rho"), is_number=True),
    Column("p", say("p")),
)


def agreement_panel(state: RankingState) -> Panel | None:
    """Rows: orders (set and label), tables, cards, w, w_ties, rho, and p in words or why there is none.

    None while no table's criterion has a label: then all went by different ones.
    """
    if not any(label_of(state, table) for table in state.tables):
        return None
    rows = tuple(row for key in state.set_keys for row in _rows(state, key))
    if not rows:
        return None
    return Panel(
        key=AGREEMENT,
        title=say("%(subject)s: how far tables agree", subject=LENSES[state.settings.lens].subject),
        badge=Badge.ROOM,
        basis=say("Tables with one set that went by one criterion, over the cards that all of them placed."),
        summary=say("One row for each set and shared criterion: Kendall's W, from 0 to 1, and its p."),
        columns=COLUMNS,
        rows=rows,
    )


def _rows(state: RankingState, set_key: str) -> list[Row]:
    """A row for each label, then one for the tables without any."""
    orders = agreed_orders(state, set_key)
    labels = list(dict.fromkeys(label_of(state, int(table)) for table in orders))
    return [
        _row(
            state,
            set_key,
            label,
            [order for table, order in orders.items() if label_of(state, int(table)) == label],
        )
        for label in sorted(labels, key=lambda label: (not label, labels.index(label)))
    ]


def _row(state: RankingState, set_key: str, label: str, orders: list[Ranking]) -> Row:
    cards = [example.key for example in state.sets[set_key].examples]
    text = "%(set)s, %(label)s" if label else "%(set)s, no shared label"
    row: Row = {
        "orders": say(text, set=set_name(set_key), label=label),
        "tables": len(orders),
        "cards": len(common_cards(orders, cards)),
        **dict.fromkeys(("w", "w_ties", "rho")),
    }
    without, corrected = kendall_w_uncorrected(orders, cards), kendall_w(orders, cards)
    rho = mean_rho(orders, cards)
    if not label:
        return {**row, "p": say("different criteria")}
    if len(orders) < FEWEST_TABLES:
        return {**row, "p": say("fewer than %(least)s tables", least=FEWEST_TABLES)}
    if without is None or corrected is None or rho is None:
        return {**row, "p": say("nothing to compare")}
    found = {"w": float(without), "w_ties": float(corrected), "rho": float(rho)}
    return {**row, **found, "p": _p(orders, cards)}


def _p(orders: list[Ranking], cards: list[str]) -> Message:
    chance = agreement_by_chance(orders, cards, SEED)
    if chance is None:
        return say("too many places")
    text = "%(p)s, counted" if chance.method == "exact" else "%(p)s, drawn"
    return say(text, p=p_words(chance.p))
