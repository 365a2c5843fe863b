"""The host's logo: put there by the lead, shown to whoever comes, and fetched from this server alone."""

import secrets
from base64 import b64encode
from typing import TYPE_CHECKING

from flask import Blueprint, Request, abort, flash, make_response, redirect, request
from werkzeug.wrappers import Response

from facilitator.access import LEAD, require_facilitator
from facilitator.views.pages import picture_of
from participant.wording import translate
from sessions.errors import Rejection
from sessions.host_logo import MOST_BYTES, TOO_HEAVY
from sessions.ids import CommandId, WorkshopId
from sessions.orders import Order
from sessions.service import UnknownWorkshopError

if TYPE_CHECKING:
    from facilitator.house import House

FORM_BYTES = 2 * MOST_BYTES  # more is not read, and is answered in words
KEPT_SECONDS = 365 * 24 * 3600


def blueprint(house: "House") -> Blueprint:
    """The picture, and the form that puts it there."""
    pages = Blueprint("logo", __name__)
    journey = LogoPages(house)
    pages.url_value_preprocessor(_allow_for_a_picture)
    pages.post("/workshops/<workshop>/logo")(require_facilitator(journey.put))
    pages.get("/logo/<workshop>/<digest>")(journey.show)
    return pages


class LogoPages:
    """One workshop's logo."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def put(self, workshop: str) -> Response:
        """Keep a picture, or none any more."""
        picture_of(self.house, workshop, "console")
        given = request.files.get("logo")
        image = given.read(MOST_BYTES + 1) if given else b""
        if len(image) > MOST_BYTES:
            flash(translate(TOO_HEAVY.message), "late")
        else:
            self._order(WorkshopId(workshop), image)
        return redirect(f"/workshops/{workshop}/roles", 303)

    def show(self, workshop: str, digest: str) -> Response:
        """The picture by its name, kept for good by browsers: another one has another name."""
        try:
            logo = self.house.service.read(WorkshopId(workshop), lambda room: room.logo)
        except UnknownWorkshopError:
            logo = None
        if logo is None or logo.digest != digest:
            abort(404)
        response = make_response(logo.image)
        response.content_type = logo.media_type
        response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
        response.headers["Cache-Control"] = f"max-age={KEPT_SECONDS}, immutable"
        return response

    def _order(self, workshop: WorkshopId, image: bytes) -> None:
        payload = {"image": b64encode(image).decode("ascii")}
        order = Order(workshop, CommandId(secrets.token_hex(16)), "set_host_logo", payload, LEAD)
        outcome = self.house.service.handle(order)
        if isinstance(outcome, Rejection):
            flash(translate(outcome.message), "late")


def _allow_for_a_picture(endpoint: str | None, values: object) -> None:
    """Before anything reads the form: a picture is larger than any message."""
    asked: Request = request
    asked.max_content_length = FORM_BYTES
