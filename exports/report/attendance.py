"""Attendance step by step, as the report prints it: who was there, who answered, who came later or had left.

Counts of the whole room. How many said that they can't or won't say is a result, so it is printed only once
its step is over, and only where the step's own result could show it too (see `sessions.attendance`).
"""

from exports.reading import Reading
from sessions.attendance import StepAttendance
from sessions.exercises.base import Badge, Chart, Column, Panel
from sessions.words import Message, say

BY_STEP = "attendance-by-step"
COLUMNS = (
    Column("step", say("Exercise and step")),
    Column("there", say("There"), is_number=True),
    Column("answered", say("Answered"), is_number=True),
    Column("abstained", say("Of them: can't or won't say"), is_number=True),
    Column("silent", say("Silent"), is_number=True),
    Column("later", say("Came later"), is_number=True),
    Column("left", say("Had left"), is_number=True),
)


def by_step_panel(reading: Reading) -> Panel | None:
    """A row a step that was opened; the dots are those of steps that asked people one by one."""
    found = reading.attendance_by_step()
    if not found:
        return None
    asked = [item for item in found if item.answered is not None]
    return Panel(
        key=BY_STEP,
        title=say("Who was there and who answered, step by step"),
        badge=Badge.ROOM,
        basis=say(
            "Room, n = %(n)s who joined. One dot a person who answered.", n=len(reading.workshop.participants)
        ),
        summary=_summary(asked, found),
        columns=COLUMNS,
        rows=tuple(_row(reading, item) for item in found),
        chart=Chart(BY_STEP, "unit_dots", {"palette": "ink"}) if asked else None,
        chart_rows=tuple({"label": _name(item), "count": item.answered} for item in asked),
        notes=tuple(_notes(reading, found)),
    )


def _name(item: StepAttendance) -> Message:
    step = item.step
    if len(step.exercise.steps) == 1:
        return say("%(exercise)s", exercise=step.exercise.title)
    return say("%(exercise)s: %(step)s", exercise=step.exercise.title, step=step.phase.title)


def _row(reading: Reading, item: StepAttendance) -> dict[str, object]:
    return {
        "step": _name(item),
        "there": item.there,
        "answered": item.answered,
        "abstained": item.abstained if reading.is_over(item.step) else None,
        "silent": item.silent,
        "later": item.came_later,
        "left": item.left_before,
    }


def _summary(asked: list[StepAttendance], found: list[StepAttendance]) -> Message:
    if not asked:
        return say("A list of steps: none asked people one by one.")
    first, last = asked[0], asked[-1]
    if len(asked) == 1:
        return say(
            "A row of dots: %(n)s of %(of)s who were there answered.", n=first.answered, of=first.there
        )
    return say(
        "Dots by step, in the order of the day: %(first)s of %(first_of)s who were there answered the first, "
        "%(last)s of %(last_of)s the last.",
        first=first.answered,
        first_of=first.there,
        last=last.answered,
        last_of=last.there,
    )


def _notes(reading: Reading, found: list[StepAttendance]) -> list[Message]:
    notes = [
        say(
            "Where a table answers together nobody is asked one by one, and silence is not counted. "
            "A dash under “can't or won't say”: it was not an answer there, or too few answered otherwise."
        )
    ]
    if any(item.left_before for item in found):
        notes.append(say("Had left: as a facilitator noted. A phone that was away counts as there."))
    else:
        notes.append(say("Nobody was noted as having left: whoever went without a word counts as there."))
    quiet = reading.fallen_silent()
    return [*notes, _may_have_left(quiet)] if quiet else notes


def _may_have_left(quiet: int) -> Message:
    """Leaving is noted by people, who can't see everyone go."""
    return say(
        "%(n)s of those counted as there had answered before, and neither of the last two steps that asked "
        "people one by one: some may have left without anybody noting it.",
        n=quiet,
    )
