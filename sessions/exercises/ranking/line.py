"""Owns the line that a table may draw through its order, kept as the cards that stand above it.

It always runs between two places, or above or below them all, and stays where it is while cards move: a card
that is put right beside it stays on the side it came from, and a new card counts as below. An unplaced card
is on neither side.
"""

from sessions.exercises.ranking.orders import Tiers, placed

Above = frozenset[str] | None  # None: no line is drawn
LINE = "line"  # how the versions of an order name it, beside the cards


def under(tiers: Tiers, card: str) -> frozenset[str]:
    """The cards above a line drawn right under a card's place; under "" is above them all."""
    index = next((i for i, tier in enumerate(tiers, start=1) if card in tier), 0)
    return frozenset(placed(tiers[:index]))


def kept(above: Above, tiers: Tiers, moved: str) -> Above:
    """Who stands above the line after one card was moved, which gave these tiers."""
    if above is None or not tiers:
        return None
    rest = frozenset(card for card in placed(tiers) if card in above and card != moved)
    return rest | {moved} if _is_above(above, rest, tiers, moved) else rest


def tiers_above(above: Above, tiers: Tiers) -> int:
    """How many places of the order stand above the line."""
    return sum(1 for tier in tiers if above and tier[0] in above)


def side(above: Above, tiers: Tiers, card: str) -> str:
    """Where a card stands: "above", "below", or "" for an unplaced card and where there is no line."""
    if above is None or card not in placed(tiers):
        return ""
    return "above" if card in above else "below"


def _is_above(above: frozenset[str], rest: frozenset[str], tiers: Tiers, moved: str) -> bool:
    index = next((i for i, tier in enumerate(tiers) if moved in tier), None)
    if index is None:
        return False
    mates = [card for card in tiers[index] if card != moved]
    if mates:
        return mates[0] in rest
    if any(card in rest for card in placed(tiers[index + 1 :])):
        return True
    return moved in above and all(card in rest for card in placed(tiers[:index]))
