"""What is worth a second look in a plan: sentences with what to do, which never stop anybody.

It names no kind: what an exercise is, its phases, its chapter and its view tell. Limits: more than four or
five cards weigh on people (MeasuringU); at Manchester in 2017 people had left before the end, and asked for
more time and fewer examples; the others are this project's own.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from sessions.day import Exercise, Step
from sessions.designing.library import entry_where
from sessions.exercises.asking import LibraryEntry
from sessions.exercises.base import Badge, Chapter, Viewer
from sessions.words import Message, say, say_n
from sessions.workshop import Workshop

MOST_CARDS = 6
CARD_MINUTES = 3  # at a table, for each card
PERSON_MINUTES = Fraction(3, 2)  # at a table, for each person
LONGEST_RUN = 90  # minutes without a break
MOST_SEATS = 8  # above it a table falls into two talks


@dataclass(frozen=True)
class Fix:
    """What a press would do about it: fields of the designer's form; none where it leads to the settings."""

    label: Message
    do: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Advice:
    """One thing to look at; `exercise` is the row it is about. Its `key` stays the same while it holds."""

    key: str
    title: Message
    text: Message
    exercise: str | None = None
    fix: Fix | None = None


def advice(workshop: Workshop, shifts: Mapping[str, int]) -> list[Advice]:
    """All that is worth a look, in the order of the agenda.

    `shifts` say by how many minutes the newest change moved what begins at another time now.
    """
    planned = [exercise for exercise in workshop.exercises.values() if not exercise.is_skipped]
    found = [one for rule in RULES for one in rule(workshop, planned)]
    found += _moved_breaks(planned, shifts)
    order = {str(exercise.id): place for place, exercise in enumerate(planned)}
    return sorted(found, key=lambda one: order.get(one.exercise or "", len(order)))


def _asks_nothing(workshop: Workshop, planned: Sequence[Exercise]) -> Iterator[Advice]:
    if not any(step.phase.takes_answers for exercise in planned for step in exercise.steps):
        yield Advice(
            "asks-nothing",
            say("Nothing is asked yet"),
            say("People talk, and nobody is asked anything. Add an exercise on the left."),
        )


def _without_words(workshop: Workshop, planned: Sequence[Exercise]) -> Iterator[Advice]:
    """Cards are judged before anybody said what the words mean."""
    for exercise in planned:
        if exercise.kind.frames(exercise.settings):
            return
        if _cards(workshop, exercise):
            yield Advice(
                "not-framed",
                say("The words are not explained yet"),
                say("Say what benefit and risk mean before people judge examples by them."),
                str(exercise.id),
                _adding(workshop, lambda entry: entry.frames, str(exercise.id)),
            )
            return


def _many_cards(workshop: Workshop, planned: Sequence[Exercise]) -> Iterator[Advice]:
    seen: set[str] = set()
    for exercise in planned:
        for key, number in _cards(workshop, exercise).items():
            if number > MOST_CARDS and key not in seen:
                seen.add(key)
                yield Advice(
                    f"cards:{key}",
                    say("%(n)s cards in set %(key)s", n=number, key=key.replace("-", "–")),
                    say(
                        "More than six are hard to compare. Make two sets of them, for half the tables each."
                    ),
                    str(exercise.id),
                )


def _short_for_cards(workshop: Workshop, planned: Sequence[Exercise]) -> Iterator[Advice]:
    for exercise in planned:
        most = max(_cards(workshop, exercise).values(), default=0)
        step = _longest_talk(exercise)
        if most and step and step.phase.minutes < CARD_MINUTES * most:
            seconds = step.phase.minutes * 60 // most
            yield Advice(
                f"short:{exercise.id}",
                say_n("Short for %(n)s card", "Short for %(n)s cards", most),
                say(
                    "%(minutes)s minutes of talk: %(each)s a card. Give it more time, or fewer cards.",
                    minutes=step.phase.minutes,
                    each=_each(seconds),
                ),
                str(exercise.id),
                Fix(say("Change its minutes")),
            )


def _short_for_people(workshop: Workshop, planned: Sequence[Exercise]) -> Iterator[Advice]:
    table, seats = max(workshop.tables.items(), key=lambda item: item[1])
    for exercise in planned:
        step = _longest_talk(exercise)
        if step and step.phase.minutes < PERSON_MINUTES * seats:
            yield Advice(
                f"people:{exercise.id}",
                say_n("Short for %(n)s person", "Short for %(n)s people", seats),
                say(
                    "At Table %(table)s each has %(each)s to speak in “%(title)s”. Give it more time.",
                    table=table,
                    each=_each(step.phase.minutes * 60 // seats),
                    title=exercise.title,
                ),
                str(exercise.id),
                Fix(say("Change its minutes")),
            )


def _large_tables(workshop: Workshop, planned: Sequence[Exercise]) -> Iterator[Advice]:
    large = [number for number, seats in workshop.tables.items() if seats > MOST_SEATS]
    if large:
        yield Advice(
            "large-tables",
            say_n("Table %(table)s is large", "%(n)s tables are large", len(large), table=large[0]),
            say("Above eight people a table falls into two talks. Four to six speak with one another."),
        )


def _evaluation(workshop: Workshop, planned: Sequence[Exercise]) -> Iterator[Advice]:
    places = [place for place, one in enumerate(planned) if _is_evaluation(one)]
    if not places:
        yield Advice(
            "no-evaluation",
            say("Nobody is asked how it was"),
            say("Add an evaluation, before the last plenary: later people have left."),
            None,
            _adding(workshop, None, str(planned[-1].id) if planned else ""),
        )
        return
    after = [one for one in planned[places[0] + 1 :] if not one.is_break]
    earlier = [one for one in planned[: places[0]] if not one.is_break]
    if not after:
        yield Advice(
            "evaluation-last",
            say("The evaluation comes last"),
            say("People leave before the close: at Manchester 16 of 30 answered. Offer it one step earlier."),
            str(planned[places[0]].id),
            _moving(planned[places[0]], earlier[-1]) if earlier else None,
        )


def _long_runs(workshop: Workshop, planned: Sequence[Exercise]) -> Iterator[Advice]:
    """A run without a break, told once, at the exercise in which it gets too long."""
    run, is_told, since = 0, False, 0
    for exercise in planned:
        if exercise.is_break:
            run, is_told, since = 0, False, 0
            continue
        run, since = run + exercise.minutes, since + 1
        if run > LONGEST_RUN and not is_told:
            is_told = True
            can_add = since > 1
            yield Advice(
                f"run:{exercise.id}",
                say("%(n)s minutes without a break", n=run),
                say(
                    "It is so by the end of “%(title)s”. People need one every 90 minutes.",
                    title=exercise.title,
                ),
                str(exercise.id),
                _adding(workshop, lambda entry: entry.is_break, str(exercise.id)) if can_add else None,
            )


def _moved_breaks(planned: Sequence[Exercise], shifts: Mapping[str, int]) -> Iterator[Advice]:
    """Someone may have ordered the coffee."""
    for exercise in planned:
        shift = shifts.get(str(exercise.id), 0)
        if exercise.is_break and shift:
            later = (
                "Your newest change lets it begin %(n)s minutes later. Tell whoever brings food and drink."
            )
            yield Advice(
                f"moved:{exercise.id}:{shift}",
                say("“%(title)s” has moved", title=exercise.title),
                say(later if shift > 0 else later.replace("later", "earlier"), n=abs(shift)),
                str(exercise.id),
            )


def _cards(workshop: Workshop, exercise: Exercise) -> dict[str, int]:
    """The sets that tables have before them in an exercise, and how many cards each holds."""
    found: dict[str, int] = {}
    for step in exercise.steps if not exercise.is_skipped else ():
        for table in workshop.tables:
            view = exercise.kind.view(exercise.state, step.phase.key, Viewer("phone", table), workshop.room)
            key = (view.get("set") or {}).get("key")
            if key in workshop.materials.example_sets:
                found[key] = len(workshop.materials.example_sets[key].examples)
    return found


def _longest_talk(exercise: Exercise) -> Step | None:
    """The step in which a table talks longest and says something together."""
    talks = [step for step in exercise.steps if step.phase.badge is Badge.TABLE and step.phase.takes_answers]
    return max(talks, key=lambda step: step.phase.minutes, default=None)


def _each(seconds: int) -> Message:
    if seconds < 60:
        return say("%(s)s seconds", s=seconds)
    if seconds % 60 == 0:
        return say("%(m)s min", m=seconds // 60)
    return say("%(m)s min %(s)s s", m=seconds // 60, s=seconds % 60)


def _is_evaluation(exercise: Exercise) -> bool:
    return exercise.kind.chapter(exercise.settings) == Chapter.EVALUATION


def _moving(exercise: Exercise, before: Exercise) -> Fix:
    fields = {"target": str(exercise.id), "before": str(before.id)}
    return Fix(say("Move it before “%(title)s”", title=before.title), "move", fields)


def _adding(workshop: Workshop, wanted: Callable[[LibraryEntry], bool] | None, before: str) -> Fix | None:
    """The first exercise of the library that would do; an evaluation where nothing else is `wanted`."""
    found = entry_where(workshop, wanted)
    if found is None:
        return None
    fields = {"entry": found.name, "before": before}
    return Fix(say("Add “%(title)s”, %(n)s min", title=found.entry.title, n=found.minutes), "add", fields)


RULES: Sequence[Callable[[Workshop, Sequence[Exercise]], Iterator[Advice]]] = (
    _asks_nothing,
    _without_words,
    _many_cards,
    _short_for_cards,
    _short_for_people,
    _large_tables,
    _evaluation,
    _long_runs,
)
