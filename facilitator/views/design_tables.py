"""How many tables there are, and how many seats at each."""

from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, make_response, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casestudies.parts import fingerprint
from facilitator.access import require_role
from facilitator.views.design_desk import DesignDesk
from participant.wording import translate
from sessions.agenda import MOST_TABLES
from sessions.designing.plan import TABLES, parts_of_plan
from sessions.designing.view import design_view
from sessions.exercises.base import LEADS

if TYPE_CHECKING:
    from facilitator.house import House

MOST_SEATS = 30


def blueprint(house: "House") -> Blueprint:
    """The form, and what it sends."""
    pages = Blueprint("design_tables", __name__)
    journey, leads = TablesForm(house), require_role(LEADS)
    pages.get("/workshops/<workshop>/design/tables")(leads(journey.show))
    pages.post("/workshops/<workshop>/design/tables")(leads(journey.save))
    return pages


class TablesForm(DesignDesk):
    """Tables and seats."""

    def show(self, workshop: str) -> Response:
        """The tables there are."""
        return self._page(workshop)

    def save(self, workshop: str) -> Response:
        """Set them so, or say what is wrong."""
        held = parts_of_plan(self.plan(workshop))[TABLES]["tables"]
        wanted, faults = _wanted(held)
        if faults:
            return self._page(workshop, 422, faults)
        change = {TABLES: {"tables": wanted}}
        seen = {TABLES: request.form.get("seen", "")}
        refusal = self.why_not(workshop, "edit_plan", {"changes": change, "based_on": seen})
        if refusal:
            return self._page(workshop, 409, {"": translate(refusal.message)})
        flash(_("Saved."), "good")
        return self.home(workshop, "/tables" if len(wanted) != len(held) else "")

    def _page(self, workshop: str, status: int = 200, faults: dict[str, str] | None = None) -> Response:
        view = self.look(workshop, design_view)
        tables = parts_of_plan(self.plan(workshop))[TABLES]
        page = self.page(
            workshop,
            "desk/design_tables.html",
            view=view,
            faults=faults or {},
            given=request.form,
            seen=fingerprint(tables),
            most_tables=MOST_TABLES,
            most_seats=MOST_SEATS,
        )
        return make_response(page, status)


def _wanted(held: list[dict[str, Any]]) -> tuple[list[dict[str, int]], dict[str, str]]:
    """The tables as the form has them: so many, each with its seats; and what is wrong, by field.

    Those with the highest numbers go; one more has as many seats as most others.
    """
    faults: dict[str, str] = {}
    seats: dict[int, int] = {}
    for table in held:
        number = int(table["number"])
        found = _number(f"seats-{number}", MOST_SEATS, str(table["seats"]))
        seats[number] = found or int(table["seats"])
        if found is None:
            faults[f"seats-{number}"] = _("Write a number from 1 to %(n)s.", n=MOST_SEATS)
    wanted = _number("tables", MOST_TABLES)
    if wanted is None:
        faults["tables"] = _("Write a number from 1 to %(n)s.", n=MOST_TABLES)
        return [], faults
    numbers = sorted(seats)[:wanted]
    fresh = (one for one in range(1, MOST_TABLES + 2) if one not in seats)
    numbers += [next(fresh) for _more in range(wanted - len(numbers))]
    usual = max(seats.values(), key=list(seats.values()).count)
    return [{"number": one, "seats": seats.get(one, usual)} for one in sorted(numbers)], faults


def _number(name: str, most: int, held: str = "") -> int | None:
    text = request.form.get(name, held).strip()
    is_number = text.isascii() and text.isdecimal() and len(text) < 5
    return int(text) if is_number and 1 <= int(text) <= most else None
