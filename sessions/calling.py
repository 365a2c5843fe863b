"""A table asks for help, and a facilitator says that they have seen it: nothing is said of what it is about.

The first call of a table stands until it is seen, whoever else at the table asks meanwhile.
"""

from collections.abc import Sequence

from sessions import events as e
from sessions.commands import SeeHelp
from sessions.errors import Rejection, refuse
from sessions.exercises.base import Actor
from sessions.handing_over import NO_SEAT
from sessions.workshop import Workshop

Decision = Sequence[e.Event] | Rejection


def decide_asking(workshop: Workshop, by: Actor, now: float) -> Decision:
    """A call of the table of whoever asks."""
    table = workshop.table_of(by.name)
    if table is None:
        return NO_SEAT
    return [] if table in workshop.people.calls else [e.HelpAsked(table, now)]


def decide_seeing(workshop: Workshop, command: SeeHelp, now: float) -> Decision:
    """The end of a call."""
    since = workshop.people.calls.get(command.table)
    if since is None:
        return refuse("nobody_asks", "Table %(table)s is not asking for help any more.", table=command.table)
    return [e.HelpSeen(command.table, since)]


def asked_again(workshop: Workshop, event: e.HelpSeen) -> Sequence[e.Event] | None:
    """What takes it back that a call was seen; None where the table has asked again."""
    return None if event.table in workshop.people.calls else [e.HelpAsked(event.table, event.since)]
