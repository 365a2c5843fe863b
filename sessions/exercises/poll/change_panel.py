"""The poll's other result: how the same people stood in two rounds.

Whoever stood on the scale in one round only is one group, "answered once": to say who of them came late or
left would show answers by time of arrival, which others in the room can see.
"""

from collections.abc import Mapping
from typing import Any

from sessions.aggregation.shift import Shift, transitions
from sessions.disclosure import CHANGE_MINIMUM, ROOM_MINIMUM
from sessions.exercises.base import Badge, Chart, Column, Panel, Room
from sessions.exercises.poll.answers import PollState
from sessions.exercises.poll.answers_panel import late_note
from sessions.exercises.poll.counts import Tally, earlier_round, movement, tally
from sessions.exercises.poll.scale import DOWN_FROM_COMFORT, SCALE, label_at
from sessions.words import Message, say

Row = Mapping[str, Any]
NOT_ON_SCALE = say("Not on the scale")


def change_panel(state: PollState, phase: str, key: str, room: Room) -> Panel | None:
    """Who moved since an earlier round: cell by cell from ten people, one sentence from five, else None."""
    earlier = earlier_round(state, phase, key)
    if earlier is None:
        return None
    moved = movement(state, earlier, phase)
    if moved.both < ROOM_MINIMUM:
        return None
    before, after = tally(state, earlier), tally(state, phase)
    is_whole = moved.both >= CHANGE_MINIMUM
    cells = _cells(state, earlier, phase)
    return Panel(
        key=key,
        title=_change_title(state, before, after),
        badge=Badge.ROOM,
        basis=_change_basis(moved, room),
        summary=_moved(moved),
        columns=_cell_columns(before, after) if is_whole else _sentence_columns(),
        rows=tuple(_cell_words(cell) for cell in cells) if is_whole else _sentence_rows(moved),
        chart=_shift_chart(key, before, after) if is_whole else None,
        chart_rows=cells if is_whole else None,
        notes=tuple(_change_notes(before, after, moved)),
    )


def _moved(moved: Shift) -> Message:
    text = "%(more)s more comfortable, %(less)s less, %(same)s same, %(once)s answered once."
    return say(text, more=moved.more, less=moved.less, same=moved.same, once=moved.once)


def _change_basis(moved: Shift, room: Room) -> Message:
    text = "%(n)s of %(joined)s people who joined are on the scale both times."
    return say(text, n=moved.both, joined=max(room.joined, moved.both + moved.once))


def _change_title(state: PollState, before: Tally, after: Tally) -> Message:
    """Holds no count: a list of results to choose from shows titles before anything is revealed."""
    text = "%(case)s: change in comfort from round %(first)s to round %(second)s"
    return say(text, case=state.study.title, first=before.number, second=after.number)


def _cell_columns(before: Tally, after: Tally) -> tuple[Column, ...]:
    return (
        Column("before", say("Round %(number)s", number=before.number)),
        Column("after", say("Round %(number)s", number=after.number)),
        Column("count", say("People"), is_number=True),
    )


def _cells(state: PollState, earlier: str, phase: str) -> tuple[Row, ...]:
    """A row for each pair of places that someone took; None is a round in which they took none."""
    people: dict[tuple[int | None, int | None], int] = {}
    for states, count in transitions(state.places(earlier), state.places(phase)).items():
        first, second = (item if isinstance(item, int) else None for item in states)
        if (first, second) != (None, None):
            people[first, second] = people.get((first, second), 0) + count
    ordered = sorted(people, key=lambda pair: (-(pair[0] or 0), -(pair[1] or 0)))
    return tuple(
        {"before": _label(first), "after": _label(second), "count": people[first, second]}
        for first, second in ordered
    )


def _label(place: int | None) -> Message | None:
    return None if place is None else label_at(place)


def _cell_words(cell: Row) -> Row:
    return {**cell, "before": cell["before"] or NOT_ON_SCALE, "after": cell["after"] or NOT_ON_SCALE}


def _sentence_columns() -> tuple[Column, ...]:
    return (Column("change", say("Change")), Column("people", say("People"), is_number=True))


def _sentence_rows(moved: Shift) -> tuple[Row, ...]:
    return (
        {"change": say("More comfortable"), "people": moved.more},
        {"change": say("Less comfortable"), "people": moved.less},
        {"change": say("Same"), "people": moved.same},
        {"change": say("Answered once"), "people": moved.once},
    )


def _shift_chart(key: str, before: Tally, after: Tally) -> Chart:
    options = {
        "order": [SCALE[choice] for choice in DOWN_FROM_COMFORT],
        "groups": [say("Round %(number)s", number=item.number) for item in (before, after)],
        "palette": "comfort",
    }
    return Chart(key, "shift", options)


def _change_notes(before: Tally, after: Tally, moved: Shift) -> list[Message]:
    notes = [late_note(item) for item in (before, after) if item.late]
    is_unanimous = moved.both in (moved.more, moved.less, moved.same)
    return [*notes, say("Everyone on the scale both times moved the same way.")] if is_unanimous else notes
