"""The poll's first result: how a round was answered, beside the rounds that the room has seen before it.

A round is here from five answers on the scale, of everyone who was there to answer it. There is no mean and
no percentage: the answers are an order, and the room is small.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sessions.exercises.base import Badge, Chart, Column, Panel, Room
from sessions.exercises.poll.answers import PollState
from sessions.exercises.poll.counts import ANSWERS, Tally, tallies_up_to
from sessions.exercises.poll.scale import APART, DOWN_FROM_COMFORT, LABELS, SCALE
from sessions.words import Message, say, say_n

Row = Mapping[str, Any]
NO_ANSWER = say("No answer")
ALL_JOINED = say("All who joined")


def answers_panel(state: PollState, phase: str, room: Room) -> Panel | None:
    """How many chose each answer: a column a round, this one last. None below the minimum."""
    tallies = tallies_up_to(state, phase, room)
    if not tallies or tallies[-1].phase != phase:
        return None
    last = tallies[-1]
    columns = [_round_column(item) for item in tallies]
    rows = (*(_choice_row(choice, tallies) for choice in DOWN_FROM_COMFORT), *_rows_apart(tallies))
    return Panel(
        key=ANSWERS,
        title=_answers_title(state, tallies),
        badge=Badge.ROOM,
        basis=_basis(last),
        summary=_answers_summary(last),
        columns=(Column("answer", say("Answer")), *columns),
        rows=(*rows, _row(ALL_JOINED, {item.phase: item.joined for item in tallies})),
        chart=_dots_chart(columns),
        chart_rows=tuple(_mark(row, column) for row in rows for column in columns),
        notes=tuple(note for item in tallies for note in _answers_notes(item)),
    )


def _round_column(found: Tally) -> Column:
    return Column(found.phase, round_title(found), is_number=True)


def round_title(found: Tally) -> Message:
    """A round by its number."""
    return say("Round %(number)s", number=found.number)


def _row(answer: Message, counts: Mapping[str, int]) -> Row:
    return {"answer": answer, **counts}


def _choice_row(choice: str, tallies: Sequence[Tally]) -> Row:
    return _row(LABELS[choice], {item.phase: item.by_choice[choice] for item in tallies})


def _rows_apart(tallies: Sequence[Tally]) -> list[Row]:
    """What has no place on the scale: the two answers beside it, and silence."""
    silent = {item.phase: item.joined - item.answered for item in tallies}
    return [*(_choice_row(choice, tallies) for choice in APART), _row(NO_ANSWER, silent)]


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
    if state.study is None and len(state.phases) == 1:
        return say("%(question)s", question=state.subject)
    if len(numbers) == 1:
        return say("%(case)s: comfort in round %(number)s", case=state.subject, number=numbers[0])
    text = "%(case)s: comfort in rounds %(first)s to %(last)s"
    return say(text, case=state.subject, first=numbers[0], last=numbers[-1])


def _basis(found: Tally) -> Message:
    text = "%(n)s of %(joined)s people who joined are on the scale in round %(number)s."
    return say(text, n=found.on_scale, joined=found.joined, number=found.number)


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
    notes = [late_note(found)] if found.late else []
    if found.is_unanimous:
        text = "Everyone on the scale chose the same answer in round %(number)s."
        notes.append(say(text, number=found.number))
    return notes


def late_note(found: Tally) -> Message:
    """How many answers are kept apart from the count that was shown."""
    one = "%(n)s more came after the reveal of round %(number)s, and is not in the count."
    many = "%(n)s more came after the reveal of round %(number)s, and are not in the count."
    return say_n(one, many, found.late, number=found.number)
