"""Owns the open poll as the house sees it: how its parts stand behind the one interface of all kinds."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, ClassVar

from pydantic import BaseModel

from casestudies.schema import Materials
from sessions.errors import Rejection
from sessions.exercises.asking import Ask, LibraryEntry
from sessions.exercises.ballots import progress_of
from sessions.exercises.base import (
    Act,
    Badge,
    Chapter,
    Context,
    ExerciseEvent,
    ForReport,
    Kind,
    Panel,
    Phase,
    Room,
    Stamp,
    TableProgress,
    Viewer,
)
from sessions.exercises.beside import Beside, Printed
from sessions.exercises.defaults import KindDefaults
from sessions.exercises.moderation import decide_saying, evolve_saying, take_back_saying
from sessions.exercises.open_poll import asked, beside as besides, state as states
from sessions.exercises.open_poll.answers import AnswerGiven, LateAnswerGiven, decide_answer, take_answer
from sessions.exercises.open_poll.commands import COMMANDS, GiveAnswer
from sessions.exercises.open_poll.panels import NAMES, keys_of, panels, refusal
from sessions.exercises.open_poll.rows import COLUMNS as ROW_COLUMNS, tidy_rows
from sessions.exercises.open_poll.settings import OpenPollSettings, find_fault
from sessions.exercises.open_poll.simulated import simulated_answer
from sessions.exercises.open_poll.state import OpenPollState
from sessions.exercises.open_poll.view import view_of
from sessions.exercises.open_poll.wording import PollWords
from sessions.exercises.round_annex import annex
from sessions.exercises.rounds import CHANGE, phase_key
from sessions.exercises.row_columns import RowColumn
from sessions.exercises.saying_commands import SayingCommand
from sessions.exercises.saying_events import SAYING_EVENTS
from sessions.exercises.sayings import Saying
from sessions.ids import ParticipantId
from sessions.words import Message, say


class OpenPoll(KindDefaults):
    """One question, asked once or again."""

    name: ClassVar[str] = "open_poll"
    title: ClassVar[Message] = say("Poll")
    summary: ClassVar[Message] = say(
        "A question of your own: one answer, several, a scale, a number or a few words. Also to practise."
    )
    folder: ClassVar[Path] = Path(__file__).parent
    Settings: ClassVar[type[BaseModel]] = OpenPollSettings
    row_columns: ClassVar[tuple[RowColumn, ...]] = ROW_COLUMNS
    commands: ClassVar[Mapping[str, type[BaseModel]]] = COMMANDS
    events: ClassVar[tuple[type[ExerciseEvent], ...]] = (AnswerGiven, LateAnswerGiven, *SAYING_EVENTS)
    asks: ClassVar[Mapping[str, Ask]] = asked.ASKS
    library: ClassVar[tuple[LibraryEntry, ...]] = asked.LIBRARY

    def check(self, settings: OpenPollSettings, materials: Materials, tables: Sequence[int]) -> str | None:
        """Each form needs settings of its own, and has none of the others'."""
        return find_fault(settings)

    def chapter(self, settings: OpenPollSettings) -> Chapter | None:
        """As planned; practice is not reported."""
        return None if settings.is_practice else settings.about

    def phases(self, settings: OpenPollSettings, materials: Materials) -> tuple[Phase, ...]:
        """One phase a round."""
        return tuple(_phase(settings, number) for number in range(1, settings.rounds + 1))

    def start(self, settings: OpenPollSettings, materials: Materials) -> OpenPollState:
        """No answers to any round."""
        return states.start(settings)

    def decide(
        self, state: OpenPollState, command: GiveAnswer | SayingCommand, context: Context
    ) -> Sequence[ExerciseEvent] | Rejection:
        """One answer, or what a facilitator does with its words."""
        if isinstance(command, GiveAnswer):
            return decide_answer(state, command, context)
        return decide_saying(state.sayings, command, context)

    def evolve(self, state: OpenPollState, event: ExerciseEvent, stamp: Stamp) -> None:
        """Take an event in."""
        if isinstance(event, AnswerGiven):
            take_answer(state, event, stamp)
        else:
            evolve_saying(state.sayings, event, stamp)

    def take_back(self, state: OpenPollState, event: ExerciseEvent) -> Sequence[ExerciseEvent] | None:
        """What a facilitator did with words can be taken back."""
        return take_back_saying(state.sayings, event)

    def reveal(
        self, state: OpenPollState, phase: str, panel: str, room: Room, in_advance: bool
    ) -> Rejection | None:
        """Too few answers, no words approved, or None."""
        return refusal(state, phase, panel, in_advance)

    def freeze(self, state: OpenPollState, phase: str, panel: str, room: Room) -> None:
        """Fix what the panel counts."""
        state.rounds.freeze(phase, panel, room)

    def fix(self, state: OpenPollState, phase: str, panel: str, room: Room) -> None:
        """The same, and the room need not have seen it."""
        state.rounds.fix(phase, panel, room)

    def close(self, state: OpenPollState, phase: str, room: Room) -> None:
        """Late answers join, if they are enough."""
        state.rounds.close(phase, room)

    def clear(self, state: OpenPollState, phase: str) -> Mapping[str, Any]:
        """The round begins without answers, and without having been shown."""
        held = {"rounds": state.rounds, "sayings": state.sayings}
        state.rounds, state.sayings = state.rounds.without(phase), state.without(phase)
        return held

    def view(self, state: OpenPollState, phase: str, viewer: Viewer, room: Room) -> Mapping[str, Any]:
        """See `view.view_of`."""
        return view_of(state, phase)

    def progress(self, state: OpenPollState, phase: str, table: int, room: Room) -> TableProgress:
        """Whose answer is in at a table."""
        return progress_of(room.members.get(table, ()), state.rounds.ballots[phase].answers)

    def panels(self, state: OpenPollState, phase: str, room: Room) -> tuple[Panel, ...]:
        """The round's results, after the rules for small numbers."""
        return panels(state, phase, room)

    def for_report(self, state: OpenPollState, phase: str, room: Room) -> ForReport:
        """See `ReportsMore`: figures for the method annex, where an answer is one place among several."""
        if CHANGE not in keys_of(state.settings, 2):
            return ForReport()
        return annex(state.rounds, PollWords(state.settings), phase, room)

    def beside(
        self, settings: OpenPollSettings, materials: Materials, printed: Sequence[Printed]
    ) -> tuple[Beside, ...]:
        """See `StandsBeside`."""
        return besides.beside(settings, printed)

    def own(self, state: OpenPollState, participant: ParticipantId) -> Mapping[str, Mapping[str, Any]]:
        """A person's own answers by round, in words and by the names of the form's fields."""
        found = ((phase, ballots.own(participant)) for phase, ballots in state.rounds.ballots.items())
        return {
            phase: {
                **own,
                "body": states.fields_of(state, own["body"]),
                "text": states.in_words(state, own["body"]),
            }
            for phase, own in found
            if own
        }

    def sayings(self, state: OpenPollState) -> tuple[Saying, ...]:
        """All words, for facilitators to approve; the room reads them in a list."""
        return state.told()

    def rows(self, state: OpenPollState) -> Iterable[Mapping[str, Any]]:
        """See `rows.tidy_rows`."""
        return tidy_rows(state)

    def rehearse(
        self,
        settings: OpenPollSettings,
        materials: Materials,
        phase: str,
        table: int,
        seat: int,
        people: int,
        rng: Random,
    ) -> Sequence[Act]:
        """A simulated person answers once, in the order of the seats."""
        return (Act(seat, "give_answer", simulated_answer(settings, table, seat, rng)),)


def _phase(settings: OpenPollSettings, number: int) -> Phase:
    keys = keys_of(settings, number)
    title = say("Round %(number)s", number=number) if settings.rounds > 1 else say("Question")
    practice = say("This is only practice: the answers are in no report. Answer on your own.")
    return Phase(
        key=phase_key(number),
        title=say("Practice") if settings.is_practice else title,
        say=_spoken(settings),
        instruction=practice if settings.is_practice else say("Answer on your own."),
        badge=Badge.INDIVIDUAL,
        minutes=settings.minutes,
        panels=keys,
        panel_names={key: NAMES[key] for key in keys},
    )


def _spoken(settings: OpenPollSettings) -> Message:
    """What is read out: as planned, else the question, and that practice is practice."""
    if settings.is_practice and not settings.say:
        text = "Let's try the phones. This is only practice: %(question)s"
        return say(text, question=settings.question)
    return say("%(words)s", words=settings.say or settings.question)


KIND: Kind = OpenPoll()
