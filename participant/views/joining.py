"""From a code or a table's sign to a seat. Never asks for a name, and never turns a latecomer away."""

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from participant.desk import Desk
from participant.door import Door, TableSeats, door_of, has_confusable, tidy_code, workshop_behind
from participant.seat import MOVED, NO_SEAT
from participant.throttle import GuessThrottle
from participant.wording import localized as _, translate
from sessions.errors import Rejection
from sessions.ids import WorkshopId
from sessions.visibility import workshop_facts

CODE_KEPT = 32  # characters of a wrong code that the form shows again


class Joining:
    """The pages before someone has a seat."""

    def __init__(self, desk: Desk, throttle: GuessThrottle) -> None:
        self.desk = desk
        self.throttle = throttle

    def add_to(self, pages: Blueprint) -> None:
        """Bind the routes."""
        pages.get("/")(self.enter_code)
        pages.post("/join")(self.join)
        pages.get("/j/<code>")(self.choose_table)
        pages.get("/j/<code>/<int:number>")(self.confirm_table)
        pages.post("/j/<code>/<int:number>")(self.take_seat)

    def enter_code(self) -> str:
        """The form for the code on the screen."""
        return render_template("join/code.html", typed="", problem=None)

    def join(self) -> BaseResponse:
        """Look a typed code up, once: what follows goes by the secret, whatever others are guessing."""
        typed = request.form.get("code", "")
        found = self._find(typed)
        if isinstance(found, BaseResponse):
            return found
        secret = self.desk.service.read(found, lambda workshop: workshop.join_secret)
        return redirect(url_for(".choose_table", code=secret), 303)

    def choose_table(self, code: str) -> BaseResponse:
        """The tables, and who has room."""
        door = self._open_door(code)
        return door if isinstance(door, BaseResponse) else _page("join/tables.html", door=door, code=code)

    def confirm_table(self, code: str, number: int) -> BaseResponse:
        """The seat someone is about to take."""
        door = self._open_door(code)
        if isinstance(door, BaseResponse):
            return door
        table = door.table(number)
        if table is None:
            problem = _("There is no Table %(table)s here. Choose one from the list.", table=number)
            return _page("join/tables.html", 404, door=door, code=code, problem=problem)
        if not table.has_room and door.with_room:
            return _page("join/tables.html", door=door, code=code, full=table)
        return self._confirm_page(door, code, table)

    def take_seat(self, code: str, number: int) -> BaseResponse:
        """Join; the cookie goes with the answer."""
        door = self._open_door(code)
        if isinstance(door, BaseResponse):
            return door
        if self.desk.looks_on(request, door.id):
            return no_seat_to_look_on(door)
        held = self.desk.identity.token(request, door.id)
        token = held or self.desk.identity.accept(request.form.get("offer", ""), door.id)
        is_simulated = request.form.get("is_simulated", "") not in ("", "0", "false")
        outcome = self.desk.join(door.id, token, number, is_simulated)
        if isinstance(outcome, Rejection):
            full = door.table(number) if outcome.code == "table_full" else None
            problem = translate(outcome.message)
            return _page("join/tables.html", 409, door=door, code=code, problem=problem, full=full)
        response = make_response(redirect(url_for(".phone", workshop=door.id), 303))
        self.desk.identity.keep(response, request, door.id, token)
        return response

    def _confirm_page(self, door: Door, code: str, table: TableSeats) -> BaseResponse:
        offer = self.desk.identity.offer(door.id)
        place = _place_in_words(table.joined + 1)
        return _page("join/confirm.html", door=door, code=code, table=table, offer=offer, place=place)

    def door(self, code: str) -> Door | BaseResponse:
        """The workshop behind a code, unless there is none or the day is over."""
        found = self._find(code)
        if isinstance(found, BaseResponse):
            return found
        door = self.desk.service.read(found, door_of)
        return _page("join/closed.html", 410, door=door) if door.is_closed else door

    def _open_door(self, code: str) -> Door | BaseResponse:
        """The same, unless this phone has or had a seat there: its own page knows what to say then."""
        found = self._find(code)
        if isinstance(found, BaseResponse):
            return found
        if self.desk.sit(request, found) is not NO_SEAT:
            return redirect(url_for(".phone", workshop=found), 303)
        return self.door(code)

    def _find(self, code: str) -> WorkshopId | BaseResponse:
        """The workshop behind a sign's secret or a typed code, or the page that says there is none."""
        by_sign = self.desk.service.find(join_secret=code)
        if by_sign:
            return by_sign
        if self.throttle.is_closed:
            problem = _("Many wrong codes came in just now. Wait a minute, or scan the sign on your table.")
            return _page("join/code.html", 429, typed=code[:CODE_KEPT], problem=problem)
        found = workshop_behind(self.desk.service, code)
        if found:
            return found
        if tidy_code(code):
            self.throttle.note_wrong()
        return _page("join/code.html", 404, typed=code[:CODE_KEPT], problem=_code_problem(code))


def no_seat_to_look_on(door: Door) -> BaseResponse:
    """What someone is told who holds a link to look on, and asks for a seat."""
    return _page(
        "error.html",
        403,
        title=_("Your link lets you look on"),
        sentence=_("Observers, experts and hosts take no seat: only people who take part answer."),
        link=f"/r/{door.id}",
        link_words=_("Back to what it opens"),
    )


def without_seat(desk: Desk, workshop: WorkshopId, why: Rejection) -> BaseResponse:
    """What a phone is shown that has no seat in a workshop, or has one no more."""
    if why is not MOVED:
        return no_seat()
    facts, secret = desk.service.read(workshop, lambda room: (workshop_facts(room), room.join_secret))
    return _page("place/moved.html", 410, workshop=facts, code=secret)


def no_seat() -> BaseResponse:
    """Where a phone goes that has no seat in the workshop it asked for."""
    flash(
        _("This phone has no seat there yet. Type the code, or scan the sign on your table."),
        "wrong",
    )
    return redirect(url_for(".enter_code"), 303)


def _code_problem(typed: str) -> str:
    if not tidy_code(typed):
        return _("Type the code that is on the screen. It has six letters and numbers.")
    if has_confusable(tidy_code(typed)):
        return _("There is no workshop with this code. Codes never hold 0, O, 1 or I: look again.")
    return _("There is no workshop with this code. Check it against the code on the screen.")


def _place_in_words(place: int) -> str:
    """Which one of the table a newcomer would be."""
    sentences = (
        _("You'd be the first."),
        _("You'd be the second."),
        _("You'd be the third."),
        _("You'd be the fourth."),
        _("You'd be the fifth."),
        _("You'd be the sixth."),
    )
    return sentences[place - 1] if place <= len(sentences) else _("You'd be number %(place)s.", place=place)


def _page(template: str, status: int = 200, **values: object) -> Response:
    return make_response(render_template(template, **values), status)
