"""The other result of a round: how the same people stood in two rounds, and how much of that may be told.

Three forms, by what the rounds' own counts, which the room sees too, leave when the change is taken away:
- ten people with a place both times: cell by cell, and how many answered once, as one number;
- five to nine: how many moved which way, how many stayed, and how many answered once;
- some came or left between the rounds (`tells_latecomers`), or answers were withdrawn after they were shown
  (`lost_answers`): nothing that the two counts don't say already. Any number of moves would tell the answer
  of the one who came late, for instance where all the others stayed; leaving out "answered once" would not
  help, for it is the rest of a sum.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sessions.aggregation.shift import Shift, transitions
from sessions.disclosure import is_enough, is_told_by_cell
from sessions.exercises.base import Badge, Chart, Column, Panel, Room
from sessions.exercises.round_words import RoundWords, late_in_round
from sessions.exercises.rounds import Rounds, Tally
from sessions.words import Message, say

Row = Mapping[str, Any]
NOT_TOLD = say(
    "Who moved is not counted: some people came or left between these rounds, and their answers would show."
)
TOLD_BEFORE = say(
    "Who moved is not counted any more: some answers to these rounds were withdrawn after they were shown, "
    "and would show."
)


def change_panel(rounds: Rounds[Any], words: RoundWords, phase: str, key: str, room: Room) -> Panel | None:
    """Who moved since an earlier round, as far as it may be told; None below five people in both."""
    earlier = rounds.earlier(phase, key)
    if earlier is None:
        return None
    moved = rounds.movement(earlier, phase)
    if not is_enough(moved.both) or any(rounds.ballots[key].is_held_back for key in (earlier, phase)):
        return None
    before, after = rounds.tally(earlier, room), rounds.tally(phase, room)
    if rounds.tells_latecomers(earlier, phase):
        return _sides_panel(words, key, before, after, NOT_TOLD)
    if rounds.lost_answers(earlier, phase):
        return _sides_panel(words, key, before, after, TOLD_BEFORE)
    is_whole = is_told_by_cell(moved.both)
    return Panel(
        key=key,
        title=words.change_title(before.number, after.number),
        badge=Badge.ROOM,
        basis=words.change_basis(moved.both, max(before.joined, after.joined, moved.both + moved.once)),
        summary=words.moved(moved),
        columns=_cell_columns(words, before, after) if is_whole else _move_columns(),
        rows=_cells(rounds, words, earlier, phase) if is_whole else _move_rows(words, moved),
        chart=_chart(words, key, before, after, moved) if is_whole else None,
        notes=(*late_in_round(before), *late_in_round(after), *words.change_notes(moved, is_whole)),
        plain=say(
            "From round %(first)s to round %(second)s: %(moved)s",
            first=before.number,
            second=after.number,
            moved=words.moved(moved),
        ),
    )


def _cell_columns(words: RoundWords, before: Tally, after: Tally) -> tuple[Column, ...]:
    return (
        Column("before", words.round_title(before.number)),
        Column("after", words.round_title(after.number)),
        Column("count", say("People"), is_number=True),
    )


def _cells(rounds: Rounds[Any], words: RoundWords, earlier: str, phase: str) -> tuple[Row, ...]:
    """A row for each pair of places that someone took, for those who have one both times."""
    people = {
        (first, second): count
        for (first, second), count in transitions(rounds.places(earlier), rounds.places(phase)).items()
        if isinstance(first, int) and isinstance(second, int)
    }
    labels = list(words.scale.values())[::-1]
    return tuple(
        {"before": labels[first - 1], "after": labels[second - 1], "count": people[first, second]}
        for first, second in sorted(people, reverse=True)
    )


def _move_columns() -> tuple[Column, ...]:
    return (Column("change", say("Change")), Column("people", say("People"), is_number=True))


def _move_rows(words: RoundWords, moved: Shift) -> tuple[Row, ...]:
    return tuple({"change": change, "people": people} for change, people in words.moves(moved))


def _chart(words: RoundWords, key: str, before: Tally, after: Tally, moved: Shift) -> Chart | None:
    own = words.change_options(moved)
    if own is None:
        return None
    groups = [words.round_title(item.number) for item in (before, after)]
    return Chart(key, "shift", {"order": list(words.scale.values()), "groups": groups, **own})


def _sides_panel(words: RoundWords, key: str, before: Tally, after: Tally, why: Message) -> Panel:
    """A row a side of the scale, a column a round, in place of a change that would tell too much."""
    both = (before, after)
    return Panel(
        key=key,
        title=words.change_title(before.number, after.number),
        badge=Badge.ROOM,
        basis=_sides_basis(before, after),
        summary=_sides_summary(words, before, after),
        columns=(
            Column("side", say("On the scale")),
            *(Column(item.phase, words.round_title(item.number), is_number=True) for item in both),
        ),
        rows=tuple(
            {"side": side, **{item.phase: _at(item, choices) for item in both}}
            for side, choices in words.sides
        ),
        notes=(*late_in_round(before), *late_in_round(after), why),
    )


def _sides_basis(before: Tally, after: Tally) -> Message:
    text = "%(n)s people are on the scale in round %(first)s, %(m)s in round %(second)s."
    return say(text, n=before.on_scale, first=before.number, m=after.on_scale, second=after.number)


def _sides_summary(words: RoundWords, before: Tally, after: Tally) -> Message:
    side, choices = words.sides[0]
    return say(
        "%(side)s: %(x)s of %(n)s in round %(first)s, %(y)s of %(m)s in round %(second)s.",
        side=side,
        x=_at(before, choices),
        n=before.on_scale,
        first=before.number,
        y=_at(after, choices),
        m=after.on_scale,
        second=after.number,
    )


def _at(found: Tally, choices: Sequence[str]) -> int:
    return sum(found.by_choice[choice] for choice in choices)
