"""The phone's own page: the fragment of its table in its frame, and forms that work without sockets."""

from typing import Any

from flask import (
    Blueprint,
    Response,
    flash,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_wtf.csrf import generate_csrf
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as BaseResponse

from participant.desk import OWN_ORDERS, Desk, json_of, refusal
from participant.refilling import refill
from participant.rendering import SEAT_FIELD, dress
from participant.seat import Seat
from participant.views.joining import without_seat
from participant.wording import localized as _
from sessions.errors import Rejection
from sessions.ids import WorkshopId

ENVELOPE_FIELDS = frozenset(
    {"command", "step", "exercise", "replaces", "own_receipt", "command_id", "csrf_token", SEAT_FIELD}
)
DIGITS = 15  # of the number of a receipt
STATUS = {"unknown_seat": 403, "seat_moved": 410, "bad_message": 400, "unknown_workshop": 404}


class PhonePage:
    """The pages of someone who has a seat."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def add_to(self, pages: Blueprint) -> None:
        """Bind the routes."""
        pages.get("/p/<workshop>", endpoint="phone")(self.show)
        pages.get("/p/<workshop>/view", endpoint="phone_view")(self.view)
        pages.post("/p/<workshop>/commands", endpoint="phone_commands")(self.command)
        pages.register_error_handler(RequestEntityTooLarge, self.too_large)

    def show(self, workshop: str) -> str | BaseResponse:
        """The whole page."""
        seat = self.desk.sit(request, WorkshopId(workshop))
        return self._page(seat) if isinstance(seat, Seat) else self._without_seat(workshop, seat)

    def view(self, workshop: str) -> BaseResponse:
        """The picture alone, for a phone whose socket can't connect."""
        seat = self.desk.sit(request, WorkshopId(workshop))
        if not isinstance(seat, Seat):
            return _answer(refusal(seat))
        return jsonify({**self.desk.full_picture(seat), "csrf": generate_csrf()})

    def command(self, workshop: str) -> BaseResponse:
        """What a form or a script sends; a form is answered with the page, a script with JSON."""
        seat = self.desk.sit(request, WorkshopId(workshop))
        if request.is_json:
            return _answer(self.desk.hand_in(seat, json_of(request)))
        if not isinstance(seat, Seat):
            return self._without_seat(workshop, seat)
        outcome = self.desk.hand_in(seat, message_of(request.form))
        flash(said_of(outcome, request.form.get("command", "")), "good" if outcome["ok"] else "wrong")
        if not outcome["ok"]:
            return make_response(self._page(seat, request.form), STATUS.get(outcome["code"], 409))
        return redirect(url_for(".phone", workshop=workshop), 303)

    def too_large(self, error: RequestEntityTooLarge) -> BaseResponse:
        """More than one message may hold; nothing of it was read."""
        sentence = _("This is more than can be sent at once. Shorten it and send it again.")
        if request.is_json:
            return _answer({"ok": False, "code": "too_large", "message": sentence}, 413)
        page = render_template("error.html", title=_("Too much at once"), sentence=sentence)
        return make_response(page, 413)

    def _without_seat(self, workshop: str, why: Rejection) -> BaseResponse:
        return without_seat(self.desk, WorkshopId(workshop), why)

    def _page(self, seat: Seat, refused: MultiDict[str, str] | None = None) -> str:
        """The page; a form that was refused is on it as it was filled in."""
        picture, mine = self.desk.picture(seat), self.desk.mine(seat)
        drawn = refill(picture.html, refused) if refused else picture.html
        return render_template(
            "phone_page.html",
            picture=picture,
            fragment=dress(drawn, generate_csrf(), mine["answers"], seat.participant),
            mine=mine,
            seat=seat,
            csrf=generate_csrf(),
            now=self.desk.service.clock(),
            view=picture.view,
        )


def message_of(form: MultiDict[str, str]) -> dict[str, Any]:
    """A posted form as the message a socket would have carried: a repeated field becomes a list."""
    replaced = form.get("replaces") or form.get("own_receipt")
    payload = {
        name: values[0] if len(values) == 1 else values
        for name, values in form.lists()
        if name not in ENVELOPE_FIELDS
    }
    return {
        "id": form.get("command_id", ""),
        "name": form.get("command", ""),
        "step": form.get("step") or None,
        "exercise": form.get("exercise") or None,
        "payload": payload,
        "replaces": int(replaced) if replaced and replaced.isdecimal() and len(replaced) <= DIGITS else None,
    }


def said_of(outcome: dict[str, Any], command: str) -> str:
    """How it went with a command, for whoever sent it by a form."""
    if not outcome["ok"]:
        return str(outcome["message"])
    if command in OWN_ORDERS:
        return _("Your table has asked for help. Someone will come.")
    if command == "claim_saying":
        return _("Kept. It may be quoted only as long as you say that you meant it.")
    return (
        _("Counted. You can change it until voting closes.") if outcome["own"] else _("Sent to your table.")
    )


def _answer(outcome: dict[str, Any], status: int | None = None) -> Response:
    usual = 200 if outcome["ok"] else STATUS.get(outcome["code"], 409)
    return make_response(jsonify(outcome), status or usual)
