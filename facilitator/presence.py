"""Whose phones are connected at this moment: known to this process only, never recorded."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace

from sessions.ids import GrantId, ParticipantId, PhoneKey, WorkshopId


@dataclass(frozen=True)
class Connection:
    """What one socket is for: a phone, the console or the projector of a workshop.

    A facilitator's or a role's socket was opened with a `cookie`, and ends when its holder signs out or
    leaves; one that was opened with a link for a role names its `grant`, and ends with that too. A phone may
    have been passed on: `sharing` are those who answer on it, and are here as long as it is.
    """

    workshop: WorkshopId
    audience: str
    participant: ParticipantId | None = None
    table: int | None = None
    cookie: str = ""
    phone: PhoneKey | None = None
    sharing: tuple[ParticipantId, ...] = ()
    grant: GrantId | None = None

    @property
    def people(self) -> tuple[ParticipantId, ...]:
        """Everyone who answers on this phone."""
        return () if self.participant is None else (self.participant, *self.sharing)


class Presence:
    """The sockets there are, and the phones that had one and lost it."""

    def __init__(self) -> None:
        self._seats: dict[str, Connection] = {}
        self._sockets: dict[tuple[WorkshopId, ParticipantId], int] = defaultdict(int)
        self._seen: dict[WorkshopId, set[ParticipantId]] = defaultdict(set)

    def arrive(self, sid: str, connection: Connection) -> None:
        """A socket connected."""
        self._seats[sid] = connection
        for who in connection.people:
            self._sockets[connection.workshop, who] += 1
            self._seen[connection.workshop].add(who)

    def leave(self, sid: str) -> Connection | None:
        """A socket went; gives what it was for."""
        connection = self._seats.pop(sid, None)
        if connection is None:
            return None
        for who in connection.people:
            key = (connection.workshop, who)
            self._sockets[key] -= 1
            if self._sockets[key] <= 0:
                del self._sockets[key]
        return connection

    def connection(self, sid: str) -> Connection | None:
        """What a socket is for; None for one that never said."""
        return self._seats.get(sid)

    def phones_of(
        self, workshop: WorkshopId, people: Collection[ParticipantId]
    ) -> list[tuple[str, Connection]]:
        """The sockets on which these people answer now."""
        if not people:
            return []
        known = [*self._seats.items()]
        return [(sid, one) for sid, one in known if one.workshop == workshop and one.participant in people]

    def reseat(self, sid: str, table: int) -> None:
        """Whoever this socket is for sits at another table now."""
        self._seats[sid] = replace(self._seats[sid], table=table)

    def opened_with(self, cookie: str) -> list[str]:
        """The sockets that were opened with a cookie, by what tells it from others."""
        return [sid for sid, connection in self._seats.items() if cookie and connection.cookie == cookie]

    def opened_signed_in(self, but: str = "") -> list[str]:
        """The sockets that were opened with any signed-in cookie other than this one."""
        return [sid for sid, one in [*self._seats.items()] if one.cookie not in ("", but) and not one.grant]

    def opened_by(self, workshop: WorkshopId, grants: Collection[GrantId]) -> list[str]:
        """The sockets that were opened with these links."""
        known = [*self._seats.items()] if grants else []
        return [sid for sid, one in known if one.workshop == workshop and one.grant in grants]

    def by_link(self, workshop: WorkshopId) -> list[tuple[str, Connection]]:
        """The sockets that were opened with a link for a role."""
        known = [*self._seats.items()]
        return [(sid, one) for sid, one in known if one.workshop == workshop and one.grant]

    def consoles(self, workshop: WorkshopId) -> int:
        """In how many browsers a workshop's console is open: two tabs of one sign-in count once."""
        open_here = [
            seat
            for seat in self._seats.values()
            if seat.workshop == workshop and seat.audience in ("console", "said")
        ]
        return len({seat.grant or seat.cookie for seat in open_here})

    def here(self, workshop: WorkshopId) -> int:
        """How many participants' phones are connected."""
        return sum(known == workshop for known, _ in self._sockets)

    def away(self, workshop: WorkshopId) -> frozenset[ParticipantId]:
        """Participants whose phones were connected and are not any more. Two tabs count as one person."""
        return frozenset(who for who in self._seen[workshop] if (workshop, who) not in self._sockets)
