"""The routes for the command line on this same laptop: errands, and fresh sign-in links. Nothing else.

Whoever can read the data folder finds the token of this run there and may ask; no cookie opens anything
here, so form tokens are not asked for either.
"""

import secrets
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, current_app, jsonify, make_response, request
from flask.blueprints import BlueprintSetupState
from werkzeug.exceptions import RequestEntityTooLarge

from exports.parcels import PARCELS, in_parcels
from facilitator.errands import ERRANDS, Answer, Errands
from facilitator.links import front_doors, sign_in_links
from participant.desk import json_of, refusal
from sessions.errors import refuse

if TYPE_CHECKING:
    from facilitator.house import House

TOKEN = "moothall-token"  # where the app keeps it
ASKED_BYTES = 64 * 1024
STATUS = {"unknown_workshop": 404}
NOT_AUTHORISED = refuse(
    "not_authorised", "This is for the moothall command on the laptop that runs the server."
)
BAD_MESSAGE = refuse("bad_message", "This message can't be read.")


def blueprint(house: "House") -> Blueprint:
    """The routes; each needs the token of this run."""
    pages = Blueprint("terminal", __name__, url_prefix="/terminal")
    pages.record_once(_exempt_from_form_tokens)
    pages.url_value_preprocessor(_limit_message)
    pages.before_request(_refuse_strangers)
    pages.register_error_handler(RequestEntityTooLarge, _too_large)
    errands = Errands(house.service, house.registry, house.materials, house.reports, house.addresses)
    for what in ERRANDS:
        pages.post(f"/{what}", endpoint=what)(partial(_answer_json, partial(errands.run, what)))
    pages.post("/hello", endpoint="hello")(partial(_answer_json, lambda body: {"ok": True}))
    pages.post("/link", endpoint="link")(partial(_answer_json, lambda body: _fresh_links(house)))
    return pages


def _answer_json(answer: Callable[[Any], Answer]) -> Response:
    body = json_of(request)
    told = answer(body) if isinstance(body, dict) else refusal(BAD_MESSAGE)
    if files := told.pop("files", None):
        return Response(in_parcels(told, files), mimetype=PARCELS)
    return make_response(jsonify(told), 200 if told["ok"] else STATUS.get(told["code"], 409))


def _fresh_links(house: "House") -> Answer:
    return {"ok": True, "links": sign_in_links(front_doors(house.config), house.accounts.make_link())}


def _refuse_strangers() -> Response | None:
    """Without the token, or before the server has one, nothing is done."""
    known = current_app.extensions.get(TOKEN)
    given = request.headers.get("Authorization", "")
    if known and secrets.compare_digest(given.encode(), f"Bearer {known}".encode()):
        return None
    return make_response(jsonify(refusal(NOT_AUTHORISED)), 401)


def _limit_message(endpoint: str | None, values: object) -> None:
    request.max_content_length = ASKED_BYTES


def _too_large(error: RequestEntityTooLarge) -> Response:
    return make_response(jsonify(refusal(BAD_MESSAGE)), 413)


def _exempt_from_form_tokens(state: BlueprintSetupState) -> None:
    state.app.extensions["csrf"].exempt(state.blueprint)
