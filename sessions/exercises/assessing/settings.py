"""What a facilitator sets: the proposal, which parts take place, whom tables stand for, and the minutes."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from casestudies.schema import Materials

Part = Literal["gate", "alone", "weights", "within", "table", "room"]
PARTS: tuple[Part, ...] = (
    "gate",
    "alone",
    "weights",
    "within",
    "table",
    "room",
)  # in the order in which they take place
ANSWERING: frozenset[Part] = frozenset({"alone", "table", "room"})
LONGEST_NAME = 40


class PartMinutes(BaseModel):
    """How long each part is planned to take."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    gate: int = Field(default=15, ge=1, le=120)
    alone: int = Field(default=15, ge=1, le=120)
    weights: int = Field(default=6, ge=1, le=60)
    within: int = Field(default=8, ge=1, le=60)
    table: int = Field(default=30, ge=1, le=180)
    room: int = Field(default=20, ge=1, le=180)


class AssessingSettings(BaseModel):
    """A proposal in words, or a case study of the workshop; the parts, the partners, how weights are given.

    `partners` are taken by the tables in turn: the first is Table 1's. None: each table speaks for itself.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    proposal: str = Field(default="", max_length=80)
    text: str = Field(default="", max_length=1500)
    case_study: str = ""
    steps: tuple[Part, ...] = ("gate", "alone", "weights", "table")
    partners: tuple[str, ...] = Field(default=(), max_length=12)
    weigh_by: Literal["points", "swing"] = "points"
    compare_with: str = ""  # id of an earlier assessment, which this one's result stands beside
    lines_of: str = ""  # id of an earlier exercise, whose red lines this proposal is held against
    minutes: PartMinutes = PartMinutes()

    @field_validator("steps")
    @classmethod
    def _are_in_order(cls, steps: tuple[Part, ...]) -> tuple[Part, ...]:
        if steps != tuple(part for part in PARTS if part in steps):
            raise ValueError(f"must be some of {', '.join(PARTS)}, each once and in this order")
        if not ANSWERING.intersection(steps):
            raise ValueError('must hold "alone", "table" or "room": without these nobody answers')
        if "within" in steps and "weights" not in steps:
            raise ValueError('holds "within" without "weights": points go to the features first')
        return steps

    @field_validator("partners")
    @classmethod
    def _have_names(cls, partners: tuple[str, ...]) -> tuple[str, ...]:
        if any(not name.strip() or len(name) > LONGEST_NAME for name in partners):
            raise ValueError(f"each needs a name of at most {LONGEST_NAME} characters")
        if len(set(partners)) < len(partners):
            raise ValueError("one name stands there twice; write each partner once")
        return partners

    def partner_of(self, table: int) -> str | None:
        """Whom a table stands for; None where it speaks for itself."""
        return self.partners[(table - 1) % len(self.partners)] if self.partners else None


def find_fault(settings: AssessingSettings, materials: Materials) -> str | None:
    """Why the settings can't be used, naming the field; None when all is well."""
    studies = materials.case_studies
    if settings.case_study and settings.case_study not in studies:
        known = ", ".join(studies) or "none"
        return f'case_study: there is no case study "{settings.case_study}"; there are: {known}.'
    if not settings.case_study and not settings.proposal.strip():
        return "proposal: name the proposal, or choose a case study."
    return None
