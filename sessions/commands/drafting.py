"""What facilitators and report writers can ask of a report's draft; also after closing."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from sessions.commands.base import Command
from sessions.commands.coding import WRITERS, Initials, Reference
from sessions.exercises.base import Role

Key = Annotated[str, Field(pattern=r"^[^\[\]\x00-\x1f]{1,200}$")]
Place = Annotated[str, Field(pattern=r"^[^\[\]\x00-\x1f]{0,200}$")]
LONGEST_FACT = 6000  # characters; what is longer is cut, and told apart by its digest


class DraftCommand(Command):
    """The root of them."""

    given_by: ClassVar[frozenset[Role]] = WRITERS
    after_closing: ClassVar[bool] = True


class TakeFacts(DraftCommand):
    """Take facts as they stand now, by key: a later change of their words is pointed out."""

    facts: dict[Key, Annotated[str, Field(min_length=1, max_length=LONGEST_FACT)]] = Field(max_length=500)


class LeaveOut(DraftCommand):
    """Leave a fact or figure out of the report, for a reason; without one it is put back."""

    key: Key
    reason: str = Field(default="", max_length=2000)
    initials: Initials | None = None


class PlaceQuote(DraftCommand):
    """Put a statement after a figure, or at the end of a section; or take it out."""

    remark: Reference
    section: Place = ""
    after: Place = ""
    is_on: bool = True


class WriteInterpretation(DraftCommand):
    """Write a reading under a name, or with its own name write it anew; without words it goes.

    `seen` is the change in which its writer read it.
    """

    reading: str | None = Field(default=None, pattern=r"^reading-[0-9]{1,4}$")
    section: Place = ""
    after: Place = ""
    author: str = Field(default="", max_length=200)
    text: str = Field(default="", max_length=10000)
    seen: int | None = None


class LeaveTrouble(DraftCommand):
    """Let something that was pointed out stand, for a reason; without one it is pointed out again."""

    code: str = Field(pattern=r"^[a-z_]{1,60}$")
    key: Key
    words: str = Field(default="", max_length=2000)
    reason: str = Field(default="", max_length=2000)


class ChooseTemplate(DraftCommand):
    """Choose the report's form."""

    template: Literal["local_area", "two_pages"]


class PublishReport(DraftCommand):
    """Publish the draft; made by the server once nothing has to be mended.

    `seen` is the record's version that was looked at.
    """

    author: str = Field(max_length=200)
    seen: int


class TakeBackDraft(DraftCommand):
    """Take a change of the draft back, as long as nothing later changed the same thing."""

    change: int = Field(ge=1, lt=2**53)


DRAFTING_COMMANDS: Mapping[str, type[DraftCommand]] = {
    "take_facts": TakeFacts,
    "leave_out": LeaveOut,
    "place_quote": PlaceQuote,
    "write_interpretation": WriteInterpretation,
    "leave_trouble": LeaveTrouble,
    "choose_template": ChooseTemplate,
    "publish_report": PublishReport,
    "take_back_draft": TakeBackDraft,
}
