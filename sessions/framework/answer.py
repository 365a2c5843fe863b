"""Owns what one answer to one question of the framework is."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

PLACES = 5
POSITIONS = tuple(Fraction(place, PLACES - 1) for place in range(PLACES))  # from the left pole to the right


class Confidence(StrEnum):
    """How sure a person is of an answer."""

    LOW = "low"
    MIDDLING = "middling"
    HIGH = "high"


@dataclass(frozen=True)
class Answer:
    """What somebody (a person, or a table that agreed) said to one question.

    `value` runs from 0, the left pole, to 1, the right; None: can't say, or it does not apply to the
    proposal (`applies` is False). `partner` is the organisation that it is given for, "" for none.
    """

    person: str
    question: int
    value: Fraction | None
    applies: bool = True
    confidence: Confidence | None = None
    partner: str = ""

    def __post_init__(self) -> None:
        """Raise ValueError for a value off the scale, or one where the question does not apply."""
        if self.value is not None and not (self.applies and 0 <= self.value <= 1):
            raise ValueError(f"Question {self.question}: {self.value} is no answer.")

    @property
    def is_placed(self) -> bool:
        """Whether it stands on the scale, so that it counts for the score."""
        return self.value is not None
