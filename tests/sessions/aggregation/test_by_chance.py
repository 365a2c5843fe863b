"""How often chance gives as much agreement: published thresholds, and every rearrangement counted by hand."""

from fractions import Fraction
from itertools import permutations, product

import pytest
from hypothesis import given, settings, strategies as st

from sessions.aggregation import by_chance
from sessions.aggregation.agreement import kendall_w
from sessions.aggregation.by_chance import ByChance, agreement_by_chance
from sessions.aggregation.rankings import Ranking
from tests.sessions.aggregation.orders import strict

CARDS = "ABCDEF"


@st.composite
def tiers(draw: st.DrawFn) -> Ranking:
    """A whole order of four cards, with ties."""
    levels = {card: draw(st.integers(1, 3)) for card in "ABCD"}
    return Ranking.of(
        [[card for card in levels if levels[card] == at] for at in sorted(set(levels.values()))], "ABCD"
    )


def counted_by_hand(orders: list[Ranking], cards: str) -> Fraction:
    """Over every way to rename each voter's cards, the first voter's apart."""
    observed, reached, ways = kendall_w(orders, cards), 0, 0
    names = [dict(zip(cards, other, strict=True)) for other in permutations(cards)]
    for renamed in product(names, repeat=len(orders) - 1):
        others = [
            Ranking.of([[name[card] for card in tier] for tier in order.tiers], cards)
            for name, order in zip(renamed, orders[1:], strict=True)
        ]
        w = kendall_w([orders[0], *others], cards)
        reached += w is not None and observed is not None and w >= observed
        ways += 1
    return Fraction(reached, ways)


@pytest.mark.parametrize(
    "orders", [[], [strict("ABC")], [Ranking.of([["A", "B", "C"]], "ABC")] * 3], ids=["none", "one", "tied"]
)
def test_there_is_no_p_where_there_is_no_w(orders: list[Ranking]) -> None:
    assert agreement_by_chance(orders, "ABC", seed=1) is None


def test_too_many_places_have_no_p(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_chance, "MOST_SUMS", 10)
    monkeypatch.setattr(by_chance, "MOST_PLACES", 17)
    assert agreement_by_chance([strict(CARDS)] * 3, CARDS, seed=1) is None


def p_of(words: str) -> Fraction:
    """`p_of("ABC ACB")`: the exact p of these orders."""
    result = agreement_by_chance([strict(word) for word in words.split()], words.split()[0], seed=1)
    assert result is not None and result.method == "exact"
    return result.p


def least_w(size: int) -> float:
    """The smallest W of three orders whose p is .05 or less."""
    cards, found = CARDS[:size], {}
    for others in product(map("".join, permutations(cards)), repeat=2):
        w = kendall_w([strict(order) for order in (cards, *others)], cards)
        if w not in found:
            found[w] = p_of(" ".join((cards, *others)))
    return min(float(w) for w, p in found.items() if w is not None and p <= Fraction(1, 20))


# What W has to be for a p of .05: the exact tables of S in Kendall and Gibbons, Rank Correlation Methods,
# 5th ed. 1990, appendix table 5 (after Friedman 1940), as in 5-evidence, *Rankings*.
def test_three_tables_need_the_published_w_for_three_and_for_four_cards() -> None:
    assert least_w(3) == 1
    assert round(least_w(4), 3) == 0.822


@pytest.mark.parametrize(
    ("enough", "w", "just_below"),
    [
        ("ABCDEF BDCAEF ACDEBF", 0.657, "ABCDEF BACFDE DABECF"),
        ("ABCD CDAB ACBD ADBC ABCD ABCD", 0.422, "ABCD ABDC BACD CABD CABD ADBC"),
    ],
    ids=["three tables, six cards", "six tables, four cards"],
)
def test_six_cards_and_six_tables_need_the_published_w(enough: str, w: float, just_below: str) -> None:
    cards = enough.split()[0]
    reached = kendall_w([strict(word) for word in enough.split()], cards)
    missed = kendall_w([strict(word) for word in just_below.split()], cards)
    assert reached and missed and round(float(reached), 3) == w
    assert reached - missed < Fraction(13, 1000)  # the step from one possible W to the next
    assert p_of(enough) <= Fraction(1, 20) < p_of(just_below)


@settings(max_examples=15)
@given(st.lists(tiers(), min_size=2, max_size=3))
def test_the_exact_p_counts_every_rearrangement_of_orders_with_ties(orders: list[Ranking]) -> None:
    result = agreement_by_chance(orders, "ABCD", seed=1)
    if result is None:
        assert kendall_w(orders, "ABCD") is None
    else:
        assert (result.p, result.method) == (counted_by_hand(orders, "ABCD"), "exact")


def test_a_card_left_unplaced_by_someone_is_no_part_of_it() -> None:
    orders = [strict("ABC"), strict("ABC"), strict("AB", card_set="ABC")]
    result = agreement_by_chance(orders, "ABC", seed=1)
    assert result and result.p == Fraction(1, 4)


@pytest.mark.parametrize("few_ways", [by_chance.FEW_WAYS, 1])
def test_rearrangements_that_are_drawn_come_near_those_that_are_counted(
    monkeypatch: pytest.MonkeyPatch, few_ways: int
) -> None:
    exact = p_of("ABCDEF BACFDE DABECF")
    monkeypatch.setattr(by_chance, "MOST_SUMS", 0)
    monkeypatch.setattr(by_chance, "FEW_WAYS", few_ways)
    orders = [strict(word) for word in ("ABCDEF", "BACFDE", "DABECF")]
    drawn = agreement_by_chance(orders, CARDS, seed=1)
    assert drawn and drawn.method == "permutations"
    assert drawn.p.denominator <= by_chance.DRAWS + 1 >= 10_000
    assert abs(drawn.p - exact) < Fraction(1, 100)
    assert agreement_by_chance(orders, CARDS, seed=1) == drawn


def test_what_chance_hardly_ever_gives_is_never_nought() -> None:
    drawn = agreement_by_chance([strict("ABCDEFGHIJ")] * 4, "ABCDEFGHIJ", seed=1)
    assert drawn == ByChance(Fraction(1, 10_000), "permutations")
