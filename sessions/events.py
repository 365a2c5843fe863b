"""What happened: past-tense facts, each naming the audiences whose screens it may change.

A field made with `said()` holds what a person said or answered. It is stored apart from the facts and
can be erased; everything else is ids and facts about the process.
"""

from dataclasses import MISSING, dataclass, field, fields
from enum import StrEnum
from typing import Any, ClassVar

from sessions.ids import ExerciseId, GrantId, ParticipantId, PhoneKey, StepKey


class Audience(StrEnum):
    """Whose screens an event may change. TABLE means the phones at the table of whoever acted."""

    PHONES = "phones"
    TABLE = "table"
    PROJECTOR = "projector"
    CONSOLE = "console"


EVERYONE = frozenset({Audience.PHONES, Audience.PROJECTOR, Audience.CONSOLE})
ON_CONSOLES = frozenset({Audience.CONSOLE})
COUNTS = frozenset({Audience.PROJECTOR, Audience.CONSOLE})
AT_TABLE = frozenset({Audience.TABLE, Audience.CONSOLE})


def said(default: Any = MISSING) -> Any:
    """A field that holds a person's words or answer: stored as contents, erasable."""
    return (
        field(default=default, metadata={"said": True})
        if default is not MISSING
        else field(metadata={"said": True})
    )


@dataclass(frozen=True)
class Event:
    """The root of all events. `form` rises when the fields change; old forms are raised on reading."""

    form: ClassVar[int] = 1
    audience: ClassVar[frozenset[Audience]] = EVERYONE

    def facts(self) -> dict[str, Any]:
        """The fields that are ids and process."""
        return {f.name: getattr(self, f.name) for f in fields(self) if not f.metadata.get("said")}

    def contents(self) -> dict[str, Any] | None:
        """The fields that a person said, or None where the event has none."""
        body = {f.name: getattr(self, f.name) for f in fields(self) if f.metadata.get("said")}
        return body or None


@dataclass(frozen=True)
class WorkshopCreated(Event):
    """A workshop with all it needs for its day: plan and materials are kept as they were."""

    title: str
    area: str
    join_code: str
    join_secret: str
    screen_key: str
    plan: dict[str, Any]
    materials: dict[str, Any]
    copied_from: str | None = None
    is_rehearsal: bool = False


@dataclass(frozen=True)
class ParticipantJoined(Event):
    """Someone took a seat; `seat` counts from 0 at each table. `via`: on whose phone, if not on their own.

    `ballot` is the number on the paper of somebody who answers there.
    """

    participant: ParticipantId
    table: int
    seat: int
    via: ParticipantId | None = None
    ballot: int | None = None


class Reseated(Event):
    """The root of events after which some people's phones belong elsewhere."""

    @property
    def movers(self) -> list[ParticipantId]:
        """Whose phones those are."""
        raise NotImplementedError


@dataclass(frozen=True)
class TablesMerged(Reseated):
    """A table went to sit with another; `people` moved, in the order of their seats."""

    table: int
    into: int
    people: list[ParticipantId]

    @property
    def movers(self) -> list[ParticipantId]:
        """Those who got up."""
        return self.people


@dataclass(frozen=True)
class TablesSplit(Reseated):
    """A merging was taken back: `people` left `into` and sit at `table` again."""

    table: int
    into: int
    people: list[ParticipantId]

    @property
    def movers(self) -> list[ParticipantId]:
        """Those who got up."""
        return self.people


@dataclass(frozen=True)
class ParticipantMoved(Reseated):
    """Someone went to another table; `seat` counts from 0 there, `seat_before` where they were."""

    participant: ParticipantId
    table: int
    seat: int
    before: int
    seat_before: int

    @property
    def movers(self) -> list[ParticipantId]:
        """The one who got up."""
        return [self.participant]


@dataclass(frozen=True)
class SeatOffered(Event):
    """A rejoin code was given out for a seat; the record holds no more than a keyed hash of it."""

    participant: ParticipantId
    table: int
    seat: int
    code_hash: str
    expires_at: float
    audience: ClassVar[frozenset[Audience]] = frozenset({Audience.CONSOLE})


@dataclass(frozen=True)
class SeatHandedOver(Reseated):
    """Another phone answers for someone from now on, by a rejoin code; the earlier one no longer does."""

    participant: ParticipantId
    phone: PhoneKey
    code_hash: str
    audience: ClassVar[frozenset[Audience]] = frozenset({Audience.CONSOLE})

    @property
    def movers(self) -> list[ParticipantId]:
        """The one whose phone it is."""
        return [self.participant]


@dataclass(frozen=True)
class LeavingNoted(Event):
    """Someone has left the room, or is back; their seat, their answers and their phone stay theirs."""

    participant: ParticipantId
    table: int
    seat: int
    has_left: bool
    audience: ClassVar[frozenset[Audience]] = EVERYONE


@dataclass(frozen=True)
class HelpNoted(Event):
    """Someone said that another person helped them to answer, or that nobody did."""

    participant: ParticipantId
    is_helped: bool
    audience: ClassVar[frozenset[Audience]] = frozenset({Audience.CONSOLE})


@dataclass(frozen=True)
class HelpAsked(Event):
    """A table asks for a facilitator, since `since`; again with `why`, if that was said later."""

    table: int
    since: float
    why: str | None = None
    audience: ClassVar[frozenset[Audience]] = AT_TABLE


@dataclass(frozen=True)
class HelpSeen(Event):
    """A facilitator has seen that a table asks."""

    table: int
    since: float
    why: str | None = None
    audience: ClassVar[frozenset[Audience]] = AT_TABLE


@dataclass(frozen=True)
class RoleGranted(Event):
    """A link was given out for a role; the record holds no more than a hash of its secret."""

    grant: GrantId
    role: str
    table: int | None
    secret_hash: str
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES


@dataclass(frozen=True)
class RoleRevoked(Event):
    """A link gives nothing any more, for good."""

    grant: GrantId
    role: str
    table: int | None
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES


@dataclass(frozen=True)
class StepReached(Event):
    """The facilitator moved on or back; `position` -1 is arrivals. Moving locks what was open.

    `was_open` is whether the step that was left took answers. `furthest` is the furthest step that the
    room has seen afterwards, and `is_first` whether this move was the first to get there. `step` names the
    position, for the agenda ahead may change.
    """

    position: int
    before: int
    was_open: bool
    ends_at: float | None
    furthest: int
    is_first: bool
    step: StepKey | None = None


@dataclass(frozen=True)
class StepOpened(Event):
    """Answers are taken from now on; opening never reveals. `was_open`: it had been open before."""

    step: StepKey
    ends_at: float | None
    was_open: bool


@dataclass(frozen=True)
class OpeningUndone(Event):
    """A step that was opened by mistake is as it was before: never opened, its time not begun."""

    step: StepKey


@dataclass(frozen=True)
class StepLocked(Event):
    """No more answers, until it is opened again."""

    step: StepKey


@dataclass(frozen=True)
class ResultsRevealed(Event):
    """A panel of a step's results became visible; what is counted is frozen at the first reveal."""

    step: StepKey
    panel: str
    before: str | None
    screen_before: str


@dataclass(frozen=True)
class ResultsHidden(Event):
    """A step's results went out of sight again; voting goes on."""

    step: StepKey
    panel: str


@dataclass(frozen=True)
class StepCleared(Event):
    """A step's answers were put aside, so that people answer afresh. `revealed` is what was shown of it."""

    step: StepKey
    revealed: str | None


@dataclass(frozen=True)
class ClearingUndone(Event):
    """A step's answers are back, with what was shown of them."""

    step: StepKey
    revealed: str | None


@dataclass(frozen=True)
class TimeAdded(Event):
    """The step's end moved by so many seconds; zero never locks anything."""

    step: StepKey
    seconds: int


@dataclass(frozen=True)
class ScreenShown(Event):
    """The projector shows something else: a reference as `screens.py` reads it, and the one before."""

    screen: str
    before: str
    audience: ClassVar[frozenset[Audience]] = COUNTS


@dataclass(frozen=True)
class ExerciseInserted(Event):
    """An exercise was put in on the day, right before another one or last."""

    exercise: ExerciseId
    kind: str
    title: str
    settings: dict[str, Any]
    before: ExerciseId | None
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES


@dataclass(frozen=True)
class ExerciseRemoved(Event):
    """An insertion was taken back before the room came to it."""

    exercise: ExerciseId
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES


@dataclass(frozen=True)
class ExerciseSkipped(Event):
    """An exercise ahead is left out; it stays on the agenda."""

    exercise: ExerciseId
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES


@dataclass(frozen=True)
class ExerciseRestored(Event):
    """An exercise that was left out takes place after all."""

    exercise: ExerciseId
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES


@dataclass(frozen=True)
class ExerciseMoved(Event):
    """An exercise ahead takes place earlier or later; `before` and `was_before` are None for the end."""

    exercise: ExerciseId
    before: ExerciseId | None
    was_before: ExerciseId | None
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES


@dataclass(frozen=True)
class MinutesPlanned(Event):
    """A step ahead is given another time; `was` are its minutes before."""

    step: StepKey
    minutes: int
    was: int
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES


@dataclass(frozen=True)
class ActionUndone(Event):
    """An entry of the facilitator's log was taken back.

    What that changes follows as so many events of its own, which get no entry of their own; `exercise` is the
    one whose own events these are.
    """

    entry: int
    following: int
    exercise: ExerciseId | None = None


@dataclass(frozen=True)
class ChoicesMade(Event):
    """Someone said what else may be done than letting them take part; both are no until they say yes."""

    participant: ParticipantId
    quoted: bool = said()
    photographed: bool = said()


class Erasing(Event):
    """The root of events with which words leave the record: the store takes them out as it keeps these."""

    @property
    def gone(self) -> list[int]:
        """The numbers of the events whose words go."""
        raise NotImplementedError


@dataclass(frozen=True)
class AnswersWithdrawn(Erasing):
    """Someone took back what they said; what remains is that they did, and which events it was in.

    `is_helped`: a facilitator did it for them, who had shown their receipt code.
    """

    participant: ParticipantId
    erased: list[int]
    is_everything: bool
    is_helped: bool = False

    @property
    def gone(self) -> list[int]:
        """See `Erasing.gone`."""
        return self.erased


@dataclass(frozen=True)
class RetentionSet(Event):
    """The raw record is kept for so many days after closing; `was` before."""

    days: int
    was: int
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES


@dataclass(frozen=True)
class RecordPurged(Erasing):
    """All that people said is erased; what may be published is here as counts, without any words.

    `results` and `counts` are by step, as `sessions.purging` makes them; `people` is how many took part.
    """

    results: dict[str, dict[str, list[dict[str, Any]]]]
    counts: dict[str, dict[str, Any]]
    people: int
    fallen_silent: int
    erased: list[int]

    @property
    def gone(self) -> list[int]:
        """See `Erasing.gone`."""
        return self.erased


@dataclass(frozen=True)
class ErasedAction(Event):
    """Stands in the log, and never in the record, for something done whose words are erased."""

    name: str


@dataclass(frozen=True)
class HostLogoSet(Event):
    """Screens show a picture of the host's, kept here in base 64; "" is none."""

    image: str


@dataclass(frozen=True)
class PapersFilled(Event):
    """The host's part of the privacy notice and of the assessment, all of it anew."""

    host: str
    contact: str
    officer: str
    purpose: str
    basis: str
    necessity: str
    consulted: str
    decision: str
    takes_photographs: bool
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES


@dataclass(frozen=True)
class PseudonymsKeyed(Event):
    """The workshop has a key for the pseudonyms in its rows; it is erased with what people said."""

    key: str = said()
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES


@dataclass(frozen=True)
class PaperCounted(Event):
    """Paper was typed in for a step, so many answers: late ones join the count, if they are enough."""

    step: StepKey
    answers: int
    audience: ClassVar[frozenset[Audience]] = EVERYONE


@dataclass(frozen=True)
class RowsTaken(Event):
    """The rows of one exercise were downloaded, so many of them."""

    exercise: ExerciseId
    rows: int
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES


@dataclass(frozen=True)
class MaterialsEdited(Event):
    """Parts of the workshop's own materials changed: by their names, each whole, None where it is taken out.

    `was` holds the same parts as they were. `renamed` are keys of example sets, from the old to the new.
    """

    changes: dict[str, Any]
    was: dict[str, Any]
    renamed: dict[str, str]


@dataclass(frozen=True)
class WorkshopClosed(Event):
    """The day is over: the code no longer lets anyone in."""


CORE_EVENTS: tuple[type[Event], ...] = (
    WorkshopCreated,
    ParticipantJoined,
    TablesMerged,
    TablesSplit,
    ParticipantMoved,
    SeatOffered,
    SeatHandedOver,
    HelpNoted,
    LeavingNoted,
    HelpAsked,
    HelpSeen,
    RoleGranted,
    RoleRevoked,
    StepReached,
    StepOpened,
    OpeningUndone,
    StepLocked,
    ResultsRevealed,
    ResultsHidden,
    StepCleared,
    ClearingUndone,
    TimeAdded,
    ScreenShown,
    ExerciseInserted,
    ExerciseRemoved,
    ExerciseSkipped,
    ExerciseRestored,
    ExerciseMoved,
    MinutesPlanned,
    ActionUndone,
    ChoicesMade,
    AnswersWithdrawn,
    RetentionSet,
    RecordPurged,
    HostLogoSet,
    PapersFilled,
    PseudonymsKeyed,
    PaperCounted,
    RowsTaken,
    MaterialsEdited,
    WorkshopClosed,
)
