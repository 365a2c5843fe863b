"""People on the day: tables that meet, someone who moves, a seat that goes to another phone. Plain forms."""

import secrets
from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, redirect, request
from werkzeug.wrappers import Response

from facilitator.access import giver_at, require_role
from facilitator.live import command_from
from facilitator.rendering import spaced
from facilitator.views.pages import picture_of, staff_page
from participant.handover import Handover
from participant.wording import localized as _, translate
from sessions.errors import Rejection
from sessions.exercises.base import LEADS
from sessions.ids import ParticipantId, WorkshopId
from sessions.paper.ballot_numbers import read_number, shown
from sessions.views.seats import seats_view
from sessions.words import Message

if TYPE_CHECKING:
    from facilitator.house import House


def blueprint(house: "House") -> Blueprint:
    """The page, and what it sends."""
    pages = Blueprint("people", __name__)
    journey = People(house)
    leads = require_role(LEADS)
    pages.get("/workshops/<workshop>/people")(leads(journey.show))
    pages.post("/workshops/<workshop>/people/merge")(leads(journey.merge))
    pages.post("/workshops/<workshop>/people/split")(leads(journey.split))
    pages.post("/workshops/<workshop>/people/move")(leads(journey.move))
    pages.post("/workshops/<workshop>/people/leaving")(leads(journey.note_leaving))
    pages.post("/workshops/<workshop>/people/ballot")(leads(journey.link_ballot))
    pages.post("/workshops/<workshop>/people/code")(leads(journey.make_code))
    return pages


class People:
    """Helping people to their seats."""

    def __init__(self, house: "House") -> None:
        self.house = house
        self.handover = Handover(house.desk)

    def show(self, workshop: str) -> str:
        """Every seat, table by table."""
        return self._page(workshop, "desk/people.html")

    def merge(self, workshop: str) -> Response:
        """Two tables at one."""
        return self._order(workshop, "merge_tables", "table", "into")

    def split(self, workshop: str) -> Response:
        """Take a merging back."""
        return self._order(workshop, "undo", "entry")

    def move(self, workshop: str) -> Response:
        """One person at another table."""
        return self._order(workshop, "move_participant", "participant", "table")

    def note_leaving(self, workshop: str) -> Response:
        """Someone has left, or is back."""
        return self._order(workshop, "note_leaving", "participant", "has_left")

    def link_ballot(self, workshop: str) -> Response:
        """A ballot is that of somebody with a phone: both are one person in every count."""
        number = read_number(request.form.get("ballot", ""))
        if isinstance(number, Message):
            flash(translate(number), "late")
            return redirect(f"/workshops/{workshop}/people", 303)
        return self._send(
            workshop,
            "link_ballot",
            {"participant": request.form.get("participant", ""), "ballot": number},
            _("Ballot %(number)s and this seat are one person now.", number=shown(number)),
        )

    def make_code(self, workshop: str) -> str | Response:
        """A rejoin code, shown once: the record holds only a hash of it."""
        known, person = WorkshopId(workshop), request.form.get("participant", "")
        picture_of(self.house, workshop, "console")
        made = self.handover.make_code(known, ParticipantId(person), giver_at(workshop))
        if isinstance(made, Rejection):
            flash(translate(made.message), "late")
            return redirect(f"/workshops/{workshop}/people", 303)
        return self._page(workshop, "desk/seat_code.html", made=made, person=person)

    def _order(self, workshop: str, name: str, *fields: str) -> Response:
        return self._send(workshop, name, {field: request.form.get(field, "") for field in fields})

    def _send(self, workshop: str, name: str, payload: dict[str, Any], told: str = "") -> Response:
        message = {"id": request.form.get("command_id", ""), "name": name, "payload": payload}
        outcome = command_from(self.house, WorkshopId(workshop), giver_at(workshop), message)
        if told or not outcome["ok"]:
            flash(told if outcome["ok"] else outcome["message"], "good" if outcome["ok"] else "late")
        return redirect(f"/workshops/{workshop}/people", 303)

    def _page(self, workshop: str, template: str, **values: object) -> str:
        picture = picture_of(self.house, workshop, "console")
        known = WorkshopId(workshop)
        away = self.house.presence.away(known)
        people = self.house.service.read(known, lambda room: seats_view(room, away))
        code = spaced(picture.view["workshop"]["join_code"])
        ids = iter(lambda: secrets.token_hex(16), "")
        return staff_page(template, view=picture.view, people=people, code=code, ids=ids, **values)
