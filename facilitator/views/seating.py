"""The seating list: looked at first, seats given out, changed by hand, printed, erased. Plain forms."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, make_response, redirect, request
from flask_babel import ngettext
from werkzeug.wrappers import Response

from facilitator.access import require_role
from facilitator.rendering import clock
from facilitator.views.pages import given_text, picture_of, staff_page
from participant.wording import localized, translate
from sessions.csv_lines import Fault
from sessions.errors import Rejection
from sessions.exercises.base import LEADS
from sessions.ids import WorkshopId
from sessions.seating_list import acts
from sessions.seating_list.kept import KeptLists
from sessions.seating_list.lines import ReadList, one_person, read_people
from sessions.seating_list.people import Need, SeatingList
from sessions.seating_list.view import list_view, table_tags
from sessions.visibility import workshop_facts

if TYPE_CHECKING:
    from facilitator.house import House

Act = Callable[[SeatingList], SeatingList | Rejection]


def blueprint(house: "House") -> Blueprint:
    """The page, its print, and what it sends."""
    pages = Blueprint("seating", __name__)
    journey, leads = Seating(house), require_role(LEADS)
    base = "/workshops/<workshop>/seating"
    pages.get(base)(leads(journey.show))
    pages.get(f"{base}/print")(leads(journey.show_print))
    pages.post(f"{base}/list")(leads(journey.take_list))
    pages.post(f"{base}/seat")(leads(journey.seat_all))
    pages.post(f"{base}/add")(leads(journey.add))
    pages.post(f"{base}/move")(leads(journey.move))
    pages.post(f"{base}/lock")(leads(journey.lock))
    pages.post(f"{base}/marks")(leads(journey.mark_tables))
    pages.post(f"{base}/back")(leads(journey.take_back))
    pages.post(f"{base}/erase")(leads(journey.erase))
    return pages


class Seating:
    """From a list of names to people at tables. Names are shown here and nowhere else."""

    def __init__(self, house: "House") -> None:
        self.house = house
        self.lists = KeptLists(house.service)

    def show(self, workshop: str) -> Response:
        """The list with its tables, or the form for one."""
        return self._page(workshop)

    def show_print(self, workshop: str) -> Response:
        """The list by table and by name, for the door."""
        return self._page(workshop, template="desk/seating_print.html")

    def take_list(self, workshop: str) -> Response:
        """Show what was understood, or use the list."""
        text = given_text()
        if isinstance(text, Fault):
            return self._page(workshop, 422, text="", read=ReadList((), (), (text,)))
        read = read_people(text)
        if request.form.get("do") != "use" or read.faults:
            return self._page(workshop, 422 if read.faults else 200, text=text, read=read)
        done = self._act(workshop, lambda seating: acts.take_list(seating, read.people))
        if isinstance(done, Rejection):
            return self._page(workshop, 409, text=text, read=read)
        told = ngettext("The list has %(num)s person.", "The list has %(num)s people.", len(read.people))
        flash(told, "good")
        return self._back(workshop)

    def seat_all(self, workshop: str) -> Response:
        """Give out seats, or give them out anew."""
        return self._change(workshop, lambda seating, seats, now: acts.seat_all(seating, seats, now))

    def add(self, workshop: str) -> Response:
        """One more, at the table that suits best."""
        _, seating = self._read(workshop)
        fields = {name: request.form.get(name, "") for name in ("name", "sector", "organisation")}
        fields["access needs"] = "/".join(request.form.getlist("needs"))
        fields |= {name: request.form.get(name.replace(" ", "_"), "") for name in ("keep with", "keep apart")}
        read = one_person(fields, [placed.person for placed in seating.people])
        if read.faults:
            return self._page(workshop, 422, adding=fields, add_faults=read.faults)
        person = read.people[0]
        return self._change(
            workshop, lambda seating, seats, now: acts.add_person(seating, person, seats, now), person.name
        )

    def move(self, workshop: str) -> Response:
        """One person at another table."""
        name, table = request.form.get("name", ""), _number(request.form.get("table", ""))
        return self._change(
            workshop, lambda seating, seats, now: acts.move(seating, name, table, seats, now), name
        )

    def lock(self, workshop: str) -> Response:
        """Let somebody stay, or no longer."""
        name, is_locked = request.form.get("name", ""), request.form.get("is_locked") == "true"
        return self._change(workshop, lambda seating, seats, now: acts.lock(seating, name, is_locked, now))

    def mark_tables(self, workshop: str) -> Response:
        """What each table offers."""
        marks = {
            table: frozenset(need for need in Need if request.form.get(f"{table}-{need.name.lower()}"))
            for table in self._seats(workshop)
        }
        return self._change(workshop, lambda seating, seats, now: acts.mark_tables(seating, marks))

    def take_back(self, workshop: str) -> Response:
        """Undo the newest change."""
        return self._change(workshop, lambda seating, seats, now: acts.take_back(seating))

    def erase(self, workshop: str) -> Response:
        """Erase every name."""
        picture_of(self.house, workshop, "screen")
        self.lists.forget(WorkshopId(workshop))
        flash(localized("The seating list was erased."), "good")
        return self._back(workshop)

    def _change(
        self,
        workshop: str,
        act: Callable[[SeatingList, Any, float], SeatingList | Rejection],
        about: str = "",
    ) -> Response:
        seats, now = self._seats(workshop), self.house.service.clock()
        done = self._act(workshop, lambda seating: act(seating, seats, now))
        known = None if isinstance(done, Rejection) else done.find(about)
        if known and known.table:
            flash(localized("%(name)s: Table %(table)s", name=about, table=known.table), "good")
        return self._back(workshop, known.table if known else None)

    def _act(self, workshop: str, act: Act) -> SeatingList | Rejection:
        picture_of(self.house, workshop, "screen")
        version = _number(request.form.get("version", ""))
        done = self.lists.change(WorkshopId(workshop), version, act)
        if isinstance(done, Rejection):
            flash(translate(done.message), "late")
        return done

    def _back(self, workshop: str, table: int | None = None) -> Response:
        place = f"#seating-{table}" if table else ""
        return redirect(f"/workshops/{workshop}/seating{place}", 303)

    def _read(self, workshop: str) -> tuple[int, SeatingList]:
        picture_of(self.house, workshop, "screen")
        return self.lists.read(WorkshopId(workshop))

    def _seats(self, workshop: str) -> Any:
        picture_of(self.house, workshop, "screen")
        return self.lists.seats(WorkshopId(workshop))

    def _page(
        self, workshop: str, status: int = 200, template: str = "desk/seating.html", **values: Any
    ) -> Response:
        version, seating = self._read(workshop)
        known = WorkshopId(workshop)
        facts, tags = self.house.service.read(known, lambda room: (workshop_facts(room), table_tags(room)))
        page = staff_page(
            template,
            workshop=facts,
            version=version,
            seating=list_view(seating, self._seats(workshop), tags),
            needs=list(Need),
            clock=clock,
            **{"text": None, "read": None, "adding": {}, "add_faults": (), **values},
        )
        return make_response(page, status)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 8 else 0
