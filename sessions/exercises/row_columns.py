"""What the columns of a kind's tidy rows hold, for whoever calculates with them: a column is described once.

A kind declares its own columns beside the rows that it gives; the first three are every kind's. Frames,
downloads and the description of a data package are made from these, so none can say something else.
"""

from dataclasses import dataclass
from enum import StrEnum

from sessions.words import Message, say


class Holds(StrEnum):
    """What a cell is, where it is not empty."""

    KEY = "key"  # a short name that the programme gives
    WORDS = "words"  # what somebody put in words
    WHOLE = "whole"
    NUMBER = "number"
    YES_NO = "yes_no"


@dataclass(frozen=True)
class RowColumn:
    """One column; `unit` is empty for what is not measured, `among` are all values that there can be."""

    name: str
    holds: Holds
    meaning: Message
    unit: str = ""
    among: tuple[str, ...] = ()


def of_keys(name: str, meaning: Message, *among: str) -> RowColumn:
    """A column of names that the programme gives, all `among` these if some are given."""
    return RowColumn(name, Holds.KEY, meaning, among=among)


def of_words(name: str, meaning: Message) -> RowColumn:
    """A column of what people put in words."""
    return RowColumn(name, Holds.WORDS, meaning)


def of_wholes(name: str, meaning: Message, unit: str) -> RowColumn:
    """A column of whole numbers."""
    return RowColumn(name, Holds.WHOLE, meaning, unit)


def of_numbers(name: str, meaning: Message, unit: str) -> RowColumn:
    """A column of numbers that need not be whole."""
    return RowColumn(name, Holds.NUMBER, meaning, unit)


def of_yes_no(name: str, meaning: Message) -> RowColumn:
    """A column of true and false."""
    return RowColumn(name, Holds.YES_NO, meaning)


IS_LATE = of_yes_no(
    "is_late", say("It came or changed after the result was shown, and is not in the result.")
)
ABSTAINS = of_yes_no("abstains", say("It counts as an answer, and stands outside of what was asked."))
ORIGINAL = of_words("original", say("The words as they were first written."))
STATUS = of_keys(
    "status", say("Whether facilitators have let the words be shown."), "held", "approved", "hidden"
)

HEAD = (
    of_keys("phase", say("The part of the exercise.")),
    of_keys("participant", say("Who gave it: one name a person; empty where it is a table's.")),
    of_wholes("table", say("The table that it was given at."), "table number"),
)
