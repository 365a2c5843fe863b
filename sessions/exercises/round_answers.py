"""The first result of a round: how it was answered, beside the rounds that the room has seen before it.

A round is here from five answers that have a place, of everyone who was there to answer it. There is no mean
and no percentage: the answers are choices or an order, and the room is small.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sessions.exercises.base import Badge, Chart, Column, Panel, Room
from sessions.exercises.round_words import RoundWords
from sessions.exercises.rounds import ANSWERS, Rounds, Tally
from sessions.words import Message, say

Row = Mapping[str, Any]
NO_ANSWER = say("No answer")
ALL_JOINED = say("All who joined")


def answers_panel(rounds: Rounds[Any], words: RoundWords, phase: str, room: Room) -> Panel | None:
    """How many chose each answer: a column a round, this one last. None below the minimum."""
    tallies = rounds.tallies_up_to(phase, room)
    if not tallies or tallies[-1].phase != phase:
        return None
    columns = [_round_column(words, item) for item in tallies]
    rows = (*_rows(words.scale, tallies), *_rows_apart(words, tallies))
    return Panel(
        key=ANSWERS,
        title=words.title([item.number for item in tallies]),
        badge=Badge.ROOM,
        basis=words.basis(tallies[-1]),
        summary=words.summary(tallies[-1]),
        columns=(Column("answer", say("Answer")), *columns),
        rows=(*rows, _row(ALL_JOINED, {item.phase: item.joined for item in tallies})),
        chart=_chart(words, columns),
        chart_rows=tuple(_mark(row, column, words.is_alone) for row in rows for column in columns),
        notes=tuple(note for item in tallies for note in words.notes(item)),
    )


def _round_column(words: RoundWords, found: Tally) -> Column:
    return Column(found.phase, words.round_title(found.number), is_number=True)


def _row(answer: Message, counts: Mapping[str, int]) -> Row:
    return {"answer": answer, **counts}


def _rows(choices: Mapping[str, Message], tallies: Sequence[Tally]) -> list[Row]:
    return [
        _row(label, {item.phase: item.by_choice[choice] for item in tallies})
        for choice, label in choices.items()
    ]


def _rows_apart(words: RoundWords, tallies: Sequence[Tally]) -> list[Row]:
    """What has no place: the answers beside the scale, and silence."""
    silent = {item.phase: item.joined - item.answered for item in tallies}
    return [*_rows(words.apart, tallies), _row(NO_ANSWER, silent)]


def _chart(words: RoundWords, columns: Sequence[Column]) -> Chart:
    options = {
        "order": list(words.scale.values()),
        "outside": [*words.apart.values(), NO_ANSWER],
        **({} if words.is_alone else {"groups": [column.title for column in columns]}),
        **words.options,
    }
    return Chart(ANSWERS, "unit_dots", options)


def _mark(row: Row, column: Column, is_alone: bool) -> Row:
    mark = {"label": row["answer"], "count": row[column.key]}
    return mark if is_alone else {**mark, "group": column.title}
