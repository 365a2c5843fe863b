"""What a kind that asks in rounds says of its question: the words that shared results put around counts."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from sessions.aggregation.shift import Shift
from sessions.exercises.rounds import Tally
from sessions.words import Message, say_n

Change = tuple[Message, int]
Side = tuple[Message, Sequence[str]]


class RoundWords(Protocol):
    """A question's answers and sentences.

    `scale` are the choices that have a place, in the order of rows: the highest first. `apart` are those
    outside it. `sides` group the scale, for a change that is told by the two rounds' counts alone.
    """

    @property
    def scale(self) -> Mapping[str, Message]:
        """By choice, the words for it."""

    @property
    def apart(self) -> Mapping[str, Message]:
        """The same for what is counted apart."""

    @property
    def sides(self) -> Sequence[Side]:
        """Each with its choices, the first one first."""

    @property
    def is_ordered(self) -> bool:
        """Whether the scale runs from one end to another, so that a change has a direction."""

    @property
    def is_alone(self) -> bool:
        """Whether it is one question asked once, so that a chart of it needs no name for its one column."""

    @property
    def options(self) -> Mapping[str, Any]:
        """Of the chart of answers, beyond its order and its groups."""

    def title(self, numbers: Sequence[int]) -> Message:
        """Of the answers to these rounds, without any count."""

    def round_title(self, number: int) -> Message:
        """Of a column."""

    def basis(self, found: Tally) -> Message:
        """On how many a round rests."""

    def summary(self, found: Tally) -> Message:
        """One sentence about a round."""

    def notes(self, found: Tally) -> Sequence[Message]:
        """What else is to be said of a round: late answers, unanimity."""

    def change_title(self, first: int, last: int) -> Message:
        """Of a change between two rounds, without any count."""

    def change_basis(self, n: int, joined: int) -> Message:
        """On how many a change rests."""

    def change_notes(self, found: Shift, is_whole: bool) -> Sequence[Message]:
        """What else is to be said of a change; whole where it is told cell by cell."""

    def moved(self, found: Shift) -> Message:
        """A change in one sentence."""

    def moves(self, found: Shift) -> Sequence[Change]:
        """The same as rows."""

    def change_options(self, found: Shift) -> Mapping[str, Any] | None:
        """Of the chart of a change; None where there is no direction to draw."""

    def too_few(self) -> str:
        """Why a round can't be shown: too few have a place; holds %(needed)s."""

    def too_few_twice(self) -> str:
        """The same for a change."""


def late_in_round(found: Tally) -> list[Message]:
    """How many answers are kept apart from the count that was shown, if there are any."""
    if not found.late:
        return []
    one = "%(n)s more came after the reveal of round %(number)s, and is not in the count."
    many = "%(n)s more came after the reveal of round %(number)s, and are not in the count."
    return [say_n(one, many, found.late, number=found.number)]
