"""The console and the tables overview, and the commands of whoever is signed in, by form or by script."""

import secrets
from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, jsonify, make_response, redirect, request
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response

from facilitator.access import require_facilitator
from facilitator.live import command_from_facilitator
from facilitator.views.pages import picture_of, staff_page
from participant.desk import json_of
from participant.rendering import dress
from participant.views.phone_page import message_of
from participant.wording import plain
from sessions.ids import WorkshopId

if TYPE_CHECKING:
    from facilitator.house import House


def blueprint(house: "House") -> Blueprint:
    """The pages of the day itself."""
    pages = Blueprint("console", __name__)
    journey = Console(house)
    pages.get("/workshops/<workshop>")(require_facilitator(journey.show))
    pages.get("/workshops/<workshop>/tables")(require_facilitator(journey.tables))
    pages.get("/workshops/<workshop>/close")(require_facilitator(journey.ask_to_close))
    pages.get("/workshops/<workshop>/view")(require_facilitator(journey.view))
    pages.post("/workshops/<workshop>/commands")(require_facilitator(journey.command))
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

    def ask_to_close(self, workshop: str) -> str:
        """The one thing that is asked twice."""
        picture = picture_of(self.house, workshop, "console")
        return staff_page("desk/close.html", view=picture.view, command_id=secrets.token_hex(16))

    def view(self, workshop: str) -> Response:
        """The picture alone, for a console whose socket can't connect."""
        picture = picture_of(self.house, workshop, "console")
        now = self.house.service.clock()
        return jsonify(version=picture.version, html=picture.html, state=plain(picture.state), now=now)

    def command(self, workshop: str) -> Response:
        """Carry out an order; a form is answered with the page it came from, a script with JSON."""
        message = json_of(request) if request.is_json else message_of(request.form)
        outcome = command_from_facilitator(self.house, WorkshopId(workshop), message)
        if request.is_json:
            return _answer(outcome)
        if not outcome["ok"]:
            flash(outcome["message"], "late")
        came_from_tables = (request.referrer or "").endswith("/tables")
        return redirect(f"/workshops/{workshop}{'/tables' if came_from_tables else ''}", 303)

    def _page(self, workshop: str, page: str) -> str:
        picture = picture_of(self.house, workshop, "console")
        return staff_page(
            "desk/workshop_page.html",
            page=page,
            picture=picture,
            view=picture.view,
            fragment=dress(picture.html, generate_csrf(), {}),
            now=self.house.service.clock(),
        )


def _answer(outcome: dict[str, Any]) -> Response:
    return make_response(jsonify(outcome), 200 if outcome["ok"] else 409)
