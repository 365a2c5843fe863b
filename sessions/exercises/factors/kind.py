"""Owns the factors as the house sees them: how their parts stand behind the one interface of all kinds."""

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
from sessions.exercises.factors import asked, beside as besides
from sessions.exercises.factors.answers import (
    APART,
    CHOICE,
    CHOICES,
    DEPENDS,
    PAIRS,
    Command,
    FactorChosen,
    FactorsState,
    LateFactorChosen,
    LatePairsAnswered,
    PairsAnswered,
    SubmitChoice,
    SubmitPairs,
    decide_answer,
    take_answer,
)
from sessions.exercises.factors.counts import refuse_choice, refuse_pairs
from sessions.exercises.factors.own import own_choice, own_pairs
from sessions.exercises.factors.pairs import FACTORS
from sessions.exercises.factors.panels import (
    DIFFERENCE,
    PANEL_NAMES,
    choice_panel,
    difference_panel,
    pairs_panel,
)
from sessions.exercises.factors.rows import COLUMNS as ROW_COLUMNS, tidy_rows
from sessions.exercises.factors.settings import FactorsSettings, find_fault
from sessions.exercises.factors.simulated import simulated_choice, simulated_pairs
from sessions.exercises.factors.view import choice_view, pairs_view
from sessions.exercises.row_columns import RowColumn
from sessions.ids import ParticipantId
from sessions.words import Message, say


class Factors(KindDefaults):
    """Type of data, purpose, or who it is shared with."""

    name: ClassVar[str] = "factors"
    title: ClassVar[Message] = say("Which matters most")
    summary: ClassVar[Message] = say(
        "People compare cases that differ in one thing only, then say whether the type of data, the purpose "
        "or who it is shared with matters most."
    )
    folder: ClassVar[Path] = Path(__file__).parent
    Settings: ClassVar[type[BaseModel]] = FactorsSettings
    row_columns: ClassVar[tuple[RowColumn, ...]] = ROW_COLUMNS
    commands: ClassVar[Mapping[str, type[BaseModel]]] = {
        "submit_pairs": SubmitPairs,
        "submit_choice": SubmitChoice,
    }
    events: ClassVar[tuple[type[ExerciseEvent], ...]] = (
        PairsAnswered,
        LatePairsAnswered,
        FactorChosen,
        LateFactorChosen,
    )
    asks: ClassVar[Mapping[str, Ask]] = asked.ASKS
    library: ClassVar[tuple[LibraryEntry, ...]] = asked.LIBRARY

    def check(self, settings: FactorsSettings, materials: Materials, tables: Sequence[int]) -> str | None:
        """Every factor needs as many pairs as the others."""
        return find_fault(settings)

    def chapter(self, settings: FactorsSettings) -> Chapter:
        """What people trade against what."""
        return Chapter.TRADE_OFFS

    def phases(self, settings: FactorsSettings, materials: Materials) -> tuple[Phase, ...]:
        """The pairs first: the direct question would tell people what they are about."""
        return (
            Phase(
                key=PAIRS,
                title=say("Pairs"),
                say=say(
                    "One case in pairs that differ in a single thing. Each time: which is more acceptable? "
                    "Take them one at a time, on your own."
                ),
                instruction=say("Take them one at a time, on your own."),
                badge=Badge.INDIVIDUAL,
                minutes=settings.minutes_pairs,
                panels=(DIFFERENCE, PAIRS),
                panel_names=PANEL_NAMES,
                noun=say("All pairs done"),
            ),
            Phase(
                key=CHOICE,
                title=say("Single choice"),
                say=say(
                    "Now outright: what matters most to whether sharing data is acceptable? The type of "
                    "data, the purpose, or who it is shared with?"
                ),
                instruction=say("Choose one, on your own."),
                badge=Badge.INDIVIDUAL,
                minutes=settings.minutes_choice,
                panels=(CHOICE,),
                panel_names=PANEL_NAMES,
            ),
        )

    def start(self, settings: FactorsSettings, materials: Materials) -> FactorsState:
        """No answers in either phase."""
        return FactorsState(settings)

    def decide(
        self, state: FactorsState, command: Command, context: Context
    ) -> Sequence[ExerciseEvent] | Rejection:
        """One answer, or why it is not taken."""
        return decide_answer(state, command, context)

    def evolve(self, state: FactorsState, event: ExerciseEvent, stamp: Stamp) -> None:
        """Take an answer in."""
        take_answer(state, event, stamp)

    def reveal(
        self, state: FactorsState, phase: str, panel: str, room: Room, in_advance: bool
    ) -> Rejection | None:
        """Too few answers, or None."""
        return (refuse_pairs if phase == PAIRS else refuse_choice)(state, in_advance)

    def freeze(self, state: FactorsState, phase: str, panel: str, room: Room) -> None:
        """Fix what the phase's panels count: both results of the pairs are made of the same answers."""
        state.ballots(phase).freeze(room.joined)

    def close(self, state: FactorsState, phase: str, room: Room) -> None:
        """Late answers join, if they are enough."""
        state.ballots(phase).close(room.joined)

    def clear(self, state: FactorsState, phase: str) -> Mapping[str, Any]:
        """The phase begins without answers."""
        name = "pairs" if phase == PAIRS else "choices"
        held = {name: state.ballots(phase)}
        setattr(state, name, state.ballots(phase).afresh())
        return held

    def view(self, state: FactorsState, phase: str, viewer: Viewer, room: Room) -> Mapping[str, Any]:
        """The pairs or the question, the same for all."""
        if phase == PAIRS:
            return {"phase": phase, **pairs_view(state.settings)}
        return {"phase": phase, **choice_view(FACTORS, CHOICES[DEPENDS], APART)}

    def progress(self, state: FactorsState, phase: str, table: int, room: Room) -> TableProgress:
        """Who has answered everything in the phase at a table; a few pairs are not yet all."""
        people = room.members.get(table, ())
        if phase != PAIRS:
            return progress_of(people, state.choices.answers)
        all_pairs = len(state.settings.pairs)
        given = state.pairs.answers.items()
        return progress_of(people, [who for who, answer in given if len(answer.body.answers) == all_pairs])

    def panels(self, state: FactorsState, phase: str, room: Room) -> tuple[Panel, ...]:
        """The phase's results, after the rules for small numbers."""
        makers = (difference_panel, pairs_panel) if phase == PAIRS else (choice_panel,)
        found = (make(state, room) for make in makers)
        return tuple(panel for panel in found if panel)

    def beside(
        self, settings: FactorsSettings, materials: Materials, printed: Sequence[Printed]
    ) -> tuple[Beside, ...]:
        """See `StandsBeside`."""
        return tuple(besides.beside(settings, printed))

    def own(self, state: FactorsState, participant: ParticipantId) -> Mapping[str, Mapping[str, Any]]:
        """A person's own answers in words."""
        found = {PAIRS: own_pairs(state, participant), CHOICE: own_choice(state, participant)}
        return {phase: own for phase, own in found.items() if own}

    def rows(self, state: FactorsState) -> Iterable[Mapping[str, Any]]:
        """See `rows.tidy_rows`."""
        return tidy_rows(state)

    def rehearse(
        self,
        settings: FactorsSettings,
        materials: Materials,
        phase: str,
        table: int,
        seat: int,
        people: int,
        rng: Random,
    ) -> Sequence[Act]:
        """A simulated person answers once in each phase, in the order of the seats."""
        if phase == PAIRS:
            return (Act(seat, "submit_pairs", simulated_pairs(settings, table, seat, rng)),)
        return (Act(seat, "submit_choice", simulated_choice(table, seat, rng)),)


KIND: Kind = Factors()
