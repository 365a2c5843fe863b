"""What the host says about a workshop's data: who is responsible, why, and on what basis.

Papers are written from this and from the workshop itself. It is about the host and names no participant; an
office is asked for, and nobody's name.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from sessions import events as e
from sessions.errors import Rejection, refuse

PUBLIC_TASK, CONSENT, LEGITIMATE_INTERESTS = "public_task", "consent", "legitimate_interests"
BASES = (PUBLIC_TASK, CONSENT, LEGITIMATE_INTERESTS)
NEEDED = ("host", "contact", "purpose", "basis")  # without these a notice tells people too little


@dataclass(frozen=True)
class Papers:
    """The host's own part; "" is not said yet.

    `host` is responsible, `contact` and `officer` (for data protection) are how to reach it; `basis` is one
    of BASES. `necessity`, `consulted` and `decision` are for the assessment alone.
    """

    host: str = ""
    contact: str = ""
    officer: str = ""
    purpose: str = ""
    basis: str = ""
    necessity: str = ""
    consulted: str = ""
    decision: str = ""
    takes_photographs: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """What has to be said before people join."""
        return tuple(name for name in NEEDED if not getattr(self, name))


def decide_papers(given: dict[str, Any], before: Papers) -> Sequence[e.Event] | Rejection:
    """Other papers than before."""
    told: dict[str, Any] = {
        name: " ".join(one.split()) if isinstance(one, str) else one for name, one in given.items()
    }
    if Papers(**told) == before:
        return refuse("already_so", "The papers say this already.")
    return [e.PapersFilled(**told)]


def _on_one_line(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value


def papers_of(event: e.PapersFilled) -> Papers:
    """The papers that an event holds."""
    return Papers(**{field.name: getattr(event, field.name) for field in fields(Papers)})
