"""The papers that go with a workshop, to fill in, read and print: notice, assessment, statement."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, flash, make_response, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from facilitator.access import LEAD, require_facilitator, require_role
from facilitator.views.pages import picture_of, staff_page
from participant.views.about import TITLES as OPEN_TITLES
from participant.wording import translate
from sessions.commands import FillPapers
from sessions.errors import Rejection
from sessions.exercises.base import LEADS
from sessions.ids import CommandId, WorkshopId
from sessions.orders import Order
from sessions.paper.facts import paper_facts
from sessions.words import Message, say

if TYPE_CHECKING:
    from facilitator.house import House

TITLES: Mapping[str, Message] = {
    "privacy": OPEN_TITLES["privacy"],
    "assessment": say("Record of the data protection impact assessment"),
    "accessibility": OPEN_TITLES["accessibility"],
}


def blueprint(house: "House") -> Blueprint:
    """The form, and the three papers."""
    pages = Blueprint("papers", __name__)
    journey = PaperPages(house)
    leads = require_role(LEADS)
    pages.get("/workshops/<workshop>/papers")(leads(journey.show))
    pages.post("/workshops/<workshop>/papers")(require_facilitator(journey.fill))
    pages.get("/workshops/<workshop>/papers/<paper>")(leads(journey.read))
    return pages


class PaperPages:
    """One workshop's papers."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def show(self, workshop: str) -> Response:
        """What there is, and what is still to be said."""
        return self._form(workshop)

    def fill(self, workshop: str) -> Response:
        """Keep what the host says."""
        picture_of(self.house, workshop, "console")
        names = FillPapers.model_fields
        payload: dict[str, Any] = {name: request.form.get(name, "") for name in names}
        payload["takes_photographs"] = bool(request.form.get("takes_photographs"))
        command = CommandId(secrets.token_hex(16))
        order = Order(WorkshopId(workshop), command, "fill_papers", payload, LEAD)
        outcome = self.house.service.handle(order)
        if isinstance(outcome, Rejection) and outcome.code != "already_so":
            return self._form(workshop, outcome, payload)
        flash(_("Kept. The papers say it from now on."), "good")
        return redirect(f"/workshops/{workshop}/papers", 303)

    def read(self, workshop: str, paper: str) -> str:
        """One paper, to print."""
        if paper not in TITLES:
            abort(404)
        return staff_page(
            "papers/paper.html",
            paper=paper,
            title=TITLES[paper],
            is_secured=request.is_secure,
            today=_date(self.house.service.clock()),
            **self._known(workshop),
        )

    def _form(
        self, workshop: str, refusal: Rejection | None = None, given: Mapping[str, Any] | None = None
    ) -> Response:
        page = staff_page(
            "papers/papers.html",
            titles=TITLES,
            given=given,
            refusal=translate(refusal.message) if refusal else None,
            **self._known(workshop),
        )
        return make_response(page, 422 if refusal else 200)

    def _known(self, workshop: str) -> dict[str, Any]:
        picture = picture_of(self.house, workshop, "console")
        return {"view": picture.view, "facts": self.house.service.read(WorkshopId(workshop), paper_facts)}


def _date(at: float) -> str:
    day = datetime.fromtimestamp(at).astimezone()
    return f"{day.day} {day:%B %Y}"
