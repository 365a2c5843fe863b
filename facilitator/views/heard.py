"""“What we heard today”: choosing what it quotes and says comes next, having it made, printing it."""

import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, make_response, redirect, request
from werkzeug.wrappers import Response

from facilitator.access import giver_at, require_role
from facilitator.background import NOT_ASKED, Progress
from facilitator.rendering import clock
from facilitator.views.file_answers import file_response
from facilitator.views.pages import picture_of, staff_page
from facilitator.views.reports import READERS, REPORT_POLICY, WRITERS
from participant.wording import translate
from sessions.afterwards.quoting import is_told, quotable, quoted
from sessions.errors import Rejection
from sessions.exercises.base import Role
from sessions.ids import CommandId, WorkshopId
from sessions.orders import Order
from sessions.workshop import Workshop

if TYPE_CHECKING:
    from facilitator.house import House


def blueprint(house: "House") -> Blueprint:
    """The page of choices, the order, and what was made."""
    pages = Blueprint("heard", __name__)
    journey = HeardPages(house)
    pages.get("/workshops/<workshop>/heard")(require_role(READERS)(journey.show))
    pages.post("/workshops/<workshop>/heard")(require_role(WRITERS)(journey.make))
    pages.get("/workshops/<workshop>/heard/<file>")(require_role(READERS)(journey.give))
    return pages


class HeardPages:
    """One workshop's page to take home."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def show(self, workshop: str) -> Response:
        """How far it is, and the choices."""
        return self._page(workshop)

    def make(self, workshop: str) -> Response:
        """Keep the choices, and have it made."""
        picture_of(self.house, workshop, "console")
        refusal = self._keep(workshop, request.form.get("do", ""))
        if refusal is not None and refusal.code != "already_so":
            return self._page(workshop, refusal)
        self.house.take_home.start(WorkshopId(workshop))
        return redirect(f"/workshops/{workshop}/heard", 303)

    def give(self, workshop: str, file: str) -> Response:
        """The page or its PDF, under a policy that lets it reach nothing here."""
        made = self._progress(workshop).files.get(file)
        if made is None:
            abort(redirect(f"/workshops/{workshop}/heard", 303))
        return read_or_save(file, made.body, "save" in request.args)

    def _keep(self, workshop: str, do: str) -> Rejection | None:
        if do not in ("keep", "choose"):
            return None
        chosen = request.form.getlist("quotes") if do == "keep" else None
        payload = {"quotes": chosen, "next_line": request.form.get("next_line", "")}
        return carry_out(self.house, workshop, "choose_heard", payload)

    def _page(self, workshop: str, refusal: Rejection | None = None) -> Response:
        picture = picture_of(self.house, workshop, "console")
        progress = self._progress(workshop)
        page = staff_page(
            "desk/heard.html",
            view=picture.view,
            progress=progress,
            made=clock(progress.made_at),
            can_make=giver_at(workshop).role in WRITERS,
            refusal=translate(refusal.message) if refusal else None,
            given=request.form if refusal else None,
            **self.house.service.read(WorkshopId(workshop), _choices),
        )
        return make_response(page, 422 if refusal else 200)

    def _progress(self, workshop: str) -> Progress:
        return shown_progress(self.house, workshop, self.house.take_home.status(WorkshopId(workshop)))


def shown_progress(house: "House", workshop: str, progress: Progress) -> Progress:
    """How far it is; the host's begins when the day is over, as the report does."""
    is_early = not house.service.read(WorkshopId(workshop), lambda room: room.is_closed)
    return NOT_ASKED if is_early and giver_at(workshop).role is Role.HOST else progress


def carry_out(house: "House", workshop: str, name: str, payload: Mapping[str, Any]) -> Rejection | None:
    """Give an order in the name of whoever asks; why it is refused, or None."""
    command = CommandId(secrets.token_hex(16))
    outcome = house.service.handle(Order(WorkshopId(workshop), command, name, payload, giver_at(workshop)))
    return outcome if isinstance(outcome, Rejection) else None


def read_or_save(name: str, body: bytes, is_saved: bool) -> Response:
    """A page to read where it is one, else a file to be saved."""
    if is_saved or not name.endswith(".html"):
        return file_response(name, body)
    response = make_response(body)
    response.content_type = "text/html; charset=utf-8"
    response.headers["Content-Security-Policy"] = REPORT_POLICY
    response.headers["Cache-Control"] = "no-store"
    return response


def _choices(room: Workshop) -> dict[str, Any]:
    """What can be quoted and what is, the line, and the exercises that are not over."""
    chosen = {one.reference for one in quoted(room)}
    asked = [step for step in room.steps if step.phase.takes_answers]
    return {
        "quotes": [{"is_in": one.reference in chosen, "quote": one} for one in quotable(room)],
        "is_chosen": room.afterwards.quotes is not None,
        "next_line": room.afterwards.next_line,
        "left": list(dict.fromkeys(step.exercise.title for step in asked if not is_told(room, step))),
    }
