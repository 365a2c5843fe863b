"""The parts of a report as an editor sees them, and what can be wrong with one.

A report holds three kinds of part: a fact or figure, which follows from the record and nobody types; a
quotation, which is a statement of the record and nobody retypes; an interpretation, which a named person
writes. A fourth, what is wrong with one, stands beside them.
"""

from dataclasses import dataclass
from enum import StrEnum

from sessions.words import Message


class SlotKind(StrEnum):
    """What a part of a report is, and so who may change it."""

    FACT = "fact"
    FIGURE = "figure"
    QUOTE = "quote"
    INTERPRETATION = "interpretation"


@dataclass(frozen=True)
class Slot:
    """One part. `key` stays the same from one build to the next; `number` ("F12", "S3") may move.

    `section` is the key of the heading under which it stands. `was` holds a stale fact's words as its reader
    took them; `withheld` says that a figure holds back cells; `alternative` is what a figure says in words.
    """

    key: str
    kind: SlotKind
    section: str
    number: str
    words: str
    author: str = ""
    is_stale: bool = False
    was: str = ""
    withheld: bool = False
    alternative: str = ""
    may_quote: bool = True


@dataclass(frozen=True)
class Trouble:
    """What is wrong with a slot. `start` and `end` mark the words in it, in characters; both 0: all of it.

    `offers` are words to put in their place. What `must_mend` holds a report back; the rest may be left, with
    a reason.
    """

    code: str
    slot: str
    message: Message
    must_mend: bool
    start: int = 0
    end: int = 0
    offers: tuple[str, ...] = ()
