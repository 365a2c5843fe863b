"""Owns the rules for a table's criteria: proposing, wording, agreeing, the primary one, shared labels."""

from collections.abc import Sequence

from sessions.errors import Rejection, refuse
from sessions.exercises.base import Context, ExerciseEvent
from sessions.exercises.ranking.commands import (
    AboutWords,
    EndorseCriterion,
    LabelCriterion,
    MarkPrimary,
    ProposeCriterion,
    RewordCriterion,
)
from sessions.exercises.ranking.decide_set import unknown_table
from sessions.exercises.ranking.events import (
    CriterionEndorsed,
    CriterionLabelled,
    CriterionProposed,
    CriterionReworded,
    PrimaryMarked,
)
from sessions.exercises.ranking.state import RankingState, TableWork
from sessions.exercises.sayings import has_words, tidied
from sessions.ids import ParticipantId

LONGEST_CRITERION = 280
LONGEST_LABEL = 40
MOST_CRITERIA = 12  # at one table: more than a table can weigh, and a phone can show

Decision = Sequence[ExerciseEvent] | Rejection


def propose_criterion(state: RankingState, command: ProposeCriterion, context: Context) -> Decision:
    """Put a criterion on the list of one's table."""
    participant, work = _hand(state, context)
    text = tidied(command.text)
    if len(work.criteria) >= MOST_CRITERIA:
        return refuse(
            "enough_criteria",
            "Your table has %(n)s criteria, the most it can hold. Reword one of them.",
            n=MOST_CRITERIA,
        )
    wrong = text_refusal(text) or _repeat_refusal(work, text)
    if wrong:
        return wrong
    return [CriterionProposed(participant, work.number, f"t{work.number}-c{work.proposed + 1}", text)]


def reword_criterion(state: RankingState, command: RewordCriterion, context: Context) -> Decision:
    """Give a criterion of one's table other words; the others are asked again whether they agree."""
    participant, work = _hand(state, context)
    text = tidied(command.text)
    wrong = (
        _words_refusal(work, command)
        or text_refusal(text)
        or _repeat_refusal(work, text, but=command.criterion)
    )
    if wrong:
        return wrong
    if text == work.criteria[command.criterion].text:
        return refuse("already_so", "Those are the words it has now. Change them, then save.")
    return [CriterionReworded(participant, work.number, command.criterion, text)]


def endorse_criterion(state: RankingState, command: EndorseCriterion, context: Context) -> Decision:
    """Agree with a criterion of one's table, or take that back; saying it again changes nothing."""
    work = state.tables[context.by.at]
    wrong = _words_refusal(work, command)
    if wrong:
        return wrong
    return [CriterionEndorsed(context.by.person, work.number, command.criterion, command.agrees)]


def mark_primary(state: RankingState, command: MarkPrimary, context: Context) -> Decision:
    """Make a criterion the one that counts most at one's table; the earlier one is so no longer."""
    participant, work = _hand(state, context)
    wrong = _words_refusal(work, command)
    if wrong:
        return wrong
    if work.primary == command.criterion:
        return refuse("already_so", "This is your table's primary criterion now. To change it, mark another.")
    return [PrimaryMarked(participant, work.number, command.criterion)]


def label_criterion(state: RankingState, command: LabelCriterion, context: Context) -> Decision:
    """Give a table's criterion a label that tables may share, or take it off with ""."""
    missing = unknown_table(state, command.table)
    if missing:
        return missing
    work = state.tables[command.table]
    label = tidied(command.label)
    wrong = unknown_criterion(work, command.criterion) or length_refusal(label, LONGEST_LABEL)
    return wrong or [CriterionLabelled(work.number, command.criterion, label)]


def unknown_criterion(work: TableWork, criterion: str) -> Rejection | None:
    """Why a criterion can't be touched at a table: it stands on no list, or on another table's."""
    if criterion in work.criteria:
        return None
    return refuse(
        "unknown_criterion",
        "That criterion is not on the list of Table %(table)s. Choose one that is.",
        table=work.number,
    )


def _words_refusal(work: TableWork, command: AboutWords) -> Rejection | None:
    """Why nothing can be done with a criterion: it isn't there, or has other words than the hand saw."""
    unknown = unknown_criterion(work, command.criterion)
    if unknown or command.wording == work.criteria[command.criterion].wording:
        return unknown
    return refuse(
        "reworded",
        "Someone at your table gave this criterion other words just now. Read them, then choose again.",
    )


def _hand(state: RankingState, context: Context) -> tuple[ParticipantId | None, TableWork]:
    """Whose hand it is, None for whoever writes for the table, and the table's work."""
    return context.by.participant, state.tables[context.by.at]


def text_refusal(text: str) -> Rejection | None:
    """Why a criterion's words can't be taken: there are none, or too many."""
    if not has_words(text):
        return refuse("empty_text", "There are no words in it yet. Write your criterion, then send it.")
    return length_refusal(text, LONGEST_CRITERION)


def length_refusal(text: str, longest: int) -> Rejection | None:
    """Why a text can't be taken: it is longer than it may be."""
    if len(text) <= longest:
        return None
    return refuse(
        "text_too_long",
        "That is %(length)s characters and the most is %(longest)s. Shorten it, then send it again.",
        length=len(text),
        longest=longest,
    )


def _repeat_refusal(work: TableWork, text: str, but: str | None = None) -> Rejection | None:
    for criterion in work.criteria.values():
        if criterion.id != but and criterion.text.casefold() == text.casefold():
            return refuse(
                "criterion_already_there",
                "“%(words)s” is on your table's list already. Agree with it there.",
                words=criterion.text,
            )
    return None
