"""The papers of a workshop for whoever takes part: what becomes of what they say, who can read the pages, and
how a proposal is assessed where one is.

They are open to anyone who knows the workshop's address: people read them before they take a seat.
"""

from collections.abc import Mapping

from flask import Blueprint, abort, render_template, request

from participant.desk import Desk
from participant.seat import Seat
from sessions.framework.method import FORMULAS, NOT_THIS, SOURCE
from sessions.framework.settled_first import CONDITIONS
from sessions.ids import WorkshopId
from sessions.paper.facts import paper_facts
from sessions.service import UnknownWorkshopError
from sessions.words import Message, say

TITLES: Mapping[str, Message] = {
    "privacy": say("Your privacy in this workshop"),
    "accessibility": say("Accessibility statement"),
    "framework": say("How a proposal is assessed here"),
}
METHOD = {
    "source": SOURCE,
    "not_this": NOT_THIS,
    "conditions": tuple(CONDITIONS.values()),
    "formulas": FORMULAS,
}


class About:
    """All papers."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def add_to(self, pages: Blueprint) -> None:
        """Bind the route."""
        pages.get("/about/<workshop>/<paper>", endpoint="about")(self.show)

    def show(self, workshop: str, paper: str) -> str:
        """One of them; 404 for anything else."""
        if paper not in TITLES:
            abort(404)
        known = WorkshopId(workshop)
        try:
            facts = self.desk.service.read(known, paper_facts)
        except UnknownWorkshopError:
            abort(404)
        has_seat = isinstance(self.desk.sit(request, known), Seat)
        other = next(name for name in TITLES if name != paper)
        return render_template(
            "about/paper.html",
            paper=paper,
            title=TITLES[paper],
            other=other,
            other_title=TITLES[other],
            facts=facts,
            method=METHOD,
            has_seat=has_seat,
            is_secured=request.is_secure,
            back=f"/p/{workshop}" if has_seat else "/",
        )
