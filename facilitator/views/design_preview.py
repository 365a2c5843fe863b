"""A look at an exercise as each role would have it, from the templates of the day. Nothing is written."""

from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, make_response, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from facilitator.access import require_role
from facilitator.previewing import ROLES, drawn
from facilitator.security import content_policy
from facilitator.views.design_desk import DesignDesk, state
from sessions.day import Exercise
from sessions.designing.trial import trial_at
from sessions.exercises.base import LEADS
from sessions.ids import ExerciseId
from sessions.workshop import Workshop

if TYPE_CHECKING:
    from facilitator.house import House


def blueprint(house: "House") -> Blueprint:
    """The one page."""
    pages = Blueprint("design_preview", __name__)
    leads = require_role(LEADS)
    pages.get("/workshops/<workshop>/design/preview/<exercise>")(leads(Preview(house).show))
    return pages


class Preview(DesignDesk):
    """One role's picture at one step."""

    def show(self, workshop: str, exercise: str) -> Response:
        """The picture in a frame that says what it is, and lets another be chosen."""
        room: Workshop = self.look(workshop, state)
        planned = room.exercises.get(ExerciseId(exercise))
        if planned is None or planned.is_skipped:
            flash(_("This exercise is not on the agenda any more."), "late")
            abort(self.home(workshop))
        role = request.args.get("as", "participant")
        role = role if role in ROLES else "participant"
        phase = _phase(planned)
        table = _table(room)
        is_open = request.args.get("when", "open") != "before"
        trial = trial_at(room, planned.id, phase, is_open)
        if trial is None:
            abort(self.home(workshop))
        page = self.page(
            workshop,
            "desk/design_preview.html",
            exercise=planned,
            others=[one for one in room.exercises.values() if not one.is_skipped],
            roles=ROLES,
            role=role,
            phase=phase,
            table=table,
            tables=sorted(room.tables),
            is_open=is_open,
            fragment=drawn(self.house, trial, role, table),
        )
        return _unsendable(make_response(page))


def _phase(exercise: Exercise) -> str:
    """The step that was asked for, or the first."""
    keys = [step.phase.key for step in exercise.steps]
    asked = request.args.get("step", "")
    return asked if asked in keys else keys[0]


def _table(room: Workshop) -> int:
    text = request.args.get("table", "")
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else 0
    return number if number in room.tables else min(room.tables)


def _unsendable(response: Response) -> Response:
    """No form of the picture can be sent anywhere: only the choices above it, which are sent by GET."""
    policy = content_policy(request.host)
    response.headers["Content-Security-Policy"] = policy.replace("script-src 'self'", "script-src 'none'")
    return response
