"""The log of what was done by those who run a workshop: who, when and what, each entry with its seal.

It is read from the record's facts alone. Words that were erased leave their entry standing, and none of it
names a person: whoever acts is a role, the lead's or a link's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sessions.events import Event, RoleGranted
from sessions.exercises.base import Role
from sessions.exercises.registry import Registry
from sessions.record import read_record
from sessions.roles import TITLES
from sessions.sealing import doer, is_action
from sessions.store import EventRow
from sessions.words import Message, say


@dataclass(frozen=True)
class ActionEntry:
    """One thing done: `number` counts from 1, `seq` is its place in the record, `at` in epoch seconds.

    `event` is None where its words were erased; its `name` is always there.
    """

    number: int
    seq: int
    at: float
    who: Message
    name: str
    event: Event | None
    seal: str | None


def action_log(rows: Sequence[EventRow], registry: Registry) -> list[ActionEntry]:
    """All entries, oldest first; RecordError where the record can't be read."""
    return list(_entries(rows, registry))


def _entries(rows: Sequence[EventRow], registry: Registry) -> Iterator[ActionEntry]:
    links: dict[str, RoleGranted] = {}
    number = 0
    for row, recorded in zip(rows, read_record(rows, registry), strict=True):
        event = recorded.event
        if is_action(row):
            number += 1
            who = _who(doer(row), links)
            yield ActionEntry(number, row.seq, row.at, who, row.name, event, row.seal)
        if isinstance(event, RoleGranted):
            links[event.grant] = event


def _who(actor: str, links: dict[str, RoleGranted]) -> Message:
    """The role, its table, and which link of its sort it was where there are several."""
    link = links.get(actor)
    if link is None:
        return TITLES[Role(actor)] if actor in set(Role) else say("Unknown link")
    title = TITLES[Role(link.role)]
    alike = [grant for grant, one in links.items() if (one.role, one.table) == (link.role, link.table)]
    nth = alike.index(actor) + 1
    if link.table is not None:
        title = say("%(role)s, Table %(table)s", role=title, table=link.table)
    return title if nth == 1 else say("%(role)s, link %(n)s", role=title, n=nth)
