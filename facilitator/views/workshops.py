"""The list of workshops, making one from a template, and copying one to rehearse."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from flask import Blueprint, flash, make_response, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casestudies.schema import Materials
from facilitator.access import require_facilitator
from facilitator.offers import all_offers
from facilitator.rendering import clock, spaced
from facilitator.simulated_phones import MOST
from facilitator.views.design_files import allow_for_a_file, brought_file
from facilitator.views.pages import picture_of, staff_page
from sessions.agenda import AgendaError, AgendaTemplate, TableSpec, plan_faults
from sessions.designing.agenda_files import read_agenda
from sessions.errors import Rejection, refuse
from sessions.ids import WorkshopId

if TYPE_CHECKING:
    from facilitator.house import House

NOTHING = Materials(example_sets={}, case_studies={})
COPY, FILE = "copy:", "file:"  # no template has such a name
LONGEST_TITLE, LONGEST_AREA, MOST_SEATS = 120, 80, 30


def blueprint(house: "House") -> Blueprint:
    """The pages before and between workshops."""
    pages = Blueprint("workshops", __name__)
    pages.url_value_preprocessor(allow_for_a_file)
    journey = Workshops(house)
    pages.get("/workshops")(require_facilitator(journey.list_all))
    pages.get("/workshops/new")(require_facilitator(journey.ask))
    pages.post("/workshops/new")(require_facilitator(journey.create))
    pages.post("/workshops/<workshop>/rehearsal")(require_facilitator(journey.rehearse))
    pages.post("/workshops/<workshop>/simulated-phones")(require_facilitator(journey.fill_room))
    return pages


class Workshops:
    """Choosing and making workshops."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def list_all(self) -> str:
        """All workshops, newest first."""
        rows = self.house.service.index()
        return staff_page("desk/workshops.html", rows=rows, date=_date, clock=clock, spaced=spaced)

    def ask(self) -> Response:
        """The form, filled in from the first template."""
        return self._form(None)

    def create(self) -> Response:
        """Make it, and go to its agenda or straight to its console. What is left empty is the template's."""
        chosen = request.form.get("template", "")
        if chosen == COPY:
            return self._create_copy()
        template = self._from_file() if chosen == FILE else self._from_template(chosen)
        if isinstance(template, Rejection):
            return self._form(template)
        title = " ".join(request.form.get("title", "").split()) or template.title
        area = " ".join(request.form.get("area", "").split()) or template.area
        if len(title) > LONGEST_TITLE or len(area) > LONGEST_AREA:
            sentence = "Keep the title to %(title)s characters and the area to %(area)s."
            return self._form(refuse("too_long", sentence, title=LONGEST_TITLE, area=LONGEST_AREA))
        seated = with_seats(chosen, template, request.form)
        if isinstance(seated, Rejection):
            return self._form(seated)
        if request.form.get("without_materials"):
            return self._create_empty(seated, title, area)
        return self._opened(self.house.create(seated, title, area))

    def _create_empty(self, template: AgendaTemplate, title: str, area: str) -> Response:
        """One whose materials are all still to be written, if its agenda can begin without any."""
        fault = next(plan_faults(template, self.house.registry, NOTHING), None)
        if fault is None:
            return self._opened(self.house.create(template, title, area, NOTHING))
        needing = template.exercises[fault.exercise or 0].title
        sentence = (
            "“%(title)s” on this agenda needs the materials on sharing data. Take the tick out, "
            "or start from “A new workshop” and add exercises once you have written yours."
        )
        return self._form(refuse("materials_needed", sentence, title=needing))

    def _from_template(self, slug: str) -> AgendaTemplate | Rejection:
        try:
            return self.house.template(slug)
        except AgendaError as error:
            return refuse("unknown_template", "%(reason)s", reason=str(error))

    def _from_file(self) -> AgendaTemplate | Rejection:
        brought = brought_file()
        if brought is None:
            return refuse("missing_file", "Choose the file that holds the agenda.")
        name, content = brought
        found = read_agenda(content, self.house.registry, self.house.materials)
        if isinstance(found, AgendaTemplate):
            return found
        sentence = "“%(name)s” can't be used, and nothing was made. %(reason)s"
        return refuse("bad_agenda", sentence, name=name, reason=" ".join(found))

    def _create_copy(self) -> Response:
        """Another workshop's agenda, tables and materials, with nobody in it."""
        source = WorkshopId(request.form.get("copied", ""))
        if not self.house.is_known(source):
            return self._form(refuse("unknown_workshop", "Choose the workshop to copy."))
        title, area = (" ".join(request.form.get(name, "").split()) for name in ("copy_title", "copy_area"))
        if len(title) > LONGEST_TITLE or len(area) > LONGEST_AREA:
            sentence = "Keep the title to %(title)s characters and the area to %(area)s."
            return self._form(refuse("too_long", sentence, title=LONGEST_TITLE, area=LONGEST_AREA))
        return self._opened(self.house.service.copy(source, title=title, area=area))

    def _opened(self, workshop: WorkshopId) -> Response:
        place = "/design" if request.form.get("do") == "design" else ""
        return redirect(f"/workshops/{workshop}{place}", 303)

    def rehearse(self, workshop: str) -> Response:
        """A marked copy to try things out in."""
        picture_of(self.house, workshop, "console")
        copy = self.house.service.copy_for_rehearsal(WorkshopId(workshop))
        return redirect(f"/workshops/{copy}", 303)

    def fill_room(self, workshop: str) -> Response:
        """Send simulated phones into a rehearsal, or send them home."""
        known = WorkshopId(workshop)
        facts = picture_of(self.house, workshop, "console").view["workshop"]
        phones = request.form.get("phones", "")
        if not facts["is_rehearsal"]:
            flash(_("Simulated phones join rehearsals only. Choose Rehearse to make a copy."), "late")
        elif request.form.get("do") == "home":
            self.house.simulated.send_home(known)
        elif phones.isdecimal() and 1 <= int(phones[:4]) <= MOST:
            self.house.simulated.send_in(known, int(phones))
        else:
            flash(_("Send in 1 to %(most)s simulated phones. Write it as a number.", most=MOST), "late")
        return redirect(f"/workshops/{workshop}", 303)

    def _form(self, refusal: Rejection | None) -> Response:
        offers, problems = all_offers(self.house.registry, self.house.materials)
        asked = request.form.get("template")
        first = next((offer for offer in offers if offer.slug == asked), offers[0] if offers else None)
        page = staff_page(
            "desk/new_workshop.html",
            offers=offers,
            problems=problems,
            kinds=self.house.registry.kinds.values(),
            chosen=asked if asked in (COPY, FILE) else first.slug if first else None,
            sources=[row for row in self.house.service.index() if not row.is_rehearsal],
            copied=request.form.get("copied", request.args.get("copied", "")),
            given=request.form,
            title=request.form.get("title", first.template.title if first else ""),
            area=request.form.get("area", first.template.area if first else ""),
            spaced=spaced,
            refusal=refusal.message if refusal else None,
        )
        return make_response(page, 422 if refusal else 200)


def with_seats(slug: str, template: AgendaTemplate, form: Mapping[str, str]) -> AgendaTemplate | Rejection:
    """The template with as many seats at each table as the form says; left empty, as it had."""
    tables = []
    for table in template.tables:
        given = form.get(f"seats-{slug}-{table.number}", "").strip() or str(table.seats)
        if not given.isdecimal() or not 1 <= int(given[:4]) <= MOST_SEATS:
            sentence = "Table %(table)s needs 1 to %(most)s seats. Write it as a number."
            return refuse("bad_seats", sentence, table=table.number, most=MOST_SEATS)
        tables.append(TableSpec(number=table.number, seats=int(given)))
    return template.model_copy(update={"tables": tables})


def _date(at: float) -> str:
    """The day in plain words: 28 June 2017."""
    day = datetime.fromtimestamp(at).astimezone()
    return f"{day.day} {day:%B %Y}"
