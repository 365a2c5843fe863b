"""The pages of whoever looks on by link: observers, experts, the host and report writers.

They see what the room sees and what it may read, and nothing before the room does. An expert's page also has
the questions put to experts; a report writer's, what was said.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from flask import Blueprint, flash, jsonify, make_response, redirect, render_template, request
from flask_babel import gettext as _
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response

from facilitator.access import giver_at, require_role
from facilitator.live import command_from, watched_by
from facilitator.rendering import clock
from participant.desk import json_of
from participant.rendering import dress
from participant.views.phone_page import message_of
from participant.wording import plain
from sessions.exercises.base import Role
from sessions.ids import WorkshopId
from sessions.library import library_of_the_room
from sessions.roles import LOOKING_ON, TITLES
from sessions.views.said import all_said
from sessions.visibility import workshop_facts

if TYPE_CHECKING:
    from facilitator.house import House

READERS = LOOKING_ON | {Role.REPORT_WRITER}
WRITER = frozenset({Role.REPORT_WRITER})


def blueprint(house: "House") -> Blueprint:
    """What stands behind a role's first page."""
    pages = Blueprint("looking_on", __name__)
    journey = LookingOn(house)
    pages.get("/r/<workshop>/view")(require_role(LOOKING_ON)(journey.view))
    pages.post("/r/<workshop>/commands")(require_role(LOOKING_ON)(journey.command))
    pages.get("/r/<workshop>/reading")(require_role(READERS)(journey.reading))
    pages.get("/r/<workshop>/said")(require_role(WRITER)(journey.said))
    return pages


class LookingOn:
    """What the room sees, for someone who has no seat in it."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def show(self, workshop: str) -> str:
        """The role's first page."""
        actor = giver_at(workshop)
        if actor.role not in LOOKING_ON:
            return self._page(workshop, "role/writer.html")
        picture = self.house.draw(WorkshopId(workshop), watched_by(actor.role))
        return self._page(
            workshop,
            "role/watch.html",
            picture=picture,
            fragment=dress(picture.html, generate_csrf(), {}),
            now=self.house.service.clock(),
        )

    def view(self, workshop: str) -> Response:
        """The picture alone, for a page whose socket can't connect."""
        picture = self.house.draw(WorkshopId(workshop), watched_by(giver_at(workshop).role))
        now = self.house.service.clock()
        return jsonify(version=picture.version, html=picture.html, state=plain(picture.state), now=now)

    def command(self, workshop: str) -> Response:
        """An expert's answer; the session refuses whatever a role may not do."""
        message = json_of(request) if request.is_json else message_of(request.form)
        outcome = command_from(self.house, WorkshopId(workshop), giver_at(workshop), message)
        if request.is_json:
            return make_response(jsonify(outcome), 200 if outcome["ok"] else 409)
        flash(_("Sent.") if outcome["ok"] else outcome["message"], "good" if outcome["ok"] else "late")
        return redirect(f"/r/{workshop}", 303)

    def reading(self, workshop: str) -> str:
        """Every text and card that the room has come to."""
        texts = self.house.service.read(WorkshopId(workshop), library_of_the_room)
        return self._page(workshop, "role/reading.html", texts=texts)

    def said(self, workshop: str) -> str:
        """What people wrote and nobody hid, to read."""
        parts = self.house.service.read(WorkshopId(workshop), all_said)
        return self._page(workshop, "role/said.html", parts=[_not_hidden(part) for part in parts])

    def _page(self, workshop: str, template: str, **values: object) -> str:
        facts = self.house.service.read(WorkshopId(workshop), workshop_facts)
        role = giver_at(workshop).role
        known = {"workshop": facts, "role": role.value, "role_title": TITLES[role], "clock": clock}
        return render_template(template, **known, **values)


def _not_hidden(part: Mapping[str, object]) -> dict[str, object]:
    sayings = part["sayings"]
    assert isinstance(sayings, list)
    return {**part, "sayings": [saying for saying in sayings if saying["state"] != "hidden"]}
