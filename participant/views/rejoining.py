"""From a rejoin code to the seat it was made for: the same person, on another phone."""

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from participant.door import Door, has_confusable, tidy_code
from participant.handover import Handover
from participant.views.joining import CODE_KEPT, Joining, no_seat_to_look_on
from participant.wording import localized as _, translate
from sessions.errors import Rejection


class Rejoining:
    """The page for someone whose phone gave up."""

    def __init__(self, handover: Handover, joining: Joining) -> None:
        self.handover = handover
        self.joining = joining

    def add_to(self, pages: Blueprint) -> None:
        """Bind the routes."""
        pages.get("/j/<code>/rejoin", endpoint="rejoin")(self.ask)
        pages.post("/j/<code>/rejoin", endpoint="take_seat_over")(self.take)

    def ask(self, code: str) -> BaseResponse:
        """The form."""
        door = self.joining.door(code)
        return self._form(door, code) if isinstance(door, Door) else door

    def take(self, code: str) -> BaseResponse:
        """Use the code; the cookie goes with the answer."""
        door = self.joining.door(code)
        if not isinstance(door, Door):
            return door
        if self.handover.desk.looks_on(request, door.id):
            return no_seat_to_look_on(door)
        typed = request.form.get("rejoin_code", "")
        identity = self.handover.desk.identity
        token = identity.accept(request.form.get("offer", ""), door.id)
        outcome = self.handover.redeem(door.id, token, typed)
        if isinstance(outcome, Rejection):
            status = 429 if outcome.code == "too_many_guesses" else 409
            return self._form(door, code, status, typed=typed, problem=_problem(typed, outcome))
        response = make_response(redirect(url_for(".phone", workshop=door.id), 303))
        identity.keep(response, request, door.id, token)
        return response

    def _form(
        self, door: Door, code: str, status: int = 200, typed: str = "", problem: str | None = None
    ) -> BaseResponse:
        offer = self.handover.desk.identity.offer(door.id)
        page = render_template(
            "join/rejoin.html", door=door, code=code, offer=offer, typed=typed[:CODE_KEPT], problem=problem
        )
        return make_response(page, status)


def _problem(typed: str, outcome: Rejection) -> str:
    if not tidy_code(typed):
        return _("Type the rejoin code. It has six letters and numbers.")
    if has_confusable(tidy_code(typed)):
        return _("Rejoin codes never hold 0, O, 1 or I: look at yours again.")
    return translate(outcome.message)
