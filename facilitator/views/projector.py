"""The projector's page. Whoever holds the key may look, and can do nothing else."""

from typing import TYPE_CHECKING

from flask import Blueprint, abort, jsonify, make_response, render_template
from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.wrappers import Response

from participant.rendering import Picture
from participant.wording import plain

if TYPE_CHECKING:
    from facilitator.house import House


def blueprint(house: "House") -> Blueprint:
    """The wall, in its frame and alone."""
    pages = Blueprint("projector", __name__)
    wall = Wall(house)
    pages.get("/screen/<key>")(wall.show)
    pages.get("/screen/<key>/view")(wall.view)
    return pages


class Wall:
    """What the room sees."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def show(self, key: str) -> str:
        """The whole page."""
        picture = self._picture(key)
        return render_template(
            "wall_page.html",
            picture=picture,
            view=picture.view,
            fragment=Markup(picture.html),  # noqa: S704 - our own rendered template
            screen_key=key,
            now=self.house.service.clock(),
        )

    def view(self, key: str) -> Response:
        """The picture alone, for a screen whose socket can't connect."""
        picture = self._picture(key)
        now = self.house.service.clock()
        return jsonify(version=picture.version, html=picture.html, state=plain(picture.state), now=now)

    def _picture(self, key: str) -> Picture:
        workshop = self.house.service.find(screen_key=key)
        if workshop is None:
            abort(_no_screen())
        return self.house.draw(workshop, "screen")


def _no_screen() -> Response:
    page = render_template(
        "desk/notice.html",
        title=_("There is no screen at this address"),
        sentence=_("Open the projector from the console of your workshop."),
        link="/workshops",
        link_words=_("All workshops"),
    )
    return make_response(page, 404)
