"""Owns the panel of two assessments beside each other: two proposals, or one before and after a change."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sessions.aggregation.framework.comparison import Comparison
from sessions.exercises.base import Badge, Chart, Column, Panel
from sessions.framework.eighteen import QUESTIONS
from sessions.framework.told.panels import ZONE_OPTIONS, on_chart
from sessions.framework.told.sentences import CAUTION, in_short, signed
from sessions.framework.zones import OURS
from sessions.words import Message, listed, say

BESIDE = "beside"


@dataclass(frozen=True)
class Named:
    """The names of the two, and what they rest on."""

    first: str
    second: str
    basis: Message
    badge: Badge


def beside_panel(found: Comparison, named: Named) -> Panel:
    """Each question placed both times, what changed most first; a chart of the two scores."""
    first, second = found.spreads
    order = sorted(found.shared, key=lambda number: (-abs(found.gains[number]), number))
    return Panel(
        key=BESIDE,
        title=say("%(first)s beside %(second)s", first=named.first, second=named.second),
        badge=named.badge,
        basis=named.basis,
        summary=say(
            "This group's assessment: %(before)s for %(first)s, %(after)s for %(second)s (%(change)s), with "
            "the same weights.",
            before=in_short(first.score),
            after=in_short(second.score),
            first=named.first,
            second=named.second,
            change=signed(found.change),
        ),
        columns=(
            Column("number", say("No."), is_number=True),
            Column("asks", say("Question")),
            Column("before", say("%(name)s", name=named.first), is_number=True),
            Column("before_n", say("n"), is_number=True),
            Column("after", say("%(name)s", name=named.second), is_number=True),
            Column("after_n", say("n"), is_number=True),
            Column("gain", say("To the score"), is_number=True),
        ),
        rows=tuple(_row(number, found) for number in order),
        chart=Chart(BESIDE, "zones", ZONE_OPTIONS),
        chart_rows=tuple(
            {"label": name, **on_chart(one)} for name, one in ((named.first, first), (named.second, second))
        ),
        notes=(*_left_out(found), OURS, CAUTION),
    )


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


def _left_out(found: Comparison) -> tuple[Message, ...]:
    if not found.left_out:
        return ()
    numbers = listed([str(number) for number in found.left_out])
    return (
        say("Placed for one of the two only, so in neither score: questions %(numbers)s.", numbers=numbers),
    )
