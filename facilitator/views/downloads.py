"""What a workshop leaves as files: its published results as tables and pictures, and the way to its rows.

What is published is in the report; here it comes in forms to calculate and to print with. The making is done
by another process.
"""

from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, redirect
from werkzeug.wrappers import Response

from facilitator.access import giver_at, require_role
from facilitator.background import NOT_ASKED, Progress
from facilitator.rendering import clock
from facilitator.views.file_answers import ending_of, file_response, size_of
from facilitator.views.pages import picture_of, staff_page
from facilitator.views.reports import READERS, WRITERS
from sessions.commands import TakeRows
from sessions.exercises.base import Role
from sessions.ids import WorkshopId

if TYPE_CHECKING:
    from facilitator.house import House

PICTURES = ("svg", "png")
FORMS = {"-charts.zip": "charts", "-impact-prompts.csv": "prompts_csv", "-impact-prompts.docx": "prompts"}


def blueprint(house: "House") -> Blueprint:
    """The page, the order, and the files."""
    pages = Blueprint("downloads", __name__)
    journey = Downloads(house)
    pages.get("/workshops/<workshop>/downloads")(require_role(READERS)(journey.show))
    pages.post("/workshops/<workshop>/downloads")(require_role(WRITERS)(journey.make))
    pages.get("/workshops/<workshop>/downloads/<file>")(require_role(READERS)(journey.give))
    return pages


class Downloads:
    """One workshop's files."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def show(self, workshop: str) -> str:
        """How far they are, and what is ready."""
        picture = picture_of(self.house, workshop, "console")
        progress, role = self._progress(workshop), giver_at(workshop).role
        return staff_page(
            "desk/downloads.html",
            view=picture.view,
            progress=progress,
            tables=_tables(progress),
            charts=_charts(progress),
            made=clock(progress.made_at),
            can_make=role in WRITERS,
            can_take_rows=role in TakeRows.given_by,
        )

    def make(self, workshop: str) -> Response:
        """Have them made; the page it leads to looks again until they are there."""
        picture_of(self.house, workshop, "console")
        self.house.result_files.start(WorkshopId(workshop))
        return redirect(f"/workshops/{workshop}/downloads", 303)

    def give(self, workshop: str, file: str) -> Response:
        """A file that is ready; the page, where it is not."""
        made = self._progress(workshop).files.get(file)
        if made is None:
            abort(redirect(f"/workshops/{workshop}/downloads", 303))
        return file_response(file, made.body)

    def _progress(self, workshop: str) -> Progress:
        """How far they are; the host's begin when the day is over, as the report does."""
        known = WorkshopId(workshop)
        if giver_at(workshop).role is Role.HOST and not self.house.service.read(known, lambda r: r.is_closed):
            return NOT_ASKED
        return self.house.result_files.status(known)


def _tables(progress: Progress) -> dict[str, dict[str, Any]]:
    """The files of tables, and all charts in one, by what they are."""
    found = {}
    for name, made in progress.files.items():
        if ending_of(name) not in PICTURES:
            form = next((form for end, form in FORMS.items() if name.endswith(end)), ending_of(name))
            found[form] = {"name": name, "size": size_of(made)}
    return found


def _charts(progress: Progress) -> list[dict[str, Any]]:
    """Each chart once, with the names of its pictures by their endings."""
    found: dict[str, dict[str, Any]] = {}
    for name, made in progress.files.items():
        if ending_of(name) in PICTURES:
            chart = found.setdefault(name.rpartition(".")[0], {"title": made.title, "names": {}})
            chart["names"][ending_of(name)] = name
    return list(found.values())
