"""Words that left the record, how long it is kept, and what was taken from it as a file."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from sessions.events.base import ON_CONSOLES, Audience, Erasing, Event, said
from sessions.ids import ExerciseId, ParticipantId


@dataclass(frozen=True)
class AnswersWithdrawn(Erasing):
    """Someone took back what they said; what remains is that they did, and which events it was in.

    `is_helped`: they had shown their receipt code to a facilitator, who did it for them and is `helped_by`.
    `counted` are the counts that had been shown with an answer of theirs in it: exercise, then what its kind
    calls the prompt.
    """

    participant: ParticipantId
    erased: list[int]
    is_everything: bool
    is_helped: bool = False
    helped_by: str = ""  # a role or a link, as the record names whoever acts
    counted: list[list[str]] = field(default_factory=list)

    @property
    def gone(self) -> list[int]:
        """See `Erasing.gone`."""
        return self.erased


@dataclass(frozen=True)
class RetentionSet(Event):
    """The raw record is kept for so many days after closing; `was` before."""

    days: int
    was: int
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES


@dataclass(frozen=True)
class RecordPurged(Erasing):
    """All that people said is erased; what may be published is here as counts, without any words.

    `results` and `counts` are by step, as `sessions.erasing.purging` makes them; `people` is how many took
    part; `desk` is what the report's desk came to.
    """

    results: dict[str, dict[str, list[dict[str, Any]]]]
    counts: dict[str, dict[str, Any]]
    people: int
    fallen_silent: int
    erased: list[int]
    desk: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    @property
    def gone(self) -> list[int]:
        """See `Erasing.gone`."""
        return self.erased


@dataclass(frozen=True)
class ErasedAction(Event):
    """Stands in the log, and never in the record, for something done whose words are erased."""

    name: str


@dataclass(frozen=True)
class PseudonymsKeyed(Event):
    """The workshop has a key for the pseudonyms in its rows; it is erased with what people said."""

    key: str = said()
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES


@dataclass(frozen=True)
class RowsTaken(Event):
    """The rows of one exercise were downloaded, so many of them."""

    exercise: ExerciseId
    rows: int
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES
