"""The poll's publishable results: the rounds beside each other, and the change between two.

Every number here comes from `counts.py`, which keeps the rules for small numbers. Whoever stood on the
scale in one round only is one group, "answered once": to say who of them came late or left would show
answers by time of arrival, which others in the room can see.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sessions.aggregation.shift import Shift, transitions
from sessions.disclosure import CHANGE_MINIMUM, ROOM_MINIMUM
from sessions.exercises.base import Badge, Chart, Column, Panel, Room
from sessions.exercises.poll.answers import PollState
from sessions.exercises.poll.counts import (
    ANSWERS,
    Tally,
    earlier_round,
    movement,
    panel_keys,
    tallies_up_to,
    tally,
)
from sessions.exercises.poll.scale import APART, LABELS, SCALE, label_at
from sessions.words import Message, say, say_n

Row = Mapping[str, Any]
DOWN_FROM_COMFORT = tuple(reversed(SCALE))
NOT_ON_SCALE = say("Not on the scale")
NO_ANSWER = say("No answer")
ALL_JOINED = say("All who joined")


def round_panels(state: PollState, phase: str, room: Room) -> tuple[Panel, ...]:
    """All results of a round that may be shown, in the order in which they are offered."""
    found = [answers_panel(state, phase, room)]
    for key in panel_keys(state.phases.index(phase) + 1)[1:]:
        found.append(change_panel(state, phase, key, room))
    return tuple(panel for panel in found if panel is not None)


def answers_panel(state: PollState, phase: str, room: Room) -> Panel | None:
    """How many chose each answer: a column a round, this one last. None below the minimum."""
    tallies = tallies_up_to(state, phase)
    if not tallies or tallies[-1].phase != phase:
        return None
    last = tallies[-1]
    columns = [_round_column(item) for item in tallies]
    rows = (*(_choice_row(choice, tallies) for choice in DOWN_FROM_COMFORT), *_rows_apart(tallies, room))
    return Panel(
        key=ANSWERS,
        title=_answers_title(state, tallies),
        badge=Badge.ROOM,
        basis=_basis(last, room),
        summary=_answers_summary(last),
        columns=(Column("answer", say("Answer")), *columns),
        rows=(*rows, _row(ALL_JOINED, {item.phase: _everyone(item, room) for item in tallies})),
        chart=_dots_chart(columns),
        chart_rows=tuple(_mark(row, column) for row in rows for column in columns),
        notes=tuple(_answers_notes(last)),
    )


def _round_column(found: Tally) -> Column:
    return Column(found.phase, say("Round %(number)s", number=found.number), is_number=True)


def _row(answer: Message, counts: Mapping[str, int]) -> Row:
    return {"answer": answer, **counts}


def _choice_row(choice: str, tallies: Sequence[Tally]) -> Row:
    return _row(LABELS[choice], {item.phase: item.by_choice[choice] for item in tallies})


def _rows_apart(tallies: Sequence[Tally], room: Room) -> list[Row]:
    """What has no place on the scale: the two answers beside it, and silence."""
    silent = {item.phase: _everyone(item, room) - item.answered for item in tallies}
    return [*(_choice_row(choice, tallies) for choice in APART), _row(NO_ANSWER, silent)]


def _everyone(found: Tally, room: Room) -> int:
    """All who joined; never fewer than answered."""
    return max(room.joined, found.answered)


def _dots_chart(columns: Sequence[Column]) -> Chart:
    options = {
        "order": [SCALE[choice] for choice in DOWN_FROM_COMFORT],
        "outside": [*APART.values(), NO_ANSWER],
        "groups": [column.title for column in columns],
        "palette": "comfort",
    }
    return Chart(ANSWERS, "unit_dots", options)


def _mark(row: Row, column: Column) -> Row:
    return {"label": row["answer"], "group": column.title, "count": row[column.key]}


def _answers_title(state: PollState, tallies: Sequence[Tally]) -> Message:
    numbers = [item.number for item in tallies]
    if len(numbers) == 1:
        return say("%(case)s: comfort in round %(number)s", case=state.study.title, number=numbers[0])
    text = "%(case)s: comfort in rounds %(first)s to %(last)s"
    return say(text, case=state.study.title, first=numbers[0], last=numbers[-1])


def _basis(found: Tally, room: Room) -> Message:
    text = "%(n)s of %(joined)s people who joined are on the scale in round %(number)s."
    return say(text, n=found.on_scale, joined=_everyone(found, room), number=found.number)


def _answers_summary(found: Tally) -> Message:
    counts = [found.by_choice[choice] for choice in SCALE]
    return say(
        "Counts in round %(number)s: %(up)s comfortable or very comfortable, %(middle)s neither, "
        "%(down)s uncomfortable or very uncomfortable.",
        number=found.number,
        up=sum(counts[3:]),
        middle=counts[2],
        down=sum(counts[:2]),
    )


def _answers_notes(found: Tally) -> list[Message]:
    notes = [_late_note(found)] if found.late else []
    return [*notes, say("Everyone on the scale chose the same answer.")] if found.is_unanimous else notes


def _late_note(found: Tally) -> Message:
    one = "%(n)s more came after the reveal of round %(number)s, and is not in the count."
    many = "%(n)s more came after the reveal of round %(number)s, and are not in the count."
    return say_n(one, many, found.late, number=found.number)


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
    notes = [_late_note(item) for item in (before, after) if item.late]
    is_unanimous = moved.both in (moved.more, moved.less, moved.same)
    return [*notes, say("Everyone on the scale both times moved the same way.")] if is_unanimous else notes
