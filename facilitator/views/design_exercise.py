"""How one exercise is set: a form made from what its kind asks, on the agenda or about to be put in."""

from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, flash, make_response, redirect, request
from flask_babel import gettext as _
from pydantic import ValidationError
from werkzeug.wrappers import Response

from casestudies.parts import fingerprint
from facilitator.access import require_role
from facilitator.setting_faults import fault_of, faults_in
from facilitator.setting_forms import Item, content_from, in_its_order, items_for, values_of
from facilitator.views.design_desk import DesignDesk, spec_of, state
from participant.wording import translate
from sessions.designing.deciding import is_begun
from sessions.designing.library import Offered, around, find_offered
from sessions.designing.plan import ORDER, exercise_part, fresh_id, parts_of_plan, put_before
from sessions.exercises.base import LEADS, Kind
from sessions.exercises.sayings import has_words, tidied
from sessions.workshop import Workshop

if TYPE_CHECKING:
    from facilitator.house import House

LONGEST_TITLE = 80


def blueprint(house: "House") -> Blueprint:
    """The form of one on the agenda, and of one to put in."""
    pages = Blueprint("design_exercise", __name__)
    journey, leads = ExerciseForm(house), require_role(LEADS)
    base = "/workshops/<workshop>/design"
    pages.get(f"{base}/exercises/<exercise>")(leads(journey.show))
    pages.post(f"{base}/exercises/<exercise>")(leads(journey.save))
    pages.get(f"{base}/add/<kind>/<entry>")(leads(journey.ask))
    pages.post(f"{base}/add/<kind>/<entry>")(leads(journey.put_in))
    return pages


class ExerciseForm(DesignDesk):
    """Title and settings of an exercise."""

    def show(self, workshop: str, exercise: str) -> Response:
        """The form as it is set."""
        room, spec = self._found(workshop, exercise)
        kind = room.day.registry.get(spec["kind"])
        asked = kind.as_asked(kind.Settings.model_validate(spec["settings"]))
        return self._page(workshop, kind, exercise, spec["title"], asked, seen=_seen(spec))

    def save(self, workshop: str, exercise: str) -> Response:
        """Set it so, or say what is wrong, field by field."""
        room, spec = self._found(workshop, exercise)
        kind = room.day.registry.get(spec["kind"])
        items = items_for(kind.Settings, kind.asks, around(room, exercise))
        asked = kind.as_asked(kind.Settings.model_validate(spec["settings"]))
        content, title = in_its_order(items, content_from(items, request.form), asked), _title()
        faults = _faults(kind, items, content, title, room)
        seen = request.form.get("seen", "")
        if faults:
            return self._page(workshop, kind, exercise, title, content, 422, faults, seen)
        part = exercise_part(exercise)
        settings = kind.Settings.model_validate(content).model_dump(mode="json")
        change = {part: {"kind": kind.name, "title": title, "settings": settings}}
        refusal = self.why_not(workshop, "edit_plan", {"changes": change, "based_on": {part: seen}})
        if refusal is None:
            if request.form.get("then") == "preview":
                return redirect(f"/workshops/{workshop}/design/preview/{exercise}", 303)
            flash(_("Saved."), "good")
            return redirect(f"/workshops/{workshop}/design?at={exercise}#row-{exercise}", 303)
        faults = {"": translate(refusal.message)}
        is_stale = refusal.code == "plan_changed"
        seen = _seen(spec) if is_stale else seen
        return self._page(workshop, kind, exercise, title, content, 409, faults, seen, is_stale=is_stale)

    def ask(self, workshop: str, kind: str, entry: str) -> Response:
        """The form of one to put in."""
        found = self._entry(workshop, kind, entry)
        settings = found.settings
        asked = found.kind.as_asked(found.kind.Settings.model_validate(dict(settings))) if settings else {}
        return self._page(workshop, found.kind, None, translate(found.entry.title), asked)

    def put_in(self, workshop: str, kind: str, entry: str) -> Response:
        """Put it in, or say what is wrong."""
        found, room = self._entry(workshop, kind, entry), self.look(workshop, state)
        items = items_for(found.kind.Settings, found.kind.asks, around(room))
        content, title = content_from(items, request.form), _title()
        faults = _faults(found.kind, items, content, title, room)
        if faults:
            return self._page(workshop, found.kind, None, title, content, 422, faults)
        plan = self.plan(workshop)
        identity = fresh_id(plan, found.entry.key)
        settings = found.kind.Settings.model_validate(content).model_dump(mode="json")
        order = put_before(parts_of_plan(plan)[ORDER]["exercises"], identity, request.form.get("before", ""))
        part = exercise_part(identity)
        changes = {
            part: {"kind": found.kind.name, "title": title, "settings": settings},
            ORDER: {"exercises": order},
        }
        refusal = self.why_not(workshop, "edit_plan", {"changes": changes, "based_on": {part: ""}})
        if refusal is None:
            return redirect(f"/workshops/{workshop}/design?at={identity}#row-{identity}", 303)
        faults = {"": translate(refusal.message)}
        return self._page(workshop, found.kind, None, title, content, 409, faults)

    def _found(self, workshop: str, exercise: str) -> tuple[Workshop, dict[str, Any]]:
        spec = spec_of(self.plan(workshop), exercise)
        if spec is None:
            flash(_("This exercise is not on the agenda any more."), "late")
            abort(self.home(workshop))
        return self.look(workshop, state), spec

    def _entry(self, workshop: str, kind: str, entry: str) -> Offered:
        room = self.look(workshop, state)
        return find_offered(room, f"{kind}/{entry}") or abort(404)

    def _page(
        self,
        workshop: str,
        kind: Kind,
        exercise: str | None,
        title: str,
        content: Any,
        status: int = 200,
        faults: dict[str, str] | None = None,
        seen: str = "",
        is_stale: bool = False,
    ) -> Response:
        room = self.look(workshop, state)
        items = items_for(kind.Settings, kind.asks, around(room, exercise))
        page = self.page(
            workshop,
            "desk/design_exercise.html",
            kind=kind,
            exercise=exercise,
            title=title,
            longest_title=LONGEST_TITLE,
            items=items,
            values=values_of(items, content),
            faults=faults or {},
            seen=seen,
            is_stale=is_stale,
            is_fixed=room.is_closed or is_begun(room.day),
            places=[(str(one.id), one.title) for one in room.exercises.values()],
            before=request.values.get("before", ""),
        )
        return make_response(page, status)


def _title() -> str:
    return tidied(request.form.get("title", ""))


def _seen(spec: dict[str, Any]) -> str:
    return fingerprint({name: spec[name] for name in ("kind", "title", "settings")})


def _faults(
    kind: Kind, items: tuple[Item, ...], content: dict[str, Any], title: str, room: Workshop
) -> dict[str, str]:
    """A sentence for each field, by its path; of the title too."""
    found: dict[str, str] = {}
    if not has_words(title) or len(title) > LONGEST_TITLE:
        found["title"] = _("Give it a title of up to %(n)s characters.", n=LONGEST_TITLE)
    try:
        settings = kind.Settings.model_validate(content)
    except ValidationError as error:
        return found | faults_in(error, items)
    wrong = kind.check(settings, room.materials, sorted(room.tables))
    return found | (fault_of(wrong, items) if wrong else {})
