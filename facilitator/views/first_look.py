"""A first look at a proposal in five questions, before there is a workshop. Nothing of it is kept."""

from typing import TYPE_CHECKING

from flask import Blueprint, request

from facilitator.access import require_facilitator
from facilitator.views.pages import staff_page
from sessions.framework.first_look import ADVICE, ASKS, TITLES, Leaning, first_look
from sessions.framework.settled_first import CONDITIONS

if TYPE_CHECKING:
    from facilitator.house import House


def blueprint(house: "House") -> Blueprint:
    """The one page."""
    pages = Blueprint("first_look", __name__)
    pages.get("/first-look")(require_facilitator(show))
    return pages


def show() -> str:
    """The questions, and what the answers in the address come to once there are five."""
    given = {number: request.args.get(f"feature-{number}", "") for number in ASKS}
    leanings = {number: Leaning(one) for number, one in given.items() if one in set(Leaning)}
    found = first_look(leanings) if len(leanings) == len(ASKS) else None
    return staff_page(
        "desk/first_look.html",
        asks=ASKS,
        answers=TITLES,
        given=leanings,
        is_missing=any(given.values()) and found is None,
        found=found,
        advice=ADVICE[found.advice] if found else None,
        conditions=tuple(CONDITIONS.values()),
    )
