"""Materials as a file, out and in: an export, an import that is looked at first, and a copy of the workshop.

What was uploaded waits here, in memory and for this workshop alone, until the lead says that it shall count;
it is never kept. A server that was started again has forgotten it, and says so.
"""

import re
import secrets
from collections import OrderedDict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Request, abort, flash, make_response, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casestudies.archive import MOST_BYTES
from casestudies.arranging import titles_changed
from casestudies.parts import content_of, differences, fingerprint
from casestudies.schema import Materials
from casestudies.transfer import Imported, export_zip, import_zip
from facilitator.access import giver_at, require_facilitator, require_role
from facilitator.material_shelf import shelf_of
from facilitator.views.pages import no_workshop, staff_page
from participant.wording import translate
from sessions.errors import Rejection
from sessions.exercises.base import LEADS
from sessions.ids import CommandId, WorkshopId
from sessions.orders import Order

if TYPE_CHECKING:
    from facilitator.house import House

FORM_BYTES = MOST_BYTES + 1_000_000  # more is not read, and is answered in words
MOST_WAITING = 8


def blueprint(house: "House") -> Blueprint:
    """The files, and the pages between."""
    pages = Blueprint("material_files", __name__)
    journey, leads = MaterialFiles(house), require_role(LEADS)
    pages.url_value_preprocessor(_allow_for_a_zip)
    base = "/workshops/<workshop>/materials"
    pages.get(f"{base}.zip")(leads(journey.export))
    pages.post(f"{base}/import")(leads(journey.bring_in))
    pages.post("/workshops/<workshop>/copy")(require_facilitator(journey.copy))
    return pages


class MaterialFiles:
    """Taking materials out of a workshop and into it."""

    def __init__(self, house: "House") -> None:
        self.house = house
        self._waiting: OrderedDict[tuple[str, str], Materials] = OrderedDict()

    def export(self, workshop: str) -> Response:
        """All of them as a zip."""
        materials = self._materials(workshop)
        response = make_response(export_zip(materials))
        response.content_type = "application/zip"
        name = re.sub(r"[^a-z0-9]+", "-", self._shelf(workshop).workshop["title"].lower()).strip("-")[:40]
        response.headers["Content-Disposition"] = f'attachment; filename="materials-{name or "workshop"}.zip"'
        response.headers["Cache-Control"] = "no-store"
        return response

    def bring_in(self, workshop: str) -> Response:
        """Show what a zip would change, or let what was shown count."""
        if "token" in request.form:
            return self._let_count(workshop, request.form["token"])
        materials = self._materials(workshop)
        given = request.files.get("zip")
        found = import_zip(given.read(MOST_BYTES + 1) if given else b"")
        if not isinstance(found, Imported):
            return make_response(self._page(workshop, faults=found), 422)
        changes = differences(materials, found.materials)
        token = self._put_aside(workshop, found.materials) if changes else ""
        rows = _rows(materials, changes)
        return make_response(self._page(workshop, rows=rows, left_out=found.left_out, token=token))

    def copy(self, workshop: str) -> Response:
        """The same agenda and materials, with nobody in it."""
        if not self.house.is_known(WorkshopId(workshop)):
            abort(no_workshop())
        made = self.house.service.copy(WorkshopId(workshop))
        return redirect(f"/workshops/{made}{'/design' if request.form.get('to') == 'design' else ''}", 303)

    def _let_count(self, workshop: str, token: str) -> Response:
        """What was taken in is what was shown: where the materials changed meanwhile, it is refused."""
        wanted, materials = self._waiting.get((workshop, token)), self._materials(workshop)
        home = redirect(f"/workshops/{workshop}/materials", 303)
        if wanted is None:
            flash(_("That zip is no longer here. Choose it again; nothing was changed."), "late")
            return home
        changes = differences(materials, wanted)
        seen = {part: fingerprint(content_of(materials, part)) for part in changes}
        if fingerprint(seen) != request.form.get("seen", ""):
            flash(
                _("Someone else changed the materials meanwhile. Choose the zip again; nothing was changed."),
                "late",
            )
            return home
        if changes and self._order(workshop, {"changes": changes, "based_on": seen}):
            self._waiting.pop((workshop, token), None)
            flash(_("Imported."), "good")
        return home

    def _order(self, workshop: str, payload: Mapping[str, Any]) -> bool:
        command = CommandId(secrets.token_hex(16))
        order = Order(WorkshopId(workshop), command, "edit_materials", payload, giver_at(workshop))
        outcome = self.house.service.handle(order)
        if isinstance(outcome, Rejection):
            flash(translate(outcome.message), "late")
        return not isinstance(outcome, Rejection)

    def _put_aside(self, workshop: str, materials: Materials) -> str:
        token = secrets.token_urlsafe(12)
        self._waiting[(workshop, token)] = materials
        while len(self._waiting) > MOST_WAITING:
            self._waiting.popitem(last=False)
        return token

    def _materials(self, workshop: str) -> Materials:
        if not self.house.is_known(WorkshopId(workshop)):
            abort(no_workshop())
        return self.house.service.read(WorkshopId(workshop), lambda room: room.materials)

    def _shelf(self, workshop: str) -> Any:
        return self.house.service.read(WorkshopId(workshop), shelf_of)

    def _page(self, workshop: str, **values: Any) -> str:
        shelf = self._shelf(workshop)
        known: dict[str, Any] = {"faults": (), "rows": [], "left_out": (), "token": "", **values}
        seen = {
            part: fingerprint(shelf.contents.get(part)) for part in (row["part"] for row in known["rows"])
        }
        return staff_page(
            "desk/material_import.html", workshop=shelf.workshop, shelf=shelf, seen=fingerprint(seen), **known
        )


def _rows(materials: Materials, changes: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What would become of each part: "new", "changed" or "gone", and the titles of entries that differ."""
    rows = []
    for part, content in changes.items():
        was = content_of(materials, part)
        what = "gone" if content is None else "changed" if was else "new"
        title = str((content or was or {}).get("title", part))
        entries = titles_changed(part, was, content) if was and content else {}
        rows.append({"what": what, "part": part, "title": title, "entries": entries})
    return rows


def _allow_for_a_zip(endpoint: str | None, values: object) -> None:
    """Before anything reads the form: a zip is larger than any message."""
    asked: Request = request
    asked.max_content_length = FORM_BYTES
