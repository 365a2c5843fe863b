"""The whole log, and the sheet that is printed when the day ends: both bear the last seal."""

from datetime import datetime
from typing import TYPE_CHECKING

from flask import Blueprint

from facilitator.access import require_role
from facilitator.logbook import Logbook, read_logbook, told_broken
from facilitator.rendering import clock
from facilitator.views.pages import picture_of, staff_page
from sessions.attendance import attendance
from sessions.exercises.base import LEADS
from sessions.ids import WorkshopId
from sessions.sealing import in_groups

if TYPE_CHECKING:
    from facilitator.house import House


def blueprint(house: "House") -> Blueprint:
    """Both pages."""
    pages = Blueprint("log_pages", __name__)
    journey = LogPages(house)
    leads = require_role(LEADS)
    pages.get("/workshops/<workshop>/log")(leads(journey.show))
    pages.get("/workshops/<workshop>/sheet")(leads(journey.sheet))
    return pages


class LogPages:
    """Who did what, and how anyone can tell later that it is still so."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def show(self, workshop: str) -> str:
        """Every entry, the newest first."""
        return self._page(workshop, "desk/log.html")

    def sheet(self, workshop: str) -> str:
        """One page to print and sign."""
        people = self.house.service.read(WorkshopId(workshop), attendance)
        return self._page(workshop, "desk/closing_sheet.html", people=people)

    def _page(self, workshop: str, template: str, **values: object) -> str:
        picture = picture_of(self.house, workshop, "console")
        book = read_logbook(self.house.service, WorkshopId(workshop))
        return staff_page(
            template,
            view=picture.view,
            book=book,
            seal=in_groups(book.head),
            broken=told_broken(book.broken) if book.broken else None,
            days=_days(book),
            date=_date,
            clock=clock,
            now=self.house.service.clock(),
            **values,
        )


def _days(book: Logbook) -> set[str]:
    return {_date(entry["at"]) for entry in book.entries}


def _date(at: float) -> str:
    day = datetime.fromtimestamp(at).astimezone()
    return f"{day.day} {day:%B %Y}"
