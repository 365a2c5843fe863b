"""The poll's command, its events and its state: one secret answer a person a round.

`decide` reads, `evolve` writes. Answers that come after a reveal are another event, because the phones that
show the result then also show how many came later.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from casestudies.schema import CaseStudy
from sessions.errors import Rejection, refuse
from sessions.events import COUNTS, EVERYONE, Audience, said
from sessions.exercises.ballots import Answer
from sessions.exercises.base import Context, ExerciseEvent, Stamp
from sessions.exercises.poll.scale import LABELS, SCALE, place_of
from sessions.exercises.poll.settings import PollSettings
from sessions.exercises.poll.wording import ComfortWords
from sessions.exercises.rounds import Rounds, begin_rounds
from sessions.ids import ParticipantId


class SubmitAnswer(BaseModel):
    """Answer the open round, for the first time or in place of the answer that `replaces` names."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    choice: str | None = None


@dataclass(frozen=True)
class AnswerGiven(ExerciseEvent):
    """Someone answered a round whose result nobody has seen."""

    phase: str
    choice: str = said()
    audience: ClassVar[frozenset[Audience]] = COUNTS


@dataclass(frozen=True)
class LateAnswerGiven(AnswerGiven):
    """Someone answered after the reveal: kept, but not in the count that was shown."""

    audience: ClassVar[frozenset[Audience]] = EVERYONE


@dataclass
class PollState:
    """The answers of every round, and what is asked about."""

    settings: PollSettings
    study: CaseStudy | None
    rounds: Rounds[str]

    @property
    def words(self) -> ComfortWords:
        """What is said about the answers: by the case study, else by the question itself."""
        asked = self.settings.rounds
        subject = self.study.title if self.study else f"“{asked[0].question}”"
        return ComfortWords(subject, is_alone=self.study is None and len(asked) == 1)


def start_poll(settings: PollSettings, study: CaseStudy | None) -> PollState:
    """No answers to any round."""
    return PollState(settings, study, begin_rounds(len(settings.rounds), place_of, _alone, len(SCALE)))


def _alone(choice: str) -> tuple[str]:
    return (choice,)


def decide_answer(
    state: PollState, command: SubmitAnswer, context: Context
) -> Sequence[ExerciseEvent] | Rejection:
    """One answer, or why it is not taken."""
    if not command.choice:
        return refuse("choice_missing", "Choose how comfortable you are, or choose 'I can't say'.")
    if command.choice not in LABELS:
        return refuse("choice_unknown", "That is not one of the answers. Choose one of those shown.")
    ballots = state.rounds.ballots[context.phase]
    refusal = ballots.refusal(context.by.person, context.replaces)
    if refusal:
        return refusal
    given = AnswerGiven if ballots.frozen is None else LateAnswerGiven
    return [given(context.phase, command.choice)]


def take_answer(state: PollState, event: AnswerGiven, stamp: Stamp) -> None:
    """Put an answer in the place of any earlier one of the same person."""
    answer = Answer(body=event.choice, receipt=stamp.seq, at=stamp.at, table=stamp.table)
    state.rounds.ballots[event.phase].put(ParticipantId(stamp.by), answer)
