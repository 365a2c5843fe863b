"""What orders come to: the fixed shape, and a reason for every null."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from exports.brought.order_figures import order_figures
from exports.brought.order_table import order_lines
from exports.brought.orders import BroughtOrders, Orders
from exports.brought.places import read_places
from sessions.aggregation.rankings import Ranking
from tests.sessions.aggregation.elections import schulze_ballots, tennessee
from tests.sessions.aggregation.orders import rankings


def figures_of(rankings: list[Ranking], items: str) -> dict[str, Any]:
    by_voter = {str(voter): order for voter, order in enumerate(rankings, start=1)}
    return order_figures(BroughtOrders(tuple(items), len(rankings), Orders(tuple(items), by_voter)))


def nulls(figures: object, path: str = "") -> Iterator[str]:
    """The path of every null."""
    if figures is None:
        yield path
    elif isinstance(figures, dict):
        for name, value in figures.items():
            yield from nulls(value, f"{path}.{name}" if path else name)


def test_groups_with_different_items_have_no_figures_together_and_say_why() -> None:
    figures = order_figures(read_places("voter,item,place,group\nT1,A,1,n\nT2,A,1,s\nT2,B,2,s\n"))
    for part in ("methods", "condorcet_winner", "agreement", "leave_one_out"):
        assert figures[part] is None
        assert "not pooled" in figures["reasons"][part]
    assert figures["groups"]["s"]["methods"]["borda"]["order"] == [["A"], ["B"]]
    assert figures["groups"]["n"]["items"] == ["A"]
    assert set(nulls(figures)) == set(figures["reasons"])


def test_two_voters_have_no_w_and_nine_items_no_kemeny_order() -> None:
    figures = figures_of([Ranking.of([[item] for item in "ABCDEFGHI"], "ABCDEFGHI")] * 2, "ABCDEFGHI")
    assert figures["methods"]["kemeny"] is None
    assert "9 items are placed" in figures["reasons"]["methods.kemeny"]
    assert figures["agreement"] == {"kendall_w": None, "kendall_w_ties": None, "p": None, "p_method": None}
    assert "from 3 orders on" in figures["reasons"]["agreement.p"]


def test_an_item_that_nobody_placed_has_no_score_and_no_tier() -> None:
    figures = figures_of([Ranking.of([["A"], ["B"]], "ABC")] * 3, "ABC")
    borda = figures["methods"]["borda"]
    assert borda["scores"]["C"] is None and borda["counts"]["C"] == 0
    assert borda["order"] == [["A"], ["B"]]
    assert figures["reasons"]["methods.borda.scores.C"] == "Nobody placed this item."
    assert figures["agreement"]["kendall_w"] == 1


def test_the_capital_of_tennessee_comes_out_as_published() -> None:
    # Wikipedia, "Borda count", "Copeland's method" and "Kemeny method": see elections.py.
    figures = figures_of(tennessee(), "MNCK")
    assert figures["methods"]["borda"]["scores"] == {"N": 194, "C": 173, "M": 126, "K": 107}
    assert figures["methods"]["borda"]["order"] == [["N"], ["C"], ["M"], ["K"]]
    assert figures["methods"]["copeland"]["order"] == [["N"], ["C"], ["K"], ["M"]]
    assert figures["methods"]["kemeny"] == {"orders": [["N", "C", "K", "M"]], "distance": 207}
    assert (figures["condorcet_winner"], figures["voters"]) == ("N", 100)
    assert figures["reasons"] == {}


def test_schulzes_ballots_come_out_as_published() -> None:
    # Wikipedia, "Schulze method": see elections.py.
    figures = figures_of(schulze_ballots(), "ABCDE")
    assert figures["methods"]["schulze"]["order"] == [["E"], ["A"], ["C"], ["B"], ["D"]]
    assert figures["condorcet_winner"] is None
    assert list(figures["reasons"]) == ["condorcet_winner"]


def test_a_total_is_over_those_who_placed_the_item_and_the_order_is_by_its_mean() -> None:
    rows = "voter,item,place\n1,A,1\n1,B,2\n2,A,1\n2,B,2\n3,C,1\n3,A,2\n"
    borda = order_figures(read_places(rows))["methods"]["borda"]
    assert borda["scores"]["A"] == pytest.approx(5 / 3 * 2 + 1 / 3)
    assert borda["counts"] == {"A": 3, "B": 2, "C": 1}
    assert borda["order"] == [["C"], ["A"], ["B"]]


def test_the_same_file_has_the_same_p() -> None:
    assert (
        figures_of(schulze_ballots(), "ABCDE")["agreement"]
        == figures_of(schulze_ballots(), "ABCDE")["agreement"]
    )


@settings(deadline=None, max_examples=40)
@given(st.lists(rankings(), min_size=1, max_size=4))
def test_every_null_has_its_reason_and_the_table_can_be_read(orders: list[Ranking]) -> None:
    figures = figures_of(orders, "ABCDE")
    assert set(nulls(figures)) == set(figures["reasons"])
    assert all(figures["reasons"].values())
    assert all("None" not in line for line in order_lines(figures))
