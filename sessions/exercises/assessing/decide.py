"""Owns what follows from a command: the gate, one's own answers, and what is agreed together.

While the gate is open no answer is taken. Reads only.
"""

from collections.abc import Mapping, Sequence

from sessions.errors import Rejection, refuse
from sessions.exercises.assessing import commands as asked, events as happened
from sessions.exercises.assessing.crossed import UNKNOWN
from sessions.exercises.assessing.state import (
    ALONE,
    APART,
    CONFIDENCE,
    GATE,
    NOT_APPLY,
    PLACES,
    REASON,
    ROOM,
    TABLE,
    TOGETHER,
    WEIGHTS,
    WITHIN,
    Agreed,
    AssessingState,
    about_condition,
    about_question,
    open_conditions,
)
from sessions.exercises.assessing.weighing import give_weights, give_within
from sessions.exercises.base import Context, ExerciseEvent
from sessions.exercises.moderation import NOTHING_NEW, decide_saying
from sessions.exercises.sayings import LONGEST_SAYING, has_words, tidied, words_refusal
from sessions.framework.eighteen import QUESTIONS
from sessions.framework.settled_first import CONDITIONS
from sessions.words import listed

Decision = Sequence[ExerciseEvent] | Rejection
WRONG_PART = refuse("wrong_step", "This belongs to another step. Reload the page to see where the room is.")
PARTS: Mapping[type[asked.Command], str] = {
    asked.SettleCondition: GATE,
    asked.SubmitSheet: ALONE,
    asked.SubmitWeights: WEIGHTS,
    asked.SubmitWithin: WITHIN,
    asked.AgreeAnswer: TABLE,
    asked.NoteAnswer: ROOM,
}


def decide(state: AssessingState, command: object, context: Context) -> Decision:
    """What follows, or why nothing does."""
    match command:
        case asked.WaiveGate():
            return _waive(state, command, context)
        case asked.Command():
            return _answer(state, command, context)
    return decide_saying(state.words, command, context)  # type: ignore[arg-type]  # the rest are sayings' own


def _answer(state: AssessingState, command: asked.Command, context: Context) -> Decision:
    if context.phase != PARTS[type(command)]:
        return WRONG_PART
    if isinstance(command, asked.SettleCondition):
        return _settle(state, command, context)
    waiting = _gate_refusal(state, context)
    if waiting:
        return waiting
    match command:
        case asked.SubmitSheet():
            return _sheet(state, command, context)
        case asked.SubmitWeights():
            return give_weights(state, command, context)
        case asked.SubmitWithin():
            return give_within(state, command, context)
        case asked.AgreeAnswer():
            return _agree(state, command, context)
        case asked.NoteAnswer():
            return _note(state, command, context)
    return WRONG_PART


def _gate_refusal(state: AssessingState, context: Context) -> Rejection | None:
    waits = open_conditions(state, context.room)
    if not waits:
        return None
    names = listed([str(CONDITIONS[key].title) for key in waits])
    return refuse("gate_not_passed", "First this must be settled at every table: %(what)s.", what=names)


def _waive(state: AssessingState, command: asked.WaiveGate, context: Context) -> Decision:
    waits, reason = open_conditions(state, context.room), tidied(command.reason)
    if not waits:
        return NOTHING_NEW
    return words_refusal(reason) or [happened.GateWaived(list(waits), reason)]


def _settle(state: AssessingState, command: asked.SettleCondition, context: Context) -> Decision:
    if command.condition not in CONDITIONS:
        return refuse("condition_unknown", "That is not one of the conditions. Choose one of those shown.")
    table, giver = context.by.at, context.by.giver
    known = state.gate.get(table, {}).get(command.condition)
    about = about_condition(command.condition)
    settled = happened.ConditionSettled(giver, table, command.condition, command.standing)
    said = _reason(state, command.reason, about, context)
    if isinstance(said, Rejection):
        return said
    return [*([settled] if known != command.standing else []), *said] or NOTHING_NEW


def _sheet(state: AssessingState, command: asked.SubmitSheet, context: Context) -> Decision:
    reasons = {number: tidied(text) for number, text in command.reasons.items()}
    reasons = {number: text for number, text in reasons.items() if has_words(text)}
    confidence = {number: word for number, word in command.confidence.items() if word}
    wrong = _wrong_sheet(command.answers, confidence, reasons)
    wrong = wrong or state.sheets.refusal(context.by.person, context.replaces)
    if wrong:
        return wrong
    given = happened.SheetGiven if state.sheets.frozen is None else happened.LateSheetGiven
    return [given(_by_text(command.answers), _by_text(confidence), _by_text(reasons))]


def _wrong_sheet(
    answers: Mapping[int, str], confidence: Mapping[int, str], reasons: Mapping[int, str]
) -> Rejection | None:
    if not answers and not reasons and not confidence:
        return refuse("choice_missing", "Choose where this proposal stands, or “I can't say”.")
    for number in sorted({*answers, *confidence, *reasons}):
        wrong = _wrong_answer(number, answers.get(number, ""), confidence.get(number, ""), APART)
        if wrong:
            return wrong
        if len(reasons.get(number, "")) > LONGEST_SAYING:
            text = "Keep the reason for question %(number)s to %(limit)s characters."
            return refuse("reason_too_long", text, number=number, limit=LONGEST_SAYING)
    return None


def _wrong_answer(number: int, answer: str, confidence: str, apart: Mapping[str, object]) -> Rejection | None:
    """Why this can't be an answer to a question, which it names."""
    if number not in QUESTIONS:
        return refuse("question_unknown", "There is no question %(number)s here.", number=number)
    if not answer:
        text = "Question %(number)s has no answer yet. Choose a place, or that you can't say."
        return refuse("choice_missing", text, number=number)
    if answer not in PLACES and answer not in apart:
        return refuse("choice_unknown", "That is not one of the answers. Choose one of those shown.")
    if answer == NOT_APPLY and not QUESTIONS[number].is_conditional:
        text = "Question %(number)s applies to every proposal. Choose a place, or that you can't say."
        return refuse("question_applies", text, number=number)
    if confidence and confidence not in CONFIDENCE:
        return refuse("confidence_unknown", "Confidence is low, middling or high. Choose one of these.")
    return None


def _agree(state: AssessingState, command: asked.AgreeAnswer, context: Context) -> Decision:
    table, giver = context.by.at, context.by.giver
    known = state.agreed.get(table, {}).get(command.question)
    wrong = _wrong_agreed(state, command, known)
    said = wrong or _reason(state, command.reason, about_question(command.question), context)
    if isinstance(said, Rejection):
        return said
    chosen = _chosen(command)
    if known and _chosen(known) == chosen:
        return said or NOTHING_NEW
    agreed = happened.AnswerAgreedInSight if TABLE in state.shown else happened.AnswerAgreed
    return [agreed(giver, table, command.question, *chosen), *said]


def _note(state: AssessingState, command: asked.NoteAnswer, context: Context) -> Decision:
    known = state.noted.get(command.question)
    wrong = _wrong_agreed(state, command, known)
    if wrong:
        return wrong
    chosen = _chosen(command)
    if known and _chosen(known) == chosen:
        return NOTHING_NEW
    giver = None if context.by.leads else context.by.giver
    return [happened.AnswerNoted(giver, command.question, *chosen)]


def _chosen(given: asked.AgreeAnswer | asked.NoteAnswer | Agreed) -> tuple[str, str, bool, str]:
    """An answer with all that belongs to it; to name a red line of the room's is to mark one."""
    return (given.answer, given.confidence, given.is_red_line or bool(given.line), given.line)


def _wrong_agreed(
    state: AssessingState, command: asked.AgreeAnswer | asked.NoteAnswer, known: Agreed | None
) -> Rejection | None:
    wrong = _wrong_answer(command.question, command.answer, command.confidence, TOGETHER)
    version = known.version if known else 0
    if wrong is None and command.line not in ("", *(line.id for line in state.lines)):
        return UNKNOWN
    if wrong is None and command.was != version:
        text = "Someone changed this answer just now. Read it, then choose again."
        return refuse("answer_moved_on", text)
    return wrong


def _reason(
    state: AssessingState, words: str, about: dict[str, str], context: Context
) -> list[ExerciseEvent] | Rejection:
    """The event by which a table's reason takes the place of the one before; none where none was written."""
    text, table = tidied(words), context.by.at
    known = state.reason(table, about)
    if not has_words(text) or (known and known.original == text):
        return []
    wrong = words_refusal(text)
    if wrong:
        return wrong
    name = state.words.next_id(table)
    return [happened.ReasonWritten(context.by.giver, table, name, REASON, about, text)]


def _by_text(given: Mapping[int, str]) -> dict[str, str]:
    return {str(number): word for number, word in sorted(given.items())}
