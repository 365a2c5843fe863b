"""One part of the materials, and one text of it, to be read and changed as people will read them.

Whatever was typed comes back with a refusal, and nothing of another's is lost: who saves second is shown what
the first one wrote.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, flash, make_response, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casestudies.arranging import ENTRIES, LEAST, Rearranged, entries_of, find_entry, with_entry, with_head
from casestudies.parts import fingerprint, split_name
from facilitator.access import require_role
from facilitator.material_forms import FormField, content_from, values_of
from facilitator.views.material_desk import MaterialDesk, entry_fields, faults_of, head_fields, is_stale
from sessions.exercises.base import LEADS

if TYPE_CHECKING:
    from facilitator.house import House

ADD = "+"  # in the place of an entry's key: one more


def blueprint(house: "House") -> Blueprint:
    """The pages, and what they send."""
    pages = Blueprint("material_texts", __name__)
    journey, leads = MaterialTexts(house), require_role(LEADS)
    base = "/workshops/<workshop>/materials"
    pages.get(f"{base}/<part>")(leads(journey.show_part))
    pages.post(f"{base}/<part>")(leads(journey.save_part))
    pages.get(f"{base}/<part>/<entry>")(leads(journey.show_entry))
    pages.post(f"{base}/<part>/<entry>")(leads(journey.save_entry))
    return pages


class MaterialTexts(MaterialDesk):
    """Reading and changing one text."""

    def show_part(self, workshop: str, part: str) -> Response:
        """One part: its own fields, and its entries in order."""
        content = self.content(workshop, part)
        return self._part_page(workshop, part, values_of(head_fields(part), content))

    def save_part(self, workshop: str, part: str) -> Response:
        """Change its own fields."""
        content, fields = self.content(workshop, part), head_fields(part)
        given = {field.name: request.form.get(field.name, "") for field in fields}
        head = content_from(fields, given)
        faults = faults_of(part, {**content, **head}, fields, ())
        if faults:
            return self._part_page(workshop, part, given, 422, faults)
        if is_stale(content):
            return self._part_page(workshop, part, given, 409, is_second=True)
        return self.saved(workshop, content, with_head(part, content, head)) or self._part_page(
            workshop, part, given, 409
        )

    def show_entry(self, workshop: str, part: str, entry: str) -> Response:
        """One entry's fields, and how phones show it."""
        held = self._entry(workshop, part, entry)
        return self._entry_page(workshop, part, entry, values_of(entry_fields(part), held))

    def save_entry(self, workshop: str, part: str, entry: str) -> Response:
        """Show how it would look, or save it."""
        content, fields = self.content(workshop, part), entry_fields(part)
        held, given = find_entry(part, content, entry), _given(fields)
        written = content_from(fields, given)
        key = entry if held else None
        change = with_entry(part, content, key, written)
        place = next(i for i, one in enumerate(_entries(change)) if _is_same(one, written))
        faults = faults_of(
            change.part, change.changes[change.part] or {}, fields, (ENTRIES[split_name(part)[0]], place)
        )
        if faults or request.form.get("do") == "look":
            return self._entry_page(workshop, part, entry, given, 422 if faults else 200, faults)
        if held and _is_same(held, {**written, "key": held["key"]}):
            return redirect(f"/workshops/{workshop}/materials/{part}", 303)
        if request.form.get("seen", "") != fingerprint(held):
            return self._entry_page(workshop, part, entry, given, 409, theirs=held, is_second=True)
        return self.saved(workshop, content, change) or self._entry_page(workshop, part, entry, given, 409)

    def _entry(self, workshop: str, part: str, entry: str) -> dict[str, Any] | None:
        held = find_entry(part, self.content(workshop, part), entry)
        if held is None and entry != ADD:
            flash(_("There is no such entry here any more."), "late")
            abort(redirect(f"/workshops/{workshop}/materials/{part}", 303))
        return held

    def _part_page(
        self,
        workshop: str,
        part: str,
        values: Mapping[str, str],
        status: int = 200,
        faults: Mapping[str, str] | None = None,
        is_second: bool = False,
    ) -> Response:
        shelf, content = self.shelf(workshop), self.content(workshop, part)
        page = self.page(
            "desk/material_part.html",
            shelf,
            part=part,
            sort=split_name(part)[0],
            content=content,
            entries=entries_of(part, content),
            least=LEAST.get(split_name(part)[0], 1),
            fields=head_fields(part),
            values=values,
            faults=faults or {},
            seen=fingerprint(content),
            is_stale=is_second,
            fixed=shelf.fixed.get(part),
        )
        return make_response(page, status)

    def _entry_page(
        self,
        workshop: str,
        part: str,
        entry: str,
        values: Mapping[str, str],
        status: int = 200,
        faults: Mapping[str, str] | None = None,
        theirs: dict[str, Any] | None = None,
        is_second: bool = False,
    ) -> Response:
        shelf, content = self.shelf(workshop), self.content(workshop, part)
        held = find_entry(part, content, entry)
        page = self.page(
            "desk/material_entry.html",
            shelf,
            part=part,
            sort=split_name(part)[0],
            content=content,
            held=held,
            look=None if faults else theirs or {**content_from(entry_fields(part), values), **_key_of(held)},
            fields=entry_fields(part),
            values=values,
            faults=faults or {},
            seen=fingerprint(held),
            is_stale=is_second,
            fixed=shelf.fixed.get(part),
        )
        return make_response(page, status)


def _is_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two entries say the same; what is left out is as if empty, and keys are no matter."""

    def said(held: Any) -> Any:
        if not isinstance(held, Mapping):
            return held
        return {
            name: said(value) for name, value in held.items() if name != "key" and value not in (None, "")
        }

    return bool(said(one) == said(other))


def _entries(change: Rearranged) -> list[dict[str, Any]]:
    return entries_of(change.part, change.changes[change.part] or {})


def _given(fields: tuple[FormField, ...]) -> dict[str, str]:
    return {field.name: request.form.get(field.name, "") for field in fields}


def _key_of(held: Mapping[str, Any] | None) -> dict[str, Any]:
    """An entry's key, where it has one yet."""
    return {"key": held["key"]} if held else {}
