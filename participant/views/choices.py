"""My choices: what may be done beyond taking part. All no until said otherwise, and changed at any time.

The two forms go separately: what one allows is part of the record, a name is not and never beside it.
"""

from secrets import token_hex

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response as BaseResponse

from participant.desk import Desk
from participant.names import entry_id
from participant.seat import Seat
from participant.views.joining import without_seat
from participant.wording import localized as _, translate
from sessions.choices import choices_of
from sessions.errors import Rejection
from sessions.exercises.sayings import tidied
from sessions.ids import WorkshopId
from sessions.register import NameRow


class MyChoices:
    """The page of one person's choices."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.names = desk.names

    def add_to(self, pages: Blueprint) -> None:
        """Bind the routes."""
        pages.get("/p/<workshop>/choices", endpoint="choices")(self.show)
        pages.post("/p/<workshop>/choices", endpoint="make_choices")(self.choose)
        pages.post("/p/<workshop>/choices/name", endpoint="enter_name")(self.enter_name)

    def show(self, workshop: str) -> BaseResponse:
        """What this person allows, and the entry that this phone made for them."""
        seat = self._sit(workshop)
        if not isinstance(seat, Seat):
            return seat
        return self._page(seat, self.names.entry(request, seat.workshop, seat.participant))

    def choose(self, workshop: str) -> BaseResponse:
        """Quoted, photographed."""
        seat = self._sit(workshop)
        if not isinstance(seat, Seat):
            return seat
        wanted = {name: _is_ticked(name) for name in ("quoted", "photographed")}
        outcome = self.desk.choose(seat, request.form.get("command_id", ""), **wanted)
        if isinstance(outcome, Rejection):
            flash(translate(outcome.message), "wrong")
        else:
            flash(_("Saved."), "good")
        return redirect(url_for(".choices", workshop=workshop), 303)

    def enter_name(self, workshop: str) -> BaseResponse:
        """A name for the lists, another one, or none any more."""
        seat = self._sit(workshop)
        if not isinstance(seat, Seat):
            return seat
        on_list, may_contact = _is_ticked("on_delegate_list"), _is_ticked("may_contact")
        if not (on_list or may_contact) or "strike" in request.form:
            self.names.strike(request, seat.workshop, seat.participant)
            flash(_("Your name is on no list."), "good")
            return redirect(url_for(".choices", workshop=workshop), 303)
        key = self.names.key(request, seat.workshop, seat.participant)
        name, address = (tidied(request.form.get(field, "")) for field in ("name", "address"))
        entry = NameRow(entry_id(key), seat.workshop, name, address, on_list, may_contact)
        refusal = self.desk.service.enter_name(entry)
        if refusal:
            return self._page(seat, entry, 422, problem=translate(refusal.message), wrong=refusal.code)
        flash(_("Saved. It stands apart from what you said."), "good")
        response = make_response(redirect(url_for(".choices", workshop=workshop), 303))
        self.names.keep(response, request, seat.workshop, seat.participant, key)
        return response

    def _sit(self, workshop: str) -> Seat | BaseResponse:
        seat = self.desk.sit(request, WorkshopId(workshop))
        return seat if isinstance(seat, Seat) else without_seat(self.desk, WorkshopId(workshop), seat)

    def _page(self, seat: Seat, entry: NameRow | None, status: int = 200, **values: object) -> BaseResponse:
        view = self.desk.picture(seat).view
        chosen = self.desk.service.read(seat.workshop, lambda room: choices_of(room, seat.participant))
        common = {"seat": seat, "view": view, "step": view["step"], "csrf": generate_csrf()}
        told = {"chosen": chosen, "entry": entry, "command_id": token_hex(16), **values}
        return make_response(render_template("choices.html", **common, **told), status)


def _is_ticked(name: str) -> bool:
    return request.form.get(name, "") not in ("", "0", "false")
