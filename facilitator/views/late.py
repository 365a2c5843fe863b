"""Adding what flipcharts say, once a step or the day is over: many lines at once, seen before they count."""

import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, make_response, redirect, request
from flask_babel import ngettext
from werkzeug.wrappers import Response

from facilitator.access import giver_at, require_role
from facilitator.live import command_from
from facilitator.rendering import clock
from facilitator.views.pages import picture_of, staff_page
from sessions.exercises.base import Actor
from sessions.exercises.late_sayings import LateCommand
from sessions.ids import WorkshopId
from sessions.views.late import ADD, late_view, lines_for, subjects_for
from sessions.visibility import workshop_facts

if TYPE_CHECKING:
    from facilitator.house import House


ABOUT = ("group", "example")  # what all the lines may be about


def blueprint(house: "House") -> Blueprint:
    """The page, and what it sends."""
    pages = Blueprint("late", __name__)
    journey = Late(house)
    writers = require_role(LateCommand.given_by)
    pages.get("/workshops/<workshop>/late")(writers(journey.show))
    pages.post("/workshops/<workshop>/late")(writers(journey.add))
    pages.post("/workshops/<workshop>/late/out")(writers(journey.take_out))
    return pages


class Late:
    """From a flipchart to the record."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def show(self, workshop: str) -> Response:
        """The form, and what was added."""
        return self._page(workshop)

    def add(self, workshop: str) -> Response:
        """Show how the lines would stand, or add all of them."""
        text, exercise = request.form.get("lines", ""), request.form.get("exercise", "")
        table = _number(request.form.get("table", ""))
        about = {name: request.form.get(name, "") for name in ABOUT}
        named = {name: key for name, key in about.items() if key}
        lines = self.house.service.read(
            WorkshopId(workshop), lambda room: lines_for(room, exercise, table, text, named)
        )
        given = {"lines": text, "exercise": exercise, "table": table, **about}
        if request.form.get("do") != "add":
            return self._page(workshop, given=given, preview=lines)
        outcome = self._order(workshop, ADD, exercise, {"table": table, "lines": text, **about})
        if not outcome["ok"]:
            return self._page(workshop, 409, given=given, preview=lines, refusal=outcome["message"])
        told = ngettext("Added %(num)s late entry.", "Added %(num)s late entries.", len(lines))
        flash(told, "good")
        return redirect(f"/workshops/{workshop}/late", 303)

    def take_out(self, workshop: str) -> Response:
        """Take some of them out again."""
        payload = {"saying": request.form.getlist("saying")}
        outcome = self._order(workshop, "take_out_late_sayings", request.form.get("exercise", ""), payload)
        if not outcome["ok"]:
            flash(outcome["message"], "late")
        return redirect(f"/workshops/{workshop}/late", 303)

    def _order(self, workshop: str, name: str, exercise: str, payload: dict[str, Any]) -> dict[str, Any]:
        view = self._view(workshop)
        step = next((known["step"] for known in view["exercises"] if known["id"] == exercise), None)
        once = request.form.get("command_id", "") or secrets.token_hex(16)
        message = {"id": once, "name": name, "exercise": exercise, "step": step, "payload": payload}
        return command_from(self.house, WorkshopId(workshop), giver_at(workshop), message)

    def _view(self, workshop: str) -> dict[str, Any]:
        picture_of(self.house, workshop, "screen")
        by = giver_at(workshop)
        return self.house.service.read(
            WorkshopId(workshop),
            lambda room: late_view(room, by.name, by.leads, room.table_of(by.name)),
        )

    def _subjects(self, workshop: str, late: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
        exercise, table = _chosen(late, given)
        return self.house.service.read(WorkshopId(workshop), lambda room: subjects_for(room, exercise, table))

    def _page(self, workshop: str, status: int = 200, **values: Any) -> Response:
        facts = self.house.service.read(WorkshopId(workshop), workshop_facts)
        late, known = self._view(workshop), {"given": {}, "preview": None, "refusal": None, **values}
        page = staff_page(
            "desk/late.html",
            workshop=facts,
            late=late,
            subjects=self._subjects(workshop, late, known["given"]),
            back=_back(workshop, giver_at(workshop)),
            ids=iter(lambda: secrets.token_hex(16), ""),
            clock=clock,
            **known,
        )
        return make_response(page, status)


def _chosen(late: Mapping[str, Any], given: Mapping[str, Any]) -> tuple[str, int]:
    """The exercise and table that the form stands at: those given, else the last that takes entries."""
    closed = [one["id"] for one in late["exercises"] if not one["is_open"]]
    exercise = given.get("exercise") or (closed[-1] if closed else "")
    return exercise, given.get("table") or next(iter(late["tables"]), 0)


def _back(workshop: str, by: Actor) -> str:
    return f"/workshops/{workshop}" if by.leads else f"/r/{workshop}"


def _number(text: str) -> int:
    """A table's number; 0 is no table's."""
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 4 else 0
