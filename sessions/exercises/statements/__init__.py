"""Owns the exercise kind `statements`: what tables say, written down by one phone at each.

It must never quote anyone who did not agree to it, and never let the room see words before a facilitator
has approved them: `sessions.exercises.sayings` keeps them.
"""

from sessions.exercises.base import Kind
from sessions.exercises.statements.kind import StatementsKind

KIND: Kind = StatementsKind()

__all__ = ["KIND", "StatementsKind"]
