"""Owns the exercise kind `ranking`: own orders first, then criteria, then one order agreed at each table.

It must never pool tables that were given different example sets, never treat an unplaced card as last, and
never let a table's or a person's order out before a reveal: the rules of the house for evidence.
"""

from sessions.exercises.base import Kind
from sessions.exercises.ranking.kind import RankingKind

KIND: Kind = RankingKind()

__all__ = ["KIND", "RankingKind"]
