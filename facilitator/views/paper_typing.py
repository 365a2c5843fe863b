"""Typing paper in, ballot by ballot: at the desk for any table, at a table for its own. Plain forms."""

import secrets
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from flask import Blueprint, flash, make_response, redirect, request
from werkzeug.wrappers import Response

from facilitator.access import giver_at, require_role
from facilitator.live import command_from
from facilitator.rendering import clock
from facilitator.views.pages import picture_of, staff_page
from participant.wording import localized as _
from sessions.commands import NotePaper, TakeBackPaper
from sessions.ids import CommandId, StepKey, WorkshopId
from sessions.paper.ballot_numbers import shown
from sessions.paper.typing_in import PaperForm, TypedIn, type_ballot
from sessions.paper.typing_view import typing_view

if TYPE_CHECKING:
    from facilitator.house import House

GIVEN = "given-"  # begins the name of every field of a kind's own


def blueprint(house: "House") -> Blueprint:
    """The page, and what it sends."""
    pages = Blueprint("paper_typing", __name__)
    journey = PaperTyping(house)
    hands, leads = require_role(NotePaper.given_by), require_role(TakeBackPaper.given_by)
    pages.get("/workshops/<workshop>/paper/type")(hands(journey.show))
    pages.post("/workshops/<workshop>/paper/type")(hands(journey.take))
    pages.post("/workshops/<workshop>/paper/out")(hands(journey.note))
    pages.post("/workshops/<workshop>/paper/back")(leads(journey.take_back))
    pages.post("/workshops/<workshop>/paper/late")(leads(journey.count_late))
    return pages


class PaperTyping:
    """A number, what stands on the ballot, save, next."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def show(self, workshop: str) -> Response:
        """The form, empty."""
        return self._page(workshop, request.args.get("step", ""), _number(request.args.get("table", "")))

    def take(self, workshop: str) -> Response:
        """Count one ballot, or ask first where its number is in with another answer."""
        picture_of(self.house, workshop, "screen")
        given = {
            name.removeprefix(GIVEN): words for name, words in request.form.items() if name.startswith(GIVEN)
        }
        step, table = request.form.get("step", ""), _number(request.form.get("table", ""))
        form = PaperForm(StepKey(step), table, request.form.get("ballot", "")[:32], given)
        by, known = giver_at(workshop), WorkshopId(workshop)
        if not by.leads:
            at = self.house.service.read(known, lambda room: room.table_of(by.name))
            form = PaperForm(form.step, at or 0, form.ballot, given)
        command = CommandId(request.form.get("command_id", "") or secrets.token_hex(16))
        is_sure = request.form.get("do") == "correct"
        done = type_ballot(self.house.service, known, form, by, command, is_sure)
        if done.refusal or done.known is not None:
            status = 422 if done.refusal else 409
            return self._page(workshop, step, table, status, form=form, done=done)
        flash(_told(done), "good")
        return redirect(_address(workshop, step, form.table), 303)

    def note(self, workshop: str) -> Response:
        """How many people of a table answer on paper."""
        fields = {name: request.form.get(name, "") for name in ("table", "ballots")}
        return self._order(workshop, "note_paper", fields, _("Noted."))

    def take_back(self, workshop: str) -> Response:
        """Take a file, or one answer, out of the count."""
        fields = {name: request.form[name] for name in ("batch", "typed") if request.form.get(name)}
        return self._order(workshop, "take_back_paper", fields, _("Taken back. It is in no count any more."))

    def count_late(self, workshop: str) -> Response:
        """Let what came after a result was shown join it, if it is enough."""
        fields = {"target": request.form.get("target", ""), "answers": request.form.get("answers", "")}
        return self._order(
            workshop, "count_paper", fields, _("Late answers are counted where there are five.")
        )

    def _order(self, workshop: str, name: str, payload: dict[str, Any], told: str) -> Response:
        picture_of(self.house, workshop, "screen")
        message = {"id": request.form.get("command_id", "") or secrets.token_hex(16), "name": name}
        outcome = command_from(
            self.house, WorkshopId(workshop), giver_at(workshop), {**message, "payload": payload}
        )
        flash(told if outcome["ok"] else outcome["message"], "good" if outcome["ok"] else "late")
        if request.form.get("back") == "paper":
            return redirect(f"/workshops/{workshop}/paper", 303)
        step, table = request.form.get("step", ""), _number(request.form.get("table", ""))
        return redirect(_address(workshop, step, table), 303)

    def _page(self, workshop: str, step: str, table: int, status: int = 200, **values: Any) -> Response:
        picture_of(self.house, workshop, "screen")
        by = giver_at(workshop)
        view = self.house.service.read(WorkshopId(workshop), lambda room: typing_view(room, by, step, table))
        page = staff_page(
            "desk/paper_typing.html",
            **{"form": None, "done": None, **values},
            view=view,
            shown=shown,
            ids=iter(lambda: secrets.token_hex(16), ""),
            back=f"/workshops/{workshop}" if by.leads else f"/r/{workshop}",
            clock=clock,
        )
        return make_response(page, status)


def _told(done: TypedIn) -> str:
    if done.status == "sheet":
        return _("The sheet is written down.")
    number = shown(done.ballot or 0)
    if done.status == "same":
        return _("Ballot %(number)s was in already, with the same answer.", number=number)
    if done.status == "phone":
        return _("Ballot %(number)s: this was answered on a phone, and that answer stays.", number=number)
    if done.status == "changed":
        return _("Ballot %(number)s is corrected.", number=number)
    return _("Ballot %(number)s is counted.", number=number)


def _address(workshop: str, step: str, table: int) -> str:
    return f"/workshops/{workshop}/paper/type?{urlencode({'step': step, 'table': table})}"


def _number(text: str) -> int:
    """A table's number; 0 is no table's."""
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 4 else 0
