"""One real server with one workshop, and a browser for each role, got as its holder would get it."""

import re
import secrets
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from sessions.errors import Rejection
from sessions.exercises.base import Actor, Role
from sessions.ids import CommandId, ExerciseId, ParticipantId, StepKey, WorkshopId
from sessions.orders import Order, Receipt
from sessions.roles import has_table
from sessions.workshop import Workshop
from tests.facilitator.desk import DeskBrowser, open_desk
from tests.roles.table import LEAD, NOBODY, PARTICIPANT


@dataclass
class Company:
    """Everyone who may come; each call for a browser is another one."""

    lead: DeskBrowser
    workshop: WorkshopId

    def room(self) -> Workshop:
        """The workshop as it stands, for reading."""
        return self.lead.house.service.read(self.workshop, lambda room: room)

    def link(self, role: str, table: int = 2) -> str:
        """The path of a fresh link, made on the lead's page."""
        asked = {"role": role, "table": str(table)}
        made = self.lead.post(f"/workshops/{self.workshop}/roles", asked, form_on="/workshops")
        found = re.search(rf'value="[^"]+(/r/{self.workshop}/[^"]+)"', made.text)
        assert found, made.text
        return found[1]

    def browser(self, role: str) -> DeskBrowser:
        """A fresh browser of someone with this role."""
        found = DeskBrowser(self.lead.app)
        if role == LEAD:
            found.sign_in()
        elif role == PARTICIPANT:
            assert found.post(f"/j/{self.room().join_secret}/1").status_code == 303
        elif role != NOBODY:
            assert found.post(self.link(role)).status_code == 303
        return found

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Who gives commands, by role: with a seat or a link that counts."""
        who = ParticipantId("a" * 32)
        seated = Actor(Role.PARTICIPANT, who, 1)
        self.order(seated, "join", participant=who, table=1)
        found = {LEAD: Actor(Role.FACILITATOR), PARTICIPANT: seated}
        for role in Role:
            if role.value not in found:
                table = 2 if has_table(role) else None
                grant = f"grant-{secrets.token_hex(8)}"
                asked: dict[str, Any] = {"grant": grant, "secret_hash": secrets.token_hex(32)}
                given = self.order(found[LEAD], "grant_role", role=role.value, table=table, **asked)
                assert isinstance(given, Receipt)
                found[role.value] = self.room().grants.given[next(reversed(self.room().grants.given))].actor
        return found

    def order(
        self, by: Actor, name: str, exercise: str | None = None, step: str | None = None, **payload: Any
    ) -> Receipt | Rejection:
        """Give an order straight to the session."""
        known = ExerciseId(exercise) if exercise else None
        named = StepKey(step) if step else None
        command = CommandId(secrets.token_hex(16))
        order = Order(self.workshop, command, name, payload, by, named, known)
        return self.lead.house.service.handle(order)


def gather(folder: Path) -> Company:
    """A server, a lead who is signed in, and a workshop from the first template."""
    lead = open_desk(folder)
    lead.sign_in()
    return Company(lead, lead.new_workshop())
