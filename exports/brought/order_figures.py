"""Owns what `moothall rank` works out from orders: four methods beside each other, and agreement.

The shape is fixed, for other programs read it: a figure that is not defined is null, and `reasons` says why.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from exports.brought.figures import Figures, Reasons
from exports.brought.orders import BroughtOrders, Orders
from sessions.aggregation.agreement import common_cards, kendall_w, kendall_w_uncorrected
from sessions.aggregation.borda import borda_order, leave_one_out, mean_points
from sessions.aggregation.by_chance import MOST_PLACES, agreement_by_chance
from sessions.aggregation.kemeny import MOST_CARDS, kemeny
from sessions.aggregation.pairwise import condorcet_winner, copeland, placed_by_any, schulze
from sessions.aggregation.rankings import Ranking, tiers_by

SEED = 1  # of the permutations: the same file has the same p
FEWEST_ORDERS = 3  # a W of two says no more than their one correlation
MOST_LEFT_OUT = 1_000
PARTS = ("methods", "condorcet_winner", "agreement", "leave_one_out")
NOT_POOLED = "The groups have different items, so they are not pooled; each group has its own figures."
NOBODY = "Nobody placed this item."


def order_figures(brought: BroughtOrders) -> Figures:
    """Everything about the orders of a file, whole and by group."""
    reasons = Reasons()
    figures: Figures = {"items": list(brought.items), "voters": brought.voters}
    if brought.pooled is None:
        figures |= {part: reasons.null(part, NOT_POOLED) for part in PARTS}
    else:
        figures |= _parts(brought.pooled, reasons)
    if brought.groups:
        figures["groups"] = {
            name: {
                "items": list(orders.items),
                "voters": len(orders.by_voter),
                **_parts(orders, reasons.under(f"groups.{name}")),
            }
            for name, orders in brought.groups.items()
        }
    return {**figures, "reasons": reasons.found}


def _parts(orders: Orders, reasons: Reasons) -> Figures:
    rankings = list(orders.by_voter.values())
    winner = condorcet_winner(rankings, orders.items)
    if winner is None:
        reasons.null(
            "condorcet_winner", "No item is put before every other one by more voters than behind it."
        )
    return {
        "methods": _methods(orders, rankings, reasons.under("methods")),
        "condorcet_winner": winner,
        "agreement": _agreement(rankings, orders.items, reasons.under("agreement")),
        "leave_one_out": _left_out(orders, reasons),
    }


def _methods(orders: Orders, rankings: Sequence[Ranking], reasons: Reasons) -> Figures:
    means = mean_points(rankings, orders.items)
    counts = {item: count for item, (_, count) in means.items()}
    totals = {item: None if mean is None else mean * count for item, (mean, count) in means.items()}
    wins, paths = copeland(rankings, orders.items), schulze(rankings, orders.items)
    return {
        "borda": {
            "scores": _scores(totals, reasons.under("borda")),
            "counts": counts,
            "order": _tiers(borda_order(rankings, orders.items)),
        },
        "copeland": _by_wins(wins, counts, reasons.under("copeland")),
        "schulze": _by_wins(paths, counts, reasons.under("schulze")),
        "kemeny": _kemeny(rankings, orders.items, reasons),
    }


def _by_wins(scores: Mapping[str, int | None], counts: Mapping[str, int], reasons: Reasons) -> Figures:
    return {
        "scores": _scores(scores, reasons),
        "counts": dict(counts),
        "order": _tiers(tiers_by(scores)),
    }


def _scores(scores: Mapping[str, Fraction | int | None], reasons: Reasons) -> Figures:
    return {item: reasons.unless(f"scores.{item}", score, NOBODY) for item, score in scores.items()}


def _kemeny(rankings: Sequence[Ranking], items: Sequence[str], reasons: Reasons) -> Figures | None:
    best = kemeny(rankings, items)
    if best:
        return {"orders": [list(order) for order in best.orders], "distance": best.distance}
    many = len(placed_by_any(rankings))
    why = f"{many} items are placed; all their orders are looked through for up to {MOST_CARDS} items."
    reasons.null("kemeny", why if many else "Nobody placed an item.")
    return None


def _agreement(rankings: Sequence[Ranking], items: Sequence[str], reasons: Reasons) -> Figures:
    why = _why_no_w(rankings, items)
    if why:
        return {name: reasons.null(name, why) for name in ("kendall_w", "kendall_w_ties", "p", "p_method")}
    without, corrected = kendall_w_uncorrected(rankings, items), kendall_w(rankings, items)
    chance = agreement_by_chance(rankings, items, SEED)
    if chance is None:
        why = f"There are more than {MOST_PLACES:,} places to rearrange."
    return {
        "kendall_w": reasons.unless("kendall_w", without, why),
        "kendall_w_ties": reasons.unless("kendall_w_ties", corrected, why),
        "p": reasons.unless("p", chance.p if chance else None, why),
        "p_method": chance.method if chance else reasons.null("p_method", why),
    }


def _why_no_w(rankings: Sequence[Ranking], items: Sequence[str]) -> str:
    """Why there is no W, or ""."""
    if len(rankings) < FEWEST_ORDERS:
        return f"Agreement is worked out from {FEWEST_ORDERS} orders on, and there are {len(rankings)}."
    shared = len(common_cards(rankings, items))
    if shared < 2:
        return f"Agreement runs over the items that everyone placed, and there are {shared}."
    return (
        "" if kendall_w(rankings, items) is not None else "Everyone ties all the items that everyone placed."
    )


def _left_out(orders: Orders, reasons: Reasons) -> Figures | None:
    if not 2 <= len(orders.by_voter) <= MOST_LEFT_OUT:
        reasons.null("leave_one_out", f"It is worked out for 2 to {MOST_LEFT_OUT:,} voters.")
        return None
    return {voter: _tiers(order) for voter, order in leave_one_out(orders.by_voter, orders.items).items()}


def _tiers(order: Sequence[Sequence[str]]) -> list[list[str]]:
    return [list(tier) for tier in order]
