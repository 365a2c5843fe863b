"""The workshop, and what was made ready for it: materials, papers, the host's logo, links for roles."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sessions.events.base import ON_CONSOLES, Audience, Event
from sessions.ids import GrantId


@dataclass(frozen=True)
class WorkshopCreated(Event):
    """A workshop with all it needs for its day: plan and materials are kept as they were."""

    title: str
    area: str
    join_code: str
    join_secret: str
    screen_key: str
    plan: dict[str, Any]
    materials: dict[str, Any]
    copied_from: str | None = None
    is_rehearsal: bool = False


@dataclass(frozen=True)
class RoleGranted(Event):
    """A link was given out for a role; the record holds no more than a hash of its secret."""

    grant: GrantId
    role: str
    table: int | None
    secret_hash: str
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES


@dataclass(frozen=True)
class RoleRevoked(Event):
    """A link gives nothing any more, for good."""

    grant: GrantId
    role: str
    table: int | None
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES


@dataclass(frozen=True)
class HostLogoSet(Event):
    """Screens show a picture of the host's, kept here in base 64; "" is none."""

    image: str


@dataclass(frozen=True)
class PapersFilled(Event):
    """The host's part of the privacy notice and of the assessment, all of it anew."""

    host: str
    contact: str
    officer: str
    purpose: str
    basis: str
    necessity: str
    consulted: str
    decision: str
    takes_photographs: bool
    audience: ClassVar[frozenset[Audience]] = ON_CONSOLES


@dataclass(frozen=True)
class MaterialsEdited(Event):
    """Parts of the workshop's own materials changed: by their names, each whole, None where it is taken out.

    `was` holds the same parts as they were. `renamed` are keys of example sets, from the old to the new.
    """

    changes: dict[str, Any]
    was: dict[str, Any]
    renamed: dict[str, str]
