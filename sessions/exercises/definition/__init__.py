"""Owns the exercise kind `definition`: what a term means to each table, in words its people wrote together.

It must never let the room see a table's words before a facilitator approved them, and never count agreement
with words that have changed since.
"""

from sessions.exercises.base import Kind
from sessions.exercises.definition.kind import DefinitionKind

KIND: Kind = DefinitionKind()

__all__ = ["KIND", "DefinitionKind"]
