"""Owns change of mind: how the same people answered one scale in two rounds.

Each round is a mapping of participant to position on the scale (a higher position is more of what was
asked), or None for an answer outside the scale ("I can't say", "Prefer not to say"). Outside is a state of
its own and never a middle position. Tests live in `significance`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Round = Mapping[str, int | None]
Absence = Literal["joined", "left", "no answer", "outside"]
State = int | Absence


@dataclass(frozen=True)
class Shift:
    """How many moved up, moved down, stayed, or stood on the scale in one of the two rounds only."""

    more: int
    less: int
    same: int
    once: int

    @property
    def both(self) -> int:
        """Those on the scale in both rounds: the base of more, less and same."""
        return self.more + self.less + self.same


def shift(before: Round, after: Round) -> Shift:
    """Count the movement; whoever is on the scale in neither round is not counted."""
    pairs = _on_scale_twice(before, after)
    on_scale = [sum(position is not None for position in answers.values()) for answers in (before, after)]
    return Shift(
        more=sum(second > first for first, second in pairs),
        less=sum(second < first for first, second in pairs),
        same=sum(second == first for first, second in pairs),
        once=sum(on_scale) - 2 * len(pairs),
    )


def transitions(
    before: Round,
    after: Round,
    here_before: Collection[str] | None = None,
    here_after: Collection[str] | None = None,
) -> dict[tuple[State, State], int]:
    """How many went from each state to each; every participant known to any argument is counted once.

    Someone without an answer is "no answer" if here in that round, else "joined" (first round: came later)
    or "left" (second round). Leave `here_…` out when presence is not known: a missing answer is then "no
    answer".
    """
    people = {*before, *after, *(here_before or ()), *(here_after or ())}
    moves = (
        (_state(who, before, here_before, "joined"), _state(who, after, here_after, "left")) for who in people
    )
    return dict(Counter(moves))


def matrix(moved: Mapping[tuple[State, State], int], positions: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """The transitions within the scale: rows are where people came from, columns where they went."""
    return tuple(tuple(moved.get((first, second), 0) for second in positions) for first in positions)


def churn(before: Round, after: Round) -> Fraction | None:
    """1 - tr(N)/n over those on the scale in both rounds; None when nobody was."""
    counted = shift(before, after)
    return 1 - Fraction(counted.same, counted.both) if counted.both else None


def _on_scale_twice(before: Round, after: Round) -> list[tuple[int, int]]:
    pairs = ((before[who], after[who]) for who in before.keys() & after.keys())
    return [(first, second) for first, second in pairs if first is not None and second is not None]


def _state(who: str, answers: Round, here: Collection[str] | None, absent: Absence) -> State:
    if who in answers:
        position = answers[who]
        return "outside" if position is None else position
    return "no answer" if here is None or who in here else absent
