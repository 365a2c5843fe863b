"""What the report editor's pages share: the layout and the draft, what is wrong, and whose name is signed.

The writer's name is asked for once and kept in the browser's own signed cookie.
"""

import secrets
from typing import TYPE_CHECKING, Any

from flask import abort, redirect, request, session
from werkzeug.wrappers import Response

from exports.editing.draft_slots import Found, found_in
from exports.editing.laid_out import Chapter, LaidOut
from facilitator.access import giver_at
from facilitator.live import command_from
from facilitator.rendering import clock
from facilitator.views.pages import picture_of, staff_page
from sessions.drafting.deciding import LONGEST_NAME
from sessions.drafting.state import Drafting
from sessions.drafting.view import changes_view
from sessions.ids import WorkshopId
from sessions.visibility import workshop_facts

if TYPE_CHECKING:
    from facilitator.house import House

AUTHORS = "authors"  # in the cookie: the name of whoever writes here, by workshop


class EditorPages:
    """The root of them."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def _found(self, workshop: str, laid: LaidOut, drafting: Drafting) -> Found:
        known = WorkshopId(workshop)
        names = [row.name for row in self.house.service.names(known)]
        return found_in(laid, drafting, names, self.house.service.read(known, lambda room: room.area))

    def _is_old(self, laid: LaidOut, drafting: Drafting) -> bool:
        """Whether something was recorded since the facts were worked out."""
        return laid.version < drafting.record_at

    def _progress(self, workshop: str) -> Any:
        return self.house.report_parts.status(WorkshopId(workshop))

    def _laid(self, workshop: str) -> LaidOut | None:
        picture_of(self.house, workshop, "screen")
        return self.house.report_parts.laid_out(WorkshopId(workshop))

    def _needed(self, workshop: str) -> LaidOut:
        """The layout; where it is gone, the page that says so."""
        laid = self._laid(workshop)
        return laid if laid else abort(redirect(f"/workshops/{workshop}/editor", 303))

    def _drafting(self, workshop: str) -> Drafting:
        return self.house.service.read(WorkshopId(workshop), lambda room: room.drafting.as_now())

    def _version(self, workshop: str) -> int:
        return self.house.service.read(WorkshopId(workshop), lambda room: room.version)

    def _author(self, workshop: str) -> str:
        return str(session.get(AUTHORS, {}).get(workshop, ""))

    def _keep_name(self, workshop: str, given: str) -> None:
        if given.strip():
            session[AUTHORS] = {**session.get(AUTHORS, {}), workshop: given.strip()[:LONGEST_NAME]}

    def _send(self, workshop: str, name: str, payload: dict[str, Any]) -> dict[str, Any]:
        once = request.form.get("command_id", "") or secrets.token_hex(16)
        message = {"id": once, "name": name, "payload": payload}
        return command_from(self.house, WorkshopId(workshop), giver_at(workshop), message)

    def _back(self, workshop: str) -> Response:
        """To the page the form stood on, at the place it stood at."""
        base = f"/workshops/{workshop}/editor"
        given = request.form.get("back", "")
        is_ours = given.startswith(base) and given.removeprefix(base)[:1] in ("", "/", "?", "#")
        is_plain = given.isascii() and given.isprintable() and "\\" not in given
        return redirect(given if is_ours and is_plain else base, 303)

    def _page(self, workshop: str, name: str, **values: Any) -> str:
        by, drafting = giver_at(workshop), self._drafting(workshop)
        facts = self.house.service.read(WorkshopId(workshop), workshop_facts)
        is_purged = self.house.service.read(WorkshopId(workshop), lambda room: room.purged is not None)
        return staff_page(
            f"desk/editor/{name}.html",
            base=f"/workshops/{workshop}/editor",
            workshop=facts,
            drafting=drafting,
            changes=changes_view(drafting, by),
            author=self._author(workshop),
            is_purged=is_purged,
            exit=f"/workshops/{workshop}" if by.leads else f"/r/{workshop}",
            ids=iter(lambda: secrets.token_hex(16), ""),
            here=request.full_path.rstrip("?")
            if request.method == "GET"
            else f"/workshops/{workshop}/editor",
            clock=clock,
            **values,
        )


def chapter_of(laid: LaidOut, key: str) -> Chapter | None:
    """The section that a heading is, or is in."""
    return next((one for one in laid.chapters if key in one.keys), None)
