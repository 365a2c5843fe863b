"""Owns the poll as the house sees it: how its parts stand behind the one interface of all kinds.

Before a reveal, nothing that leaves here depends on what anyone answered, but for a person's own answer.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, ClassVar

from pydantic import BaseModel

from casestudies.schema import CaseStudy, Materials
from sessions.errors import Rejection
from sessions.exercises.asking import Ask, LibraryEntry
from sessions.exercises.ballots import Ballots, progress_of
from sessions.exercises.base import (
    Act,
    Badge,
    Chapter,
    Context,
    ExerciseEvent,
    ForReport,
    Kind,
    Panel,
    PaperAnswer,
    PaperField,
    PaperLine,
    Phase,
    Room,
    Stamp,
    TableProgress,
    Viewer,
)
from sessions.exercises.beside import Beside, Printed, mark_of
from sessions.exercises.defaults import KindDefaults
from sessions.exercises.poll import asked, paper
from sessions.exercises.poll.answers import (
    AnswerGiven,
    LateAnswerGiven,
    PollState,
    SubmitAnswer,
    decide_answer,
    start_poll,
    take_answer,
)
from sessions.exercises.poll.rows import COLUMNS as ROW_COLUMNS, tidy_rows
from sessions.exercises.poll.scale import APART, LABELS, SCALE
from sessions.exercises.poll.settings import PollSettings, Round, find_fault
from sessions.exercises.poll.simulated import simulated_choice
from sessions.exercises.poll.wording import MOVED, ON_SCALE, ON_SCALE_TWICE, comfort_in_short
from sessions.exercises.round_annex import annex
from sessions.exercises.round_answers import answers_panel
from sessions.exercises.round_beside import AskedOnce, RoundsAsked, rounds_beside
from sessions.exercises.round_changes import change_panel
from sessions.exercises.round_reveals import refuse_reveal
from sessions.exercises.rounds import PANEL_NAMES, panel_keys, phase_key
from sessions.exercises.row_columns import RowColumn
from sessions.ids import ParticipantId
from sessions.words import Message, say


class Poll(KindDefaults):
    """Comfort with a case study, asked once a round."""

    name: ClassVar[str] = "poll"
    title: ClassVar[Message] = say("Comfort poll")
    summary: ClassVar[Message] = say(
        "People say how comfortable they are, with a case study or something else, each time they learn more."
    )
    folder: ClassVar[Path] = Path(__file__).parent
    Settings: ClassVar[type[BaseModel]] = PollSettings
    row_columns: ClassVar[tuple[RowColumn, ...]] = ROW_COLUMNS
    commands: ClassVar[Mapping[str, type[BaseModel]]] = {"submit_answer": SubmitAnswer}
    events: ClassVar[tuple[type[ExerciseEvent], ...]] = (AnswerGiven, LateAnswerGiven)
    asks: ClassVar[Mapping[str, Ask]] = asked.ASKS
    library: ClassVar[tuple[LibraryEntry, ...]] = asked.LIBRARY

    def check(self, settings: PollSettings, materials: Materials, tables: Sequence[int]) -> str | None:
        """The case study and its stages must be there, and no round may go back a stage."""
        return find_fault(settings, materials)

    def as_asked(self, settings: PollSettings) -> Mapping[str, Any]:
        """See `asked.as_asked`."""
        return asked.as_asked(settings)

    def chapter(self, settings: PollSettings) -> Chapter:
        """How comfortable people are with a case study."""
        return Chapter.COMFORT

    def phases(self, settings: PollSettings, materials: Materials) -> tuple[Phase, ...]:
        """One phase a round; arriving at it reveals its stage."""
        return tuple(
            Phase(
                key=phase_key(number),
                title=say("Round %(number)s", number=number),
                say=_as_written(item.question),
                instruction=say("Choose how comfortable you are."),
                badge=Badge.INDIVIDUAL,
                minutes=settings.minutes,
                panels=panel_keys(number),
                panel_names={key: PANEL_NAMES[key] for key in panel_keys(number)},
                stage=_told(settings, item),
            )
            for number, item in enumerate(settings.rounds, start=1)
        )

    def start(self, settings: PollSettings, materials: Materials) -> PollState:
        """No answers to any round."""
        study = materials.case_study(settings.case_study) if settings.case_study else None
        return start_poll(settings, study)

    def decide(
        self, state: PollState, command: SubmitAnswer, context: Context
    ) -> Sequence[ExerciseEvent] | Rejection:
        """One answer, or why it is not taken."""
        return decide_answer(state, command, context)

    def paper(self, state: PollState, phase: str, table: int, line: PaperLine) -> PaperAnswer | Rejection:
        """See `paper.read_choice`."""
        return paper.read_choice(line)

    def paper_fields(self, state: PollState, phase: str, table: int) -> Sequence[PaperField]:
        """See `paper.fields`."""
        return paper.fields()

    def paper_line(
        self, state: PollState, phase: str, table: int, given: Mapping[str, str]
    ) -> PaperLine | Rejection:
        """See `paper.line`."""
        return paper.line(given)

    def ballots(self, state: PollState, phase: str) -> Sequence[Ballots[Any]]:
        """See `HasBallots.ballots`."""
        return (state.rounds.ballots[phase],)

    def evolve(self, state: PollState, event: ExerciseEvent, stamp: Stamp) -> None:
        """Take an answer into its round."""
        if isinstance(event, AnswerGiven):
            take_answer(state, event, stamp)

    def reveal(
        self, state: PollState, phase: str, panel: str, room: Room, in_advance: bool
    ) -> Rejection | None:
        """Too few answers, answers that still come in, or None."""
        return refuse_reveal(state.rounds, state.words, phase, panel, in_advance)

    def freeze(self, state: PollState, phase: str, panel: str, room: Room) -> None:
        """Fix what the panel counts."""
        state.rounds.freeze(phase, panel, room)

    def fix(self, state: PollState, phase: str, panel: str, room: Room) -> None:
        """The same, and the room need not have seen it."""
        state.rounds.fix(phase, panel, room)

    def close(self, state: PollState, phase: str, room: Room) -> None:
        """Late answers join, if they are enough."""
        state.rounds.close(phase, room)

    def clear(self, state: PollState, phase: str) -> Mapping[str, Any]:
        """The round begins without answers, and without having been shown."""
        held = {"rounds": state.rounds}
        state.rounds = state.rounds.without(phase)
        return held

    def view(self, state: PollState, phase: str, viewer: Viewer, room: Room) -> Mapping[str, Any]:
        """The question, the answers to choose from, and what this round has made known. The same for all."""
        number = state.rounds.number(phase)
        return {
            "question": state.settings.rounds[number - 1].question,
            "number": number,
            "rounds": len(state.settings.rounds),
            "scale": tuple(SCALE.items()),
            "apart": tuple(APART.items()),
            **_case(state, number),
        }

    def progress(self, state: PollState, phase: str, table: int, room: Room) -> TableProgress:
        """Whose answer is in at a table."""
        return progress_of(room.members.get(table, ()), state.rounds.ballots[phase].answers)

    def panels(self, state: PollState, phase: str, room: Room) -> tuple[Panel, ...]:
        """The round's results, after the rules for small numbers."""
        rounds, words = state.rounds, state.words
        changes = panel_keys(rounds.number(phase))[1:]
        changed = (change_panel(rounds, words, phase, key, room) for key in changes)
        return tuple(panel for panel in (answers_panel(rounds, words, phase, room), *changed) if panel)

    def for_report(self, state: PollState, phase: str, room: Room) -> ForReport:
        """See `ReportsMore`: agreement and the test of a change, for the method annex."""
        return annex(state.rounds, state.words, phase, room)

    def beside(
        self, settings: PollSettings, materials: Materials, printed: Sequence[Printed]
    ) -> tuple[Beside, ...]:
        """See `StandsBeside`: by case, or by the question where there is none."""
        study = materials.case_study(settings.case_study) if settings.case_study else None
        asked = [
            AskedOnce(phase_key(number), item.question, _mark(study, item))
            for number, item in enumerate(settings.rounds, start=1)
        ]
        about = study.slug if study else settings.rounds[0].question
        title = say("%(case)s", case=study.short_title if study else about)
        scale = [str(words) for words in SCALE.values()]
        rounds = RoundsAsked(
            f"comfort {about}", title, asked, MOVED, ON_SCALE, ON_SCALE_TWICE, scale, comfort_in_short
        )
        return tuple(rounds_beside(rounds, printed))

    def own(self, state: PollState, participant: ParticipantId) -> Mapping[str, Mapping[str, Any]]:
        """A person's own answers, each with the words of its choice."""
        found: dict[str, Mapping[str, Any]] = {}
        for phase, ballots in state.rounds.ballots.items():
            answer = ballots.answers.get(participant)
            if answer:
                found[phase] = {
                    "receipt": answer.receipt,
                    "at": answer.at,
                    "body": {"choice": answer.body},
                    "text": LABELS[answer.body],
                }
        return found

    def rows(self, state: PollState) -> Iterable[Mapping[str, Any]]:
        """See `rows.tidy_rows`."""
        return tidy_rows(state)

    def rehearse(
        self,
        settings: PollSettings,
        materials: Materials,
        phase: str,
        table: int,
        seat: int,
        people: int,
        rng: Random,
    ) -> Sequence[Act]:
        """A simulated person answers once, in the order of the seats."""
        number = next(n for n in range(1, len(settings.rounds) + 1) if phase_key(n) == phase)
        return (Act(seat, "submit_answer", {"choice": simulated_choice(number, table, seat, rng)}),)


def _mark(study: CaseStudy | None, item: Round) -> str:
    """Of what a round tells; the same for the same text."""
    return mark_of(study.stage(item.stage).model_dump(mode="json")) if study and item.stage else ""


def _told(settings: PollSettings, item: Round) -> tuple[str, str] | None:
    return (settings.case_study, item.stage) if settings.case_study and item.stage else None


def _case(state: PollState, number: int) -> Mapping[str, Any]:
    """What a round tells of the case study; nothing where it asks about none."""
    item, earlier = state.settings.rounds[number - 1], state.settings.rounds[: number - 1]
    if state.study is None or item.stage is None:
        return {"case_title": None, "describes": None, "stage_title": None, "headline": None, "is_new": False}
    stage = state.study.stage(item.stage)
    return {
        "case_title": state.study.short_title,
        "describes": state.study.describes,
        "stage_title": stage.title,
        "headline": stage.headline,
        "is_new": all(known.stage != item.stage for known in earlier),
    }


def _as_written(text: str) -> Message:
    return say("%(words)s", words=text)


KIND: Kind = Poll()
