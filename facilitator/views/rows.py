"""Downloading an exercise's rows: after the day, by the lead or a report writer, each download in the log.

There is no page that shows rows, so a download is the only way to see them.
"""

import re
import secrets
from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, redirect, request
from werkzeug.wrappers import Response

from facilitator.access import giver_at, require_role
from facilitator.views.file_answers import file_response
from facilitator.views.pages import picture_of, staff_page
from facilitator.worker import WorkError
from participant.wording import translate
from sessions.commands import TakeRows
from sessions.errors import Rejection
from sessions.events import RowsTaken
from sessions.ids import CommandId, WorkshopId
from sessions.orders import Order
from sessions.words import Message, say
from sessions.workshop import Workshop

if TYPE_CHECKING:
    from facilitator.house import House

KEY_BYTES = 32
FORMATS = ("csv", "xlsx", "json")
UNKNOWN_FORMAT = say("Rows come as CSV, XLSX or JSON. Choose one of them.")


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
        return staff_page(
            "desk/rows.html", view=picture.view, exercises=exercises, taken=taken, formats=FORMATS
        )

    def take(self, workshop: str) -> Response:
        """Put the download in the log, then give the file."""
        known, target = WorkshopId(workshop), request.form.get("exercise", "")
        picture_of(self.house, workshop, "console")
        payload = {"target": target, "key": secrets.token_hex(KEY_BYTES)}
        form = request.form.get("format", "csv")
        if form not in FORMATS:
            return self._back(workshop, UNKNOWN_FORMAT)
        command = CommandId(secrets.token_hex(16))
        outcome = self.house.service.handle(Order(known, command, "take_rows", payload, giver_at(workshop)))
        if isinstance(outcome, Rejection):
            return self._back(workshop, outcome.message)
        try:
            body = self.house.reports.rows(known, target, form)
        except WorkError as error:
            return self._back(workshop, error.reason)
        return file_response(f"rows-{re.sub(r'[^A-Za-z0-9-]', '-', target)}.{form}", body)

    def _back(self, workshop: str, reason: Message) -> Response:
        flash(translate(reason), "late")
        return redirect(f"/workshops/{workshop}/rows", 303)

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
