"""A table asks for help, and a facilitator says that they have seen it.

What it is about is one of three words, or nothing: no text of anybody's stands on a console. The first call
of a table stands until it is seen, whoever else there asks meanwhile, and keeps the first reason given.
"""

from collections.abc import Mapping, Sequence

from sessions import events as e
from sessions.commands import AskForHelp, SeeHelp
from sessions.errors import Rejection, refuse
from sessions.exercises.base import Actor
from sessions.handing_over import NO_SEAT
from sessions.words import Message, say
from sessions.workshop import Workshop

Decision = Sequence[e.Event] | Rejection
REASONS: Mapping[str, Message] = {
    "task": say("What to do"),
    "device": say("A phone or screen"),
    "discussion": say("Our talk"),
}


def decide_asking(workshop: Workshop, command: AskForHelp, by: Actor, now: float) -> Decision:
    """A call of the table of whoever asks, or what a call that stands is about."""
    table = workshop.table_of(by.name)
    if table is None:
        return NO_SEAT
    known = workshop.people.calls.get(table)
    if known is None:
        return [e.HelpAsked(table, now, command.why)]
    is_new = command.why is not None and known.why is None
    return [e.HelpAsked(table, known.since, command.why)] if is_new else []


def decide_seeing(workshop: Workshop, command: SeeHelp, now: float) -> Decision:
    """The end of a call."""
    known = workshop.people.calls.get(command.table)
    if known is None:
        return refuse("nobody_asks", "Table %(table)s is not asking for help any more.", table=command.table)
    return [e.HelpSeen(command.table, known.since, known.why)]


def asked_again(workshop: Workshop, event: e.HelpSeen) -> Sequence[e.Event] | None:
    """What takes it back that a call was seen; None where the table has asked again."""
    is_standing = event.table in workshop.people.calls
    return None if is_standing else [e.HelpAsked(event.table, event.since, event.why)]


def call_of(workshop: Workshop, table: int) -> dict[str, object]:
    """How a table's call stands, for views: since when it asks, and about what."""
    known = workshop.people.calls.get(table)
    why = REASONS.get(known.why) if known and known.why else None
    return {"asks_since": known.since if known else None, "asks_about": why}
