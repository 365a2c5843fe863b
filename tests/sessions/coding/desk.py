"""A day whose tables wrote something down, and those who make a report of it."""

from dataclasses import dataclass, field
from typing import Any

from sessions.errors import Rejection
from sessions.exercises.base import Actor, Role
from sessions.ids import GrantId
from tests.builders import FACILITATOR, Hall, make_hall

FIRST, SECOND, THIRD = "benefits:t1-s1", "benefits:t1-s2", "benefits:t2-s1"


@dataclass
class ReportDesk:
    """Three statements from two tables, approved; the lead, and two report writers with a link each."""

    hall: Hall = field(default_factory=make_hall)

    def __post_init__(self) -> None:
        """Play the day so far."""
        self.people = [self.hall.join(table, person) for person, table in enumerate((1, 1, 2), start=1)]
        self.writers = [self._writer(digit) for digit in "ab"]
        self.hall.go_to("benefits/write")
        self.hall.do("open_step")
        for who, words in zip(
            self.people, ("Help comes sooner", "It saves money", "help sooner comes"), strict=True
        ):
            self.hall.do("add_statement", who, exercise="benefits", text=words)
        for name in ("t1-s1", "t1-s2", "t2-s1"):
            self.hall.do("approve_saying", exercise="benefits", saying=name)

    def _writer(self, digit: str) -> Actor:
        grant = f"grant-{digit * 16}"
        self.hall.do("grant_role", grant=grant, role="report_writer", secret_hash=digit * 64)
        return Actor(Role.REPORT_WRITER, grant=GrantId(grant))

    @property
    def coding(self) -> Any:
        """What was made of it."""
        return self.hall.state.coding

    def do(self, name: str, by: Actor = FACILITATOR, **payload: Any) -> None:
        """An order that is carried out."""
        self.hall.do(name, by, **payload)

    def refused(self, name: str, by: Actor = FACILITATOR, **payload: Any) -> Rejection:
        """One that is not."""
        return self.hall.refused(name, by, **payload)

    def code(
        self, remark: str, code: str, coder: str = "AB", by: Actor = FACILITATOR, is_on: bool = True
    ) -> None:
        """Give a code, or take it off."""
        self.do("code_remarks", by, remarks=[remark], code=code, coder=coder, is_on=is_on)
