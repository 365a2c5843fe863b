"""What people see when a request can't be answered: a plain sentence, never a stack trace.

Scripts get the same as a code and a message. Journeys with pages of their own for a fault keep them.
"""

from flask import Flask, Response, jsonify, make_response, render_template, request
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from participant.wording import translate
from sessions.errors import Rejection, refuse

OLD_PAGE = refuse("old_page", "This page is too old to be sent. Open it again, then repeat what you did.")
KNOWN = {
    404: refuse("not_found", "There is no page at this address. Start from the code on the screen."),
    405: refuse("not_found", "This address only takes what a form sends. Go back to the page with the form."),
    413: refuse("too_large", "This is more than can be sent at once. Shorten it and send it again."),
}
BROKEN = refuse("fault", "Something broke here, and the log says where. Go back and try once more.")


def add_pages(app: Flask) -> None:
    """Answer faults in words."""
    app.register_error_handler(CSRFError, lambda error: _answer(OLD_PAGE, 400))
    app.register_error_handler(HTTPException, _known)


def _known(error: HTTPException) -> Response:
    if error.response is not None:
        return make_response(error.get_response())
    code = error.code or 500
    return _answer(KNOWN.get(code, BROKEN if code >= 500 else KNOWN[404]), code)


def _answer(rejection: Rejection, status: int) -> Response:
    sentence = translate(rejection.message)
    if request.is_json or request.accept_mimetypes.best == "application/json":
        return make_response(jsonify(ok=False, code=rejection.code, message=sentence), status)
    page = render_template("error.html", title=_("This did not work"), sentence=sentence)
    return make_response(page, status)
