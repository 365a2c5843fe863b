"""A workshop as one file that can be checked: asked for, waited for and fetched once, never unlogged."""

import secrets
from typing import TYPE_CHECKING

from flask import Blueprint, flash, make_response, redirect, request
from werkzeug.wrappers import Response

from exports.bundle.opening import SHORTEST_PASSPHRASE, check_passphrase
from facilitator.access import giver_at, require_role
from facilitator.views.file_answers import file_response
from facilitator.views.pages import picture_of, staff_page
from facilitator.views.rows import KEY_BYTES
from participant.wording import translate
from sessions.commands import TakeBundle
from sessions.errors import Rejection
from sessions.ids import CommandId, WorkshopId
from sessions.orders import Order
from sessions.words import Message, say

if TYPE_CHECKING:
    from facilitator.house import House

UNTYPED = 422
TOO_SHORT = say(
    "A passphrase has %(needed)s characters or more. Four words that do not belong together are a good one."
)


def blueprint(house: "House") -> Blueprint:
    """The page, and the file it gives."""
    pages = Blueprint("bundles", __name__)
    journey = BundlePages(house)
    named = require_role(TakeBundle.given_by)
    pages.get("/workshops/<workshop>/bundle")(named(journey.show))
    pages.post("/workshops/<workshop>/bundle")(named(journey.make))
    pages.post("/workshops/<workshop>/bundle/file")(named(journey.give))
    return pages


class BundlePages:
    """One workshop's bundle."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def show(self, workshop: str, refusal: Message | None = None) -> str:
        """What it holds, and how far it is."""
        picture = picture_of(self.house, workshop, "console")
        return staff_page(
            "desk/bundle.html",
            view=picture.view,
            progress=self.house.bundles.status(WorkshopId(workshop)),
            refusal=refusal,
            shortest=SHORTEST_PASSPHRASE,
        )

    def make(self, workshop: str) -> Response:
        """Put it in the log and have it made; the page it leads to looks again until it is there."""
        known, phrase = WorkshopId(workshop), request.form.get("passphrase", "").strip()
        picture_of(self.house, workshop, "console")
        if phrase and check_passphrase(phrase):
            refusal = say(TOO_SHORT.text, needed=SHORTEST_PASSPHRASE)
            return make_response(self.show(workshop, refusal), UNTYPED)
        payload = {"key": secrets.token_hex(KEY_BYTES), "is_locked": bool(phrase)}
        order = Order(known, CommandId(secrets.token_hex(16)), "take_bundle", payload, giver_at(workshop))
        outcome = self.house.service.handle(order)
        if isinstance(outcome, Rejection):
            flash(translate(outcome.message), "late")
        else:
            self.house.bundles.begin(known, phrase or None)
        return redirect(f"/workshops/{workshop}/bundle", 303)

    def give(self, workshop: str) -> Response:
        """The file that is ready, once; the page, where there is none."""
        picture_of(self.house, workshop, "console")
        found = self.house.bundles.hand_out(WorkshopId(workshop))
        return file_response(*found) if found else redirect(f"/workshops/{workshop}/bundle", 303)
