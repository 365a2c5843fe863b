"""My place: where I sit, who else answers on this phone, and how my seat gets to another phone.

Plain pages and forms: all of it works without script. Nothing here shows what anyone answered.
"""

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response as BaseResponse

from participant.handover import Handover
from participant.seat import Seat
from participant.views.joining import without_seat
from participant.wording import localized as _, translate
from sessions.errors import Rejection
from sessions.exercises.base import Actor, Role
from sessions.ids import WorkshopId
from sessions.paper.ballot_numbers import read_number, shown
from sessions.visibility import workshop_facts
from sessions.words import Message


class MyPlace:
    """The pages about one's own seat."""

    def __init__(self, handover: Handover) -> None:
        self.handover = handover
        self.desk = handover.desk

    def add_to(self, pages: Blueprint) -> None:
        """Bind the routes."""
        pages.get("/p/<workshop>/place", endpoint="place")(self.show)
        pages.post("/p/<workshop>/place/pass", endpoint="pass_on")(self.pass_on)
        pages.post("/p/<workshop>/place/switch", endpoint="switch")(self.switch)
        pages.post("/p/<workshop>/place/help", endpoint="note_help")(self.note_help)
        pages.post("/p/<workshop>/place/ballot", endpoint="link_ballot")(self.link_ballot)
        pages.post("/p/<workshop>/place/code", endpoint="seat_code")(self.make_code)

    def show(self, workshop: str) -> BaseResponse:
        """Where this person sits."""
        seat = self._sit(workshop)
        return self._page("place/place.html", seat) if isinstance(seat, Seat) else seat

    def pass_on(self, workshop: str) -> BaseResponse:
        """The next person takes the phone; the cookie now answers for them."""
        seat = self._sit(workshop)
        if not isinstance(seat, Seat):
            return seat
        token = self.desk.identity.accept(request.form.get("offer", ""), seat.workshop)
        outcome = self.handover.pass_on(seat, token, _is_ticked("is_simulated"))
        if isinstance(outcome, Rejection):
            return self._page("place/place.html", seat, 409, problem=translate(outcome.message))
        return self._answer_as(token, seat.workshop)

    def switch(self, workshop: str) -> BaseResponse:
        """Somebody who answers on this phone takes it back."""
        seat = self._sit(workshop)
        if not isinstance(seat, Seat):
            return seat
        token = self._token_of(seat.workshop, request.form.get("person", ""))
        return self._answer_as(token, seat.workshop) if token else redirect(_place(seat), 303)

    def note_help(self, workshop: str) -> BaseResponse:
        """Whether somebody helps with this person's answers."""
        seat = self._sit(workshop)
        if not isinstance(seat, Seat):
            return seat
        outcome = self.handover.note_help(seat, _is_ticked("is_helped"))
        said = translate(outcome.message) if isinstance(outcome, Rejection) else _("Noted.")
        flash(said, "wrong" if isinstance(outcome, Rejection) else "good")
        return redirect(_place(seat), 303)

    def link_ballot(self, workshop: str) -> BaseResponse:
        """This person answered on paper too: with the stub's code, both are one in every count."""
        seat = self._sit(workshop)
        if not isinstance(seat, Seat):
            return seat
        number = read_number(request.form.get("ballot", ""))
        if isinstance(number, Message):
            return self._page("place/place.html", seat, 409, problem=translate(number))
        outcome = self.handover.link_ballot(seat, number, request.form.get("code", "")[:32])
        if isinstance(outcome, Rejection):
            return self._page("place/place.html", seat, 409, problem=translate(outcome.message))
        flash(_("Your ballot and this phone are one person now."), "good")
        return redirect(_place(seat), 303)

    def make_code(self, workshop: str) -> BaseResponse:
        """A rejoin code for this seat, shown once."""
        seat = self._sit(workshop)
        if not isinstance(seat, Seat):
            return seat
        by = Actor(Role.PARTICIPANT, seat.participant, seat.table)
        made = self.handover.make_code(seat.workshop, seat.participant, by)
        if isinstance(made, Rejection):
            return self._page("place/place.html", seat, 409, problem=translate(made.message))
        return self._page("place/code.html", seat, made=made)

    def _sit(self, workshop: str) -> Seat | BaseResponse:
        seat = self.desk.sit(request, WorkshopId(workshop))
        if isinstance(seat, Seat):
            return seat
        return without_seat(self.desk, WorkshopId(workshop), seat)

    def _token_of(self, workshop: WorkshopId, person: str) -> str | None:
        """This phone's token for someone; nobody else's can be had."""
        for token in self.desk.identity.tokens(request, workshop):
            phone = self.desk.sit_with(workshop, [token])
            if isinstance(phone, Seat) and phone.participant == person:
                return token
        return None

    def _answer_as(self, token: str, workshop: WorkshopId) -> BaseResponse:
        response = make_response(redirect(url_for(".phone", workshop=workshop), 303))
        self.desk.identity.keep(response, request, workshop, token)
        return response

    def _page(self, template: str, seat: Seat, status: int = 200, **values: object) -> BaseResponse:
        facts, person, joined, capacity, ballot = self.desk.service.read(
            seat.workshop,
            lambda room: (
                workshop_facts(room),
                room.participants[seat.participant],
                len(room.members[seat.table]),
                room.tables[seat.table],
                room.paper.ballot_of(seat.participant),
            ),
        )
        view = self.desk.picture(seat).view
        offer = self.desk.identity.offer(seat.workshop)
        ring = ["in"] * joined + ["absent"] * max(0, capacity - joined)
        page = render_template(
            template,
            seat=seat,
            person=person,
            workshop=facts,
            view=view,
            step=view["step"],
            seats=ring,
            ballot=shown(ballot) if ballot else None,
            offer=offer,
            csrf=generate_csrf(),
            **values,
        )
        return make_response(page, status)


def _place(seat: Seat) -> str:
    return url_for(".place", workshop=seat.workshop)


def _is_ticked(name: str) -> bool:
    return request.form.get(name, "") not in ("", "0", "false")
