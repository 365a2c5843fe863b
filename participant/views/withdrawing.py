"""Taking back what one said, from one's own phone: what goes, what can't, one button. Needs no script."""

from secrets import token_hex
from typing import Any

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response as BaseResponse

from participant.desk import Desk
from participant.seat import Seat
from participant.views.joining import without_seat
from participant.wording import plain, translate
from sessions.errors import Rejection
from sessions.ids import WorkshopId
from sessions.receipts import find_said, said_by

EVERYTHING = "everything"


class Withdrawing:
    """The page that asks, and what follows."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def add_to(self, pages: Blueprint) -> None:
        """Bind the routes."""
        pages.get("/p/<workshop>/withdraw", endpoint="withdraw")(self.ask)
        pages.post("/p/<workshop>/withdraw", endpoint="withdraw_answers")(self.withdraw)

    def ask(self, workshop: str) -> BaseResponse:
        """What would go; afterwards, that it has gone."""
        seat = self.desk.sit(request, WorkshopId(workshop))
        if not isinstance(seat, Seat):
            return without_seat(self.desk, WorkshopId(workshop), seat)
        if "done" in request.args:
            return self._page("withdraw/done.html", seat, done=request.args["done"])
        target, saying = request.args.get("target", ""), request.args.get("saying", "")
        said = self.desk.service.read(seat.workshop, lambda room: said_by(room, seat.participant))
        found = find_said(said, target, saying) if target else None
        if target and found is None:
            return redirect(url_for(".said", workshop=workshop), 303)
        wanted = {
            "target": target,
            "saying": saying,
            "item": plain(found),
            "has_said": bool(said["exercises"]),
        }
        return self._page("withdraw/ask.html", seat, **wanted)

    def withdraw(self, workshop: str) -> BaseResponse:
        """Erase it."""
        seat = self.desk.sit(request, WorkshopId(workshop))
        if not isinstance(seat, Seat):
            return without_seat(self.desk, WorkshopId(workshop), seat)
        target, saying = request.form.get("target", ""), request.form.get("saying", "")
        command = request.form.get("command_id", "")
        outcome = self.desk.withdraw(seat.workshop, seat.participant, command, target, saying)
        if not target:
            self.desk.names.strike(request, seat.workshop, seat.participant)
        if isinstance(outcome, Rejection):
            flash(translate(outcome.message), "wrong")
            return redirect(url_for(".said", workshop=workshop), 303)
        return redirect(url_for(".withdraw", workshop=workshop, done=target or EVERYTHING), 303)

    def _page(self, template: str, seat: Seat, **values: Any) -> BaseResponse:
        view = self.desk.picture(seat).view
        common = {
            "seat": seat,
            "view": view,
            "step": view["step"],
            "csrf": generate_csrf(),
            "command_id": token_hex(16),
        }
        return make_response(render_template(template, **common, **values))
