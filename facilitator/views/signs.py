"""The signs that stand on the tables, at an address of their own: what every day prints of the pack.

Whoever prints them says so, by a script at the moment of printing or by a button: the console then warns when
their address is this laptop's no longer.
"""

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, request
from werkzeug.wrappers import Response

from facilitator.access import require_role
from facilitator.views.pages import picture_of
from facilitator.views.print_pack import PrintPack
from participant.wording import localized as _
from sessions.exercises.base import LEADS
from sessions.ids import WorkshopId

if TYPE_CHECKING:
    from facilitator.house import House


def blueprint(house: "House") -> Blueprint:
    """The page that is printed, and the note that it was."""
    pages, pack = Blueprint("signs", __name__), PrintPack(house)

    @require_role(LEADS)
    def show(workshop: str) -> Response:
        return pack.show_part(workshop, "signs")

    @require_role(LEADS)
    def note(workshop: str) -> Response:
        picture_of(house, workshop, "screen")
        known = WorkshopId(workshop)
        if not house.signs.note(known, request.form.get("base", "")):
            flash(_("That is no address of signs. Open them and print them again."), "late")
            return redirect(f"/workshops/{workshop}/signs", 303)
        house.broadcast.touch(known, {"console"})
        flash(_("Noted. If this laptop gets another address, the console says so."), "good")
        return redirect(f"/workshops/{workshop}/signs", 303)

    pages.get("/workshops/<workshop>/signs")(show)
    pages.post("/workshops/<workshop>/signs/printed")(note)
    return pages
