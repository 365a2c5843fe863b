"""Entering figures, entering them anew, taking them out; and what each of these did to the state."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sessions import events as e
from sessions.commands import EnterFigures, RemoveFigures
from sessions.disclosure import ROOM_MINIMUM, is_enough
from sessions.entered.figures import Entered, EnteredFigures, from_facts
from sessions.entered.lines import read_bars
from sessions.errors import Rejection, refuse
from sessions.exercises.base import Stamp
from sessions.exercises.sayings import has_words, tidied
from sessions.ids import ExerciseId
from sessions.workshop import Workshop

MOST_FIGURES = 60
Decision = Sequence[e.Event] | Rejection
UNKNOWN = refuse("unknown_figures", "These figures are not here any more. Reload the page.")
UNKNOWN_EXERCISE = refuse("unknown_exercise", "This workshop has no such exercise. Reload the page.")
UNTITLED = refuse("figures_untitled", "Say what was asked: it is the title of the figure.")
NO_SOURCE = refuse("source_missing", "Say where the figures come from, with the page if there is one.")
FULL = refuse("enough_figures", "%(most)s figures are entered, and no more fit.", most=MOST_FIGURES)
OVER = "The bars add up to %(shown)s, and %(answered)s answered. Look at the counts again."
FEW = "%(shown)s people are fewer than %(needed)s. Answers of so few are not shown, whoever counted them."


def decide_entering(workshop: Workshop, command: EnterFigures, now: float) -> Decision:
    """The figures under a key of their own, or in place of earlier ones."""
    entered = workshop.entered
    before = entered.figures.get(command.figures)
    if command.figures and before is None:
        return UNKNOWN
    if before is None and len(entered.figures) >= MOST_FIGURES:
        return FULL
    if command.target and ExerciseId(command.target) not in workshop.exercises:
        return UNKNOWN_EXERCISE
    figures = _read(command, before.key if before else f"figures-{entered.given + 1}")
    if isinstance(figures, Rejection):
        return figures
    if figures == before:
        return refuse("already_so", "The figures are entered like this already.")
    return [e.FiguresEntered(figures.key, figures.as_facts(), before.as_facts() if before else None)]


def decide_removal(workshop: Workshop, command: RemoveFigures, now: float) -> Decision:
    """The figures are taken out; the event keeps them, so that it can be taken back."""
    known = workshop.entered.figures.get(command.figures)
    return [e.FiguresRemoved(known.key, known.as_facts())] if known else UNKNOWN


def _read(command: EnterFigures, key: str) -> EnteredFigures | Rejection:
    title, source = tidied(command.title), tidied(command.source)
    if not has_words(title):
        return UNTITLED
    if not has_words(source):
        return NO_SOURCE
    bars = read_bars(command.bars, command.steps)
    if isinstance(bars, Rejection):
        return bars
    figures = EnteredFigures(
        key=key,
        title=title,
        source=source,
        exercise=command.target,
        people=command.people,
        answered=command.answered,
        steps=command.steps,
        low=tidied(command.low),
        high=tidied(command.high),
        bars=bars,
    )
    return _refusal(figures) or figures


def _refusal(figures: EnteredFigures) -> Rejection | None:
    """What does not fit together: nobody is counted twice, and few are protected here as elsewhere."""
    if figures.answered is not None and figures.shown > figures.answered:
        return refuse("bars_over", OVER, shown=figures.shown, answered=figures.answered)
    if None not in (figures.people, figures.answered) and (figures.answered or 0) > (figures.people or 0):
        return refuse("answered_over", "More people answered than were there. Look at both numbers again.")
    if not is_enough(max(figures.shown, figures.answered or 0)):
        return refuse("too_few_answers", FEW, shown=figures.shown, needed=ROOM_MINIMUM)
    return None


def taken_back(workshop: Workshop, event: e.Event) -> Sequence[e.Event]:
    """The events that take an entry or a removal back; none where the figures were changed since."""
    known: dict[str, Any] = {key: one.as_facts() for key, one in workshop.entered.figures.items()}
    match event:
        case e.FiguresEntered() if known.get(event.figures) == event.entered and event.was is None:
            return [e.FiguresRemoved(event.figures, event.entered)]
        case e.FiguresEntered() if known.get(event.figures) == event.entered:
            return [e.FiguresEntered(event.figures, event.was or {}, event.entered)]
        case e.FiguresRemoved() if event.figures not in known:
            return [e.FiguresEntered(event.figures, event.was, None)]
    return []


def _entered(entered: Entered, event: e.FiguresEntered, stamp: Stamp) -> None:
    figures = from_facts(event.entered)
    entered.figures[event.figures] = figures
    entered.given = max(entered.given, int(event.figures.rpartition("-")[2]))


def _removed(entered: Entered, event: e.FiguresRemoved, stamp: Stamp) -> None:
    entered.figures.pop(event.figures, None)


EVOLVERS: Mapping[type[e.Event], Callable[[Entered, Any, Stamp], None]] = {
    e.FiguresEntered: _entered,
    e.FiguresRemoved: _removed,
}
