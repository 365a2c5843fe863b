"""Owns the published results: the questions approved, and for the report those asked for the record.

Open outputs, shown at any n, without names. By theme where there are themes, else by whom they were put to,
and in each the most supported first. Support is counted for the room's questions only.
"""

from collections import Counter
from collections.abc import Sequence
from functools import reduce
from typing import Any

from sessions.errors import Rejection, refuse
from sessions.exercises.base import Badge, Column, Panel, Room
from sessions.exercises.questions.state import ANSWERED, MARKS, QuestionsState, is_for_record
from sessions.exercises.sayings import Saying
from sessions.words import Message, say, say_n

ASK = "ask"
LIST, RECORD = "list", "record"
FIRST_QUESTIONS = 3  # in a sentence


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
    """Rows: theme or to, question, support, answer; with id, table, mark, reply, replied_by."""
    has_themes = bool(state.settings.topics)
    head = Column("theme", say("Theme")) if has_themes else Column("to", say("To"))
    return Panel(
        key=key,
        title=_title(state, key),
        badge=Badge.ROOM,
        basis=_basis(state, questions, room),
        summary=_summary(state, questions),
        columns=_columns(head, key),
        rows=tuple(_row(state, question) for question in _ordered(state, questions)),
        plain=_left_open(state, questions) if key == LIST else None,
    )


def _columns(head: Column, key: str) -> tuple[Column, ...]:
    """What is for the record only was put to nobody: it has neither support nor answers."""
    asked = (head, Column("question", say("Question")))
    supported = Column("support", say("Want it answered"), is_number=True)
    return asked if key == RECORD else (*asked, supported, Column("answer", say("Answer")))


def _title(state: QuestionsState, key: str) -> Message:
    if key == RECORD:
        return say("Questions for the record")
    return say("Questions for research") if state.settings.for_research else say("Questions people asked")


def _ordered(state: QuestionsState, questions: Sequence[Saying]) -> list[Saying]:
    by = "theme" if state.settings.topics else "to"
    choices = state.settings.topics or state.settings.to
    places = {choice.key: place for place, choice in enumerate(choices)}
    return sorted(state.by_support(questions), key=lambda q: places.get(q.about.get(by, ""), len(places)))


def _row(state: QuestionsState, question: Saying) -> dict[str, Any]:
    mark = ANSWERED if ANSWERED in question.marks else next(iter(sorted(question.marks)), "")
    reply = state.answers.get(question.id)
    return {
        "id": question.id,
        "table": question.table,
        "theme": state.theme_title(question),
        "to": state.to_title(question),
        "question": question.text,
        "support": len(question.supporters),
        "answer": say("%(who)s: %(words)s", who=reply.who, words=reply.text)
        if reply
        else MARKS.get(mark, ""),
        "mark": MARKS.get(mark, ""),
        "reply": reply.text if reply else "",
        "replied_by": reply.who if reply else "",
        "is_answered": state.is_answered(question),
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


def _left_open(state: QuestionsState, questions: Sequence[Saying]) -> Message:
    """The open questions that most want answered, each a value of its own, for a purge to find."""
    left = [question for question in state.by_support(questions) if not state.is_answered(question)]
    answered = len(questions) - len(left)
    if not left:
        return say_n("%(n)s question, and it was answered.", "%(n)s questions, all answered.", answered)
    told = [say("“%(words)s”", words=question.text) for question in left[:FIRST_QUESTIONS]]
    listed = reduce(lambda one, other: say("%(one)s %(other)s", one=one, other=other), told)
    return say(
        "%(answered)s of %(of)s answered. Open, the most wanted first: %(questions)s",
        answered=answered,
        of=len(questions),
        questions=listed,
    )


def _summary(state: QuestionsState, questions: Sequence[Saying]) -> Message:
    answered = sum(state.is_answered(question) for question in questions)
    if not state.settings.topics:
        of = len(questions)
        if not answered:
            return say("None was answered.")
        return say_n("%(n)s of %(of)s was answered.", "%(n)s of %(of)s were answered.", answered, of=of)
    tally = Counter(question.about.get("theme", "") for question in questions)
    parts = "; ".join(f"{choice.title} {tally[choice.key]}" for choice in state.settings.topics)
    return say("A list by theme: %(parts)s.", parts=parts)
