"""Two tables of an exercise in which people write down what is said: the stage for tests of all words."""

from collections.abc import Sequence
from typing import Any

from casestudies.loader import load_materials
from sessions.errors import Rejection
from sessions.exercises.base import Actor, Context, ExerciseEvent, Role, Room, Stamp
from sessions.exercises.sayings import Saying
from sessions.exercises.statements import KIND
from sessions.exercises.statements.state import StatementsState
from sessions.ids import GrantId, ParticipantId
from tests.sessions.exercises.statements.examples import EXAMPLES

FACILITATOR = Actor(Role.FACILITATOR)
SCRIBE = Actor(Role.SCRIBE, table=1, grant=GrantId("grant-1"))
WRITER = Actor(Role.REPORT_WRITER, grant=GrantId("grant-9"))


class Talk:
    """Two tables with two people each, and the words they write."""

    def __init__(self) -> None:
        self.members = {table: [ParticipantId(f"t{table}-{seat}") for seat in (0, 1)] for table in (1, 2)}
        self.room = Room(dict.fromkeys(self.members, 2), self.members)
        settings = KIND.Settings.model_validate(EXAMPLES["settings"])
        self.state: StatementsState = KIND.start(settings, load_materials())
        self.seq = 0
        self.is_closed, self.is_open = False, True

    def person(self, table: int = 1, seat: int = 0) -> Actor:
        """Whoever sits there."""
        return Actor(Role.PARTICIPANT, self.members[table][seat], table)

    def send(self, by: Actor, command: str, **payload: Any) -> Sequence[ExerciseEvent] | Rejection:
        """Give a command; what follows is taken in."""
        asked = KIND.commands[command].model_validate(payload)
        context = Context(by, "write", self.room, is_closed=self.is_closed, is_open=self.is_open)
        decided = KIND.decide(self.state, asked, context)
        if not isinstance(decided, Rejection):
            for event in decided:
                self.take(event, by)
        return decided

    def take(self, event: ExerciseEvent, by: Actor = FACILITATOR) -> None:
        """Take an event in."""
        self.seq += 1
        KIND.evolve(self.state, event, Stamp(self.seq, float(self.seq), by.name, by.table))

    def do(self, by: Actor, command: str, **payload: Any) -> ExerciseEvent:
        """Give a command that is carried out."""
        decided = self.send(by, command, **payload)
        assert not isinstance(decided, Rejection), decided.message
        return decided[0]

    def refused(self, by: Actor, command: str, **payload: Any) -> str:
        """Give a command that is refused; gives the code."""
        decided = self.send(by, command, **payload)
        assert isinstance(decided, Rejection), f"{command} was taken"
        return decided.code

    def write(self, text: str, table: int = 1, seat: int = 0, **more: Any) -> Saying:
        """Write something down."""
        self.do(self.person(table, seat), "add_statement", text=text, **more)
        return self.newest(table)

    def newest(self, table: int = 1) -> Saying:
        """The last thing a table said."""
        return self.state.sayings.at_table(table)[-1]

    def undo(self, event: ExerciseEvent) -> bool:
        """Take back what a facilitator did, if that can be done."""
        back = KIND.take_back(self.state, event)
        for undone in back or ():
            self.take(undone)
        return bool(back)
