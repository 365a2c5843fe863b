"""The phone's picture: one fragment a table, rendered once a version and used for page and push alike.

A fragment holds nothing of one person's own and no token. What a page adds for its own phone (the form
token, ids for forms that work without script) is put in by `dress`, and never reaches a push.
"""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape

from sessions.ids import WorkshopId
from sessions.service import Service
from sessions.visibility import phone_view, signals

CSRF_FIELD = 'value="%s"'
CSRF_MARK = CSRF_FIELD % "@csrf@"  # quotation marks that people write are escaped, so they can't write this
SEAT_FIELD = "answers_for"  # whom a form was made for
FORM_OF_STEP = re.compile(r'<form\b[^>]*\bdata-step="([^"]*)"[^>]*>')


@dataclass(frozen=True)
class Picture:
    """What every phone at one table is shown at one version; `state` is for scripts."""

    version: int
    html: str
    state: Mapping[str, Any]
    view: Mapping[str, Any]


class PhonePictures:
    """Renders each table's picture once a version and keeps the newest."""

    def __init__(self, service: Service, environment: Environment) -> None:
        self._service = service
        self._environment = environment
        self._newest: dict[tuple[WorkshopId, int], Picture] = {}

    def of(self, workshop: WorkshopId, table: int) -> Picture:
        """The picture of a table as it now stands. Raises UnknownWorkshopError."""
        known = self._newest.get((workshop, table))
        if known and known.version == self._service.read(workshop, lambda state: state.version):
            return known
        view, state = self._service.read(workshop, lambda room: (phone_view(room, table), signals(room)))
        state["table"] = table
        picture = Picture(view["version"], render_phone(self._environment, view), state, view)
        self._newest[workshop, table] = picture
        return picture


def render_phone(environment: Environment, view: Mapping[str, Any]) -> str:
    """The fragment for all phones at a table."""
    return environment.get_template("phone.html").render(view=view, step=view["step"], ex=view["exercise"])


def dress(
    fragment: str, csrf: str, answers: Mapping[str, Mapping[str, Any]], answers_for: str = ""
) -> Markup:
    """The fragment as one phone's page shows it: its forms work without script, and count once.

    Each form gets the form token, an id of its own (a double submit is the same command), and the receipt
    of the answer that sending it would replace. `answers` are the phone's own, by step; `answers_for` is
    whose they are.
    """

    def with_fields(form: re.Match[str]) -> str:
        own = answers.get(form[1])
        replaced = f'<input type="hidden" name="own_receipt" value="{int(own["receipt"])}">' if own else ""
        command = f'<input type="hidden" name="command_id" value="{secrets.token_hex(16)}">'
        return f"{form[0]}{command}{person}{replaced}"

    named = f'<input type="hidden" name="{SEAT_FIELD}" value="{escape(answers_for)}">'
    person = named if answers_for else ""

    dressed = FORM_OF_STEP.sub(with_fields, fragment)
    return Markup(dressed.replace(CSRF_MARK, CSRF_FIELD % escape(csrf)))  # noqa: S704 - our own rendered template
