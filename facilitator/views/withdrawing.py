"""Withdrawing for someone who shows their receipt code: their phone is lost, empty, or somebody else's.

The code is the right to do it: without it nobody can erase what another person said, which is not shown.
"""

import secrets
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, request
from werkzeug.wrappers import Response

from facilitator.access import actor_at, require_role
from facilitator.views.pages import picture_of, staff_page
from participant.door import tidy_code
from participant.wording import localized as _, translate
from sessions.errors import Rejection
from sessions.exercises.base import LEADS
from sessions.ids import ParticipantId, WorkshopId
from sessions.paper.ballot_numbers import person_of
from sessions.workshop import Workshop

if TYPE_CHECKING:
    from facilitator.house import House


def blueprint(house: "House") -> Blueprint:
    """The page, and what it sends."""
    pages = Blueprint("withdrawing", __name__)
    journey = Withdrawing(house)
    leads = require_role(LEADS)
    pages.get("/workshops/<workshop>/withdraw")(leads(journey.show))
    pages.post("/workshops/<workshop>/withdraw")(leads(journey.withdraw))
    return pages


class Withdrawing:
    """Asked for with a code, asked again with the seat it belongs to, then done."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def show(self, workshop: str) -> str:
        """The form for the code."""
        return self._page(workshop)

    def withdraw(self, workshop: str) -> str | Response:
        """Whose code it is; with `do` = `withdraw`, erase what they said."""
        typed = request.form.get("code", "")
        person = self._behind(WorkshopId(workshop), typed)
        if person is None:
            return self._page(workshop, typed=typed[:32], problem=_problem(typed))
        if request.form.get("do") != "withdraw":
            return self._page(workshop, typed=typed[:32], seat=self._seat(workshop, person))
        command = request.form.get("command_id", "")
        done = self.house.desk.withdraw(WorkshopId(workshop), person, command, helper=actor_at(workshop))
        is_refused = isinstance(done, Rejection)
        said = (
            translate(done.message)
            if isinstance(done, Rejection)
            else _("Erased. It is in no count any more.")
        )
        flash(said, "late" if is_refused else "good")
        return redirect(f"/workshops/{workshop}/withdraw", 303)

    def _behind(self, workshop: WorkshopId, typed: str) -> ParticipantId | None:
        """The person whose receipt code this is."""
        picture_of(self.house, workshop, "console")
        known = self.house.service.read(workshop, _by_code_holder)
        given, identity = tidy_code(typed), self.house.desk.identity
        found = (who for holder, who in known if _is_same(identity.receipt_code(workshop, holder), given))
        return next(found, None)

    def _seat(self, workshop: str, person: ParticipantId) -> tuple[int, int]:
        found = self.house.service.read(WorkshopId(workshop), lambda room: room.participants[person])
        return found.table, found.seat + 1

    def _page(self, workshop: str, **values: object) -> str:
        picture = picture_of(self.house, workshop, "console")
        told = {"typed": "", "problem": None, "seat": None, "command_id": secrets.token_hex(16), **values}
        return staff_page("desk/withdraw.html", view=picture.view, **told)


def _by_code_holder(room: Workshop) -> list[tuple[ParticipantId, ParticipantId]]:
    """Everybody under the id their code is made of, and as whom the record knows them now."""
    stubs = [(person_of(room.id, number), who) for number, who in room.paper.linked.items()]
    return [*((who, who) for who in room.participants), *stubs]


def _problem(typed: str) -> str:
    if not tidy_code(typed):
        return _("Type the receipt code. It has eight letters and numbers.")
    return _("Nobody here has this receipt code. Check it against what they wrote down.")


def _is_same(code: str, given: str) -> bool:
    return secrets.compare_digest(code.encode(), given.encode(errors="replace"))
