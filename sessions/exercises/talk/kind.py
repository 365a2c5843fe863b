"""Owns the one phase in which nothing is submitted. It keeps no state, for nothing is ever recorded of it."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from casestudies.schema import Materials
from sessions.errors import Rejection, refuse
from sessions.exercises.base import (
    Act,
    Badge,
    Chapter,
    Context,
    ExerciseEvent,
    Kind,
    Panel,
    Phase,
    Room,
    Stamp,
    TableProgress,
    Viewer,
)
from sessions.exercises.sayings import Saying
from sessions.ids import ExerciseId, ParticipantId
from sessions.words import Message, say

PHASE = "talk"
PHONES_DOWN = say("Phones down: talk")


class TalkSettings(BaseModel):
    """What to say, for how long; `heading` stands on the phones in place of "Phones down: talk".

    A break keeps its time when a day runs late; a talk may be shortened.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    say: str = Field(min_length=1, max_length=600)
    minutes: int = Field(default=15, ge=1, le=240)
    heading: str | None = Field(default=None, min_length=1, max_length=40)
    voice: Literal[Badge.TABLE, Badge.ROOM] = Badge.TABLE
    is_break: bool = False


class Talk:
    """A step of the day without anything to answer."""

    name: ClassVar[str] = "talk"
    title: ClassVar[Message] = say("Talk")
    summary: ClassVar[Message] = say(
        "People talk, at their tables or all together. Phones are down and nothing is submitted."
    )
    folder: ClassVar[Path] = Path(__file__).parent
    Settings: ClassVar[type[BaseModel]] = TalkSettings
    commands: ClassVar[Mapping[str, type[BaseModel]]] = {}
    events: ClassVar[tuple[type[ExerciseEvent], ...]] = ()

    def check(self, settings: TalkSettings, materials: Materials, tables: Sequence[int]) -> str | None:
        """Nothing here depends on the materials."""
        return None

    def chapter(self, settings: TalkSettings) -> Chapter | None:
        """Nothing is said into it."""
        return None

    def phases(self, settings: TalkSettings, materials: Materials) -> tuple[Phase, ...]:
        """One phase that takes no answers."""
        return (
            Phase(
                key=PHASE,
                title=self.title,
                say=_as_written(settings.say),
                instruction=_heading(settings),
                badge=settings.voice,
                minutes=settings.minutes,
                takes_answers=False,
                is_break=settings.is_break,
            ),
        )

    def start(self, settings: TalkSettings, materials: Materials) -> TalkSettings:
        """The settings are all there is to know."""
        return settings

    def meet(self, state: TalkSettings, others: Mapping[ExerciseId, Any]) -> None:
        """It is set beside nothing."""

    def decide(self, state: TalkSettings, command: object, context: Context) -> Rejection:
        """Nothing can be submitted."""
        return refuse("nothing_to_submit", "There is nothing to answer in this step: people talk.")

    def evolve(self, state: TalkSettings, event: ExerciseEvent, stamp: Stamp) -> None:
        """No event belongs to this kind."""

    def take_back(self, state: TalkSettings, event: ExerciseEvent) -> None:
        """Nothing is done here that could be undone."""

    def reveal(self, state: TalkSettings, phase: str, panel: str, room: Room, in_advance: bool) -> Rejection:
        """A talk has no results."""
        return refuse("nothing_to_reveal", "This step has no results of its own to show.")

    def freeze(self, state: TalkSettings, phase: str, panel: str, room: Room) -> None:
        """Nothing is counted."""

    def close(self, state: TalkSettings, phase: str, room: Room) -> None:
        """Nothing is counted."""

    def view(self, state: TalkSettings, phase: str, viewer: Viewer, room: Room) -> Mapping[str, Any]:
        """The words on the phone and what was said to start the talk."""
        return {"heading": _heading(state), "say": _as_written(state.say), "minutes": state.minutes}

    def progress(self, state: TalkSettings, phase: str, table: int, room: Room) -> TableProgress:
        """Nobody is waited for."""
        return TableProgress(done=frozenset(), status=say("Talking"))

    def panels(self, state: TalkSettings, phase: str, room: Room) -> tuple[Panel, ...]:
        """A talk has no results."""
        return ()

    def own(self, state: TalkSettings, participant: ParticipantId) -> Mapping[str, Mapping[str, Any]]:
        """Nobody has an answer here."""
        return {}

    def sayings(self, state: TalkSettings) -> tuple[Saying, ...]:
        """Nobody writes anything down here."""
        return ()

    def rows(self, state: TalkSettings) -> Iterable[Mapping[str, Any]]:
        """There is nothing to list."""
        return ()

    def rehearse(
        self,
        settings: TalkSettings,
        materials: Materials,
        phase: str,
        table: int,
        seat: int,
        people: int,
        rng: Random,
    ) -> Sequence[Act]:
        """A simulated person talks, which leaves no trace."""
        return ()


def _heading(settings: TalkSettings) -> Message:
    return _as_written(settings.heading) if settings.heading else PHONES_DOWN


def _as_written(text: str) -> Message:
    return say("%(words)s", words=text)


KIND: Kind = Talk()
