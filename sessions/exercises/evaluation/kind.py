"""Owns the evaluation as the house sees it: how its parts stand behind the one interface of all kinds."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, ClassVar

from pydantic import BaseModel

from casestudies.schema import Materials
from sessions.errors import Rejection
from sessions.exercises.asking import Ask, LibraryEntry
from sessions.exercises.ballots import Ballots
from sessions.exercises.base import (
    Act,
    Badge,
    Chapter,
    Context,
    ExerciseEvent,
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
from sessions.exercises.beside import Beside, Printed
from sessions.exercises.defaults import KindDefaults
from sessions.exercises.evaluation import asked, paper
from sessions.exercises.evaluation.beside import ratings_beside
from sessions.exercises.evaluation.form import (
    LONGEST,
    EvaluationGiven,
    EvaluationState,
    Form,
    LateEvaluationGiven,
    SubmitEvaluation,
    decide_form,
    take_form,
)
from sessions.exercises.evaluation.panels import (
    COMMENTS,
    RATINGS,
    comments_panel,
    ratings_panel,
    refuse_reveal,
)
from sessions.exercises.evaluation.rows import COLUMNS as ROW_COLUMNS, FORM, tidy_rows
from sessions.exercises.evaluation.settings import STEPS, EvaluationSettings, find_fault
from sessions.exercises.evaluation.simulated import sends, simulated_form
from sessions.exercises.row_columns import RowColumn
from sessions.ids import ParticipantId
from sessions.words import Message, say


class Evaluation(KindDefaults):
    """What people thought of the day."""

    name: ClassVar[str] = "evaluation"
    title: ClassVar[Message] = say("Evaluation")
    summary: ClassVar[Message] = say(
        "People rate the day from 1 to 6 and say in their own words what was useful and what was not."
    )
    folder: ClassVar[Path] = Path(__file__).parent
    Settings: ClassVar[type[BaseModel]] = EvaluationSettings
    row_columns: ClassVar[tuple[RowColumn, ...]] = ROW_COLUMNS
    commands: ClassVar[Mapping[str, type[BaseModel]]] = {"submit_evaluation": SubmitEvaluation}
    events: ClassVar[tuple[type[ExerciseEvent], ...]] = (EvaluationGiven, LateEvaluationGiven)
    asks: ClassVar[Mapping[str, Ask]] = asked.ASKS
    library: ClassVar[tuple[LibraryEntry, ...]] = asked.LIBRARY

    def check(self, settings: EvaluationSettings, materials: Materials, tables: Sequence[int]) -> str | None:
        """Something must be asked, each thing under a name of its own."""
        return find_fault(settings)

    def chapter(self, settings: EvaluationSettings) -> Chapter:
        """The form about the day itself."""
        return Chapter.EVALUATION

    def phases(self, settings: EvaluationSettings, materials: Materials) -> tuple[Phase, ...]:
        """One form."""
        return (
            Phase(
                key=FORM,
                title=say("The form"),
                say=say(
                    "Before we finish: a short form on your phone about today. Nobody here will know which "
                    "answers are yours. You can send it now, or later on, until we close."
                ),
                instruction=say("Answer what you like and leave out the rest."),
                badge=Badge.INDIVIDUAL,
                minutes=settings.minutes,
                panels=(RATINGS,) if settings.ratings else (),
                panel_names={RATINGS: say("How people rated the day")},
                report_panels=(COMMENTS,) if settings.questions else (),
                stays_open=True,
                noun=say("Forms in"),
            ),
        )

    def start(self, settings: EvaluationSettings, materials: Materials) -> EvaluationState:
        """No form sent."""
        return EvaluationState(settings)

    def decide(
        self, state: EvaluationState, command: SubmitEvaluation, context: Context
    ) -> Sequence[ExerciseEvent] | Rejection:
        """One form, or why it is not taken."""
        return decide_form(state, command, context)

    def paper(
        self, state: EvaluationState, phase: str, table: int, line: PaperLine
    ) -> PaperAnswer | Rejection:
        """See `paper.read_form`."""
        return paper.read_form(state.settings, line)

    def paper_fields(self, state: EvaluationState, phase: str, table: int) -> Sequence[PaperField]:
        """See `paper.fields`."""
        return paper.fields(state.settings)

    def paper_line(
        self, state: EvaluationState, phase: str, table: int, given: Mapping[str, str]
    ) -> PaperLine | Rejection:
        """See `paper.line`."""
        return paper.line(state.settings, given)

    def ballots(self, state: EvaluationState, phase: str) -> Sequence[Ballots[Any]]:
        """See `HasBallots.ballots`."""
        return (state.forms,)

    def evolve(self, state: EvaluationState, event: ExerciseEvent, stamp: Stamp) -> None:
        """Take a form in."""
        if isinstance(event, EvaluationGiven):
            take_form(state, event, stamp)

    def reveal(
        self, state: EvaluationState, phase: str, panel: str, room: Room, in_advance: bool
    ) -> Rejection | None:
        """Too few forms, or None."""
        return refuse_reveal(state, in_advance)

    def freeze(self, state: EvaluationState, phase: str, panel: str, room: Room) -> None:
        """Fix which forms are counted."""
        state.forms.freeze(room.joined)

    def close(self, state: EvaluationState, phase: str, room: Room) -> None:
        """Late forms join, if they are enough."""
        state.forms.close(room.joined)

    def clear(self, state: EvaluationState, phase: str) -> Mapping[str, Any]:
        """The form is empty again."""
        held = {"forms": state.forms}
        state.forms = state.forms.afresh()
        return held

    def view(self, state: EvaluationState, phase: str, viewer: Viewer, room: Room) -> Mapping[str, Any]:
        """The form itself, the same for all."""
        return {
            "steps": STEPS,
            "ratings": tuple(enumerate(state.settings.ratings, start=1)),
            "questions": tuple(enumerate(state.settings.questions, start=1)),
            "longest": LONGEST,
        }

    def progress(self, state: EvaluationState, phase: str, table: int, room: Room) -> TableProgress:
        """Who has sent the form at a table."""
        people = room.members.get(table, ())
        done = frozenset(people) & state.forms.answers.keys()
        status = say("%(done)s of %(people)s sent it", done=len(done), people=len(people))
        return TableProgress(done=done, status=status, is_finished=bool(people) and len(done) == len(people))

    def panels(self, state: EvaluationState, phase: str, room: Room) -> tuple[Panel, ...]:
        """The ratings for everyone, what people wrote for the report."""
        found = (ratings_panel(state, room), comments_panel(state, room))
        return tuple(panel for panel in found if panel)

    def beside(
        self, settings: EvaluationSettings, materials: Materials, printed: Sequence[Printed]
    ) -> tuple[Beside, ...]:
        """See `StandsBeside`."""
        return tuple(rating for one in printed for rating in ratings_beside(settings, one.panel))

    def own(self, state: EvaluationState, participant: ParticipantId) -> Mapping[str, Mapping[str, Any]]:
        """A person's own form, in words and by the names of its fields."""
        answer = state.forms.answers.get(participant)
        if answer is None:
            return {}
        form = answer.body
        fields: dict[str, object] = {f"rating-{number}": step for number, step in form.ratings.items()}
        fields |= {f"comment-{number}": text for number, text in form.comments.items()}
        return {
            FORM: {
                "receipt": answer.receipt,
                "at": answer.at,
                "body": fields,
                "text": _in_words(state.settings, form),
            }
        }

    def words(self, state: EvaluationState) -> Iterable[str]:
        """What people wrote on the form."""
        for answer in (*state.forms.answers.values(), *state.forms.counted.values()):
            yield from answer.body.comments.values()

    def rows(self, state: EvaluationState) -> Iterable[Mapping[str, Any]]:
        """See `rows.tidy_rows`."""
        return tidy_rows(state)

    def rehearse(
        self,
        settings: EvaluationSettings,
        materials: Materials,
        phase: str,
        table: int,
        seat: int,
        people: int,
        rng: Random,
    ) -> Sequence[Act]:
        """Some fill the form in, in the order of the seats; some don't."""
        if not sends(table, seat):
            return ()
        return (Act(seat, "submit_evaluation", simulated_form(settings, rng)),)


def _in_words(settings: EvaluationSettings, form: Form) -> Message:
    """A line an item, in the form's order."""
    rated = [
        f"{settings.rating(number).name}: {step} of {STEPS[-1]}."
        for number, step in sorted(form.ratings.items())
    ]
    written = [
        f"{settings.open_question(number).name}: “{text}”" for number, text in sorted(form.comments.items())
    ]
    return say("%(lines)s", lines="\n".join([*rated, *written]))


KIND: Kind = Evaluation()
