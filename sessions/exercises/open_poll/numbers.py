"""The published result of a question for a number: every person a dot on one line, and the median.

The median is named where the numbers determine one: of an even number of people whose middle two differ, any
number between the two would do, so the two are told. There is no mean, which one far-off number would move.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sessions.exercises.base import Badge, Chart, Column, Panel, Room
from sessions.exercises.open_poll.state import OpenPollState
from sessions.exercises.open_poll.wording import PollWords
from sessions.exercises.round_answers import ALL_JOINED, NO_ANSWER
from sessions.exercises.rounds import ANSWERS, Tally
from sessions.words import Message, say

MOST_PLACES, MOST_TICKS = 40, 9
WIDTHS: list[int] = [base * 10**power for power in range(7) for base in (1, 2, 5)]


def numbers_panel(state: OpenPollState, words: PollWords, phase: str, room: Room) -> Panel | None:
    """How many gave each number: a column a round, this one last. None below the minimum."""
    tallies = state.rounds.tallies_up_to(phase, room)
    if not tallies or tallies[-1].phase != phase:
        return None
    given = {item.phase: numbers_of(state, item.phase) for item in tallies}
    return Panel(
        key=ANSWERS,
        title=words.title([item.number for item in tallies]),
        badge=Badge.ROOM,
        basis=words.basis(tallies[-1]),
        summary=_summary(state, given[phase]),
        columns=(
            Column("answer", say("Answer")),
            *(Column(item.phase, words.round_title(item.number), is_number=True) for item in tallies),
        ),
        rows=tuple(_rows(words, tallies, given)),
        chart=_chart(state, words, tallies, given),
        chart_rows=tuple(_marks(state, words, tallies, given)),
        notes=tuple(_notes(state, words, tallies, given)),
    )


def numbers_of(state: OpenPollState, phase: str) -> list[int]:
    """The counted numbers of a round, the lowest first."""
    bodies = (answer.body for answer in state.rounds.ballots[phase].counted.values())
    return sorted(body for body in bodies if isinstance(body, int))


def median(numbers: Sequence[int]) -> tuple[int, int]:
    """The middle two, which are the same where the median is determined."""
    return numbers[(len(numbers) - 1) // 2], numbers[len(numbers) // 2]


def width_of(state: OpenPollState, most: int) -> int:
    """How many numbers stand together, so that there are no more than `most` places."""
    span = _highest(state) - _lowest(state) + 1
    return next(width for width in WIDTHS if -(-span // width) <= most)


def _lowest(state: OpenPollState) -> int:
    return state.settings.lowest or 0


def _highest(state: OpenPollState) -> int:
    return state.settings.highest or 0


def _summary(state: OpenPollState, numbers: Sequence[int]) -> Message:
    low, high = median(numbers)
    ends = {"first": numbers[0], "last": numbers[-1], "unit": state.settings.unit}
    if low == high:
        text = "Every person’s number, from %(first)s to %(last)s %(unit)s; the median is %(median)s."
        return _tidy(text, **ends, median=low)
    text = (
        "Every person’s number, from %(first)s to %(last)s %(unit)s; the middle two are %(low)s and %(high)s."
    )
    return _tidy(text, **ends, low=low, high=high)


def _tidy(text: str, **values: object) -> Message:
    """Without the gap that a missing unit leaves."""
    return say(text if values["unit"] else text.replace(" %(unit)s", ""), **values)


def _rows(
    words: PollWords, tallies: Sequence[Tally], given: Mapping[str, list[int]]
) -> list[Mapping[str, Any]]:
    counts = {phase: Counter(numbers) for phase, numbers in given.items()}
    found = sorted({number for numbers in given.values() for number in numbers})
    apart = [
        {"answer": label, **{item.phase: item.by_choice[choice] for item in tallies}}
        for choice, label in words.apart.items()
    ]
    return [
        *({"answer": say("%(n)s", n=number), **{p: counts[p][number] for p in given}} for number in found),
        *apart,
        {"answer": NO_ANSWER, **{item.phase: item.joined - item.answered for item in tallies}},
        {"answer": ALL_JOINED, **{item.phase: item.joined for item in tallies}},
    ]


def _chart(
    state: OpenPollState, words: PollWords, tallies: Sequence[Tally], given: Mapping[str, list[int]]
) -> Chart:
    lowest, width = _lowest(state), width_of(state, MOST_PLACES)
    apart = width_of(state, MOST_TICKS)
    labels = _labels(words, tallies)
    middles = {labels[phase]: median(numbers) for phase, numbers in given.items()}
    options = {
        "order": list(labels.values()),
        "columns": -(-(_highest(state) - lowest + 1) // width),
        "ticks": [[(n - lowest) // width, str(n)] for n in range(lowest, _highest(state) + 1, apart)],
        "marks": {label: (low - lowest) // width for label, (low, high) in middles.items() if low == high},
    }
    return Chart(ANSWERS, "strips", options)


def _labels(words: PollWords, tallies: Sequence[Tally]) -> dict[str, str]:
    return {item.phase: "" if words.is_alone else str(words.round_title(item.number)) for item in tallies}


def _marks(
    state: OpenPollState, words: PollWords, tallies: Sequence[Tally], given: Mapping[str, list[int]]
) -> list[Mapping[str, Any]]:
    labels, width = _labels(words, tallies), width_of(state, MOST_PLACES)
    places = {p: Counter((n - _lowest(state)) // width for n in numbers) for p, numbers in given.items()}
    return [
        {"label": labels[phase], "place": place, "count": count}
        for phase, counted in places.items()
        for place, count in sorted(counted.items())
    ]


def _notes(
    state: OpenPollState, words: PollWords, tallies: Sequence[Tally], given: Mapping[str, list[int]]
) -> list[Message]:
    notes = [note for item in tallies for note in words.late(item)]
    if any(low == high for low, high in map(median, given.values())):
        notes.append(say("The triangle is the median."))
    width = width_of(state, MOST_PLACES)
    if width > 1:
        lowest = _lowest(state)
        text = "Each pile stands for %(width)s numbers: %(low)s to %(high)s, and so on."
        notes.append(say(text, width=width, low=lowest, high=lowest + width - 1))
    if any(len(set(numbers)) == 1 for numbers in given.values()):
        notes.append(say("Everyone who gave a number gave the same."))
    return notes
