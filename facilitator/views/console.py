"""The console and the tables overview, and the commands of whoever is signed in, by form or by script."""

import secrets
from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, jsonify, make_response, redirect, request
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response

from facilitator.access import giver_at, require_facilitator, require_role
from facilitator.live import command_from
from facilitator.rendering import spaced
from facilitator.simulated_phones import MOST
from facilitator.views.pages import picture_of, staff_page
from participant.desk import json_of
from participant.rendering import dress
from participant.views.phone_page import message_of
from participant.wording import plain
from sessions.exercises.base import LEADS
from sessions.ids import WorkshopId
from sessions.workshop import Workshop

if TYPE_CHECKING:
    from facilitator.house import House


def blueprint(house: "House") -> Blueprint:
    """The pages of the day itself."""
    pages = Blueprint("console", __name__)
    journey = Console(house)
    leads = require_role(LEADS)
    pages.get("/workshops/<workshop>")(leads(journey.show))
    pages.get("/workshops/<workshop>/tables")(leads(journey.tables))
    pages.get("/workshops/<workshop>/said")(leads(journey.said))
    pages.get("/workshops/<workshop>/close")(require_facilitator(journey.ask_to_close))
    pages.get("/workshops/<workshop>/view")(leads(journey.view))
    pages.post("/workshops/<workshop>/commands")(leads(journey.command))
    return pages


class Console:
    """Running a workshop."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def show(self, workshop: str) -> str:
        """What to say, the time, the count, the room."""
        return self._page(workshop, "console")

    def tables(self, workshop: str) -> str:
        """How far each table is."""
        return self._page(workshop, "tables")

    def said(self, workshop: str) -> str:
        """What people wrote, to approve, correct, hide and show."""
        return self._page(workshop, "said")

    def ask_to_close(self, workshop: str) -> str:
        """The one thing that is asked twice."""
        view = picture_of(self.house, workshop, "console").view
        code = spaced(view["workshop"]["join_code"])
        return staff_page("desk/close.html", view=view, code=code, command_id=secrets.token_hex(16))

    def view(self, workshop: str) -> Response:
        """The picture alone, for a console whose socket can't connect."""
        picture = picture_of(self.house, workshop, _channel(request.args.get("page", "")))
        now = self.house.service.clock()
        return jsonify(version=picture.version, html=picture.html, state=plain(picture.state), now=now)

    def command(self, workshop: str) -> Response:
        """Carry out an order; a form is answered with the page it came from, a script with JSON."""
        message = json_of(request) if request.is_json else message_of(request.form)
        outcome = command_from(self.house, WorkshopId(workshop), giver_at(workshop), message)
        if request.is_json:
            return _answer(outcome)
        if not outcome["ok"]:
            flash(outcome["message"], "late")
        page = (request.referrer or "").rpartition("/")[2]
        return redirect(f"/workshops/{workshop}{f'/{page}' if page in ('tables', 'said') else ''}", 303)

    def _page(self, workshop: str, page: str) -> str:
        picture, known = picture_of(self.house, workshop, _channel(page)), WorkshopId(workshop)
        free = self.house.service.read(known, _free_seats)
        return staff_page(
            "desk/workshop_page.html",
            simulated=self.house.simulated.sent(known),
            have_failed=self.house.simulated.have_failed(known),
            free_seats=min(free, MOST),
            page=page,
            picture=picture,
            view=picture.view,
            fragment=dress(picture.html, generate_csrf(), {}),
            now=self.house.service.clock(),
        )


def _free_seats(room: Workshop) -> int:
    return max(0, sum(room.tables[n] - len(room.members[n]) for n in room.tables_in_use))


def _channel(page: str) -> str:
    """Which picture a page shows: the tables are a part of the console's."""
    return "said" if page == "said" else "console"


def _answer(outcome: dict[str, Any]) -> Response:
    return make_response(jsonify(outcome), 200 if outcome["ok"] else 409)
