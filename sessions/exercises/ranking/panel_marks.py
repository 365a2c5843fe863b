"""Owns the published marks of one set: how often each card was marked as most and as least.

Counts and nothing else: one is never taken from the other, and no order is made of them. Never by table,
never across sets. A side that too few people marked is withheld (5-evidence, *Small
numbers*: secret answers are shown for everyone given the same set).
"""

from typing import Any

from sessions.disclosure import ROOM_MINIMUM, is_enough
from sessions.exercises.base import Badge, Column, Panel, Room
from sessions.exercises.ranking.lenses import LENSES
from sessions.exercises.ranking.phases import own_panel_key
from sessions.exercises.ranking.state import RankingState
from sessions.exercises.ranking.wording import set_name, together
from sessions.words import Message, listed, say, say_n

SIDES = ("most", "least")
COLUMNS = (
    Column("example", say("Example")),
    Column("most", say("Most"), is_number=True),
    Column("least", say("Least"), is_number=True),
)
Row = dict[str, Any]


def marks_panel(state: RankingState, set_key: str, room: Room) -> Panel:
    """Rows: card, title, example (both), most, least (people; None where withheld), tone of the set."""
    ballots = state.marks[set_key]
    answered = len(ballots.counted)
    rows = _rows(state, set_key)
    return Panel(
        key=own_panel_key(state.settings, set_key),
        title=say(
            "%(subject)s: cards marked as most and as least, %(set)s",
            subject=LENSES[state.settings.lens].subject,
            set=set_name(set_key),
        ),
        badge=Badge.INDIVIDUAL,
        basis=say(
            "%(n)s of %(of)s people with this set answered",
            n=answered,
            of=ballots.joined_of(state.given(set_key, room)),
        ),
        summary=_summary(rows),
        columns=COLUMNS,
        rows=rows,
        notes=tuple(together(_notes(rows, _marked(state, set_key), len(ballots.late)))),
    )


def _marked(state: RankingState, set_key: str) -> dict[str, int]:
    """How many people marked a card on each side."""
    bodies = [answer.body for answer in state.marks[set_key].counted.values()]
    return {
        "most": sum(bool(body.most) for body in bodies),
        "least": sum(bool(body.least) for body in bodies),
    }


def _rows(state: RankingState, set_key: str) -> tuple[Row, ...]:
    """Most often marked as most first; among equals, less often as least, then in the order of the set."""
    bodies = [answer.body for answer in state.marks[set_key].counted.values()]
    marked, found = _marked(state, set_key), []
    for example in state.sets[set_key].examples:
        counts = {side: sum(getattr(body, side) == example.key for body in bodies) for side in SIDES}
        shown = {side: counts[side] if is_enough(marked[side]) else None for side in SIDES}
        name = say("%(card)s %(title)s", card=example.key, title=example.short_title)
        found.append(
            {
                "card": example.key,
                "title": example.short_title,
                "example": name,
                "tone": state.tone_of(set_key),
                **shown,
            }
        )
    return tuple(sorted(found, key=lambda row: (-(row["most"] or 0), row["least"] or 0)))


def _summary(rows: tuple[Row, ...]) -> Message:
    said = [_most_often(rows, side) for side in SIDES if rows[0][side] is not None]
    if not said:
        return say("Counts by card: fewer than %(least)s people marked either side.", least=ROOM_MINIMUM)
    return say("Counts of people by card: %(found)s.", found=listed([str(part) for part in said]))


def _most_often(rows: tuple[Row, ...], side: str) -> Message:
    top = max(row[side] for row in rows)
    names = listed([row["title"] for row in rows if row[side] == top])
    if side == "most":
        return say("most often as most %(cards)s (%(n)s)", cards=names, n=top)
    return say("most often as least %(cards)s (%(n)s)", cards=names, n=top)


def _notes(rows: tuple[Row, ...], marked: dict[str, int], late: int) -> list[Message]:
    notes = [say("One mark of each a person. A card that nobody marked lies in between; it is not last.")]
    if rows[0]["most"] is not None and rows[0]["least"] is not None:
        notes.append(say("%(most)s marked a most, %(least)s a least.", **marked))
    else:
        notes.append(say("A side that fewer than %(least)s people marked is not shown.", least=ROOM_MINIMUM))
    if late:
        notes.append(say_n("%(n)s more came after the reveal.", "%(n)s more came after the reveal.", late))
    return notes
