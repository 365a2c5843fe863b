"""A room that ranks, with the kind's own decisions and nothing of the house. Tables 1, 3: set 1-6; 2: A-F."""

from collections.abc import Sequence
from typing import Any

from casestudies.loader import load_materials
from sessions.errors import Rejection
from sessions.exercises.base import (
    Actor,
    Context,
    ExerciseEvent,
    ForReport,
    Panel,
    ReportsMore,
    Role,
    Room,
    Stamp,
    Viewer,
)
from sessions.exercises.ranking import KIND
from sessions.exercises.ranking.state import RankingState
from sessions.ids import ExerciseId, ParticipantId

MATERIALS = load_materials()
SETS = {"1": "1-6", "2": "A-F", "3": "1-6"}
FACILITATOR = Actor(Role.FACILITATOR)
PHASE_OF = {"submit_order": "own", "propose_criterion": "criteria", "mark_primary": "criteria"}
Decided = Sequence[ExerciseEvent] | Rejection


class RankingRoom:
    """So many people at each of three tables."""

    def __init__(self, people: int = 5, **settings: Any) -> None:
        self.members = {
            table: [ParticipantId(f"t{table}-{seat}") for seat in range(people)] for table in (1, 2, 3)
        }
        self.room = Room(tables=dict.fromkeys(self.members, people), members=self.members)
        chosen = KIND.Settings.model_validate({"sets": SETS, **settings})
        self.state: RankingState = KIND.start(chosen, MATERIALS)
        self.seq = 0

    def meet(self, other: "RankingRoom", named: str = "benefit") -> None:
        """Be drawn against another room's ranking."""
        wrong = KIND.meet(self.state, {ExerciseId(named): other.state})
        assert wrong is None, wrong

    def person(self, table: int = 1, seat: int = 0) -> Actor:
        """Whoever sits there."""
        return Actor(Role.PARTICIPANT, self.members[table][seat], table)

    def send(self, by: Actor, command: str, *, phase: str | None = None, **payload: Any) -> Decided:
        """Give a command, an own order in place of the newest one; what follows is taken in."""
        phase = phase or PHASE_OF.get(command, "agreed")
        own = KIND.own(self.state, by.participant).get(phase) if by.participant else None
        context = Context(by, phase, self.room, own["receipt"] if own else None)
        return self.decide(KIND.commands[command].model_validate(payload), context)

    def decide(self, command: Any, context: Context) -> Decided:
        """Decide in a context of the test's own."""
        decided = KIND.decide(self.state, command, context)
        if not isinstance(decided, Rejection):
            for event in decided:
                self.seq += 1
                stamp = Stamp(self.seq, float(self.seq), context.by.name, context.by.table)
                KIND.evolve(self.state, event, stamp)
        return decided

    def do(self, by: Actor, command: str, **more: Any) -> None:
        """Give a command that is carried out."""
        decided = self.send(by, command, **more)
        assert not isinstance(decided, Rejection), decided.message

    def refused(self, by: Actor, command: str, **more: Any) -> Rejection:
        """Give a command that is refused."""
        decided = self.send(by, command, **more)
        assert isinstance(decided, Rejection), f"{command} was taken"
        return decided

    def order(self, table: int, seat: int, tiers: str) -> None:
        """Someone's own order as "3 26 1": places apart, ties together."""
        self.do(self.person(table, seat), "submit_order", tiers=[list(tier) for tier in tiers.split()])

    def agree(self, table: int, tiers: str) -> None:
        """A table's order, put there card by card by two hands."""
        version = self.state.tables[table].version
        for tier in tiers.split():
            for card in tier:
                by = self.person(table, version % 2)
                if card == tier[0]:
                    self.do(by, "place_card", card=card, place=9, version=version)
                else:
                    self.do(by, "tie_card", card=card, with_card=tier[0], version=version)
                version += 1

    def agreed(self, table: int = 1) -> str:
        """A table's order as it stands, written as above."""
        return " ".join("".join(tier) for tier in self.state.tables[table].tiers)

    def refusal(self, panel: str) -> Rejection | None:
        """Why a result can't be shown."""
        return KIND.reveal(self.state, "agreed", panel, self.room, False)

    def show(self, panel: str) -> None:
        """Show a result, which must be possible."""
        refusal = self.refusal(panel)
        assert refusal is None, refusal.message
        KIND.freeze(self.state, "agreed", panel, self.room)

    def lock(self) -> None:
        """Own orders are over."""
        KIND.close(self.state, "own", self.room)

    def panel(self, key: str, phase: str = "agreed") -> Panel | None:
        """A result that may be published, or None."""
        panels = KIND.panels(self.state, phase, self.room)
        return next((panel for panel in panels if panel.key == key), None)

    def for_report(self, phase: str = "agreed") -> ForReport:
        """What the report alone prints."""
        assert isinstance(KIND, ReportsMore)
        return KIND.for_report(self.state, phase, self.room)

    def phone(self, table: int = 1, phase: str = "agreed") -> Any:
        """What the phones of a table are shown."""
        return KIND.view(self.state, phase, Viewer("phone", table), self.room)
