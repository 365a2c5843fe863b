"""Which roles were given by link: a part of the workshop's state, changed by `evolve` alone.

A grant is a link, not a person: nobody's name is asked for or kept, and of the link no more than a hash.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sessions import events as e
from sessions.exercises.base import AT_TABLES, Actor, Role, Stamp
from sessions.ids import GrantId
from sessions.words import Message, say

GIVEN_BY_LINK = tuple(role for role in Role if role not in (Role.FACILITATOR, Role.PARTICIPANT))
LOOKING_ON = frozenset(
    {Role.OBSERVER, Role.EXPERT, Role.HOST}
)  # who sees what the room sees, and has no seat

TITLES: Mapping[Role, Message] = {
    Role.FACILITATOR: say("Lead facilitator"),
    Role.SECOND: say("Second facilitator"),
    Role.TABLE_FACILITATOR: say("Table facilitator"),
    Role.SCRIBE: say("Scribe"),
    Role.PARTICIPANT: say("Participant"),
    Role.OBSERVER: say("Observer"),
    Role.EXPERT: say("Expert"),
    Role.REPORT_WRITER: say("Report writer"),
    Role.HOST: say("Host"),
}


@dataclass(frozen=True)
class Grant:
    """A role given by link; `table` is set for whoever writes for one."""

    id: GrantId
    role: Role
    table: int | None
    secret_hash: str
    at: float
    is_revoked: bool = False

    @property
    def actor(self) -> Actor:
        """Whoever holds it."""
        return Actor(self.role, table=self.table, grant=self.id)


@dataclass
class Grants:
    """All links that were given out, in that order."""

    given: dict[GrantId, Grant] = field(default_factory=dict)

    def find(self, grant: str | None) -> Grant | None:
        """One that still counts."""
        known = self.given.get(GrantId(grant)) if grant else None
        return None if known is None or known.is_revoked else known

    def with_secret(self, secret_hash: str) -> Grant | None:
        """The one a link belongs to, also a revoked one."""
        return next((known for known in self.given.values() if known.secret_hash == secret_hash), None)

    @property
    def ended(self) -> frozenset[GrantId]:
        """Those that were taken back."""
        return frozenset(known.id for known in self.given.values() if known.is_revoked)

    def role_of(self, actor: str) -> Role | None:
        """The role under which the record names someone; None for whoever has none by link."""
        known = self.given.get(GrantId(actor))
        return known.role if known else None


def has_table(role: Role) -> bool:
    """Whether the role is at one table."""
    return role in AT_TABLES


def _granted(grants: Grants, event: e.RoleGranted, stamp: Stamp) -> None:
    grants.given[event.grant] = Grant(event.grant, Role(event.role), event.table, event.secret_hash, stamp.at)


def _revoked(grants: Grants, event: e.RoleRevoked, stamp: Stamp) -> None:
    known = grants.given.get(event.grant)
    if known:
        grants.given[event.grant] = replace(known, is_revoked=True)


EVOLVERS: Mapping[type[e.Event], Callable[[Grants, Any, Stamp], None]] = {
    e.RoleGranted: _granted,
    e.RoleRevoked: _revoked,
}
