"""Owns the tidy rows of all questions, and of who wants them answered."""

from collections.abc import Iterator, Mapping
from typing import Any

from sessions.exercises.questions.panels import ASK
from sessions.exercises.questions.state import ANSWERED, ASKED, QuestionsState, is_for_record
from sessions.ids import ParticipantId

COLUMNS = (
    *("text", "original", "to", "theme", "is_for_record", "is_asked", "is_answered", "answer"),
    *("is_by_expert", "status"),
)


def rows(state: QuestionsState) -> Iterator[Mapping[str, Any]]:
    """One row a question, then one for each who supports it.

    phase, participant (who asked or supports), table (theirs), what (question, support), question (id), text
    (as shown), original (as written), to, theme (keys; "" none), is_for_record, is_asked, is_answered
    (aloud), answer, is_by_expert, status (held, approved, hidden). A support has None after question.
    """
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
    return {**dict.fromkeys(COLUMNS), **here}
