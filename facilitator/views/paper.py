"""Counting what stands on paper: pasted or brought as a file, looked at first, all lines or none."""

import secrets
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Request, flash, make_response, redirect, request
from flask_babel import ngettext
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from facilitator.access import giver_at, require_role
from facilitator.rendering import clock
from facilitator.views.pages import given_text, picture_of, staff_page
from sessions.csv_lines import Fault
from sessions.exercises.base import LEADS
from sessions.ids import WorkshopId
from sessions.paper.reading import Reading, read_paper
from sessions.paper.taking import take_paper
from sessions.paper.typing_view import files_view
from sessions.visibility import workshop_facts
from sessions.words import say

if TYPE_CHECKING:
    from facilitator.house import House

FORM_BYTES = 1_000_000


def blueprint(house: "House") -> Blueprint:
    """The page, and what it sends."""
    pages = Blueprint("paper", __name__)
    journey = Paper(house)
    pages.get("/workshops/<workshop>/paper")(require_role(LEADS)(journey.show))
    pages.post("/workshops/<workshop>/paper")(require_role(LEADS)(journey.take))
    pages.url_value_preprocessor(_allow_for_a_file)
    too_large = require_role(LEADS)(journey.refuse_size)
    pages.register_error_handler(
        RequestEntityTooLarge, lambda error: too_large((request.view_args or {})["workshop"])
    )
    return pages


def _allow_for_a_file(endpoint: str | None, values: object) -> None:
    """Before anything reads the form: a file of ballots may be larger than a message."""
    asked: Request = request
    asked.max_content_length = FORM_BYTES


class Paper:
    """From ballots to the count."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def show(self, workshop: str) -> Response:
        """The form."""
        return self._page(workshop)

    def take(self, workshop: str) -> Response:
        """Show what would be counted, or count it."""
        picture_of(self.house, workshop, "screen")
        known, text = WorkshopId(workshop), given_text()
        if isinstance(text, Fault):
            return self._page(workshop, 422, reading=Reading(faults=(text,)))
        if request.form.get("do") != "count":
            reading = self.house.service.read(known, lambda room: read_paper(room, text))
            return self._page(workshop, 422 if reading.faults else 200, text=text, reading=reading)
        reading = take_paper(self.house.service, known, text, giver_at(workshop))
        if reading.faults:
            return self._page(workshop, 422, text=text, reading=reading)
        fresh = sum(entry.status != "same" for entry in reading.entries)
        flash(ngettext("Counted %(num)s answer.", "Counted %(num)s answers.", fresh), "good")
        return redirect(f"/workshops/{workshop}/paper", 303)

    def refuse_size(self, workshop: str) -> Response:
        """What is too much is not read at all."""
        sentence = say("This is more than %(most)s KB. Bring it in parts.", most=FORM_BYTES // 1000)
        return self._page(workshop, 413, reading=Reading(faults=(Fault(0, "", sentence),)))

    def _page(self, workshop: str, status: int = 200, **values: Any) -> Response:
        picture_of(self.house, workshop, "screen")
        facts, steps, ballots, files = self.house.service.read(
            WorkshopId(workshop),
            lambda room: (
                workshop_facts(room),
                [step.key for step in room.steps if step.phase.takes_answers and step.was_open],
                sum(person.ballot is not None for person in room.participants.values()),
                files_view(room),
            ),
        )
        shown = {"text": "", "reading": None, **values}
        page = staff_page(
            "desk/paper.html",
            workshop=facts,
            steps=steps,
            ballots=ballots,
            files=files,
            clock=clock,
            ids=iter(lambda: secrets.token_hex(16), ""),
            **shown,
        )
        return make_response(page, status)
