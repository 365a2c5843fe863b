"""The poll's other result: how the same people stood in two rounds, and how much of that may be told.

Three forms, by what the rounds' own counts, which the room sees too, leave when the change is taken away:
- ten people on the scale both times: cell by cell, and how many answered once, as one number;
- five to nine: more, less, same, answered once;
- a few came between the rounds (`has_lone_latecomers`): nothing that the two counts don't say already. Any
  number of moves would tell the answer of the one who came late, for instance where all the others stayed;
  leaving out "answered once" would not help, for it is the rest of a sum.
"""

from collections.abc import Mapping
from typing import Any

from sessions.aggregation.shift import Shift, transitions
from sessions.disclosure import CHANGE_MINIMUM, ROOM_MINIMUM
from sessions.exercises.base import Badge, Chart, Column, Panel, Room
from sessions.exercises.poll.answers import PollState
from sessions.exercises.poll.answers_panel import late_note, round_title
from sessions.exercises.poll.counts import Tally, earlier_round, has_lone_latecomers, movement, tally
from sessions.exercises.poll.scale import DOWN_FROM_COMFORT, SCALE, label_at
from sessions.exercises.poll.sides_panel import sides_panel
from sessions.words import Message, say

Row = Mapping[str, Any]
DRAWN = say(
    "Only people on the scale both times are drawn: a line is one of them, and up is more comfortable."
)


def change_panel(state: PollState, phase: str, key: str, room: Room) -> Panel | None:
    """Who moved since an earlier round, as far as it may be told; None below five people in both."""
    earlier = earlier_round(state, phase, key)
    if earlier is None:
        return None
    moved = movement(state, earlier, phase)
    if moved.both < ROOM_MINIMUM:
        return None
    before, after = tally(state, earlier, room), tally(state, phase, room)
    if has_lone_latecomers(state, earlier, phase):
        return sides_panel(key, _change_title(state, before, after), before, after)
    is_whole = moved.both >= CHANGE_MINIMUM
    cells = _cells(state, earlier, phase)
    return Panel(
        key=key,
        title=_change_title(state, before, after),
        badge=Badge.ROOM,
        basis=_change_basis(moved, before, after),
        summary=_moved(moved),
        columns=_cell_columns(before, after) if is_whole else _sentence_columns(),
        rows=cells if is_whole else _sentence_rows(moved),
        chart=_shift_chart(key, before, after, moved) if is_whole else None,
        notes=(*([DRAWN] if is_whole else []), *_change_notes(before, after, moved)),
    )


def _moved(moved: Shift) -> Message:
    text = "%(more)s more comfortable, %(less)s less, %(same)s same, %(once)s answered once."
    return say(text, more=moved.more, less=moved.less, same=moved.same, once=moved.once)


def _change_basis(moved: Shift, before: Tally, after: Tally) -> Message:
    text = "%(n)s of %(joined)s people who joined are on the scale both times."
    joined = max(before.joined, after.joined, moved.both + moved.once)
    return say(text, n=moved.both, joined=joined)


def _change_title(state: PollState, before: Tally, after: Tally) -> Message:
    """Holds no count: a list of results to choose from shows titles before anything is revealed."""
    text = "%(case)s: change in comfort from round %(first)s to round %(second)s"
    return say(text, case=state.subject, first=before.number, second=after.number)


def _cell_columns(before: Tally, after: Tally) -> tuple[Column, ...]:
    return (
        Column("before", round_title(before)),
        Column("after", round_title(after)),
        Column("count", say("People"), is_number=True),
    )


def _cells(state: PollState, earlier: str, phase: str) -> tuple[Row, ...]:
    """A row for each pair of places that someone took, for those on the scale both times."""
    people = {
        (first, second): count
        for (first, second), count in transitions(state.places(earlier), state.places(phase)).items()
        if isinstance(first, int) and isinstance(second, int)
    }
    return tuple(
        {"before": label_at(first), "after": label_at(second), "count": people[first, second]}
        for first, second in sorted(people, reverse=True)
    )


def _sentence_columns() -> tuple[Column, ...]:
    return (Column("change", say("Change")), Column("people", say("People"), is_number=True))


def _sentence_rows(moved: Shift) -> tuple[Row, ...]:
    return (
        {"change": say("More comfortable"), "people": moved.more},
        {"change": say("Less comfortable"), "people": moved.less},
        {"change": say("Same"), "people": moved.same},
        {"change": say("Answered once"), "people": moved.once},
    )


def _shift_chart(key: str, before: Tally, after: Tally, moved: Shift) -> Chart:
    options = {
        "order": [SCALE[choice] for choice in DOWN_FROM_COMFORT],
        "groups": [round_title(before), round_title(after)],
        "palette": "comfort",
        "key": [
            say("%(n)s more comfortable", n=moved.more),
            say("%(n)s less comfortable", n=moved.less),
            say("%(n)s the same", n=moved.same),
        ],
    }
    return Chart(key, "shift", options)


def _change_notes(before: Tally, after: Tally, moved: Shift) -> list[Message]:
    notes = [late_note(item) for item in (before, after) if item.late]
    is_unanimous = moved.both in (moved.more, moved.less, moved.same)
    return [*notes, say("Everyone on the scale both times moved the same way.")] if is_unanimous else notes
