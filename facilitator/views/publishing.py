"""Publishing a report: what has to be mended first, and the version that goes out."""

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from exports.editing.laid_out import LaidOut
from facilitator.access import require_role
from facilitator.editor_rows import BARE
from facilitator.views.editor_pages import EditorPages, chapter_of
from sessions.commands.coding import WRITERS
from sessions.drafting.view import since_published

if TYPE_CHECKING:
    from facilitator.house import House


def blueprint(house: "House") -> Blueprint:
    """The page, and the press."""
    pages = Blueprint("publishing", __name__)
    journey = Publishing(house)
    writers = require_role(WRITERS)
    pages.get("/workshops/<workshop>/editor/publish")(writers(journey.look))
    pages.post("/workshops/<workshop>/editor/publish")(writers(journey.publish))
    return pages


class Publishing(EditorPages):
    """One workshop's report, before it goes out."""

    def look(self, workshop: str) -> str:
        """What is to be mended before the report goes out, and what has changed since it last did."""
        return self._publishing(workshop, self._needed(workshop))

    def publish(self, workshop: str) -> Response | str:
        """Publish the draft, unless something has to be mended first."""
        laid, author = self._needed(workshop), request.form.get("author", "").strip()
        self._keep_name(workshop, author)
        drafting, version = self._drafting(workshop), self._version(workshop)
        if self._is_old(laid, drafting) or self._found(workshop, laid, drafting).must_mend:
            return self._publishing(workshop, laid)
        outcome = self._send(workshop, "publish_report", {"author": author, "seen": version})
        if not outcome["ok"]:
            return self._publishing(workshop, laid, refusal=outcome["message"])
        flash(_("Published. Make the files now, so that they say so."), "good")
        return redirect(f"/workshops/{workshop}/report", 303)

    def _publishing(self, workshop: str, laid: LaidOut, refusal: str = "") -> str:
        drafting = self._drafting(workshop)
        found = self._found(workshop, laid, drafting)
        slots = {slot.key: slot for slot in found.slots}
        return self._page(
            workshop,
            "publish",
            refusal=refusal,
            is_old=self._is_old(laid, drafting),
            stale=[slot for slot in found.slots if slot.is_stale],
            troubles=[(one, slots.get(one.slot)) for one in found.troubles if one.code not in BARE],
            left=[(one, reason, slots.get(one.slot)) for one, reason in found.left],
            can_publish=not found.must_mend and drafting.is_changed,
            done=since_published(drafting),
            chapter_of=lambda slot: chapter_of(laid, slot.section),
        )
