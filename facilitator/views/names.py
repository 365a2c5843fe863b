"""The register of names: the delegate list and who wants to be contacted, for the lead alone.

It holds what people asked to be put there and nothing that leads to a seat or an answer. It is kept as long
as the record's raw data, so it is printed or copied before.
"""

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, request
from werkzeug.wrappers import Response

from facilitator.access import require_facilitator
from facilitator.views.pages import picture_of, staff_page
from participant.wording import localized as _
from sessions.ids import WorkshopId

if TYPE_CHECKING:
    from facilitator.house import House


def blueprint(house: "House") -> Blueprint:
    """The page, and what it sends."""
    pages = Blueprint("names", __name__)
    journey = Register(house)
    pages.get("/workshops/<workshop>/names")(require_facilitator(journey.show))
    pages.post("/workshops/<workshop>/names")(require_facilitator(journey.strike))
    return pages


class Register:
    """The lists of one workshop."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def show(self, workshop: str) -> str:
        """Both lists, by name."""
        picture = picture_of(self.house, workshop, "console")
        return staff_page(
            "desk/names.html", view=picture.view, names=self.house.service.names(WorkshopId(workshop))
        )

    def strike(self, workshop: str) -> Response:
        """Take an entry out for someone who asks."""
        picture_of(self.house, workshop, "console")
        self.house.service.strike_names(WorkshopId(workshop), [request.form.get("entry", "")])
        flash(_("Struck out. It is on no list any more."), "good")
        return redirect(f"/workshops/{workshop}/names", 303)
