"""The open poll's events, and what makes and follows from them: one secret answer a person a round.

`shown` is the order in which this phone listed the options, for later study. Answering anew in words keeps
the names, and so the approval, of the words that stay.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from sessions.errors import Rejection
from sessions.events import COUNTS, EVERYONE, Audience, said
from sessions.exercises.ballots import Answer
from sessions.exercises.base import Context, ExerciseEvent, Stamp
from sessions.exercises.open_poll.commands import GiveAnswer
from sessions.exercises.open_poll.reading import answer_in, find_wrong
from sessions.exercises.open_poll.state import FORMS, WORD, OpenPollState, body_of
from sessions.exercises.sayings import Saying
from sessions.ids import ParticipantId


@dataclass(frozen=True)
class AnswerGiven(ExerciseEvent):
    """Someone answered a round whose result nobody has seen; `names` are those of the words in it."""

    phase: str
    table: int
    shown: Sequence[str]
    names: Sequence[str]
    answer: Mapping[str, Any] = said()
    audience: ClassVar[frozenset[Audience]] = COUNTS


@dataclass(frozen=True)
class LateAnswerGiven(AnswerGiven):
    """Someone answered after the reveal: kept, but not in the count that was shown."""

    audience: ClassVar[frozenset[Audience]] = EVERYONE


def decide_answer(
    state: OpenPollState, command: GiveAnswer, context: Context
) -> Sequence[ExerciseEvent] | Rejection:
    """One answer, or why it is not taken."""
    ballots = state.rounds.ballots[context.phase]
    wrong = find_wrong(state.settings, command) or ballots.refusal(context.by.person, context.replaces)
    if wrong:
        return wrong
    answer = answer_in(state.settings, command)
    names = _names(state, answer.get("words", ()), context)
    given = AnswerGiven if ballots.frozen is None else LateAnswerGiven
    return [given(context.phase, context.by.at, list(command.shown), names, answer)]


def _names(state: OpenPollState, words: Sequence[str], context: Context) -> list[str]:
    """For each word the name it has among this person's, else the next one of their table."""
    known = {saying.original: saying.id for saying in _own(state, context.by.person, context.phase)}
    last, names = state.sayings.last.get(context.by.at, 0), []
    for word in words:
        last += word not in known
        names.append(known.get(word, f"t{context.by.at}-s{last}"))
    return names


def _own(state: OpenPollState, who: ParticipantId, phase: str) -> list[Saying]:
    return [saying for saying in state.sayings.by(who) if saying.about["round"] == phase]


def take_answer(state: OpenPollState, event: AnswerGiven, stamp: Stamp) -> None:
    """Put an answer in the place of any earlier one of the same person.

    Words that are in it no more stay known: a result that was shown may hold them.
    """
    for name, word in zip(event.names, event.answer.get("words", ()), strict=False):
        if state.sayings.find(name) is None:
            state.sayings.add(_said(event, stamp, name, word))
    body = body_of(event.answer, event.names)
    answer = Answer(body, stamp.seq, stamp.at, stamp.table)
    state.rounds.ballots[event.phase].put(ParticipantId(stamp.by), answer)


def _said(event: AnswerGiven, stamp: Stamp, name: str, word: str) -> Saying:
    return Saying(
        id=name,
        table=event.table,
        giver=ParticipantId(stamp.by),
        form=FORMS[WORD].title,
        wordings=(word,),
        receipt=stamp.seq,
        at=stamp.at,
        kept_as=WORD,
        about={"round": event.phase},
    )
