"""Figures counted elsewhere, as results that say so: with their source, and no mean that they don't give."""

from fractions import Fraction
from typing import Any

from exports.outline import ENTERED
from sessions.entered.figures import Bar, EnteredFigures, mean, why_no_mean
from sessions.exercises.base import Badge, Chart, Column, Panel
from sessions.ids import ExerciseId
from sessions.words import Message, say
from sessions.workshop import Workshop


def entered_facts() -> list[Message]:
    """What is to be said before them."""
    return [
        say(
            "These figures were not counted in this workshop's record. They were entered by hand from the "
            "source that stands with each, and are added to nothing else."
        )
    ]


def entered_panels(workshop: Workshop) -> list[Panel]:
    """Each as a result, in the order in which they were entered first."""
    return [entered_panel(workshop, figures) for figures in workshop.entered.figures.values()]


def entered_from(workshop: Workshop, shows: tuple[str, str]) -> str:
    """The source of a printed result; empty for what was counted here."""
    section, key = shows
    known = workshop.entered.figures.get(key) if section == ENTERED else None
    return known.source if known else ""


def entered_panel(workshop: Workshop, figures: EnteredFigures) -> Panel:
    """One question's counts."""
    rows = tuple(rows_of(figures))
    exercise = workshop.exercises.get(ExerciseId(figures.exercise))
    belongs = (say("It belongs to “%(title)s”.", title=exercise.title),) if exercise else ()
    return Panel(
        key=figures.key,
        title=say("%(title)s", title=figures.title),
        badge=Badge.ROOM,
        basis=say("Entered figure, not counted here. %(answered)s", answered=answered_words(figures)),
        summary=mean_words(figures),
        columns=(Column("answer", say("Answer")), Column("people", say("People"), is_number=True)),
        rows=rows,
        chart=Chart(figures.key, "unit_dots", {"palette": "ink"}),
        chart_rows=tuple({"label": row["answer"], "count": row["people"]} for row in rows),
        notes=(say("Source: %(source)s", source=figures.source), *belongs),
    )


def rows_of(figures: EnteredFigures) -> list[dict[str, Any]]:
    """The bars as the source gives them; with every answer on its step, steps that got none too."""
    if not figures.is_whole:
        return [
            {"answer": bar_words(figures, bar, number), "people": bar.count}
            for number, bar in enumerate(figures.bars, start=1)
        ]
    counts = {bar.place: bar.count for bar in figures.bars}
    return [
        {"answer": step_words(figures, step), "people": counts.get(step, 0)}
        for step in range(1, figures.steps + 1)
    ]


def bar_words(figures: EnteredFigures, bar: Bar, number: int) -> Message | str:
    """What a bar stands for; where the source does not say it, only which bar it is."""
    if bar.place is not None:
        return step_words(figures, bar.place)
    if bar.label:
        return bar.label
    return say("Bar %(number)s, its answer not given", number=number)


def step_words(figures: EnteredFigures, step: int) -> Message | str:
    """A step of the scale, with the words of its end."""
    end = figures.low if step == 1 else figures.high if step == figures.steps else ""
    return say("%(step)s (%(end)s)", step=step, end=end) if end else str(step)


def answered_words(figures: EnteredFigures) -> Message:
    """Of how many it is."""
    if figures.answered is None:
        return say("%(shown)s answers are given; of how many, the source does not say.", shown=figures.shown)
    if figures.people is None:
        return say("%(shown)s of %(answered)s answers.", shown=figures.shown, answered=figures.answered)
    return say(
        "%(shown)s of %(answered)s answers, from %(people)s people.",
        shown=figures.shown,
        answered=figures.answered,
        people=figures.people,
    )


def mean_words(figures: EnteredFigures) -> Message:
    """The mean step, or why there is none."""
    found = mean(figures)
    if found is not None:
        return say(
            "Counts by answer, as entered. Mean step %(mean)s of %(steps)s, over %(n)s answers.",
            mean=_rounded(found),
            steps=figures.steps,
            n=figures.shown,
        )
    reasons = why_no_mean(figures)
    if not figures.steps:
        return say("Counts by answer, as entered.")
    told = reasons[0] if len(reasons) == 1 else say("%(one)s %(other)s", one=reasons[0], other=reasons[1])
    return say("Counts by answer, as entered. No mean is given. %(reasons)s", reasons=told)


def _rounded(found: Fraction) -> str:
    return f"{float(found):.2f}".rstrip("0").rstrip(".")
