"""The lead's page of links: one for each role, shown once, ended by one press. No name is asked for."""

import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from flask import Blueprint, flash, redirect, request
from werkzeug.wrappers import Response

from facilitator.access import LEAD, require_facilitator
from facilitator.qr import qr_svg
from facilitator.rendering import clock
from facilitator.role_words import MAY
from facilitator.views.pages import picture_of, staff_page
from participant.role_desk import new_grant, new_secret, secret_hash
from participant.wording import translate
from sessions.errors import Rejection
from sessions.ids import CommandId, WorkshopId
from sessions.orders import Order
from sessions.roles import TITLES, Grant, has_table
from sessions.workshop import Workshop

if TYPE_CHECKING:
    from facilitator.house import House


T = TypeVar("T")


def blueprint(house: "House") -> Blueprint:
    """The page, and what it sends."""
    pages = Blueprint("roles", __name__)
    journey = Roles(house)
    pages.get("/workshops/<workshop>/roles")(require_facilitator(journey.show))
    pages.post("/workshops/<workshop>/roles")(require_facilitator(journey.give))
    pages.post("/workshops/<workshop>/roles/end")(require_facilitator(journey.end))
    return pages


class Roles:
    """Giving and ending links."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def show(self, workshop: str) -> str:
        """What was given out, and the form for more."""
        return self._page(workshop, "desk/roles.html")

    def give(self, workshop: str) -> str | Response:
        """A link, shown this once: the record holds only a hash of it."""
        secret, form = new_secret(), request.form
        role, table = form.get("role", ""), form.get("table", "")
        is_at_table = any(role == known and has_table(known) for known in MAY)
        payload: dict[str, Any] = {
            "grant": new_grant(),
            "role": role,
            "table": int(table) if is_at_table and table.isdecimal() and len(table) < 4 else None,
            "secret_hash": secret_hash(secret),
        }
        refused = self._order(workshop, "grant_role", payload)
        if refused:
            return refused
        address = f"{self.house.addresses()[0]}/r/{workshop}/{secret}"
        made = self._read(workshop, lambda room: room.grants.with_secret(payload["secret_hash"]))
        return self._page(
            workshop, "desk/role_link.html", made=made, address=address, qr=qr_svg(address), may=MAY
        )

    def end(self, workshop: str) -> Response:
        """What was given by it ends at once, on pages and sockets."""
        refused = self._order(workshop, "revoke_role", {"grant": request.form.get("grant", "")})
        return refused or redirect(f"/workshops/{workshop}/roles", 303)

    def _order(self, workshop: str, name: str, payload: dict[str, Any]) -> Response | None:
        """Carry an order out; where it is refused, back to the page with the reason."""
        picture_of(self.house, workshop, "console")
        order = Order(WorkshopId(workshop), CommandId(secrets.token_hex(16)), name, payload, LEAD)
        outcome = self.house.service.handle(order)
        if not isinstance(outcome, Rejection):
            return None
        flash(translate(outcome.message), "late")
        return redirect(f"/workshops/{workshop}/roles", 303)

    def _page(self, workshop: str, template: str, **values: object) -> str:
        picture = picture_of(self.house, workshop, "console")
        given, tables = self._read(workshop, _given), self._read(workshop, lambda room: [*room.tables_in_use])
        known = {"view": picture.view, "given": given, "tables": tables, "titles": TITLES, "may": MAY}
        return staff_page(template, **{**known, "clock": clock, "has_table": has_table, **values})

    def _read(self, workshop: str, look: Callable[[Workshop], T]) -> T:
        return self.house.service.read(WorkshopId(workshop), look)


def _given(room: Workshop) -> list[Grant]:
    """Links that count first, each by role and table in the order of the roles."""
    order = list(TITLES)
    return sorted(
        room.grants.given.values(),
        key=lambda known: (known.is_revoked, order.index(known.role), known.table or 0, known.at),
    )
