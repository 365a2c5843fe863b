"""Who may give which command, and what follows from giving a role by link or taking it back.

A role is asked for anew with every command: a link that was revoked gives nothing from then on.
"""

from collections.abc import Mapping, Sequence

from pydantic import BaseModel

from sessions import events as e
from sessions.commands import GrantRole, RevokeRole
from sessions.errors import Rejection, refuse
from sessions.exercises.base import ANSWERERS, HANDS, LEADS, Actor, Role, givers
from sessions.ids import GrantId
from sessions.roles import GIVEN_BY_LINK, has_table
from sessions.workshop import Workshop

MOST_GRANTS = 200  # of one workshop, revoked ones too

REVOKED = refuse("link_revoked", "This link was ended by the lead facilitator. Ask them for a new one.")
LEAD_ONLY = refuse("not_allowed", "Only the lead facilitator can do this.")
LEADS_ONLY = refuse("not_allowed", "Only a facilitator can do this.")
PEOPLE_ONLY = refuse("not_allowed", "Only people who take part can do this, on their phones.")
TABLES_ONLY = refuse("not_allowed", "Only people at a table, or who write for it, can do this.")
OTHERS_ONLY = refuse("not_allowed", "Your role can't do this.")

SENTENCES: Mapping[frozenset[Role], Rejection] = {
    frozenset({Role.FACILITATOR}): LEAD_ONLY,
    LEADS: LEADS_ONLY,
    ANSWERERS: PEOPLE_ONLY,
    HANDS: TABLES_ONLY,
}

Decision = Sequence[e.Event] | Rejection


def role_refusal(workshop: Workshop, model: type[BaseModel], by: Actor) -> Rejection | None:
    """Why this actor can't give this command, or None."""
    if by.role in GIVEN_BY_LINK:
        known = workshop.grants.find(by.grant)
        if known is None or known.role is not by.role:
            return REVOKED
    allowed = givers(model)
    return None if by.role in allowed else SENTENCES.get(allowed, OTHERS_ONLY)


def decide_grant(workshop: Workshop, command: GrantRole, now: float) -> Decision:
    """A role by link: at a table of the day where the role has one, else at none."""
    role = next((known for known in GIVEN_BY_LINK if known == command.role), None)
    if role is None:
        return refuse("unknown_role", "There is no link for this role. Choose one of the others.")
    if has_table(role) != (command.table is not None):
        return refuse("table_of_role", "A scribe or table facilitator has one table; no other role has any.")
    if command.table is not None and command.table not in workshop.tables_in_use:
        return refuse("unknown_table", "There is no Table %(table)s here.", table=command.table)
    if len(workshop.grants.given) >= MOST_GRANTS:
        return refuse("enough_links", "This workshop has had %(n)s links, the most it can.", n=MOST_GRANTS)
    is_taken = GrantId(command.grant) in workshop.grants.given
    if is_taken or workshop.grants.with_secret(command.secret_hash):
        return refuse("link_taken", "This link is in use. Make another one.")
    return [e.RoleGranted(GrantId(command.grant), role.value, command.table, command.secret_hash)]


def decide_revoke(workshop: Workshop, command: RevokeRole, now: float) -> Decision:
    """The end of a link."""
    known = workshop.grants.given.get(GrantId(command.grant))
    if known is None:
        return refuse("unknown_link", "There is no such link here.")
    if known.is_revoked:
        return refuse("already_revoked", "This link was ended before.")
    return [e.RoleRevoked(known.id, known.role.value, known.table)]
