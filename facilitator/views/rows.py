"""Downloading an exercise's rows: after the day, by the lead or a report writer, each download in the log.

There is no page that shows rows, so a download is the only way to see them.
"""

import re
import secrets
from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, make_response, redirect, request
from werkzeug.wrappers import Response

from exports.row_file import row_file
from facilitator.access import giver_at, require_role
from facilitator.rendering import clock
from facilitator.views.pages import picture_of, staff_page
from participant.wording import translate
from sessions.commands import TakeRows
from sessions.errors import Rejection
from sessions.events import RowsTaken
from sessions.ids import CommandId, ExerciseId, WorkshopId
from sessions.orders import Order
from sessions.workshop import Workshop

if TYPE_CHECKING:
    from facilitator.house import House

KEY_BYTES = 32


def blueprint(house: "House") -> Blueprint:
    """The page, and the files it gives."""
    pages = Blueprint("rows", __name__)
    journey = Rows(house)
    named = require_role(TakeRows.given_by)
    pages.get("/workshops/<workshop>/rows")(named(journey.show))
    pages.post("/workshops/<workshop>/rows")(named(journey.take))
    return pages


class Rows:
    """One workshop's rows."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def show(self, workshop: str) -> str:
        """Which exercises have rows, and how often they were taken."""
        picture = picture_of(self.house, workshop, "console")
        exercises = self.house.service.read(WorkshopId(workshop), _exercises)
        taken = self._taken(WorkshopId(workshop))
        return staff_page("desk/rows.html", view=picture.view, exercises=exercises, taken=taken, clock=clock)

    def take(self, workshop: str) -> Response:
        """Put the download in the log, then give the file."""
        known, target = WorkshopId(workshop), request.form.get("exercise", "")
        picture_of(self.house, workshop, "console")
        payload = {"target": target, "key": secrets.token_hex(KEY_BYTES)}
        command = CommandId(secrets.token_hex(16))
        outcome = self.house.service.handle(Order(known, command, "take_rows", payload, giver_at(workshop)))
        if isinstance(outcome, Rejection):
            flash(translate(outcome.message), "late")
            return redirect(f"/workshops/{workshop}/rows", 303)
        response = make_response(self.house.service.read(known, lambda room: _file(room, ExerciseId(target))))
        response.content_type = "text/csv; charset=utf-8"
        name = re.sub(r"[^A-Za-z0-9-]", "-", target)
        response.headers["Content-Disposition"] = f'attachment; filename="rows-{name}.csv"'
        response.headers["Cache-Control"] = "no-store"
        return response

    def _taken(self, workshop: WorkshopId) -> dict[str, int]:
        """How often the rows of each exercise were taken, by whomever."""
        found: dict[str, int] = {}
        for row in self.house.service.snapshot(workshop):
            if row.name == RowsTaken.__name__:
                found[row.facts["exercise"]] = found.get(row.facts["exercise"], 0) + 1
        return found


def _exercises(room: Workshop) -> list[dict[str, Any]]:
    counts = ((one, sum(1 for _ in one.kind.rows(one.state))) for one in room.exercises.values())
    return [{"id": one.id, "title": one.title, "rows": count} for one, count in counts if count]


def _file(room: Workshop, exercise: ExerciseId) -> bytes:
    """The file; the key is there, because the log's entry made it."""
    return row_file(room, room.exercises[exercise], room.rows_key or "")
