"""The report writer's desk: what was said, its codes, what follows from it, and two people coding apart.

Codes are given under initials, which are kept in the browser's own signed cookie and asked for once.
"""

import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from flask import Blueprint, flash, redirect, request, session
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from facilitator.access import giver_at, require_role
from facilitator.live import command_from
from facilitator.rendering import clock
from facilitator.views.pages import picture_of, staff_page
from facilitator.workspace_forms import payload_of
from participant.wording import translate
from sessions.coding import view as views
from sessions.coding.remarks import find_remark
from sessions.coding.searching import STATES, Desk, Search, desk, list_view
from sessions.commands.coding import CODING_COMMANDS, INITIALS, WRITERS
from sessions.errors import Rejection
from sessions.ids import ExerciseId, WorkshopId
from sessions.visibility import workshop_facts
from sessions.workshop import Workshop

if TYPE_CHECKING:
    from facilitator.house import House

T = TypeVar("T")
CODERS = "coders"  # in the cookie: the initials of whoever sits here, by workshop


def blueprint(house: "House") -> Blueprint:
    """The pages, and what they send."""
    pages = Blueprint("workspace", __name__)
    journey = Workspace(house)
    writers = require_role(WRITERS)
    base = "/workshops/<workshop>/workspace"
    pages.get(base)(writers(journey.show))
    pages.get(f"{base}/said")(writers(journey.said))
    pages.get(f"{base}/codes")(writers(journey.codes))
    pages.get(f"{base}/findings")(writers(journey.findings))
    pages.get(f"{base}/agreement")(writers(journey.agreement))
    pages.post(f"{base}/initials")(writers(journey.sign))
    pages.post(f"{base}/orders")(writers(journey.order))
    pages.post(f"{base}/label")(writers(journey.label))
    return pages


class Workspace:
    """One workshop's report, while it is being thought through."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def show(self, workshop: str) -> str:
        """The day at a glance, and how far the coding is."""
        return self._page(workshop, "", glance=self._look(workshop, views.glance_view))

    def said(self, workshop: str) -> str:
        """What was said, as far as it is looked for, with its codes."""
        search, seen = _search(), self._look(workshop, _listed)
        listed = list_view(seen.pop("found"), search)
        return self._page(workshop, "said", search=search, listed=listed, states=STATES, **seen)

    def codes(self, workshop: str) -> str:
        """The codebook."""
        return self._page(
            workshop,
            "codes",
            book=self._look(workshop, views.codes_view),
            merged=self._read(workshop, lambda room: [one for one in room.coding.own.values() if one.into]),
        )

    def findings(self, workshop: str) -> str:
        """Findings, views in pairs, and what was set aside."""
        return self._page(workshop, "findings", **self._look(workshop, views.findings_view))

    def agreement(self, workshop: str) -> str:
        """Two people who code apart, and how far they agree."""
        return self._page(
            workshop,
            "agreement",
            apart=self._look(workshop, views.double_view),
            known=self._look(workshop, _choices),
            leads=giver_at(workshop).leads,
        )

    def sign(self, workshop: str) -> Response:
        """Code under these initials from now on; whoever codes apart keeps theirs until that is over."""
        given, coder = request.form.get("initials", "").strip().upper(), self._coder(workshop)
        double = self._read(workshop, lambda room: room.coding.double)
        if not INITIALS.fullmatch(given):
            flash(_("Initials are 1 to 8 letters or figures, such as AB. Type yours, then save."), "late")
        elif double and double.is_blind and coder in double.coders and coder != given:
            flash(
                _(
                    "You code apart as %(coder)s. Finish that first, or let a facilitator compare.",
                    coder=coder,
                ),
                "late",
            )
        else:
            session[CODERS] = {**session.get(CODERS, {}), workshop: given}
        return self._back(workshop)

    def order(self, workshop: str) -> Response:
        """Carry out what a form asks for."""
        name, coder = request.form.get("do", ""), self._coder(workshop)
        payload = self._read(workshop, lambda room: payload_of(room, name, request.form, coder))
        if name not in CODING_COMMANDS:
            flash(_("There is nothing called %(name)s to do here.", name=name[:64]), "late")
        elif isinstance(payload, Rejection):
            flash(translate(payload.message), "late")
        elif "coder" in payload and not coder:
            flash(_("Give your initials first: every code says who gave it."), "late")
        else:
            self._send(workshop, {"name": name, "payload": payload})
        return self._back(workshop)

    def label(self, workshop: str) -> Response:
        """Give a table's words a label that tables share, by the command that their kind names."""
        named = request.form.get("remark", "")
        one = self._read(workshop, lambda room: find_remark(room, named))
        if one is None or one.shared is None:
            flash(_("This is not on the list any more. Look at the list, then choose again."), "late")
            return self._back(workshop)
        payload = {**one.shared.payload, "label": request.form.get("label", "")}
        step = self._read(workshop, lambda room: _first_step(room, one.exercise))
        message = {"name": one.shared.command, "exercise": one.exercise, "step": step, "payload": payload}
        self._send(workshop, message)
        return self._back(workshop)

    def _send(self, workshop: str, message: dict[str, Any]) -> None:
        once = request.form.get("command_id", "") or secrets.token_hex(16)
        outcome = command_from(self.house, WorkshopId(workshop), giver_at(workshop), {"id": once, **message})
        if not outcome["ok"]:
            flash(outcome["message"], "late")

    def _coder(self, workshop: str) -> str:
        return str(session.get(CODERS, {}).get(workshop, ""))

    def _look(self, workshop: str, look: Callable[[Workshop, Any], T]) -> T:
        """What a view shows of the desk, to whoever sits here."""
        return self._read(workshop, lambda room: look(room, desk(room, self._coder(workshop))))

    def _read(self, workshop: str, look: Callable[[Workshop], T]) -> T:
        picture_of(self.house, workshop, "screen")
        return self.house.service.read(WorkshopId(workshop), look)

    def _back(self, workshop: str) -> Response:
        """To the page the form stood on, at the place it stood at."""
        base = f"/workshops/{workshop}/workspace"
        given = request.form.get("back", "")
        is_ours = given.removeprefix(base)[:1] in ("", "/", "?", "#") and given.startswith(base)
        is_plain = given.isascii() and given.isprintable() and "\\" not in given
        return redirect(given if is_ours and is_plain else base, 303)

    def _page(self, workshop: str, part: str, **values: Any) -> str:
        by = giver_at(workshop)
        facts = self._read(workshop, lambda room: _of_every_page(room, by.name))
        return staff_page(
            f"desk/workspace/{part or 'glance'}.html",
            base=f"/workshops/{workshop}/workspace",
            part=part,
            coder=self._coder(workshop),
            exit=f"/workshops/{workshop}" if by.leads else f"/r/{workshop}",
            ids=iter(lambda: secrets.token_hex(16), ""),
            here=request.full_path.rstrip("?"),
            clock=clock,
            **facts,
            **values,
        )


def _search() -> Search:
    given = request.args
    page, table = given.get("page", ""), given.get("table", "")
    state = given.get("state", "")
    return Search(
        words=given.get("words", "").strip()[:200],
        exercise=given.get("exercise", ""),
        table=int(table) if table.isdecimal() and len(table) < 4 else 0,
        code=given.get("code", ""),
        state=state if state in STATES else "",
        page=int(page) if page.isdecimal() and len(page) < 6 else 1,
    )


def _of_every_page(room: Workshop, by: str) -> dict[str, Any]:
    return {
        "workshop": workshop_facts(room),
        "changes": views.changes_view(room.coding, by),
        "is_purged": room.purged is not None,
    }


def _listed(room: Workshop, found: Desk) -> dict[str, Any]:
    """All that the list needs, taken at one moment; searching comes after, and holds nobody up."""
    return {"found": found, "book": views.codes_view(room, found), "known": _choices(room, found)}


def _choices(room: Workshop, found: Desk) -> dict[str, Any]:
    """What one can look for, and rest on: exercises, tables, findings, labels in use."""
    return {
        "exercises": [(one.id, one.title) for one in room.exercises.values()],
        "tables": sorted(room.tables),
        "findings": [(one.name, one.text) for one in room.coding.findings.values()],
        "titles": {one.key: one.title for one in room.coding.codes},
        "labels": sorted({one.shared.label for one in found.pool if one.shared and one.shared.label}),
    }


def _first_step(room: Workshop, exercise: ExerciseId) -> str:
    return room.exercises[exercise].steps[0].key
