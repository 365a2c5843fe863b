"""What an entered figure is, and when its bars determine a mean."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from fractions import Fraction
from typing import Any

from sessions.words import Message, say, say_n


@dataclass(frozen=True)
class Bar:
    """So many people; `place` on the scale, or `label`, where the source says which answer it stands for."""

    count: int
    place: int | None = None
    label: str = ""


@dataclass(frozen=True)
class EnteredFigures:
    """The counts of one question, as a source gives them.

    `steps` is the length of the scale, 0 where answers are no scale, with words for its `low` and `high`
    ends. `people` were there and `answered` did, None where the source does not say. `exercise` is the id of
    the one that asked, "" for none of this agenda.
    """

    key: str
    title: str
    source: str
    exercise: str
    people: int | None
    answered: int | None
    steps: int
    low: str
    high: str
    bars: tuple[Bar, ...]

    @property
    def shown(self) -> int:
        """How many answers the bars add up to."""
        return sum(bar.count for bar in self.bars)

    @property
    def is_whole(self) -> bool:
        """Whether every answer has its step: then steps without a bar got none."""
        has_places = all(bar.place is not None for bar in self.bars)
        return bool(self.steps) and has_places and self.shown == self.answered

    def as_facts(self) -> dict[str, Any]:
        """As an event holds it."""
        facts = asdict(self)
        return {**facts, "bars": [asdict(bar) for bar in self.bars]}


@dataclass
class Entered:
    """All entered figures of a workshop by their keys; `given` counts the keys, so none is given twice."""

    figures: dict[str, EnteredFigures] = field(default_factory=dict)
    given: int = 0


def from_facts(facts: Mapping[str, Any]) -> EnteredFigures:
    """What `as_facts` gave."""
    return EnteredFigures(**{**facts, "bars": tuple(Bar(**bar) for bar in facts["bars"])})


def mean(figures: EnteredFigures) -> Fraction | None:
    """The mean step; None where the bars don't determine one, and `why_no_mean` says why."""
    if not figures.is_whole:
        return None
    return Fraction(sum((bar.place or 0) * bar.count for bar in figures.bars), figures.shown)


def why_no_mean(figures: EnteredFigures) -> tuple[Message, ...]:
    """Every reason why there is no mean; none where there is one."""
    return tuple(_reasons(figures))


def _reasons(figures: EnteredFigures) -> Iterator[Message]:
    if not figures.steps:
        yield say("The answers are no steps of a scale.")
        return
    unplaced = sum(bar.place is None for bar in figures.bars)
    if unplaced:
        yield say_n(
            "The source does not say which step of the scale %(n)s bar stands for.",
            "The source does not say which steps of the scale %(n)s bars stand for.",
            unplaced,
        )
    if figures.answered is None:
        yield say("The source does not say how many answered.")
    elif figures.shown < figures.answered:
        yield say(
            "The bars add up to %(shown)s of %(answered)s answers.",
            shown=figures.shown,
            answered=figures.answered,
        )
