"""What is published of the factors: where the pairs made a difference, each pair, and the direct choice.

Sentences state counts and leave the reading to people: that a factor made a difference to many says neither
which version is right nor that the factor outweighs another.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sessions.disclosure import late_notes
from sessions.exercises.base import Badge, Chart, Column, Panel, Room
from sessions.exercises.factors.answers import (
    APART,
    CANT_SAY,
    CHOICE,
    CHOICES,
    PAIRS,
    SAME,
    A,
    B,
    FactorsState,
)
from sessions.exercises.factors.counts import (
    Difference,
    choice_counts,
    differences,
    pair_counts,
    refuse_choice,
    refuse_pairs,
    said_something,
)
from sessions.exercises.factors.pairs import FACTORS, Pair
from sessions.words import Message, say, say_n

DIFFERENCE = "difference"
MADE, NONE = say("Made a difference"), say("Made none")
NO_ANSWER, ALL_JOINED = say("No answer"), say("All who joined")
PANEL_NAMES: Mapping[str, Message] = {
    DIFFERENCE: say("What made a difference"),
    PAIRS: say("Pair by pair"),
    CHOICE: say("What matters most"),
}


def difference_panel(state: FactorsState, room: Room) -> Panel | None:
    """For each factor how many said that it made a difference in any of its pairs, of those who could say."""
    if refuse_pairs(state, in_advance=False):
        return None
    found = differences(state)
    rows = tuple(_difference_row(item) for item in found)
    return Panel(
        key=DIFFERENCE,
        title=say("What made a difference, when only that differed"),
        badge=Badge.ROOM,
        basis=_answered(state, PAIRS, room),
        summary=say(
            "Said it made a difference: the type of data %(data)s, the purpose %(purpose)s, "
            "who it is shared with %(recipient)s.",
            **{item.factor: f"{item.made} of {item.answered}" for item in found},
        ),
        columns=(
            Column("factor", say("What differed")),
            Column("made", MADE, is_number=True),
            Column("none", NONE, is_number=True),
            Column("answered", say("Could say"), is_number=True),
        ),
        rows=rows,
        chart=Chart(DIFFERENCE, "unit_dots", {"order": list(FACTORS.values()), "groups": [MADE, NONE]}),
        chart_rows=tuple(_mark(row, group) for row in rows for group in ("made", "none")),
        notes=(_same_number_of_pairs(state), *late_notes(len(state.pairs.late))),
    )


def pairs_panel(state: FactorsState, room: Room) -> Panel | None:
    """Each pair with how many found which version more acceptable."""
    if refuse_pairs(state, in_advance=False):
        return None
    counted = sorted(pair_counts(state), key=lambda item: list(FACTORS).index(item[0].factor))
    return Panel(
        key=PAIRS,
        title=say("Which version is more acceptable, pair by pair"),
        badge=Badge.ROOM,
        basis=_answered(state, PAIRS, room),
        summary=say("How many find one version more acceptable, neither, or the other."),
        columns=(
            Column("versions", say("Versions")),
            Column("a_people", say("First"), is_number=True),
            Column("same", say("No difference"), is_number=True),
            Column("b_people", say("Second"), is_number=True),
            Column("cant_say", APART[CANT_SAY], is_number=True),
        ),
        rows=tuple(_pair_row(pair, counts) for pair, counts in counted),
        notes=(*_unanimous(counted), *late_notes(len(state.pairs.late))),
    )


def choice_panel(state: FactorsState, room: Room) -> Panel | None:
    """How many say that which factor matters most, with those who can't say and the silent apart."""
    if refuse_choice(state, in_advance=False):
        return None
    counts, joined = choice_counts(state), state.choices.joined_of(room.joined)
    chosen = sum(counts[choice] for choice in CHOICES)
    listed = [*((words, counts[key]) for key, words in (CHOICES | APART).items())]
    rows = [*listed, (NO_ANSWER, joined - counts.total())]
    options = {"order": list(CHOICES.values()), "outside": [*APART.values(), NO_ANSWER]}
    return Panel(
        key=CHOICE,
        title=say("What matters most to whether sharing is acceptable"),
        badge=Badge.ROOM,
        basis=say("%(n)s of %(joined)s people who joined chose an answer.", n=chosen, joined=joined),
        summary=say(
            "Chosen: the type of data by %(data)s, the purpose by %(purpose)s, who it is shared with by "
            "%(recipient)s; “It depends” by %(depends)s.",
            **{key: counts[key] for key in CHOICES},
        ),
        columns=(Column("choice", say("Answer")), Column("people", say("People"), is_number=True)),
        rows=tuple({"choice": words, "people": n} for words, n in (*rows, (ALL_JOINED, joined))),
        chart=Chart(CHOICE, "unit_dots", options),
        chart_rows=tuple({"label": words, "count": n} for words, n in rows),
        notes=(*_all_chose_one(counts, chosen), *late_notes(len(state.choices.late))),
    )


def _difference_row(item: Difference) -> dict[str, Any]:
    return {
        "factor": FACTORS[item.factor],
        "made": item.made,
        "none": item.none,
        "answered": item.answered,
    }


def _mark(row: Mapping[str, Any], group: str) -> dict[str, Any]:
    return {"label": row["factor"], "group": MADE if group == "made" else NONE, "count": row[group]}


def _pair_row(pair: Pair, counts: Counter[str]) -> dict[str, Any]:
    return {
        "versions": say("%(a)s or %(b)s", a=pair.a.name, b=pair.b.name),
        "factor": pair.factor,
        "a": pair.a.name,
        "a_people": counts[A],
        "b": pair.b.name,
        "b_people": counts[B],
        "same": counts[SAME],
        "cant_say": counts[CANT_SAY],
    }


def _answered(state: FactorsState, phase: str, room: Room) -> Message:
    ballots = state.ballots(phase)
    text = "%(n)s of %(joined)s people who joined answered."
    return say(text, n=len(ballots.counted), joined=ballots.joined_of(room.joined))


def _same_number_of_pairs(state: FactorsState) -> Message:
    each = len(state.settings.pairs) // len(FACTORS)
    return say_n(
        "Each was varied in %(n)s pair. “I can't say” is left out here.",
        "Each was varied in %(n)s pairs; a difference in any counts. “I can't say” is left out here.",
        each,
    )


def _unanimous(counted: Iterable[tuple[Pair, Counter[str]]]) -> list[Message]:
    text = "%(a)s or %(b)s: everyone who could say gave the same answer."
    return [
        say(text, a=pair.a.name, b=pair.b.name)
        for pair, counts in counted
        if said_something(counts) in (counts[A], counts[B], counts[SAME])
    ]


def _all_chose_one(counts: Counter[str], chosen: int) -> list[Message]:
    is_unanimous = any(counts[choice] == chosen for choice in CHOICES)
    return [say("Everyone who chose an answer chose the same.")] if is_unanimous else []
