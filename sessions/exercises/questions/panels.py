"""Owns the published results: the questions approved, and for the report those asked for the record.

Open outputs, shown at any n, without names. By theme where there are themes, else by whom they were put to.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sessions.errors import Rejection, refuse
from sessions.exercises.base import Badge, Column, Panel, Room
from sessions.exercises.questions.state import ANSWERED, MARKS, QuestionsState, is_for_record
from sessions.exercises.sayings import Saying
from sessions.words import Message, say, say_n

ASK = "ask"
LIST, RECORD = "list", "record"


def panels(state: QuestionsState, room: Room) -> tuple[Panel, ...]:
    """The results that may be shown, then what only the report prints."""
    shown = [question for question in state.labelled() if question.is_public]
    kept = [q for q in state.labelled() if q.is_approved and not q.is_hidden and is_for_record(q)]
    room_list = (_panel(state, LIST, shown, room),) if shown else ()
    record = (_panel(state, RECORD, kept, room),) if kept else ()
    return (*room_list, *record)


def reveal_refusal(state: QuestionsState, panel: str) -> Rejection | None:
    """Why a panel can't be shown yet, or None."""
    if panel == LIST and any(question.is_public for question in state.labelled()):
        return None
    return refuse("nothing_approved", "Nothing is approved yet. Approve what the room may read.")


def _panel(state: QuestionsState, key: str, questions: Sequence[Saying], room: Room) -> Panel:
    """Rows: theme or to, question, answer; with id, table and the keys of both."""
    has_themes = bool(state.settings.topics)
    head = Column("theme", say("Theme")) if has_themes else Column("to", say("To"))
    return Panel(
        key=key,
        title=_title(state, key),
        badge=Badge.ROOM,
        basis=_basis(state, questions, room),
        summary=_summary(state, questions),
        columns=(head, Column("question", say("Question")), Column("answer", say("In the room"))),
        rows=tuple(_row(state, question) for question in _ordered(state, questions)),
    )


def _title(state: QuestionsState, key: str) -> Message:
    if key == RECORD:
        return say("Questions for the record")
    return say("Questions for research") if state.settings.for_research else say("Questions people asked")


def _ordered(state: QuestionsState, questions: Sequence[Saying]) -> list[Saying]:
    by = "theme" if state.settings.topics else "to"
    choices = state.settings.topics or state.settings.to
    places = {choice.key: place for place, choice in enumerate(choices)}
    return sorted(questions, key=lambda q: (places.get(q.about.get(by, ""), len(places)), q.order))


def _row(state: QuestionsState, question: Saying) -> dict[str, Any]:
    mark = ANSWERED if ANSWERED in question.marks else next(iter(sorted(question.marks)), "")
    return {
        "id": question.id,
        "table": question.table,
        "theme": state.theme_title(question),
        "to": state.to_title(question),
        "question": question.text,
        "answer": MARKS.get(mark, ""),
        "is_answered": ANSWERED in question.marks,
        "is_corrected": question.is_corrected,
    }


def _basis(state: QuestionsState, questions: Sequence[Saying], room: Room) -> Message:
    return say_n(
        "%(n)s question, from %(tables)s of %(of)s tables",
        "%(n)s questions, from %(tables)s of %(of)s tables",
        len(questions),
        tables=len({question.table for question in questions}),
        of=len(state.tables_in_use(room)),
    )


def _summary(state: QuestionsState, questions: Sequence[Saying]) -> Message:
    answered = sum(ANSWERED in question.marks for question in questions)
    if not state.settings.topics:
        return say_n("A list; %(n)s was answered.", "A list; %(n)s were answered.", answered)
    tally = Counter(question.about.get("theme", "") for question in questions)
    parts = "; ".join(f"{choice.title} {tally[choice.key]}" for choice in state.settings.topics)
    return say("A list by theme: %(parts)s.", parts=parts)
