"""The commands and events of red lines beyond those of everything said: proposing a line, taking a stand.

A stand on a line that was held again since it was read is kept and not shown; on words that have changed it
is refused, so that nobody supports what they have not read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from sessions.errors import Rejection, refuse
from sessions.events import COUNTS, EVERYONE, Audience, said
from sessions.exercises.base import HANDS, Context, ExerciseEvent, Role, Stamp
from sessions.exercises.moderation import GONE, REWORDED, decide_saying, evolve_saying, new_saying
from sessions.exercises.red_lines.state import LINE, NEITHER, TABLE, RedLinesState, Stand
from sessions.exercises.saying_commands import RewordSaying, SayingCommand, WithdrawSaying
from sessions.exercises.saying_events import SayingReworded, SayingWithdrawn
from sessions.ids import ParticipantId

Name = Annotated[str, Field(min_length=1, max_length=40)]


class ProposeLine(BaseModel):
    """A new red line of one's table."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    given_by: ClassVar[frozenset[Role]] = HANDS

    text: Annotated[str, Field(max_length=10_000)]


class TakeStand(BaseModel):
    """Support a line, object to it, or take either back; `wording` says which of its words were read."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    saying: Name
    wording: int = Field(default=0, ge=0)
    stand: Literal["support", "object", "neither"]


@dataclass(frozen=True)
class StandTaken(ExerciseEvent):
    """Someone took a stand while the phase's counts were hidden."""

    participant: ParticipantId
    table: int
    phase: str
    saying: str
    wording: int
    stand: str = said()
    audience: ClassVar[frozenset[Audience]] = COUNTS


@dataclass(frozen=True)
class StandTakenInSight(StandTaken):
    """Someone took a stand once the counts had been shown: every screen that shows them follows."""

    audience: ClassVar[frozenset[Audience]] = EVERYONE


Decision = Sequence[ExerciseEvent] | Rejection
Command = ProposeLine | TakeStand | SayingCommand


def decide_line(state: RedLinesState, command: Command, context: Context) -> Decision:
    """What follows from a command, or why nothing does."""
    if isinstance(command, TakeStand):
        return _take_stand(state, command, context)
    is_words = isinstance(command, ProposeLine | RewordSaying | WithdrawSaying)
    if is_words and context.phase != TABLE:
        return refuse("words_stand", "The lines keep their words now, for everyone is reading them.")
    if isinstance(command, ProposeLine):
        return new_saying(state.lines, context, LINE, command.text, {})
    return decide_saying(state.lines, command, context)


def _take_stand(state: RedLinesState, command: TakeStand, context: Context) -> Decision:
    who, table = context.by.person, context.by.at
    line = state.lines.find(command.saying)
    if line is None or line.is_hidden or (context.phase == TABLE and line.table != table):
        return GONE
    if line.wording != command.wording:
        return REWORDED
    taken = StandTakenInSight if context.phase in state.shown else StandTaken
    return [taken(who, table, context.phase, line.id, line.wording, command.stand)]


def take_in(state: RedLinesState, event: ExerciseEvent, stamp: Stamp) -> None:
    """Take an event in; other words of a line leave nobody's stand on it."""
    if isinstance(event, StandTaken):
        _stood(state, event, stamp)
    elif evolve_saying(state.lines, event, stamp) and isinstance(event, SayingReworded | SayingWithdrawn):
        for stands in state.stands.values():
            stands.pop(event.saying, None)


def _stood(state: RedLinesState, event: StandTaken, stamp: Stamp) -> None:
    line = state.lines.find(event.saying)
    if line is None or line.wording != event.wording:
        return
    people = state.stands[event.phase].setdefault(event.saying, {})
    people.pop(event.participant, None)
    if event.stand != NEITHER:
        people[event.participant] = Stand(event.stand, stamp.seq, stamp.at)


OWN_COMMANDS: Mapping[str, type[BaseModel]] = {"propose_line": ProposeLine, "take_stand": TakeStand}
