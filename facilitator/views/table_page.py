"""The pages of a scribe and of a table facilitator: one table, what is written there, and help for it."""

from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, jsonify, make_response, redirect, render_template, request
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response

from facilitator.access import actor_at, without_role
from facilitator.rendering import spaced
from facilitator.table_desk import TableSeat, at_home, home_of
from participant.desk import json_of, refusal
from participant.handover import Handover
from participant.rendering import dress
from participant.views.phone_page import message_of, said_of
from participant.wording import translate
from sessions.errors import Rejection
from sessions.exercises.base import Role
from sessions.ids import ParticipantId, WorkshopId
from sessions.library import example_before, library
from sessions.roles import TITLES
from sessions.visibility import workshop_facts

if TYPE_CHECKING:
    from facilitator.house import House


def blueprint(house: "House") -> Blueprint:
    """Everything under a role's table."""
    pages = Blueprint("table_page", __name__)
    journey = TablePage(house)
    pages.get("/r/<workshop>/table")(journey.show)
    pages.get("/r/<workshop>/table/view")(journey.view)
    pages.post("/r/<workshop>/table/commands")(journey.command)
    pages.post("/r/<workshop>/table/code")(journey.make_code)
    pages.get("/r/<workshop>/table/reading")(journey.reading)
    pages.get("/r/<workshop>/table/reading/<set_key>/<card>")(journey.sheet)
    return pages


class TablePage:
    """One table, for whoever writes for it or helps it."""

    def __init__(self, house: "House") -> None:
        self.house = house
        self.handover = Handover(house.desk)

    def show(self, workshop: str) -> str | Response:
        """The whole page."""
        seat = self._sit(workshop)
        if isinstance(seat, Rejection):
            return _turned_away(workshop)
        picture = self.house.tables.picture(seat.workshop, seat.actor.role, seat.table)
        mine = self.house.tables.mine(seat)
        return self._page(
            "at_table/page.html",
            seat,
            picture=picture,
            view=picture.view,
            fragment=dress(picture.html, generate_csrf(), mine["answers"], seat.grant),
            mine=mine,
            now=self.house.service.clock(),
        )

    def view(self, workshop: str) -> Response:
        """The picture alone, for a page whose socket can't connect."""
        seat = self._sit(workshop)
        if isinstance(seat, Rejection):
            return _answer(refusal(seat), 403)
        return jsonify({**self.house.tables.full_picture(seat), "csrf": generate_csrf()})

    def command(self, workshop: str) -> Response:
        """What a form or a script sends; a form is answered with the page, a script with JSON."""
        seat = self._sit(workshop)
        if request.is_json:
            return _answer(self.house.tables.hand_in(seat, json_of(request)))
        if isinstance(seat, Rejection):
            return _turned_away(workshop)
        outcome = self.house.tables.hand_in(seat, message_of(request.form))
        flash(said_of(outcome, request.form.get("command", "")), "good" if outcome["ok"] else "wrong")
        return redirect(home_of(workshop), 303)

    def make_code(self, workshop: str) -> str | Response:
        """A rejoin code for someone of this table, shown once."""
        seat = self._sit(workshop)
        if isinstance(seat, Rejection) or seat.actor.role is not Role.TABLE_FACILITATOR:
            return _turned_away(workshop)
        person = ParticipantId(request.form.get("participant", ""))
        made = self.handover.make_code(seat.workshop, person, seat.actor)
        if isinstance(made, Rejection):
            flash(translate(made.message), "wrong")
            return redirect(home_of(workshop), 303)
        place, code = self.house.service.read(
            seat.workshop, lambda room: (room.participants[person].seat + 1, spaced(room.join_code))
        )
        return self._page("at_table/code.html", seat, made=made, place=place, code=code)

    def reading(self, workshop: str) -> str | Response:
        """Everything this table may read now."""
        seat = self._sit(workshop)
        if isinstance(seat, Rejection):
            return _turned_away(workshop)
        texts = self.house.service.read(seat.workshop, lambda room: library(room, seat.table))
        return at_home(self._page("at_table/reading.html", seat, texts=texts), workshop)

    def sheet(self, workshop: str, set_key: str, card: str) -> str | Response:
        """One card and its sheet, as a card that is opened fetches it."""
        seat = self._sit(workshop)
        if isinstance(seat, Rejection):
            return _turned_away(workshop)
        found = self.house.service.read(
            seat.workshop, lambda room: example_before(room, seat.table, set_key, card)
        )
        if found is None:
            return redirect(f"{home_of(workshop)}/reading", 303)
        return self._page("at_table/sheet.html", seat, example=found)

    def _sit(self, workshop: str) -> TableSeat | Rejection:
        return self.house.tables.sit(request, WorkshopId(workshop))

    def _page(self, template: str, seat: TableSeat, **values: Any) -> str:
        facts = self.house.service.read(seat.workshop, workshop_facts)
        known = {"seat": seat, "home": home_of(seat.workshop), "title": TITLES[seat.actor.role]}
        is_rehearsal = facts["is_rehearsal"]
        return render_template(template, **known, is_rehearsal=is_rehearsal, csrf=generate_csrf(), **values)


def _turned_away(workshop: str) -> Response:
    return without_role(workshop, actor_at(workshop))


def _answer(outcome: dict[str, Any], status: int = 409) -> Response:
    refused = 403 if outcome.get("code") == "link_revoked" else status
    return make_response(jsonify(outcome), 200 if outcome["ok"] else refused)
