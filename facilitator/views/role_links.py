"""What a link for a role opens: looking uses nothing up, the button takes the role and strips the address."""

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from flask import Blueprint, make_response, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from facilitator.access import actor_at, without_role
from facilitator.role_words import MAY
from facilitator.views.looking_on import LookingOn
from facilitator.views.pages import unreferred
from participant.throttle import GuessThrottle
from participant.wording import translate
from sessions.exercises.base import Role
from sessions.granting import REVOKED
from sessions.ids import WorkshopId
from sessions.roles import TITLES, Grant
from sessions.visibility import workshop_facts

if TYPE_CHECKING:
    from facilitator.house import House

# Where each role goes to work; whoever looks on stays.
HOMES: Mapping[Role, str] = {
    Role.FACILITATOR: "/workshops/{workshop}",
    Role.SECOND: "/workshops/{workshop}",
    Role.SCRIBE: "/r/{workshop}/table",
    Role.TABLE_FACILITATOR: "/r/{workshop}/table",
}


def blueprint(house: "House") -> Blueprint:
    """The link, and the page it leads to."""
    pages = Blueprint("role_links", __name__)
    journey = RoleLinks(house)
    pages.get("/r/<workshop>")(journey.go_home)
    pages.get("/r/<workshop>/<secret>")(journey.look)
    pages.post("/r/<workshop>/<secret>")(journey.use)
    return pages


class RoleLinks:
    """From an address to a role. Wrong ones are counted by workshop, never by address."""

    def __init__(self, house: "House") -> None:
        self.house = house
        self.looking_on = LookingOn(house)
        self._throttles: dict[WorkshopId, GuessThrottle] = defaultdict(GuessThrottle)

    def go_home(self, workshop: str) -> str | Response:
        """Where this browser's role has its work."""
        actor = actor_at(workshop)
        if actor is None or not self.house.is_known(WorkshopId(workshop)):
            return without_role(workshop, None)
        home = HOMES.get(actor.role)
        return redirect(home.format(workshop=workshop), 303) if home else self.looking_on.show(workshop)

    def look(self, workshop: str, secret: str) -> Response:
        """What the link gives, and to whom."""
        found = self._find(workshop, secret)
        if not isinstance(found, Grant):
            return found
        facts = self.house.service.read(WorkshopId(workshop), workshop_facts)
        page = render_template("role/link.html", workshop=facts, grant=found, titles=TITLES, may=MAY)
        return unreferred(make_response(page))

    def use(self, workshop: str, secret: str) -> Response:
        """Let this browser have the role, at an address without the secret."""
        found = self._find(workshop, secret)
        if not isinstance(found, Grant):
            return found
        response = make_response(redirect(f"/r/{workshop}", 303))
        self.house.roles.keep(response, request, WorkshopId(workshop), found.id)
        return unreferred(response)

    def _find(self, workshop: str, secret: str) -> Grant | Response:
        """What the link was made for; a right one is found however many wrong ones come in."""
        found = self.house.roles.behind(WorkshopId(workshop), secret)
        if found is None:
            return self._wrong(WorkshopId(workshop))
        if found.is_revoked:
            sentence = translate(REVOKED.message)
            return _notice(410, title=_("This link has ended"), sentence=sentence)
        return found

    def _wrong(self, workshop: WorkshopId) -> Response:
        throttle = self._throttles[workshop if self.house.is_known(workshop) else WorkshopId("")]
        if throttle.is_closed:
            sentence = _("Many wrong links came in just now. Wait a minute, then open yours again.")
            return _notice(429, title=_("This link opens nothing"), sentence=sentence)
        throttle.note_wrong()
        sentence = _("Part of it may be missing. Scan it again, or ask the lead facilitator for a new one.")
        return _notice(404, title=_("This link opens nothing"), sentence=sentence)


def _notice(status: int, **words: str) -> Response:
    home = {"link": "/", "link_words": _("Join with the code on the screen")}
    return unreferred(make_response(render_template("desk/notice.html", **words, **home), status))
