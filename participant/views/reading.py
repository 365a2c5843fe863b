"""What there is to read: plain pages beside the phone page. They work without script and sockets.

The sheets of the cards are long, so they are here and in no push; a card fetches its own when it is opened.
"""

from flask import Blueprint, make_response, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from participant.desk import Desk
from participant.seat import Seat
from participant.views.joining import without_seat
from participant.wording import localized as _
from sessions.ids import WorkshopId
from sessions.library import example_before, library


class Reading:
    """The reading page of a table, and the sheet of one card."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def add_to(self, pages: Blueprint) -> None:
        """Bind the routes."""
        pages.get("/p/<workshop>/reading", endpoint="reading")(self.show)
        pages.get("/p/<workshop>/reading/<set_key>/<card>", endpoint="sheet")(self.show_sheet)

    def show(self, workshop: str) -> str | BaseResponse:
        """Everything this table may read now."""
        seat = self.desk.sit(request, WorkshopId(workshop))
        if not isinstance(seat, Seat):
            return without_seat(self.desk, WorkshopId(workshop), seat)
        texts = self.desk.service.read(seat.workshop, lambda room: library(room, seat.table))
        return self._page("reading/reading.html", seat, texts=texts)

    def show_sheet(self, workshop: str, set_key: str, card: str) -> str | BaseResponse:
        """One card and its sheet."""
        seat = self.desk.sit(request, WorkshopId(workshop))
        if not isinstance(seat, Seat):
            return without_seat(self.desk, WorkshopId(workshop), seat)
        example = self.desk.service.read(
            seat.workshop, lambda room: example_before(room, seat.table, set_key, card)
        )
        if example is None:
            return make_response(self._nothing(workshop), 404)
        return self._page("reading/sheet.html", seat, example=example)

    def _page(self, template: str, seat: Seat, **values: object) -> str:
        view = self.desk.picture(seat).view
        return render_template(template, seat=seat, view=view, step=view["step"], **values)

    def _nothing(self, workshop: str) -> str:
        return render_template(
            "error.html",
            title=_("Your table has no such card"),
            sentence=_("Here are the cards that your table has had so far."),
            link=f"/p/{workshop}/reading",
            link_words=_("What there is to read"),
        )
