"""The signs that stand on the tables: each carries its table in a QR code, and the code to type."""

from typing import TYPE_CHECKING

from flask import Blueprint
from markupsafe import Markup

from facilitator.access import require_role
from facilitator.addresses import to_type
from facilitator.qr import qr_svg
from facilitator.rendering import spaced
from facilitator.views.pages import picture_of, staff_page
from sessions.exercises.base import LEADS
from sessions.ids import WorkshopId

if TYPE_CHECKING:
    from facilitator.house import House


def blueprint(house: "House") -> Blueprint:
    """The page that is printed."""
    pages = Blueprint("signs", __name__)

    @require_role(LEADS)
    def show(workshop: str) -> str:
        picture = picture_of(house, workshop, "console")
        base = house.addresses()[0]
        secret, seats = house.service.read(
            WorkshopId(workshop), lambda room: (room.join_secret, room.tables_in_use)
        )
        signs: list[dict[str, int | Markup]] = [
            {"number": number, "seats": count, "qr": qr_svg(f"{base}/j/{secret}/{number}")}
            for number, count in seats.items()
        ]
        code = spaced(picture.view["workshop"]["join_code"])
        address = to_type(base)
        return staff_page("desk/signs.html", view=picture.view, signs=signs, code=code, address=address)

    pages.get("/workshops/<workshop>/signs")(show)
    return pages
