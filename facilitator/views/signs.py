"""The signs that stand on the tables, at an address of their own: what every day prints of the pack."""

from typing import TYPE_CHECKING

from flask import Blueprint
from werkzeug.wrappers import Response

from facilitator.access import require_role
from facilitator.views.print_pack import PrintPack
from sessions.exercises.base import LEADS

if TYPE_CHECKING:
    from facilitator.house import House


def blueprint(house: "House") -> Blueprint:
    """The page that is printed."""
    pages, pack = Blueprint("signs", __name__), PrintPack(house)

    @require_role(LEADS)
    def show(workshop: str) -> Response:
        return pack.show_part(workshop, "signs")

    pages.get("/workshops/<workshop>/signs")(show)
    return pages
