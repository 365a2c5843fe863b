"""How a question asked in rounds stands beside the same in other workshops: each round, then each change.

It reads what the reports print. Two workshops stand together only where the answers, the wording and all that
had been told before were the same.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sessions.exercises.base import Panel
from sessions.exercises.beside import SCALE, TOLD, WORDING, Beside, Line, Printed, mark_of, n_line
from sessions.exercises.rounds import ANSWERS, CHANGE, CHANGE_FROM_FIRST
from sessions.words import Message, say


@dataclass(frozen=True)
class AskedOnce:
    """One round as it was asked: its question, and a mark of what was told in it."""

    phase: str
    question: str
    told: str = ""


@dataclass(frozen=True)
class RoundsAsked:
    """A question as it was asked.

    `about` is the same wherever it was; `moved` are the rows of a change, by what the kind's sentence about a
    change calls each number; `answered` and `twice` name the n of a round and of a change. `scale` are the
    answers of which a person gives one, where that is so, and `in_short` puts their counts in a few words.
    """

    about: str
    title: Message
    rounds: Sequence[AskedOnce]
    moved: Mapping[str, Message]
    answered: Message
    twice: Message
    scale: Sequence[str] = ()
    in_short: Callable[[Mapping[str, int]], Message] | None = None


def rounds_beside(asked: RoundsAsked, printed: Sequence[Printed]) -> Iterator[Beside]:
    """A result for each round that is printed, then for each change that is."""
    found = {(one.phase, one.panel.key): one.panel for one in printed}
    answers = [one for one in printed if one.panel.key == ANSWERS]
    for number, one in enumerate(asked.rounds, start=1):
        if holding := next((p for p in answers if _has_column(p.panel, one.phase)), None):
            yield _answers(asked, number, holding)
    last = len(asked.rounds)
    for number, one in enumerate(asked.rounds, start=1):
        for key, before in ((CHANGE, number - 1), (CHANGE_FROM_FIRST, 1)):
            if panel := found.get((one.phase, key)):
                yield _change(asked, before, number, panel, is_key=(before, number) == (1, last))


def _has_column(panel: Panel, key: str) -> bool:
    return any(column.key == key for column in panel.columns)


def _alike(so_far: Sequence[AskedOnce], answers: Sequence[Any] = ()) -> dict[str, str]:
    return {
        WORDING: mark_of([one.question for one in so_far]),
        TOLD: mark_of([one.told for one in so_far]),
        SCALE: mark_of([str(answer) for answer in answers]),
    }


def _answers(asked: RoundsAsked, number: int, holding: Printed) -> Beside:
    """Counts by answer in one round, which a later round's result may hold; its last row: all who joined."""
    one = asked.rounds[number - 1]
    *rows, joined = holding.panel.rows
    counts = {str(row["answer"]): row[one.phase] for row in rows}
    n = n_line(asked.answered, holding.panel.basis) if holding.phase == one.phase else None
    if asked.scale:
        placed = sum(counts[answer] for answer in asked.scale)
        n = Line("n", asked.answered, say("%(n)s of %(of)s", n=placed, of=joined[one.phase]))
    return Beside(
        about=f"{asked.about} round {number}",
        title=say(
            "%(case)s, round %(number)s: %(question)s", case=asked.title, number=number, question=one.question
        ),
        lines=tuple(Line(str(row["answer"]), row["answer"], row[one.phase]) for row in rows),
        n=n or Line("n", asked.answered, None),
        alike=_alike(asked.rounds[:number], list(counts)),
        headline=asked.in_short(counts) if asked.in_short else None,
        is_key=len(asked.rounds) == 1,
    )


def _change(asked: RoundsAsked, before: int, after: int, panel: Panel, is_key: bool) -> Beside:
    """How many moved which way; no number where the report does not tell it."""
    told = panel.summary.values
    lines = tuple(Line(key, words, _whole(told.get(key))) for key, words in asked.moved.items())
    is_told = any(line.cell is not None for line in lines)
    text = "%(case)s: from round %(first)s to round %(last)s"
    return Beside(
        about=f"{asked.about} change {before} {after}",
        title=say(text, case=asked.title, first=before, last=after),
        lines=lines,
        n=n_line(asked.twice, panel.basis) if is_told else Line("n", asked.twice, None),
        alike=_alike(asked.rounds[:after]),
        head=say("Change"),
        headline=panel.summary if is_told else None,
        is_key=is_key,
    )


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) else None
