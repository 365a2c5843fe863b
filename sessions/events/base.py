"""What every event is: a past-tense fact that names the audiences whose screens it may change.

A field made with `said()` holds what a person said or answered. It is stored apart from the facts and
can be erased; everything else is ids and facts about the process.
"""

from dataclasses import MISSING, dataclass, field, fields
from enum import StrEnum
from typing import Any, ClassVar


class Audience(StrEnum):
    """Whose screens an event may change. TABLE means the phones at the table of whoever acted."""

    PHONES = "phones"
    TABLE = "table"
    PROJECTOR = "projector"
    CONSOLE = "console"


EVERYONE = frozenset({Audience.PHONES, Audience.PROJECTOR, Audience.CONSOLE})
ON_CONSOLES = frozenset({Audience.CONSOLE})
COUNTS = frozenset({Audience.PROJECTOR, Audience.CONSOLE})
AT_TABLE = frozenset({Audience.TABLE, Audience.CONSOLE})


def said(default: Any = MISSING) -> Any:
    """A field that holds a person's words or answer: stored as contents, erasable."""
    return (
        field(default=default, metadata={"said": True})
        if default is not MISSING
        else field(metadata={"said": True})
    )


@dataclass(frozen=True)
class Event:
    """The root of all events. `form` rises when the fields change; old forms are raised on reading."""

    form: ClassVar[int] = 1
    audience: ClassVar[frozenset[Audience]] = EVERYONE

    def facts(self) -> dict[str, Any]:
        """The fields that are ids and process."""
        return {f.name: getattr(self, f.name) for f in fields(self) if not f.metadata.get("said")}

    def contents(self) -> dict[str, Any] | None:
        """The fields that a person said, or None where the event has none."""
        body = {f.name: getattr(self, f.name) for f in fields(self) if f.metadata.get("said")}
        return body or None


class Erasing(Event):
    """The root of events with which words leave the record: the store takes them out as it keeps these."""

    @property
    def gone(self) -> list[int]:
        """The numbers of the events whose words go."""
        raise NotImplementedError
