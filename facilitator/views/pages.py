"""What the facilitators' pages have in common: a workshop there is, and the page for one there isn't."""

from typing import TYPE_CHECKING, Any

from flask import abort, make_response, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from facilitator.access import is_signed_in
from participant.rendering import Picture
from sessions.csv_lines import Fault, read_bytes
from sessions.ids import WorkshopId

if TYPE_CHECKING:
    from facilitator.house import House


def picture_of(house: "House", workshop: str, channel: str) -> Picture:
    """A workshop's picture; a plain page where there is no such workshop."""
    known = WorkshopId(workshop)
    if not house.is_known(known):
        abort(no_workshop())
    return house.draw(known, channel)


def staff_page(template: str, **values: Any) -> str:
    """A page for the lead; whoever opens it by a link is not shown what is the lead's alone."""
    return render_template(template, is_signed_in=is_signed_in(), **values)


def unreferred(response: Response) -> Response:
    """No later page is told an address that holds a secret.

    It names the origin: with no word at all browsers would send the form without it.
    """
    response.headers["Referrer-Policy"] = "strict-origin"
    return response


def given_text() -> str | Fault:
    """The text that was pasted into a form, or that of the file beside it, which goes first."""
    brought = request.files.get("file")
    if brought and brought.filename:
        return read_bytes(brought.read())
    return request.form.get("text", "")


def no_workshop() -> Response:
    """The page for a workshop that is not here."""
    page = render_template(
        "desk/notice.html",
        title=_("There is no such workshop here"),
        sentence=_("Its address may be mistyped, or it belongs to another laptop."),
        link="/workshops",
        link_words=_("All workshops"),
    )
    return make_response(page, 404)
