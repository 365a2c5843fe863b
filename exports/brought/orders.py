"""Owns the orders of a file that people bring: whose they are, over which items, and in which groups."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sessions.aggregation.rankings import Ranking


@dataclass(frozen=True)
class Orders:
    """The orders of some voters over one set of items, in the order in which items are listed."""

    items: tuple[str, ...]
    by_voter: Mapping[str, Ranking]


@dataclass(frozen=True)
class BroughtOrders:
    """What a file holds; `pooled` is None where its groups have different items."""

    items: tuple[str, ...]
    voters: int
    pooled: Orders | None
    groups: Mapping[str, Orders] = field(default_factory=dict)
