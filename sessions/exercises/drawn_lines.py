"""How an exercise hands the red lines that people drew in it to others of the day, whichever kind it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@dataclass(frozen=True)
class DrawnLine:
    """One red line in its words, with how many support it and how many object."""

    id: str
    words: str
    support: int
    object: int


@runtime_checkable
class DrawsLines(Protocol):
    """What the state of an exercise offers in which red lines are drawn."""

    def drawn_lines(self) -> Sequence[DrawnLine]:
        """Those that the room has seen and that more people support than object to, in the order written."""
