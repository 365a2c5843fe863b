"""What tables write that is nobody's saying: a criterion, a note. It belongs to its table.

A kind in which tables do so offers `table_words` beside `Kind.sayings`; the house asks by that alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

from sessions.words import Message


@dataclass(frozen=True)
class SharedLabel:
    """The label that tables may share for such words, and the command of the kind that gives it.

    `payload` is all that the command needs beside `label`.
    """

    label: str
    command: str
    payload: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class TableWords:
    """Words of one table: `id` is like no saying's, `phase` is where they were written."""

    id: str
    table: int
    phase: str
    sort: Message  # "Criterion"
    text: str
    shared: SharedLabel | None = None


@runtime_checkable
class WritesAtTables(Protocol):
    """What a kind may offer beside `Kind.sayings`."""

    def table_words(self, state: Any) -> tuple[TableWords, ...]:
        """What tables wrote together, by table and as it came."""
