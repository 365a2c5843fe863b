"""Figures that were counted elsewhere: entering them with their source, changing them, taking them out."""

import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, make_response, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from exports.report.entered import entered_panels
from facilitator.access import giver_at, require_role
from facilitator.views.pages import picture_of, staff_page
from participant.wording import translate
from sessions.commands import EnterFigures
from sessions.entered.figures import Bar, EnteredFigures
from sessions.errors import Rejection
from sessions.ids import CommandId, WorkshopId
from sessions.orders import Order
from sessions.workshop import Workshop

if TYPE_CHECKING:
    from facilitator.house import House

NUMBERS = ("people", "answered", "steps")
EMPTY = {"steps": "6"}


def blueprint(house: "House") -> Blueprint:
    """The page, and what is sent from it."""
    pages = Blueprint("entered", __name__)
    journey = EnteredPages(house)
    named = require_role(EnterFigures.given_by)
    pages.get("/workshops/<workshop>/figures")(named(journey.show))
    pages.post("/workshops/<workshop>/figures")(named(journey.enter))
    pages.post("/workshops/<workshop>/figures/remove")(named(journey.remove))
    return pages


class EnteredPages:
    """One workshop's entered figures."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def show(self, workshop: str) -> Response:
        """What is entered, and the form; with the figures that the address names in it."""
        known = self._known(workshop, request.args.get("change", ""))
        return self._page(workshop, given=_given(known) if known else EMPTY)

    def enter(self, workshop: str) -> Response:
        """Keep what the form says, or show it again with what is wrong with it."""
        given = {name: request.form.get(name, "") for name in EnterFigures.model_fields}
        payload = {name: (words or None) if name in NUMBERS else words for name, words in given.items()}
        outcome = self._do(workshop, "enter_figures", {**payload, "steps": payload["steps"] or 0})
        if isinstance(outcome, Rejection):
            return self._page(workshop, given=given, refusal=translate(outcome.message))
        flash(_("Entered. It is marked as entered wherever it is shown."), "good")
        return redirect(f"/workshops/{workshop}/figures", 303)

    def remove(self, workshop: str) -> Response:
        """Take figures out; the form then holds them, so that one press enters them again."""
        key = request.form.get("figures", "")
        known = self._known(workshop, key)
        outcome = self._do(workshop, "remove_figures", {"figures": key})
        if isinstance(outcome, Rejection):
            return self._page(workshop, given=EMPTY, refusal=translate(outcome.message))
        given = {**_given(known), "figures": ""} if known else EMPTY
        return self._page(workshop, given=given, removed=known.title if known else "")

    def _do(self, workshop: str, name: str, payload: Mapping[str, Any]) -> Any:
        picture_of(self.house, workshop, "console")
        command = CommandId(secrets.token_hex(16))
        return self.house.service.handle(
            Order(WorkshopId(workshop), command, name, payload, giver_at(workshop))
        )

    def _known(self, workshop: str, key: str) -> EnteredFigures | None:
        picture_of(self.house, workshop, "console")
        return self.house.service.read(WorkshopId(workshop), lambda room: room.entered.figures.get(key))

    def _page(
        self, workshop: str, given: Mapping[str, str], refusal: str | None = None, removed: str = ""
    ) -> Response:
        picture = picture_of(self.house, workshop, "console")
        page = staff_page(
            "desk/entered.html",
            view=picture.view,
            given=given,
            refusal=refusal,
            removed=removed,
            **self.house.service.read(WorkshopId(workshop), _shown),
        )
        return make_response(page, 422 if refusal else 200)


def _shown(room: Workshop) -> dict[str, Any]:
    exercises = [{"id": one.id, "title": one.title} for one in room.exercises.values()]
    return {"panels": entered_panels(room), "exercises": exercises}


def _given(figures: EnteredFigures) -> dict[str, str]:
    """Figures as the form's fields hold them."""
    numbers = {name: getattr(figures, name) for name in NUMBERS}
    return {
        "figures": figures.key,
        "title": figures.title,
        "source": figures.source,
        "target": figures.exercise,
        "low": figures.low,
        "high": figures.high,
        "bars": "\n".join(map(_line, figures.bars)),
        **{name: "" if number is None else str(number) for name, number in numbers.items()},
    }


def _line(bar: Bar) -> str:
    return f"{bar.place or bar.label or '?'}: {bar.count}"
