"""What a kind offers where its results can stand beside the same of other workshops.

All that a kind is handed for it are results as the workshop's own report prints them: nothing that was held
back there can come in here. Whether two results may stand in one table is decided by what is `alike`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

from casestudies.parts import fingerprint
from casestudies.schema import Materials
from sessions.exercises.results import Column, Panel
from sessions.words import Message, say

ANSWER = say("Answer")


@dataclass(frozen=True)
class Line:
    """A row of a table over workshops. `key` is the same wherever the same was asked."""

    key: str
    title: Message
    cell: Message | int | None  # None: not told


@dataclass(frozen=True)
class Beside:
    """A result that can be one column of a table over workshops.

    `about` is the same where a reader would expect to find them together; only where `alike` is the same too,
    by what is named in it, do they stand together. `own` is what the kind needs for `pooled`.
    """

    about: str
    title: Message
    lines: tuple[Line, ...]
    n: Line
    head: Message = ANSWER  # over the titles of the lines
    note: Message | None = None
    alike: Mapping[str, str] = field(default_factory=dict)
    headline: Message | None = None  # what it comes to in a few words
    is_key: bool = True  # whether a reader of one page has to see it
    own: Any = field(default=None, compare=False)


@dataclass(frozen=True)
class Listing:
    """A result that becomes rows of a list over workshops, sorted by column `by` where there is one."""

    about: str
    title: Message
    basis: Message
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Any], ...]
    by: str = ""


@dataclass(frozen=True)
class Printed:
    """A result as the report of its workshop prints it: of each row its columns alone."""

    phase: str
    panel: Panel


@dataclass(frozen=True)
class Pooled:
    """What results that are all alike come to when they are taken together, and why some are not."""

    panels: tuple[Panel, ...] = ()
    why_not: tuple[Message, ...] = ()


@runtime_checkable
class StandsBeside(Protocol):
    """What a kind may offer beside `Kind.panels`, for a synthesis over workshops."""

    def beside(
        self, settings: Any, materials: Materials, printed: Sequence[Printed]
    ) -> Sequence[Beside | Listing]:
        """The results of one exercise that can stand beside others, in the order in which they are read."""


@runtime_checkable
class Pools(Protocol):
    """What a kind may offer where results of several workshops can be taken together, not only compared."""

    def pooled(self, found: Mapping[str, Beside]) -> Pooled:
        """By workshop, as it is called, results that are about the same and alike."""


def n_line(title: Message, basis: Message) -> Line:
    """The last row of a table: "29 of 30" from a panel's n, whose words `title` puts for all workshops."""
    n, of = basis.values.get("n"), basis.values.get("joined", basis.values.get("of"))
    return Line("n", title, None if None in (n, of) else say("%(n)s of %(of)s", n=n, of=of))


SET, SCALE, WORDING, TOLD = "set", "scale", "wording", "told"
DIFFERENCES: Mapping[str, Message] = {
    SET: say("another example set"),
    SCALE: say("other answers to choose from"),
    WORDING: say("another wording"),
    TOLD: say("other information given before"),
}


def mark_of(*parts: Any) -> str:
    """A short mark that is the same for the same parts, which are plain values, wherever they stand."""
    return fingerprint({"parts": parts})
