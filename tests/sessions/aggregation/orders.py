"""Random orders over a small set, for the laws."""

from hypothesis import strategies as st

from sessions.aggregation.rankings import Ranking

SET = ("A", "B", "C", "D", "E")


@st.composite
def rankings(draw: st.DrawFn, complete: bool = False) -> Ranking:
    """A ranking over SET with ties, and with cards unplaced unless it must be complete."""
    least = 1 if complete else 0
    levels = {card: draw(st.integers(least, 4)) for card in SET}
    tiers = [[card for card in SET if levels[card] == level] for level in range(1, 5)]
    return Ranking.of([tier for tier in tiers if tier], SET)


def strict(order: str, card_set: str = "") -> Ranking:
    """`strict("BAC")`: one card a place."""
    return Ranking.of([[card] for card in order], card_set or order)
