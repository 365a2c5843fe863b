"""What the questions of each feature weigh: the mean share of those who gave points there, of how many.

Told are means alone: of a feature with two questions even a count by bands would be whole splits, and beside
the means a count of those for whom all weigh alike could leave one person's split over. A feature within
which fewer than five gave points is left empty.
"""

from collections.abc import Iterator, Mapping, Sized
from fractions import Fraction
from typing import Any

from sessions.disclosure import ROOM_MINIMUM, is_enough, late_notes, too_few_answers, too_few_withdrawn
from sessions.errors import Rejection, refuse
from sessions.exercises.assessing.short_names import SHORT_NAMES
from sessions.exercises.assessing.state import WITHIN, AssessingState
from sessions.exercises.base import Badge, Column, Panel, Room
from sessions.framework.eighteen import FEATURES, QUESTIONS, questions_of
from sessions.words import Message, listed, say, say_n

TOTAL = 100
Split = Mapping[int, Fraction]


def splits(state: AssessingState, feature: int) -> dict[str, Split]:
    """By person who gave points there, the shares of 100 that the questions of a feature have."""
    given = ((who, answer.body.split(feature)) for who, answer in sorted(state.within.counted.items()))
    return {who: split for who, split in given if split}


def told_splits(state: AssessingState) -> dict[int, dict[str, Split]]:
    """The same of each feature within which so many gave points that it may be told."""
    if refuse_within(state, in_advance=True):
        return {}
    found = {feature: splits(state, feature) for feature in FEATURES}
    return {feature: given for feature, given in found.items() if is_enough(len(given))}


def refuse_within(state: AssessingState, in_advance: bool) -> Rejection | None:
    """Too few answers; when pressed, also too few within every feature."""
    few = too_few_withdrawn(len(state.within.withdrawn)) or too_few_answers(len(state.within.counted))
    if few or in_advance or told_splits(state):
        return few
    text = "Results are shown once %(needed)s people have given out points within one feature."
    return refuse("too_few_answers", text, needed=ROOM_MINIMUM)


def within_panel(state: AssessingState, room: Room) -> Panel | None:
    """A row a question, in their order; empty where its feature may not be told."""
    if refuse_within(state, in_advance=False):
        return None
    told = told_splits(state)
    means = _means(told)
    people = {who for feature in FEATURES for who in splits(state, feature)}
    return Panel(
        key=WITHIN,
        title=say("What the questions weigh: %(proposal)s", proposal=state.proposal),
        badge=Badge.ROOM,
        basis=say(
            "%(n)s of %(joined)s people who joined gave points within a feature.",
            n=len(people),
            joined=state.within.joined_of(room.joined),
        ),
        summary=_summary(means),
        columns=(
            Column("label", say("Feature")),
            Column("short", say("Question")),
            Column("mean", say("Mean of 100"), is_number=True),
            Column("alike", say("If all weighed alike"), is_number=True),
            Column("n", say("n"), is_number=True),
        ),
        rows=tuple(_row(number, means, told) for number in QUESTIONS),
        notes=tuple(_notes(state, told, means)),
    )


def _means(told: Mapping[int, Mapping[str, Split]]) -> dict[int, Fraction]:
    """By question of the features that may be told."""
    return {
        number: sum((split[number] for split in told[question.feature].values()), Fraction(0))
        / len(told[question.feature])
        for number, question in QUESTIONS.items()
        if question.feature in told
    }


def _row(number: int, means: Mapping[int, Fraction], told: Mapping[int, Sized]) -> dict[str, Any]:
    feature = QUESTIONS[number].feature
    return {
        "number": number,
        "feature": feature,
        "title": FEATURES[feature].title,
        "label": FEATURES[feature].short,
        "short": SHORT_NAMES[number],
        "mean": _in_words(means[number]) if number in means else None,
        "alike": _in_words(_alike(number)),
        "n": len(told[feature]) if feature in told else None,
    }


def _alike(number: int) -> Fraction:
    return Fraction(TOTAL, len(questions_of(QUESTIONS[number].feature)))


def _in_words(share: Fraction) -> str:
    return f"{float(share):.1f}"


def _summary(means: Mapping[int, Fraction]) -> Message:
    """The question that stands highest beside what it would weigh were all alike; the first of several."""
    most = max(means, key=lambda number: means[number] / _alike(number))
    if means[most] == _alike(most):
        return say("Every question weighs as much as the others of its feature.")
    return say(
        "Furthest above the others: “%(question)s”, %(mean)s of 100 within “%(feature)s”; it would be "
        "%(alike)s if all weighed alike.",
        question=SHORT_NAMES[most],
        mean=_in_words(means[most]),
        feature=FEATURES[QUESTIONS[most].feature].short,
        alike=_in_words(_alike(most)),
    )


def _notes(state: AssessingState, told: Sized, means: Mapping[int, Fraction]) -> Iterator[Message]:
    hidden = len(FEATURES) - len(told)
    if hidden:
        one = "%(n)s feature is left empty: fewer than five people gave points within it."
        many = "%(n)s features are left empty: fewer than five people gave points within each."
        yield say_n(one, many, hidden)
    everything = [f"“{SHORT_NAMES[number]}”" for number, mean in means.items() if mean == TOTAL]
    nothing = [f"“{SHORT_NAMES[number]}”" for number, mean in means.items() if mean == 0]
    if everything:
        yield say("Everyone gave all 100 to %(things)s.", things=listed(everything))
    if nothing:
        yield say("Everyone gave nothing to %(things)s.", things=listed(nothing))
    yield from late_notes(len(state.within.late))
