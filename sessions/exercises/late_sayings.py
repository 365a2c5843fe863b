"""Owns what is added from flipcharts once a step is locked, or the day is over: statements, marked as late.

Many at once, a line each, and all or none of them. They are what was meant, never a quotation: nobody who
said them is there to agree. Nothing that was counted, ranked or polled is touched by them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated, ClassVar

from pydantic import Field

from sessions.errors import Rejection, refuse
from sessions.events import AT_TABLE, COUNTS, Audience, said
from sessions.exercises.base import LEADS, Context, ExerciseEvent, Role, Stamp
from sessions.exercises.moderation import GONE, NOT_YOURS
from sessions.exercises.saying_commands import Names, SayingCommand, Words
from sessions.exercises.saying_events import SayingWithdrawn
from sessions.exercises.sayings import Saying, Sayings, tidied
from sessions.ids import GrantId
from sessions.words import Message, say, say_n

BULLET = re.compile(r"^\s*(?:[-–•*]|\d{1,2}[.)])\s+")
NO_TABLE = refuse("unknown_table", "There is no such table here. Choose one from the list.")
NO_LINES = refuse("empty_text", "There are no words in it yet. Write something, then send it.")


class LateCommand(SayingCommand):
    """What counts only once an exercise is over, and still when the workshop has closed."""

    given_by: ClassVar[frozenset[Role]] = LEADS | {Role.REPORT_WRITER, Role.SCRIBE}
    after_closing: ClassVar[bool] = True
    is_late: ClassVar[bool] = True


class AddLateSayings(LateCommand):
    """Add what a table's flipchart says, a line each; whoever writes for a table adds to that one.

    All lines may be about one `group` and one `example`, where the exercise has them.
    """

    table: int
    lines: Words
    group: Annotated[str, Field(max_length=40)] = ""
    example: Annotated[str, Field(max_length=40)] = ""

    @property
    def about(self) -> dict[str, str]:
        """What all the lines are about, as far as it was said."""
        return {key: value for key, value in (("group", self.group), ("example", self.example)) if value}


class TakeOutLateSayings(LateCommand):
    """Take late entries out again: facilitators any, others those they added."""

    saying: Names


@dataclass(frozen=True)
class LateSayingsAdded(ExerciseEvent):
    """Late entries of one table; `sayings` and `texts` in the order of the lines."""

    audience: ClassVar[frozenset[Audience]] = AT_TABLE | COUNTS
    table: int
    sayings: Sequence[str]
    kept_as: str
    is_approved: bool
    texts: Sequence[str] = said()
    about: Mapping[str, str] = field(default_factory=dict)

    def in_words(self) -> Message:
        """How many, and of which table."""
        return say_n(
            "Added %(n)s late entry of Table %(table)s",
            "Added %(n)s late entries of Table %(table)s",
            len(self.sayings),
            table=self.table,
        )


@dataclass(frozen=True)
class Line:
    """One line of what was typed: its number, its words, and what keeps it from being added."""

    number: int
    words: str
    problem: Message | None = None


def read_lines(sayings: Sayings, table: int, text: str, about: Mapping[str, str]) -> list[Line]:
    """The lines that hold words, without bullets, each with what is wrong with it."""
    found: list[Line] = []
    growing = replace(sayings, kept=dict(sayings.kept), last=dict(sayings.last))
    for number, line in enumerate(text.splitlines(), 1):
        words = tidied(BULLET.sub("", line))
        if not words:
            continue
        refusal = growing.refusal(table, words, about)
        found.append(Line(number, words, refusal.message if refusal else None))
        name = growing.next_id(table)
        growing.add(_late(name, table, words, "", Stamp(0, 0.0, ""), False, about))
    return found


def decide_late(
    sayings: Sayings, command: LateCommand, context: Context, kept_as: str
) -> Sequence[ExerciseEvent] | Rejection:
    """What follows from a late command; reads only. `kept_as` is the form of what was meant."""
    if isinstance(command, TakeOutLateSayings):
        return _take_out(sayings, command, context)
    if not isinstance(command, AddLateSayings):
        raise TypeError(type(command).__name__)
    if command.table not in context.room.tables or context.by.table not in (None, command.table):
        return NO_TABLE
    lines = read_lines(sayings, command.table, command.lines, command.about)
    if not lines:
        return NO_LINES
    refusal = _bad_lines(lines)
    if refusal:
        return refusal
    first = sayings.last.get(command.table, 0) + 1
    names = [f"t{command.table}-s{first + place}" for place in range(len(lines))]
    texts = [line.words for line in lines]
    is_approved = _is_approved(context)
    return [LateSayingsAdded(command.table, names, kept_as, is_approved, texts, command.about)]


def _is_approved(context: Context) -> bool:
    """Whoever prepares the report has read what they add; a scribe's waits while the room could see it."""
    return context.is_closed or context.by.role is not Role.SCRIBE


def _bad_lines(lines: Sequence[Line]) -> Rejection | None:
    """All that is wrong, by line: nothing is added in part."""
    told: Message | None = None
    for line in reversed([line for line in lines if line.problem]):
        one = say("Line %(number)s: %(problem)s", number=line.number, problem=line.problem)
        told = say("%(one)s %(rest)s", one=one, rest=told) if told else one
    return refuse("bad_lines", "%(lines)s Nothing was added.", lines=told) if told else None


def _take_out(
    sayings: Sayings, command: TakeOutLateSayings, context: Context
) -> Sequence[ExerciseEvent] | Rejection:
    found = [known for name in command.saying if (known := sayings.find(name)) and known.is_late]
    if not found:
        return GONE
    if not context.by.leads and any(saying.giver != context.by.name for saying in found):
        return NOT_YOURS
    return _withdrawn(found)


def _withdrawn(found: Sequence[Saying]) -> list[ExerciseEvent]:
    return [SayingWithdrawn(saying.giver, saying.table, saying.id) for saying in found]


def evolve_late(sayings: Sayings, event: ExerciseEvent, stamp: Stamp) -> bool:
    """Take late entries in; False for any other event."""
    if not isinstance(event, LateSayingsAdded):
        return False
    for name, words in zip(event.sayings, event.texts, strict=False):
        late = _late(name, event.table, words, event.kept_as, stamp, event.is_approved, event.about)
        sayings.add(late)
    return True


def _late(
    name: str,
    table: int,
    words: str,
    kept_as: str,
    stamp: Stamp,
    is_approved: bool,
    about: Mapping[str, str],
) -> Saying:
    return Saying(
        id=name,
        table=table,
        giver=GrantId(stamp.by),
        form=say("Statement"),
        wordings=(words,),
        receipt=stamp.seq,
        at=stamp.at,
        kept_as=kept_as,
        about=dict(about),
        is_approved=is_approved,
        is_late=True,
    )


def take_back_late(sayings: Sayings, event: ExerciseEvent) -> Sequence[ExerciseEvent] | None:
    """What undoes a facilitator's late entries; None where none of them is left."""
    if not isinstance(event, LateSayingsAdded):
        return None
    return _withdrawn([known for name in event.sayings if (known := sayings.find(name))]) or None
