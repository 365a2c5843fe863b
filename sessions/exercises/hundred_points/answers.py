"""The command, events and state of 100 points: one secret split a person, whole or not at all.

`shown` is the order in which this phone listed the things, for later study.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from sessions.errors import Rejection, refuse
from sessions.events import COUNTS, EVERYONE, Audience, said
from sessions.exercises.ballots import Answer, Ballots
from sessions.exercises.base import Context, ExerciseEvent, Stamp
from sessions.exercises.hundred_points.settings import TOTAL, PointsSettings
from sessions.ids import ParticipantId

POINTS_FIELD = "points-"
MOST_OPTIONS = 8


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Key = Annotated[str, Field(max_length=40)]
Points = Annotated[int, Field(ge=0, le=TOTAL)]
Shown = Annotated[tuple[Key, ...], BeforeValidator(_as_list), Field(max_length=MOST_OPTIONS)]


class SubmitPoints(BaseModel):
    """All points by key, or that one can't say; a page's fields are `points-KEY`. What is left out gets 0."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    points: dict[Key, Points] = Field(default_factory=dict, max_length=MOST_OPTIONS)
    cant_say: bool = False
    shown: Shown = ()

    @model_validator(mode="before")
    @classmethod
    def _from_form(cls, payload: Any) -> Any:
        if not isinstance(payload, Mapping) or not any(str(key).startswith(POINTS_FIELD) for key in payload):
            return payload
        fields = {key: value for key, value in payload.items() if str(key).startswith(POINTS_FIELD)}
        rest = {key: value for key, value in payload.items() if key not in fields}
        given = {str(key).removeprefix(POINTS_FIELD): value for key, value in fields.items() if value != ""}
        return {**rest, "points": given}


@dataclass(frozen=True)
class PointsGiven(ExerciseEvent):
    """Someone gave out their points while nobody had seen the result; none at all: they can't say."""

    shown: Sequence[str]
    points: Mapping[str, int] = said()
    audience: ClassVar[frozenset[Audience]] = COUNTS


@dataclass(frozen=True)
class LatePointsGiven(PointsGiven):
    """Someone did so after the reveal: kept, but not in the count that was shown."""

    audience: ClassVar[frozenset[Audience]] = EVERYONE


@dataclass(frozen=True)
class Split:
    """One person's points, nothing where they can't say; things that got none are left out of it."""

    points: Mapping[str, int]
    shown: tuple[str, ...] = ()


def _given_out(split: Split) -> Mapping[str, Mapping[str, int]]:
    """All of it is one answer; none where they can't say."""
    return {"split": split.points} if split.points else {}


@dataclass
class PointsState:
    """The splits sent."""

    settings: PointsSettings
    ballots: Ballots[Split] = field(default_factory=lambda: Ballots(parts=_given_out))


def decide_points(
    state: PointsState, command: SubmitPoints, context: Context
) -> Sequence[ExerciseEvent] | Rejection:
    """One split, or why it is not taken."""
    wrong = _wrong(state.settings, command) or state.ballots.refusal(context.by.person, context.replaces)
    if wrong:
        return wrong
    points = {} if command.cant_say else {key: given for key, given in command.points.items() if given}
    given = PointsGiven if state.ballots.frozen is None else LatePointsGiven
    return [given(list(command.shown), points)]


def take_points(state: PointsState, event: PointsGiven, stamp: Stamp) -> None:
    """Put a split in the place of any earlier one of the same person."""
    split = Split(dict(event.points), tuple(event.shown))
    state.ballots.put(ParticipantId(stamp.by), Answer(split, stamp.seq, stamp.at, stamp.table))


def _wrong(settings: PointsSettings, command: SubmitPoints) -> Rejection | None:
    if not {*command.points, *command.shown} <= settings.titles.keys():
        return refuse("choice_unknown", "That is not one of the answers. Choose one of those shown.")
    given = sum(command.points.values())
    if command.cant_say or given == TOTAL:
        return None
    if given < TOTAL:
        text = "%(left)s of the %(total)s points are still left. Give them all, then save."
        return refuse("points_left", text, left=TOTAL - given, total=TOTAL)
    text = "That is %(over)s points too many. Take some away, then save."
    return refuse("points_over", text, over=given - TOTAL)
