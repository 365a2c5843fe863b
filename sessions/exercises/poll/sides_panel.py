"""A change told by nothing but the two rounds' own counts: how many stood on each side of the scale in each.

It takes the place of a change that would tell the answer of someone who was seen to come between them.
"""

from sessions.disclosure import ROOM_MINIMUM
from sessions.exercises.base import Badge, Column, Panel
from sessions.exercises.poll.answers_panel import late_note, round_title
from sessions.exercises.poll.counts import Tally
from sessions.words import Message, say

COMFORTABLE = ("comfortable", "very_comfortable")
SIDES = (
    (say("Comfortable or very comfortable"), COMFORTABLE),
    (say("Neither"), ("neither",)),
    (say("Uncomfortable or very uncomfortable"), ("uncomfortable", "very_uncomfortable")),
)
NOT_TOLD = say(
    "Who moved is not counted: fewer than %(least)s people came between these rounds, "
    "and their answers would show.",
    least=ROOM_MINIMUM,
)


def sides_panel(key: str, title: Message, before: Tally, after: Tally) -> Panel:
    """A row a side of the scale, a column a round."""
    rounds = (before, after)
    return Panel(
        key=key,
        title=title,
        badge=Badge.ROOM,
        basis=_basis(before, after),
        summary=_summary(before, after),
        columns=(
            Column("side", say("On the scale")),
            *(Column(item.phase, round_title(item), is_number=True) for item in rounds),
        ),
        rows=tuple(
            {"side": words, **{item.phase: _at(item, choices) for item in rounds}} for words, choices in SIDES
        ),
        notes=(*(late_note(item) for item in rounds if item.late), NOT_TOLD),
    )


def _basis(before: Tally, after: Tally) -> Message:
    text = "%(n)s people are on the scale in round %(first)s, %(m)s in round %(second)s."
    return say(text, n=before.on_scale, first=before.number, m=after.on_scale, second=after.number)


def _summary(before: Tally, after: Tally) -> Message:
    return say(
        "Comfortable or very comfortable: "
        "%(x)s of %(n)s in round %(first)s, %(y)s of %(m)s in round %(second)s.",
        x=_at(before, COMFORTABLE),
        n=before.on_scale,
        first=before.number,
        y=_at(after, COMFORTABLE),
        m=after.on_scale,
        second=after.number,
    )


def _at(found: Tally, choices: tuple[str, ...]) -> int:
    return sum(found.by_choice[choice] for choice in choices)
