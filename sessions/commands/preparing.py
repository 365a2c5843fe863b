"""What makes a workshop ready and looks after its record: links, papers, logo, materials, keeping, rows."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from sessions.commands.base import Command
from sessions.exercises.base import Role


class GrantRole(Command):
    """Make a link count for a role, at a table where the role has one; only the secret's hash travels."""

    given_by: ClassVar[frozenset[Role]] = frozenset({Role.FACILITATOR})
    after_closing: ClassVar[bool] = True
    grant: str = Field(pattern=r"^grant-[0-9a-f]{16}$")
    role: str = Field(max_length=32)
    table: int | None = None
    secret_hash: str = Field(pattern=r"^[0-9a-f]{64}$")


class RevokeRole(Command):
    """End what a link gives, at once and for good."""

    given_by: ClassVar[frozenset[Role]] = frozenset({Role.FACILITATOR})
    after_closing: ClassVar[bool] = True
    grant: str = Field(pattern=r"^grant-[0-9a-f]{16}$")


class SetRetention(Command):
    """Keep the raw record for so many days after closing."""

    given_by: ClassVar[frozenset[Role]] = frozenset({Role.FACILITATOR})
    after_closing: ClassVar[bool] = True
    days: int = Field(ge=0, le=90)


class PurgeRecord(Command):
    """Erase all that people said, and keep the results as counts."""

    given_by: ClassVar[frozenset[Role]] = frozenset({Role.FACILITATOR})
    after_closing: ClassVar[bool] = True


class SetHostLogo(Command):
    """Show a picture of the host's, a PNG or JPEG in base 64; "" shows none any more."""

    given_by: ClassVar[frozenset[Role]] = frozenset({Role.FACILITATOR})
    after_closing: ClassVar[bool] = True
    image: str = Field(max_length=300_000)


class FillPapers(Command):
    """Say who is responsible for the workshop's data, why and on what basis; all of it anew."""

    given_by: ClassVar[frozenset[Role]] = frozenset({Role.FACILITATOR})
    after_closing: ClassVar[bool] = True
    host: str = Field(default="", max_length=120)
    contact: str = Field(default="", max_length=200)
    officer: str = Field(default="", max_length=200)
    purpose: str = Field(default="", max_length=600)
    basis: Literal["", "public_task", "consent", "legitimate_interests"] = ""
    necessity: str = Field(default="", max_length=600)
    consulted: str = Field(default="", max_length=600)
    decision: str = Field(default="", max_length=600)
    takes_photographs: bool = False


class TakeRows(Command):
    """Take an exercise's rows away as a file; `key` makes the pseudonyms if there is none yet."""

    given_by: ClassVar[frozenset[Role]] = frozenset({Role.FACILITATOR, Role.REPORT_WRITER})
    after_closing: ClassVar[bool] = True
    target: str = Field(max_length=64)
    key: str = Field(pattern=r"^[0-9a-f]{64}$")


class EditMaterials(Command):
    """Change parts of the workshop's own materials, each whole; null takes one out.

    `based_on` says how each part was when it was looked at: the fingerprint of `casestudies.parts`.
    """

    changes: dict[str, dict[str, Any] | None] = Field(min_length=1, max_length=200)
    renamed: dict[str, str] = Field(default_factory=dict, max_length=30)
    based_on: dict[str, str] = Field(default_factory=dict, max_length=200)
