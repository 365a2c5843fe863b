"""What facilitators and report writers can ask at the report's desk; also after closing."""

import re
from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from sessions.commands.base import Command
from sessions.exercises.base import LEADS, Role

WRITERS = LEADS | {Role.REPORT_WRITER}

Reference = Annotated[str, Field(pattern=r"^[^:]{1,64}:[^:]{1,40}$")]
Key = Annotated[str, Field(pattern=r"^[A-Z]{2}[0-9]{1,3}$")]
INITIALS = re.compile(r"[^\W_]{1,8}")
Initials = Annotated[str, Field(pattern=rf"^{INITIALS.pattern}$")]


class DeskCommand(Command):
    """The root of them."""

    given_by: ClassVar[frozenset[Role]] = WRITERS
    after_closing: ClassVar[bool] = True


class DefineCode(DeskCommand):
    """Make a code of one's own, or with its key rename and describe it anew."""

    code: Key | None = None
    title: str = Field(max_length=1000)
    description: str = Field(default="", max_length=2000)


class MergeCodes(DeskCommand):
    """Let one of one's own codes count as another; into nothing, for itself again."""

    code: Key
    into: Key | None = None


class CodeRemarks(DeskCommand):
    """Give statements a code, in one's own name, or take one's own off."""

    remarks: list[Reference] = Field(min_length=1, max_length=100)
    code: Key
    coder: Initials
    is_on: bool = True


class SetAside(DeskCommand):
    """Take a statement out of the report's counts with a reason; without one it is put back."""

    remark: Reference
    reason: str = Field(default="", max_length=2000)


class PairViews(DeskCommand):
    """Put two contradictory statements together, or apart again."""

    one: Reference
    other: Reference
    is_on: bool = True


class WriteFinding(DeskCommand):
    """Write a finding, or with its name write it anew; without words it goes.

    `seen` is the change in which its writer read it.
    """

    finding: str | None = Field(default=None, pattern=r"^finding-[0-9]{1,4}$")
    text: str = Field(default="", max_length=5000)
    remarks: list[Reference] = Field(default_factory=list, max_length=200)
    seen: int | None = None


class RestFinding(DeskCommand):
    """Rest a finding on one more statement, or on one less."""

    finding: str = Field(pattern=r"^finding-[0-9]{1,4}$")
    remark: Reference
    is_on: bool = True


class BeginDoubleCoding(DeskCommand):
    """Let two people code the same statements, each without seeing the other's codes."""

    first: Initials
    second: Initials
    exercise: str = Field(default="", max_length=64)


class FinishCoding(DeskCommand):
    """Say that one has coded all one wants to."""

    coder: Initials


class CompareCodings(DeskCommand):
    """Show both codings, whether both are done or not."""

    given_by: ClassVar[frozenset[Role]] = LEADS


class EndDoubleCoding(DeskCommand):
    """Go on together: the codes stay, the comparison goes."""


class TakeBackCoding(DeskCommand):
    """Take a change at this desk back, as long as nothing later changed the same thing."""

    change: int = Field(ge=1, lt=2**53)


CODING_COMMANDS: Mapping[str, type[DeskCommand]] = {
    "define_code": DefineCode,
    "merge_codes": MergeCodes,
    "code_remarks": CodeRemarks,
    "set_aside": SetAside,
    "pair_views": PairViews,
    "write_finding": WriteFinding,
    "rest_finding": RestFinding,
    "begin_double_coding": BeginDoubleCoding,
    "finish_coding": FinishCoding,
    "compare_codings": CompareCodings,
    "end_double_coding": EndDoubleCoding,
    "take_back_coding": TakeBackCoding,
}
