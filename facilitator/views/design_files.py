"""An agenda as a file: out, and in after a look at what it would change."""

import re
import secrets
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Request, flash, make_response, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casestudies.errors import shown
from casestudies.parts import fingerprint
from facilitator.access import require_role
from facilitator.views.design_desk import DesignDesk, state
from sessions.agenda import AgendaTemplate, plan_of
from sessions.designing.agenda_files import MOST_BYTES, export_agenda, read_agenda
from sessions.designing.deciding import is_begun, plan_now
from sessions.designing.plan import Plan, differing, seen_parts
from sessions.designing.schedule import planned_beginnings, time_of_day
from sessions.exercises.base import LEADS
from sessions.workshop import Workshop

if TYPE_CHECKING:
    from facilitator.house import House

FORM_BYTES = 12_000_000  # more is not read, and is answered in words
MOST_WAITING = 8


def blueprint(house: "House") -> Blueprint:
    """The file, and the pages between."""
    pages = Blueprint("design_files", __name__)
    journey, leads = AgendaFiles(house), require_role(LEADS)
    pages.url_value_preprocessor(allow_for_a_file)
    base = "/workshops/<workshop>/design"
    pages.get(f"{base}/agenda.toml")(leads(journey.export))
    pages.get(f"{base}/import")(leads(journey.ask))
    pages.post(f"{base}/import")(leads(journey.bring_in))
    return pages


class AgendaFiles(DesignDesk):
    """Taking an agenda out of a workshop and into it."""

    def __init__(self, house: "House") -> None:
        super().__init__(house)
        self._waiting: OrderedDict[tuple[str, str], AgendaTemplate] = OrderedDict()

    def export(self, workshop: str) -> Response:
        """The agenda and the tables."""
        room: Workshop = self.look(workshop, state)
        response = make_response(export_agenda(room.title, room.area, plan_now(room)))
        response.content_type = "application/toml; charset=utf-8"
        name = re.sub(r"[^a-z0-9]+", "-", room.title.lower()).strip("-")[:40] or "workshop"
        response.headers["Content-Disposition"] = f'attachment; filename="agenda-{name}.toml"'
        response.headers["Cache-Control"] = "no-store"
        return response

    def ask(self, workshop: str) -> Response:
        """The form to choose a file."""
        return self._page(workshop)

    def bring_in(self, workshop: str) -> Response:
        """Show what a file would change, or let what was shown count."""
        if "token" in request.form:
            return self._let_count(workshop, request.form["token"])
        room: Workshop = self.look(workshop, state)
        brought = brought_file()
        if brought is None:
            return self._page(workshop, 422, faults=(_("Choose a file first."),))
        name, content = brought
        found = read_agenda(content, room.day.registry, room.materials)
        if not isinstance(found, AgendaTemplate):
            return self._page(workshop, 422, faults=found, name=name)
        return self._page(workshop, found=found, token=self._put_aside(workshop, found), name=name)

    def _let_count(self, workshop: str, token: str) -> Response:
        """What is taken in is what was shown: where the plan changed meanwhile, it is refused."""
        wanted = self._waiting.get((workshop, token))
        if wanted is None:
            flash(_("That file is no longer here. Choose it again; nothing was changed."), "late")
            return self.home(workshop, "/import")
        plan = self.plan(workshop)
        if fingerprint(plan) != request.form.get("seen", ""):
            flash(
                _("Someone else changed the plan meanwhile. Choose the file again; nothing was changed."),
                "late",
            )
            return self.home(workshop, "/import")
        changes = _changes(plan, wanted)
        if not changes or self.edit(workshop, changes, seen_parts(plan, changes)):
            self._waiting.pop((workshop, token), None)
            flash(_("Imported. Undo brings back what was here."), "good")
        return self.home(workshop)

    def _put_aside(self, workshop: str, found: AgendaTemplate) -> str:
        token = secrets.token_urlsafe(12)
        self._waiting[(workshop, token)] = found
        while len(self._waiting) > MOST_WAITING:
            self._waiting.popitem(last=False)
        return token

    def _page(
        self,
        workshop: str,
        status: int = 200,
        faults: tuple[str, ...] = (),
        found: AgendaTemplate | None = None,
        **values: Any,
    ) -> Response:
        room: Workshop = self.look(workshop, state)
        plan = plan_now(room)
        page = self.page(
            workshop,
            "desk/design_import.html",
            faults=faults,
            found=found,
            now=_timed(plan, room),
            then=_timed(dict(plan_of(found)), room) if found else [],
            changes=_changes(plan, found) if found else {},
            seen=fingerprint(plan),
            is_fixed=room.is_closed or is_begun(room.day),
            most=MOST_BYTES // 1000,
            **{"token": "", "name": "", **values},
        )
        return make_response(page, status)


def _changes(plan: Plan, found: AgendaTemplate) -> dict[str, Any]:
    """What would change; warnings that were kept stay kept."""
    wanted = {**plan_of(found), "kept": list(plan.get("kept") or ())}
    return dict(differing(plan, wanted))


def _timed(plan: Plan, room: Workshop) -> list[tuple[str, str]]:
    """Each exercise with when it begins."""
    begins = planned_beginnings(plan, room.materials, room.day.registry)
    return [(time_of_day(plan.get("starts"), begins[one["id"]]), one["title"]) for one in plan["exercises"]]


def brought_file() -> tuple[str, bytes] | None:
    """The name and the beginning of the file that was chosen: enough to see whether it is too long."""
    given = request.files.get("agenda")
    if given is None or not given.filename:
        return None
    with given.stream:
        return shown(given.filename), given.read(MOST_BYTES + 1)


def allow_for_a_file(endpoint: str | None, values: object) -> None:
    """Before anything reads the form: a file may be larger than any message."""
    asked: Request = request
    asked.max_content_length = FORM_BYTES
