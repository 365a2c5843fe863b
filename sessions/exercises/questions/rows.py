"""Owns the tidy rows of all questions."""

from collections.abc import Iterator, Mapping
from typing import Any

from sessions.exercises.questions.panels import ASK
from sessions.exercises.questions.state import ANSWERED, ASKED, QuestionsState, is_for_record


def rows(state: QuestionsState) -> Iterator[Mapping[str, Any]]:
    """One row a question.

    phase, participant (who asked), table, question (id), text (as shown), original (as written), to, theme
    (keys; "" none), is_for_record, is_asked, is_answered, status (held, approved, hidden).
    """
    for question in state.sayings.in_order:
        yield {
            "phase": ASK,
            "participant": question.person,
            "table": question.table,
            "question": question.id,
            "text": question.text,
            "original": question.original,
            "to": question.about.get("to", ""),
            "theme": question.about.get("theme", ""),
            "is_for_record": is_for_record(question),
            "is_asked": ASKED in question.marks,
            "is_answered": ANSWERED in question.marks,
            "status": question.status,
        }
