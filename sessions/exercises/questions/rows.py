"""Owns the tidy rows of all questions, and of who wants them answered."""

from collections.abc import Iterator, Mapping
from typing import Any

from sessions.exercises.questions.panels import ASK
from sessions.exercises.questions.state import ANSWERED, ASKED, QuestionsState, is_for_record
from sessions.exercises.row_columns import ORIGINAL, STATUS, of_keys, of_words, of_yes_no
from sessions.ids import ParticipantId
from sessions.words import say

COLUMNS = (
    of_keys("what", say("A question, or someone's wish to have it answered."), "question", "support"),
    of_keys("question", say("Which question; all that follows is empty where it is a wish.")),
    of_words("text", say("The words as they are shown.")),
    ORIGINAL,
    of_keys("to", say("Whom it is for; empty for nobody in particular.")),
    of_keys("theme", say("What it is about; empty for none.")),
    of_yes_no("is_for_record", say("It is for the report alone, and was never shown.")),
    of_yes_no("is_asked", say("It was asked aloud.")),
    of_yes_no("is_answered", say("It was answered aloud.")),
    of_words("answer", say("The answer in writing.")),
    of_yes_no("is_by_expert", say("An expert wrote that answer.")),
    STATUS,
)
OF_A_QUESTION = [column.name for column in COLUMNS[2:]]


def rows(state: QuestionsState) -> Iterator[Mapping[str, Any]]:
    """One row a question, then one for each who supports it, with nothing after `question`."""
    for question in state.sayings.in_order:
        yield {
            "phase": ASK,
            "participant": question.person,
            "table": question.table,
            "what": "question",
            "question": question.id,
            "text": question.text,
            "original": question.original,
            "to": question.about.get("to", ""),
            "theme": question.about.get("theme", ""),
            "is_for_record": is_for_record(question),
            "is_asked": ASKED in question.marks,
            "is_answered": ANSWERED in question.marks,
            "answer": state.answers[question.id].text if question.id in state.answers else None,
            "is_by_expert": question.id in state.answers and state.answers[question.id].by_expert,
            "status": question.status,
        }
    for question in state.sayings.in_order:
        for who, support in sorted(state.support.get(question.id, {}).items()):
            yield _support(who, support.table, question.id)


def _support(who: ParticipantId, table: int, question: str) -> Mapping[str, Any]:
    here = {"phase": ASK, "participant": who, "table": table, "what": "support", "question": question}
    return {**here, **dict.fromkeys(OF_A_QUESTION)}
