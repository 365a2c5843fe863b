"""What I've said: all that one person answered and wrote, and how it stands. Works without script."""

import secrets
from datetime import datetime

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from participant.desk import Desk
from participant.seat import Seat
from participant.views.joining import without_seat
from participant.wording import plain
from sessions.choices import choices_of
from sessions.ids import WorkshopId
from sessions.receipts import said_by

COARSE_SECONDS = 300


class WhatISaid:
    """The receipt page of whoever answers on this phone now."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def add_to(self, pages: Blueprint) -> None:
        """Bind the route."""
        pages.get("/p/<workshop>/said", endpoint="said")(self.show)

    def show(self, workshop: str) -> str | BaseResponse:
        """The page."""
        seat = self.desk.sit(request, WorkshopId(workshop))
        if not isinstance(seat, Seat):
            return without_seat(self.desk, WorkshopId(workshop), seat)
        said = self.desk.service.read(seat.workshop, lambda room: said_by(room, seat.participant))
        view = self.desk.picture(seat).view
        code = spaced(self.desk.identity.receipt_code(seat.workshop, seat.participant))
        words = {"said": plain(said), "clock": clock, "coarse": coarse, "receipt_code": code}
        words["ids"] = iter(lambda: secrets.token_hex(16), "")
        words["chosen"] = self.desk.service.read(
            seat.workshop, lambda room: choices_of(room, seat.participant)
        )
        words["entry"] = self.desk.names.entry(request, seat.workshop, seat.participant)
        return render_template("what_i_said.html", seat=seat, view=view, step=view["step"], **words)


def spaced(code: str) -> str:
    """A receipt code as people read it out: in two halves."""
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}"


def clock(at: float) -> str:
    """The time of day in the room: 14:12."""
    return datetime.fromtimestamp(at).astimezone().strftime("%H:%M")


def coarse(at: float) -> str:
    """The same to five minutes: closer would tell who answered beside whom."""
    return clock(round(at / COARSE_SECONDS) * COARSE_SECONDS)
