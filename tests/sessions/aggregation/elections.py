"""Published elections, for the tests of more than one method."""

from sessions.aggregation.rankings import Ranking
from tests.sessions.aggregation.orders import strict


def ballots(counts: dict[str, int]) -> list[Ranking]:
    """`{"ABC": 2}`: two voters with A before B before C."""
    return [strict(order) for order, voters in counts.items() for _ in range(voters)]


def tennessee() -> list[Ranking]:
    """The capital of Tennessee, 100 voters: M(emphis), N(ashville), C(hattanooga), K(noxville).

    As told in Wikipedia's "Borda count", "Copeland's method" and "Kemeny method".
    """
    return ballots({"MNCK": 42, "NCKM": 26, "CKNM": 15, "KCNM": 17})


def schulze_ballots() -> list[Ranking]:
    """Schulze's 45 ballots: Wikipedia's "Schulze method", after Schulze, Voting Matters 17, 2003."""
    return ballots(
        {"ACBED": 5, "ADECB": 5, "BEDAC": 8, "CABED": 3, "CAEBD": 7, "CBADE": 2, "DCEBA": 7, "EBADC": 8}
    )
