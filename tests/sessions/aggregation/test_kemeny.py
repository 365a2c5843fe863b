"""Kemeny's orders against a published election and against looking at every order."""

from itertools import permutations

from hypothesis import given, strategies as st

from sessions.aggregation.kemeny import Kemeny, kemeny
from sessions.aggregation.moves import contradicted
from sessions.aggregation.pairwise import condorcet_winner
from sessions.aggregation.rankings import Ranking
from tests.sessions.aggregation.elections import ballots, schulze_ballots, tennessee
from tests.sessions.aggregation.orders import SET, rankings, strict

profiles = st.lists(rankings(), min_size=1, max_size=7)


def test_nine_cards_have_no_order_and_eight_have() -> None:
    assert kemeny([strict("ABCDEFGHI")], "ABCDEFGHI") is None
    assert kemeny([strict("ABCDEFGH")], "ABCDEFGH") == Kemeny((tuple("ABCDEFGH"),), 0)


def test_nobody_and_nothing_placed_have_no_order() -> None:
    assert kemeny([], "AB") is None
    assert kemeny([strict("", card_set="AB")], "AB") is None


def test_the_capital_of_tennessee_has_its_published_kemeny_order() -> None:
    # Wikipedia, "Kemeny method": Nashville, Chattanooga, Knoxville, Memphis holds 393 of 600 preferences.
    assert kemeny(tennessee(), "MNCK") == Kemeny((tuple("NCKM"),), 600 - 393)


def test_a_circle_has_all_its_best_orders() -> None:
    best = kemeny(ballots({"ABC": 1, "BCA": 1, "CAB": 1}), "ABC")
    assert best == Kemeny((tuple("ABC"), tuple("BCA"), tuple("CAB")), 4)


def test_a_card_that_nobody_placed_is_in_no_order() -> None:
    assert kemeny([strict("BA", card_set="ABC")], "ABC") == Kemeny((("B", "A"),), 0)


def test_schulzes_45_ballots_are_as_far_from_every_best_order_as_is_said() -> None:
    best = kemeny(schulze_ballots(), "ABCDE")
    assert best
    for order in best.orders:
        found = strict("".join(order))
        assert sum(contradicted(found, ballot) for ballot in schulze_ballots()) == best.distance


@given(profiles)
def test_no_strict_order_contradicts_less_and_all_that_contradict_as_little_are_told(
    orders: list[Ranking],
) -> None:
    orders = [order.among(SET[:4]) for order in orders]
    best, placed = kemeny(orders, SET[:4]), sorted({card for order in orders for card in order.placed})
    if best is None:
        assert not placed
        return
    distances = {
        found: sum(contradicted(strict("".join(found)), order) for order in orders)
        for found in permutations(placed)
    }
    least = min(distances.values())
    assert best == Kemeny(tuple(sorted(found for found in distances if distances[found] == least)), least)


@given(profiles)
def test_a_condorcet_winner_begins_every_best_order(orders: list[Ranking]) -> None:
    winner, best = condorcet_winner(orders, SET), kemeny(orders, SET)
    if winner and best:
        assert {order[0] for order in best.orders} == {winner}


@given(profiles, st.randoms())
def test_the_order_of_voters_changes_nothing(orders: list[Ranking], chance: object) -> None:
    shuffled = list(orders)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis' Random has it
    assert kemeny(shuffled, SET) == kemeny(orders, SET)
