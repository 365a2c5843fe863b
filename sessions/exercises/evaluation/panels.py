"""What an evaluation publishes: counts of each rating for the room, and what people wrote for the report.

No mean is taken: six numbers in an order are no measure. What people wrote stands under its question in an
order that follows from the words alone, so that nobody's answers can be put together again.
"""

from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from sessions.disclosure import ROOM_MINIMUM, is_enough, late_notes, too_few_withdrawn
from sessions.errors import Rejection, refuse
from sessions.exercises.base import Badge, Chart, Column, Panel, Room
from sessions.exercises.evaluation.form import EvaluationState
from sessions.exercises.evaluation.settings import STEPS, Rating
from sessions.words import Message, say, say_n

RATINGS, COMMENTS = "ratings", "comments"
UPPER = (4, 5, 6)


def count_ratings(state: EvaluationState) -> list[tuple[Rating, Counter[int]]]:
    """Each rating with how many chose each step, in the form's order."""
    forms = [answer.body for answer in state.forms.counted.values()]
    return [
        (rating, Counter(form.ratings[number] for form in forms if number in form.ratings))
        for number, rating in enumerate(state.settings.ratings, start=1)
    ]


def comments_on(state: EvaluationState, number: int) -> list[str]:
    """What was written on a question: an order that the words alone decide."""
    forms = [answer.body for answer in state.forms.counted.values()]
    written = [form.comments[number] for form in forms if number in form.comments]
    return sorted(written, key=lambda text: sha256(f"{number} {text}".encode()).digest())


def refuse_reveal(state: EvaluationState, in_advance: bool) -> Rejection | None:
    """Too few forms; when pressed, also too few on every rating."""
    sent, gone = len(state.forms.counted), too_few_withdrawn(len(state.forms.withdrawn))
    if gone:
        return gone
    if not is_enough(sent):
        text = "Results are shown from %(needed)s forms. %(count)s in so far."
        return refuse("too_few_answers", text, needed=ROOM_MINIMUM, count=sent)
    if in_advance or any(_is_enough(counts) for _, counts in count_ratings(state)):
        return None
    text = "Results are shown once %(needed)s people have rated the same thing. Fewer have so far."
    return refuse("too_few_answers", text, needed=ROOM_MINIMUM)


def ratings_panel(state: EvaluationState, room: Room) -> Panel | None:
    """How many chose each step of each rating. A rating of fewer than five people is left empty."""
    if not state.settings.ratings or refuse_reveal(state, in_advance=False):
        return None
    counted = count_ratings(state)
    shown = [(rating, counts) for rating, counts in counted if _is_enough(counts)]
    return Panel(
        key=RATINGS,
        title=say("How people rated the day"),
        badge=Badge.ROOM,
        basis=sent_of(state, room),
        summary=_upper_half(shown),
        columns=_columns(),
        rows=tuple(_row(rating, counts) for rating, counts in counted),
        chart=_chart(shown),
        chart_rows=tuple(_mark(rating, step, counts) for rating, counts in shown for step in STEPS),
        notes=tuple(_notes(state, counted)),
        plain=say("Rated 4 or more, of 6: %(parts)s.", parts=_uppers(shown)) if shown else None,
    )


def comments_panel(state: EvaluationState, room: Room) -> Panel | None:
    """What people wrote, from five forms: a row for each text. Only a report may print it."""
    if not state.settings.questions or refuse_reveal(state, in_advance=True):
        return None
    rows = tuple(
        {"question": question.question, "comment": text}
        for number, question in enumerate(state.settings.questions, start=1)
        for text in comments_on(state, number)
    )
    return Panel(
        key=COMMENTS,
        title=say("What people wrote about the day"),
        badge=Badge.INDIVIDUAL,
        basis=sent_of(state, room),
        summary=say_n("A list of %(n)s answer.", "A list of %(n)s answers by question.", len(rows)),
        columns=(Column("question", say("Question")), Column("comment", say("In their own words"))),
        rows=rows,
        notes=(say("The order says nothing: answers are mixed anew under each question."),),
    )


def sent_of(state: EvaluationState, room: Room) -> Message:
    """The response: how many sent the form, of how many who were there."""
    forms = state.forms
    return say(
        "%(n)s of %(joined)s people who joined sent the form.",
        n=len(forms.counted),
        joined=forms.joined_of(room.joined),
    )


def _is_enough(counts: Counter[int]) -> bool:
    return is_enough(counts.total())


def _columns() -> tuple[Column, ...]:
    steps = (Column(str(step), say("%(step)s", step=step), is_number=True) for step in STEPS)
    return (Column("rating", say("Rating")), *steps, Column("answered", say("All"), is_number=True))


def _row(rating: Rating, counts: Counter[int]) -> Mapping[str, Any]:
    is_enough = _is_enough(counts)
    words = say("%(name)s (1 %(low)s, 6 %(high)s)", name=rating.name, low=rating.low, high=rating.high)
    steps = {str(step): counts[step] if is_enough else None for step in STEPS}
    return {"rating": words, **steps, "answered": counts.total() if is_enough else None}


def _chart(shown: list[tuple[Rating, Counter[int]]]) -> Chart:
    options = {
        "order": [str(step) for step in STEPS],
        "groups": [rating.name for rating, _ in shown],
        "ends": [[rating.low, rating.high] for rating, _ in shown],
    }
    return Chart(RATINGS, "dot_columns", options)


def _mark(rating: Rating, step: int, counts: Counter[int]) -> Mapping[str, Any]:
    return {"label": str(step), "group": rating.name, "count": counts[step]}


def _upper_half(shown: list[tuple[Rating, Counter[int]]]) -> Message:
    return say("Counts of each step. Rated 4 or more: %(parts)s.", parts=_uppers(shown))


def _uppers(shown: list[tuple[Rating, Counter[int]]]) -> str:
    return ", ".join(_upper(rating, counts) for rating, counts in shown)


def _upper(rating: Rating, counts: Counter[int]) -> str:
    return f"{rating.name} {sum(counts[step] for step in UPPER)} of {counts.total()}"


def _notes(state: EvaluationState, counted: list[tuple[Rating, Counter[int]]]) -> list[Message]:
    notes = late_notes(len(state.forms.late))
    for rating, counts in counted:
        if not _is_enough(counts):
            text = "%(name)s: fewer than %(least)s people rated it, so it is not shown."
            notes.append(say(text, name=rating.name, least=ROOM_MINIMUM))
        elif counts.total() in counts.values():
            notes.append(say("%(name)s: everyone gave the same rating.", name=rating.name))
    return notes
