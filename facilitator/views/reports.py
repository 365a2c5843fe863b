"""Asking for a workshop's report, waiting for it, and reading it. The making is done by another process."""

from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, make_response, redirect, request
from werkzeug.wrappers import Response

from exports.document_forms import FORMATS, REPORT_NAME
from facilitator.access import giver_at, require_role
from facilitator.background import NOT_ASKED, Progress
from facilitator.rendering import clock
from facilitator.reporting import report_name
from facilitator.views.file_answers import file_response, size_of
from facilitator.views.pages import picture_of, staff_page
from sessions.exercises.base import LEADS, Role
from sessions.ids import WorkshopId

if TYPE_CHECKING:
    from facilitator.house import House

WRITERS = LEADS | {Role.REPORT_WRITER}
READERS = WRITERS | {Role.HOST}

# The report carries a policy of its own for its scripts; this one keeps it away from the server it came from.
REPORT_POLICY = "sandbox allow-scripts allow-downloads; form-action 'none'; frame-ancestors 'none'"


def blueprint(house: "House") -> Blueprint:
    """The report's pages."""
    pages = Blueprint("reports", __name__)
    journey = ReportPages(house)
    pages.get("/workshops/<workshop>/report")(require_role(READERS)(journey.show))
    pages.post("/workshops/<workshop>/report")(require_role(WRITERS)(journey.make))
    pages.get("/workshops/<workshop>/report/page")(require_role(READERS)(journey.read))
    pages.get("/workshops/<workshop>/report/files/<file>")(require_role(READERS)(journey.give))
    return pages


class ReportPages:
    """One workshop's report."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def show(self, workshop: str) -> str:
        """How far it is."""
        picture = picture_of(self.house, workshop, "console")
        progress = self._progress(workshop)
        return staff_page(
            "desk/report.html",
            view=picture.view,
            progress=progress,
            documents=_documents(progress),
            made=clock(progress.made_at),
            can_make=giver_at(workshop).role in WRITERS,
        )

    def make(self, workshop: str) -> Response:
        """Have it made; the page it leads to looks again until it is there."""
        picture_of(self.house, workshop, "console")
        self.house.reports.start(WorkshopId(workshop))
        return redirect(f"/workshops/{workshop}/report", 303)

    def read(self, workshop: str) -> Response:
        """The report itself, under a policy of its own: it can reach nothing on this server."""
        progress = self._progress(workshop)
        if progress.page is None:
            abort(redirect(f"/workshops/{workshop}/report", 303))
        response = make_response(progress.page)
        response.content_type = "text/html; charset=utf-8"
        response.headers["Content-Security-Policy"] = REPORT_POLICY
        if "save" in request.args:
            name = report_name(WorkshopId(workshop))
            response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def give(self, workshop: str, file: str) -> Response:
        """A document that is ready, to be saved; the page, where it is not."""
        made = self._progress(workshop).files.get(file)
        if made is None:
            abort(redirect(f"/workshops/{workshop}/report", 303))
        return file_response(file, made.body)

    def _progress(self, workshop: str) -> Progress:
        """How far it is; the host's begins when the day is over, for it holds more than the room saw."""
        known = WorkshopId(workshop)
        is_early = not self.house.service.read(known, lambda room: room.is_closed)
        if is_early and giver_at(workshop).role is Role.HOST:
            return NOT_ASKED
        return self.house.reports.status(known)


def _documents(progress: Progress) -> dict[str, dict[str, Any]]:
    """The documents that are ready, by their formats."""
    return {
        form: {"name": name, "size": size_of(progress.files[name])}
        for form in FORMATS
        if (name := f"{REPORT_NAME}.{form}") in progress.files
    }
