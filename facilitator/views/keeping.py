"""How long the raw record is kept, purging it, and the certificate of that: pages for the lead alone."""

import secrets
from datetime import datetime
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, request
from werkzeug.wrappers import Response

from facilitator.access import LEAD, require_facilitator
from facilitator.live import command_from
from facilitator.views.pages import picture_of, staff_page
from participant.wording import localized as _, translate
from sessions.erasing.certificate import certificate_of
from sessions.erasing.purging import due_at
from sessions.erasing.retention import purge
from sessions.errors import Rejection
from sessions.ids import WorkshopId
from sessions.sealing import in_groups

if TYPE_CHECKING:
    from facilitator.house import House


def blueprint(house: "House") -> Blueprint:
    """The page, and what it sends."""
    pages = Blueprint("keeping", __name__)
    journey = Keeping(house)
    pages.get("/workshops/<workshop>/keeping")(require_facilitator(journey.show))
    pages.post("/workshops/<workshop>/keeping")(require_facilitator(journey.set_days))
    pages.get("/workshops/<workshop>/keeping/purge")(require_facilitator(journey.ask))
    pages.post("/workshops/<workshop>/keeping/purge")(require_facilitator(journey.purge))
    return pages


class Keeping:
    """The time of a record, and its end."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def show(self, workshop: str) -> str:
        """Until when it is kept; afterwards, the certificate."""
        return self._page(workshop, "desk/keeping.html")

    def set_days(self, workshop: str) -> Response:
        """Another number of days."""
        typed = request.form.get("days", "").strip()
        if not (typed.isdecimal() and len(typed) <= 2 and int(typed) <= 90):
            flash(_("Write a whole number of days, from 0 to 90."), "late")
            return self._back(workshop)
        message = {
            "id": request.form.get("command_id", ""),
            "name": "set_retention",
            "payload": {"days": int(typed)},
        }
        outcome = command_from(self.house, WorkshopId(workshop), LEAD, message)
        flash(_("Saved.") if outcome["ok"] else outcome["message"], "good" if outcome["ok"] else "late")
        return self._back(workshop)

    def ask(self, workshop: str) -> str:
        """What a purge erases and what it leaves; it can't be undone."""
        return self._page(workshop, "desk/purge.html")

    def purge(self, workshop: str) -> Response:
        """Do it."""
        picture_of(self.house, workshop, "console")
        outcome = purge(self.house.service, WorkshopId(workshop))
        if isinstance(outcome, Rejection):
            flash(translate(outcome.message), "late")
        return self._back(workshop)

    def _back(self, workshop: str) -> Response:
        return redirect(f"/workshops/{workshop}/keeping", 303)

    def _page(self, workshop: str, template: str) -> str:
        known, picture = WorkshopId(workshop), picture_of(self.house, workshop, "console")
        rows = self.house.service.snapshot(known)
        read = self.house.service.read
        found = read(known, lambda room: certificate_of(room, rows))
        days, due, bodies = read(known, lambda room: (room.keep_days, due_at(room), len(room.bodies)))
        return staff_page(
            template,
            view=picture.view,
            days=days,
            due=due,
            bodies=bodies,
            certificate=found,
            seal=in_groups(found.seal) if found else "",
            record=in_groups(found.record) if found else "",
            moment=moment,
            command_id=secrets.token_hex(16),
        )


def moment(at: float) -> str:
    """Date and time as a certificate says them: 5 July 2026, 14:12."""
    local = datetime.fromtimestamp(at).astimezone()
    return f"{local.day} {local:%B %Y, %H:%M}"
