"""What people said in words, as a report prints it: quotations apart, and the benefits they named by subject.

A quotation keeps the words of someone who agreed to them: what a facilitator changed is not quoted. It is
attributed to the area alone. What no facilitator approved is not printed, and nothing is before its exercise
is over or its results were shown.
"""

from collections.abc import Sequence

from exports.reading import Reading
from sessions.coding.state import reference
from sessions.exercises.base import Badge, Column, Panel
from sessions.exercises.sayings import Saying, side_words
from sessions.words import say, say_n
from sessions.workshop import Exercise

BY_SUBJECT = "by-subject"


def said(reading: Reading, exercise: Exercise) -> list[Saying]:
    """What may be printed of an exercise's sayings and is not set aside, by table and as they came."""
    asked = [step for step in exercise.steps if step.phase.takes_answers]
    if not all(reading.is_over(step) or reading.was_any_seen(step) for step in asked):
        return []
    aside = reading.workshop.coding.set_aside
    return [
        saying
        for saying in exercise.kind.sayings(exercise.state)
        if saying.is_public and reference(exercise.id, saying.id) not in aside
    ]


def quotations(reading: Reading, exercise: Exercise) -> list[Saying]:
    """What may be quoted, unchanged: its speaker agreed, or said on their own phone that they meant it so."""
    return [
        saying for saying in said(reading, exercise) if saying.is_quote and saying.text == saying.original
    ]


def late_count(reading: Reading) -> int:
    """How many statements were added from flipcharts once their step was locked."""
    exercises = reading.workshop.exercises.values()
    return sum(saying.is_late for exercise in exercises for saying in said(reading, exercise))


def subjects_panel(reading: Reading, exercises: Sequence[Exercise]) -> Panel | None:
    """All that was said in some exercises, sorted by what it is about; None where nothing may be printed."""
    found = sorted(
        (saying for exercise in exercises for saying in said(reading, exercise)),
        key=lambda saying: (-len(saying.about), str(saying.label), saying.order),
    )
    if not found:
        return None
    tables = len({saying.table for saying in found})
    return Panel(
        key=BY_SUBJECT,
        title=say("Benefits named, by who gains and by example"),
        badge=Badge.TABLE,
        basis=say_n(
            "%(n)s statement, from %(tables)s of %(of)s tables",
            "%(n)s statements, from %(tables)s of %(of)s tables",
            len(found),
            tables=tables,
            of=sum(bool(people) for people in reading.seated(exercises[0].steps[-1]).values()),
        ),
        summary=say(
            "A list sorted by subject; what was sorted less closely comes last. The same words from two "
            "tables stand there twice: nothing is merged."
        ),
        columns=(
            Column("about", say("Who gains, and by which example")),
            Column("words", say("What was said")),
            Column("table", say("Table"), is_number=True),
        ),
        rows=tuple(
            {"about": saying.label or say("Not sorted"), "words": _words(saying), "table": saying.table}
            for saying in found
        ),
    )


def _words(saying: Saying) -> object:
    """In a cell of a list: words that someone stands by in quotation marks, what is late marked so."""
    words = _unmarked(saying)
    return say("%(words)s (late entry)", words=words) if saying.is_late else words


def _unmarked(saying: Saying) -> object:
    if saying.sides:
        one, other = (side_words(side) for side in saying.sides)
        return say("%(one)s / %(other)s", one=one, other=other)
    is_quoted = saying.is_quote and not saying.is_corrected
    return say("“%(words)s”", words=saying.text) if is_quoted else saying.text
