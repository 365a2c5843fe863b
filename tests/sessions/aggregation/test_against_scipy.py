"""Random profiles: the same measures from another library."""

import math
from random import Random

import pytest
from scipy import stats

from sessions.aggregation.agreement import kendall_w, mean_rho
from sessions.aggregation.by_chance import agreement_by_chance
from sessions.aggregation.dissent import kendall_tau
from sessions.aggregation.rankings import Ranking
from sessions.aggregation.significance import mcnemar, sign_test
from tests.sessions.aggregation.orders import strict

CI_SEEDS = range(60)
SOAK_SEEDS = range(1_000)
MOST_CARDS = 8
in_ci_and_soak = pytest.mark.parametrize(
    "seeds", [CI_SEEDS, pytest.param(SOAK_SEEDS, marks=pytest.mark.soak)], ids=["60", "1000"]
)


def profile(chance: Random, has_ties: bool) -> tuple[list[Ranking], list[list[int]], str]:
    """Orders of 3 to 6 people over 3 to 8 cards, with the level that each gave each card, and the cards."""
    cards, people = "ABCDEFGH"[: chance.randint(3, MOST_CARDS)], chance.randint(3, 6)
    levels = [chance.sample(range(len(cards)), len(cards)) for _ in range(people)]
    if has_ties:
        levels = [[level // 2 for level in person] for person in levels]
    return [_order(person, cards) for person in levels], levels, cards


def _order(person: list[int], cards: str) -> Ranking:
    placed = zip(cards, person, strict=True)
    by_level: dict[int, list[str]] = {}
    for card, level in placed:
        by_level.setdefault(level, []).append(card)
    return Ranking.of([by_level[level] for level in sorted(by_level)], cards)


@in_ci_and_soak
def test_friedmans_statistic_is_m_times_n_less_one_times_w(seeds: range) -> None:
    for seed in seeds:
        orders, levels, cards = profile(Random(seed), has_ties=seed % 2 == 1)
        w = kendall_w(orders, cards)
        if w is not None:
            friedman = stats.friedmanchisquare(*zip(*levels, strict=True))
            assert float(len(orders) * (len(cards) - 1) * w) == pytest.approx(float(friedman.statistic)), seed


@in_ci_and_soak
def test_tau_is_scipys_tau_b_and_mean_rho_the_mean_of_spearmans(seeds: range) -> None:
    for seed in seeds:
        orders, levels, cards = profile(Random(seed), has_ties=seed % 2 == 1)
        for other in range(1, len(orders)):
            tau = kendall_tau(orders[0], orders[other])
            theirs = float(stats.kendalltau(levels[0], levels[other]).statistic)
            assert math.isnan(theirs) if tau is None else tau == pytest.approx(theirs), seed
        if seed % 2 == 0:
            pairs = [(one, other) for one in range(len(orders)) for other in range(one)]
            rhos = [stats.spearmanr(levels[one], levels[other]).statistic for one, other in pairs]
            assert float(mean_rho(orders, cards) or 0) == pytest.approx(sum(rhos) / len(rhos)), seed


@in_ci_and_soak
def test_the_sign_test_is_scipys_binomial_test(seeds: range) -> None:
    for seed in seeds:
        up, down = Random(seed).randint(0, 25), Random(-seed - 1).randint(0, 25)
        theirs = stats.binomtest(up, up + down).pvalue if up + down else 1
        assert float(sign_test(up, down)) == pytest.approx(float(theirs)), seed
        assert mcnemar(up, down) == sign_test(up, down)


def test_the_p_of_two_orders_is_scipys_exact_p_of_a_positive_rho() -> None:
    places = [2, 1, 3, 5, 4, 6]
    ours = agreement_by_chance([strict("ABCDEF"), strict("BACEDF")], "ABCDEF", seed=1)
    theirs = stats.permutation_test(
        (places,),
        lambda given: stats.spearmanr(range(6), given).statistic,
        permutation_type="pairings",
        alternative="greater",
    )
    assert ours and float(ours.p) == pytest.approx(float(theirs.pvalue))
