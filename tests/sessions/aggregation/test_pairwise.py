"""Pairs of cards: published elections, and the laws that Copeland's and Schulze's orders keep."""

from collections.abc import Callable, Collection, Sequence

import pytest
from hypothesis import given, strategies as st

from sessions.aggregation.pairwise import condorcet_winner, copeland, preferences, schulze
from sessions.aggregation.rankings import Ranking, RankingError, tiers_by
from tests.sessions.aggregation.elections import ballots, schulze_ballots, tennessee
from tests.sessions.aggregation.orders import SET, rankings, strict

Method = Callable[[Sequence[Ranking], Collection[str]], dict[str, int | None]]
methods = pytest.mark.parametrize("method", [copeland, schulze])
profiles = st.lists(rankings(), max_size=7)


@methods
def test_two_sets_are_never_pooled(method: Method) -> None:
    with pytest.raises(RankingError, match="never pooled"):
        method([strict("ABC"), strict("DEF")], "ABC")


def test_a_circle_has_no_condorcet_winner_and_all_its_cards_share_a_place() -> None:
    circle = ballots({"ABC": 1, "BCA": 1, "CAB": 1})
    assert condorcet_winner(circle, "ABC") is None
    assert tiers_by(copeland(circle, "ABC")) == tiers_by(schulze(circle, "ABC")) == (("A", "B", "C"),)


def test_a_card_alone_is_no_winner() -> None:
    assert condorcet_winner([strict("A", card_set="AB")], "AB") is None
    assert condorcet_winner([], "AB") is None


@methods
def test_a_card_that_nobody_placed_has_no_score(method: Method) -> None:
    assert method([strict("AB", card_set="ABC")], "ABC") == {"A": 1, "B": -1, "C": None}


def test_nashville_beats_every_other_city() -> None:
    assert condorcet_winner(tennessee(), "MNCK") == "N"


def test_the_capital_of_tennessee_has_its_published_copeland_order() -> None:
    assert tiers_by(copeland(tennessee(), "MNCK")) == (("N",), ("C",), ("K",), ("M",))
    assert copeland(tennessee(), "MNCK") == {"N": 3, "C": 1, "K": -1, "M": -3}


def test_schulzes_45_ballots_have_their_published_order() -> None:
    assert condorcet_winner(schulze_ballots(), "ABCDE") is None
    assert tiers_by(schulze(schulze_ballots(), "ABCDE")) == (("E",), ("A",), ("C",), ("B",), ("D",))


def test_a_path_leads_over_wins_alone_however_many_votes_a_loss_had() -> None:
    # B beats A by 12 to 10, B beats C by 3 to 1, C beats A by 2 to 0: the ten votes for A lead nowhere.
    votes = {"AB": 10, "BA": 12, "BC": 3, "CB": 1, "CA": 2}
    orders = [strict(order, card_set="ABC") for order, voters in votes.items() for _ in range(voters)]
    assert tiers_by(schulze(orders, "ABC")) == (("B",), ("C",), ("A",))


def test_only_those_who_placed_both_speak_on_a_pair_and_a_tie_says_nothing() -> None:
    votes = preferences([strict("AB", card_set="ABC"), Ranking.of([["A"], ["B", "C"]], "ABC")], "ABC")
    assert votes == {("A", "B"): 2, ("A", "C"): 1}


@methods
@given(profiles, st.randoms())
def test_the_order_of_voters_changes_nothing(method: Method, orders: list[Ranking], chance: object) -> None:
    shuffled = list(orders)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis' Random has it
    assert method(shuffled, SET) == method(orders, SET)


@methods
@given(profiles, st.permutations(SET))
def test_other_names_for_the_cards_change_nothing_else(
    method: Method, orders: list[Ranking], names: list[str]
) -> None:
    renamed = dict(zip(SET, names, strict=True))
    other = [Ranking.of([[renamed[card] for card in tier] for tier in order.tiers], SET) for order in orders]
    scores = method(other, SET)
    assert {card: scores[renamed[card]] for card in SET} == method(orders, SET)


@given(profiles, rankings())
def test_an_unplaced_card_is_not_last(orders: list[Ranking], more: Ranking) -> None:
    before, after = preferences(orders, SET), preferences([*orders, more], SET)
    for card in more.unplaced:
        for other in SET:
            assert before.get((other, card), 0) == after.get((other, card), 0)
            assert before.get((card, other), 0) == after.get((card, other), 0)


@given(profiles)
def test_a_condorcet_winner_is_alone_at_the_top_of_both(orders: list[Ranking]) -> None:
    winner = condorcet_winner(orders, SET)
    if winner:
        assert tiers_by(copeland(orders, SET))[0] == tiers_by(schulze(orders, SET))[0] == (winner,)


@methods
@given(profiles)
def test_orders_turned_round_turn_the_result_round(method: Method, orders: list[Ranking]) -> None:
    turned = [Ranking(order.tiers[::-1], order.unplaced) for order in orders]
    if method is copeland:
        assert tiers_by(method(turned, SET)) == tiers_by(method(orders, SET))[::-1]
    else:
        assert sum(score or 0 for score in method(turned, SET).values()) == 0
