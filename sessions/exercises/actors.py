"""Who acts and who is there: roles, actors, the room and its tables, and for whom a kind shows itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel

from sessions.ids import GrantId, ParticipantId


class Role(StrEnum):
    """Who gives a command. All but a participant's and the lead's are given by link."""

    FACILITATOR = "facilitator"  # the lead
    SECOND = "second_facilitator"
    TABLE_FACILITATOR = "table_facilitator"
    SCRIBE = "scribe"
    PARTICIPANT = "participant"
    OBSERVER = "observer"
    EXPERT = "expert"
    REPORT_WRITER = "report_writer"
    HOST = "host"


LEADS = frozenset({Role.FACILITATOR, Role.SECOND})
ANSWERERS = frozenset({Role.PARTICIPANT})  # who has a seat: nobody else answers, endorses or supports
AT_TABLES = frozenset({Role.SCRIBE, Role.TABLE_FACILITATOR})
HANDS = ANSWERERS | AT_TABLES  # who writes down what a table says together


@dataclass(frozen=True)
class Typed:
    """That an answer stands on a ballot: its number, who typed it in, and with which file if with one.

    `by` is as the record names whoever it was: a role, or the link of whoever writes for a table.
    """

    ballot: int
    by: str
    batch: str = ""


@dataclass(frozen=True)
class Actor:
    """The giver of a command; a participant always has a table, and so has whoever writes for one."""

    role: Role
    participant: ParticipantId | None = None
    table: int | None = None
    grant: GrantId | None = None
    on_paper: Typed | None = None  # set by the house, never by what it is sent

    @property
    def name(self) -> str:
        """How the record names the actor: a participant's id or the grant's, else the role."""
        return self.participant or self.grant or self.role.value

    @property
    def giver(self) -> ParticipantId | GrantId:
        """Whose words these are to change: a person's, or those of a role at a table."""
        given = self.participant or self.grant
        if given is None:
            raise ValueError("Only people and roles at a table give words.")
        return given

    @property
    def person(self) -> ParticipantId:
        """The participant, where nobody else may give the command: the house has made sure of it."""
        if self.participant is None:
            raise ValueError("Only people who take part have answers.")
        return self.participant

    @property
    def at(self) -> int:
        """The table of whoever has one by their role: the house has made sure of it."""
        if self.table is None:
            raise ValueError("Only people at tables and those who write for one have a table.")
        return self.table

    @property
    def leads(self) -> bool:
        """Whether it is one of the facilitators who lead the day."""
        return self.role in LEADS


def givers(command: type[BaseModel]) -> frozenset[Role]:
    """Who may give a command, as its model says by `given_by`; people who take part where it says nothing."""
    found: frozenset[Role] = getattr(command, "given_by", ANSWERERS)
    return found


@dataclass(frozen=True)
class Room:
    """Who is there, as a kind may know it: seats by table, and where each participant sits.

    `members` maps table number to participant ids in order of arrival.
    """

    tables: Mapping[int, int]  # number -> seats
    members: Mapping[int, Sequence[ParticipantId]]

    @property
    def joined(self) -> int:
        """How many people have joined."""
        return sum(len(people) for people in self.members.values())

    def as_it_is(self) -> "Room":
        """The same, and unmoved by whoever comes or changes tables later."""
        return Room(dict(self.tables), {table: tuple(people) for table, people in self.members.items()})


@dataclass(frozen=True)
class Context:
    """What a kind may know when it decides on a command.

    `replaces` is the receipt that this answer takes the place of, None for a first answer.
    """

    by: Actor
    phase: str
    room: Room
    replaces: int | None = None
    is_closed: bool = False  # the workshop has closed: only what is added later still comes
    is_open: bool = True  # False where a command comes `after_lock`, once its step was locked


@dataclass(frozen=True)
class Stamp:
    """When and by whom an event came to be: `seq` is also the receipt its giver holds."""

    seq: int
    at: float  # epoch seconds, the server's clock
    by: str
    table: int | None = None


@dataclass(frozen=True)
class Viewer:
    """For whom a kind is asked to show itself: `phone` and `scribe` carry a table, the others none.

    A `scribe` is who writes for a table: the phone's picture, without any form for one's own answer.
    """

    audience: str  # "phone", "scribe", "projector", "console", "expert"
    table: int | None = None
