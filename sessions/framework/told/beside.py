"""Owns the panel of two assessments beside each other: two proposals, or one before and after a change.

Scores are drawn as they are written, to two decimals: with the means of the questions, finer ones would tell
what single people's points add up to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from sessions.aggregation.framework.comparison import Comparison
from sessions.aggregation.framework.spread import Spread
from sessions.exercises.base import Badge, Chart, Column, Panel
from sessions.framework.eighteen import QUESTIONS
from sessions.framework.told.panels import ZONE_OPTIONS
from sessions.framework.told.sentences import in_short, signed
from sessions.framework.zones import OURS
from sessions.words import Message, listed, say, say_n

BESIDE = "beside"
DECIMALS = 2


@dataclass(frozen=True)
class Side:
    """One of the two: its name, and in short; what it rests on, and whose red lines it crosses."""

    name: Message
    short: Message
    basis: Message
    vetoes: Sequence[str] = ()


@dataclass(frozen=True)
class Named:
    """The two, what they are called together, and which weights they share.

    `least` is how many have to place a question each time for it to be told; `is_weighed`, whether people
    gave the weights, so that equal ones are told beside them.
    """

    title: Message
    first: Side
    second: Side
    badge: Badge
    weights: Message
    is_weighed: bool = False
    least: int = 1


def beside_panel(found: Comparison, named: Named) -> Panel:
    """Each question placed both times, what changed most first; a chart of the two scores."""
    order = sorted(found.shared, key=lambda number: (-abs(found.gains[number]), number))
    sides = list(zip((named.first, named.second), found.spreads, strict=True))
    return Panel(
        key=BESIDE,
        title=named.title,
        badge=named.badge,
        basis=say(
            "%(first)s: %(one)s. %(second)s: %(other)s.",
            first=named.first.name,
            one=named.first.basis,
            second=named.second.name,
            other=named.second.basis,
        ),
        summary=_summary(found, named),
        columns=(
            Column("number", say("No."), is_number=True),
            Column("asks", say("Question")),
            Column("before", named.first.short, is_number=True),
            Column("before_n", say("n"), is_number=True),
            Column("after", named.second.short, is_number=True),
            Column("after_n", say("n"), is_number=True),
            Column("gain", say("To the score"), is_number=True),
        ),
        rows=tuple(_row(number, found) for number in order),
        chart=Chart(BESIDE, "zones", ZONE_OPTIONS),
        chart_rows=tuple({"label": side.name, **_on_chart(spread)} for side, spread in sides),
        notes=(*_vetoes(named), *_weights(found, named), *_left_out(found, named), OURS),
    )


def _summary(found: Comparison, named: Named) -> Message:
    """Both scores with what lies between them; where a red line is crossed, that comes before any score."""
    first, second = found.spreads
    scores = {
        "first": named.first.short,
        "before": in_short(first.score),
        "second": named.second.short,
        "after": in_short(second.score),
        "change": _change(first.score, second.score),
    }
    vetoed = [side.short for side in (named.first, named.second) if side.vetoes]
    if len(vetoed) == len(found.spreads):
        text = (
            "This group's assessment: red lines are crossed both times, so no score stands. They would be: "
            "%(first)s %(before)s, %(second)s %(after)s (%(change)s)."
        )
        return say(text, **scores)
    if vetoed:
        text = (
            "This group's assessment: a red line is crossed (%(vetoed)s), so no score stands there. They "
            "would be: %(first)s %(before)s, %(second)s %(after)s (%(change)s)."
        )
        return say(text, vetoed=vetoed[0], **scores)
    text = "This group's assessment: %(first)s %(before)s, %(second)s %(after)s (%(change)s)."
    return say(text, **scores)


def _row(number: int, found: Comparison) -> Mapping[str, Any]:
    before, after = found.asked[number]
    return {
        "number": number,
        "asks": QUESTIONS[number].asks,
        "before": in_short(before.mean),
        "before_n": before.placed,
        "after": in_short(after.mean),
        "after_n": after.placed,
        "gain": signed(found.gains[number]),
    }


def _on_chart(spread: Spread) -> Mapping[str, float]:
    ends = {"score": float(spread.score), "low": spread.low, "high": spread.high}
    return {key: round(value, DECIMALS) for key, value in ends.items()}


def _vetoes(named: Named) -> tuple[Message, ...]:
    """By side, how many red lines are crossed and the first of them."""
    one = "%(name)s: %(n)s red line is crossed. %(line)s"
    many = "%(name)s: %(n)s red lines are crossed, first %(line)s"
    return tuple(
        say_n(one, many, len(side.vetoes), name=side.short, line=side.vetoes[0])
        for side in (named.first, named.second)
        if side.vetoes
    )


def _weights(found: Comparison, named: Named) -> tuple[Message, ...]:
    """Which weights both have; what equal ones would come to, where these are not equal."""
    if not named.is_weighed:
        return (named.weights,)
    before, after = found.equal
    equal = say(
        "With equal weights for the features and within each: %(before)s and %(after)s (%(change)s).",
        before=in_short(before),
        after=in_short(after),
        change=_change(before, after),
    )
    return (named.weights, equal)


def _change(before: Fraction, after: Fraction) -> str:
    """What lies between two scores as they are written, so that a reader's own sum comes out."""
    return signed(round(after, DECIMALS) - round(before, DECIMALS))


def _left_out(found: Comparison, named: Named) -> tuple[Message, ...]:
    """The questions that are in neither score, where there are any."""
    if named.least > 1:
        missing = [str(number) for number in QUESTIONS if number not in found.shared]
        text = "Placed by fewer than %(least)s people one of the times, so in neither score: %(numbers)s."
    else:
        missing = [str(number) for number in found.left_out]
        text = "Placed for one of the two only, so in neither score: %(numbers)s."
    numbers = say_n("question %(numbers)s", "questions %(numbers)s", len(missing), numbers=listed(missing))
    return (say(text, least=named.least, numbers=numbers),) if missing else ()
