"""Leaving a role: this browser forgets its link, and what it opened with it ends. The link itself goes on."""

from typing import TYPE_CHECKING

from flask import Blueprint, Response, make_response, render_template, request
from flask_babel import gettext as _

from sessions.ids import WorkshopId
from sessions.roles import TITLES, Grant
from sessions.visibility import workshop_facts

if TYPE_CHECKING:
    from facilitator.house import House


def blueprint(house: "House") -> Blueprint:
    """The page that asks, and what it sends."""
    pages = Blueprint("leaving_role", __name__)
    journey = LeavingRole(house)
    pages.get("/r/<workshop>/leave")(journey.ask)
    pages.post("/r/<workshop>/leave")(journey.leave)
    return pages


class LeavingRole:
    """The way out, also for a link that was ended."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def ask(self, workshop: str) -> Response:
        """What leaving does, and the button."""
        held = self._held(workshop)
        if held is None:
            return _nothing_to_leave()
        facts = self.house.service.read(WorkshopId(workshop), workshop_facts)
        return make_response(render_template("role/leave.html", workshop=facts, grant=held, titles=TITLES))

    def leave(self, workshop: str) -> Response:
        """Forget the link here, and close what was opened with it."""
        if self._held(workshop) is None:
            return _nothing_to_leave()
        response = _notice(
            200,
            title=_("You have left"),
            sentence=_("This browser holds no link any more. To come back, open your link again."),
        )
        self.house.hang_up(self.house.roles.leave(response, request, WorkshopId(workshop)))
        return response

    def _held(self, workshop: str) -> Grant | None:
        return self.house.roles.held(request, WorkshopId(workshop))


def _nothing_to_leave() -> Response:
    sentence = _("This browser holds no link for this workshop, so there is nothing to leave.")
    return _notice(403, title=_("No role here"), sentence=sentence)


def _notice(status: int, **words: str) -> Response:
    home = {"link": "/", "link_words": _("Join with the code on the screen")}
    return make_response(render_template("desk/notice.html", **words, **home), status)
