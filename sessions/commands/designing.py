"""What makes the plan of a workshop that nobody has begun: its agenda, its tables, its beginning."""

from typing import Any

from pydantic import Field

from sessions.commands.base import Command


class EditPlan(Command):
    """Change parts of the plan, each whole; null takes an exercise out.

    `based_on` says how each part was when it was looked at, as `EditMaterials` does.
    """

    changes: dict[str, dict[str, Any] | None] = Field(min_length=1, max_length=60)
    based_on: dict[str, str] = Field(default_factory=dict, max_length=60)
