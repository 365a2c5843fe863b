"""A workshop's own materials: the list of all, what is put in and taken out, and in which order."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, make_response, redirect, request
from flask_babel import gettext as _
from pydantic import ValidationError
from werkzeug.wrappers import Response

from casestudies.arranging import (
    ENTRIES,
    ENTRY_MODELS,
    LEAST,
    Rearranged,
    entries_of,
    find_entry,
    new_part,
    with_moved,
    without_entry,
)
from casestudies.parts import SETS, SINGLE, STUDIES, split_name
from facilitator.access import require_role
from facilitator.material_forms import FormField, content_from, faults_in, fields_for
from facilitator.views.material_desk import MODELS, MaterialDesk, head_fields, is_stale, payload_of
from sessions.exercises.base import LEADS

if TYPE_CHECKING:
    from facilitator.house import House

FIRSTS = ("1", "A", "G", "M", "S", "D", "J", "P", "V")  # with which cards of another set may begin
INLINE = {SETS: 2, STUDIES: 1}  # entries that are written with a new part
MOVES = {"up": -1, "down": 1}


def blueprint(house: "House") -> Blueprint:
    """The pages, and what they send."""
    pages = Blueprint("materials", __name__)
    journey, leads = MaterialPages(house), require_role(LEADS)
    base = "/workshops/<workshop>/materials"
    pages.get(base)(leads(journey.show))
    pages.post(base)(leads(journey.rearrange))
    pages.get(f"{base}/add/<sort>")(leads(journey.ask_part))
    pages.post(f"{base}/add/<sort>")(leads(journey.add_part))
    return pages


class MaterialPages(MaterialDesk):
    """Everything there is, and putting in more."""

    def show(self, workshop: str) -> str:
        """Everything there is, and what is fixed by now."""
        return self.page("desk/materials.html", self.shelf(workshop))

    def ask_part(self, workshop: str, sort: str) -> Response:
        """The form for another set or case study."""
        return self._new_page(workshop, sort, {})

    def add_part(self, workshop: str, sort: str) -> Response:
        """Put it in, with its first entries."""
        fields, inner = _new_fields(sort), _inner_fields(sort)
        head = content_from(fields, request.form)
        entries = [content_from(inner, request.form, f"{place}.") for place in range(INLINE[sort])]
        for entry in entries:
            if "source" in entry and not any(entry["source"].values()):
                entry["source"] = head["source"]
        first = request.form.get("first", "")
        taken = [*(split_name(part)[1] for part in self.shelf(workshop).contents), *SINGLE]
        free = _free_firsts(taken)
        change = new_part(sort, head, entries, first or free[0], taken)
        faults = _new_faults(sort, change, fields, inner)
        if sort == SETS and not faults and first not in free:
            faults = {"first": _("Another set's cards begin with this. Choose one of those that are free.")}
        if faults:
            return self._new_page(workshop, sort, request.form, 422, faults)
        return self.saved(workshop, None, change) or self._new_page(workshop, sort, request.form, 409)

    def rearrange(self, workshop: str) -> Response:
        """Move an entry, take one out, take a whole part out, or take the newest change back."""
        part, entry, do = (request.form.get(name, "") for name in ("part", "entry", "do"))
        if do == "undo":
            self.order(workshop, "undo", {"entry": entry})
            return redirect(f"/workshops/{workshop}/materials", 303)
        content = self.content(workshop, part)
        if is_stale(content):
            flash(
                _("Someone else changed this meanwhile, and nothing of yours was done. Look again."), "late"
            )
        elif do == "take-out-all":
            self.order(workshop, "edit_materials", payload_of(Rearranged(part, {part: None}), content))
            return redirect(f"/workshops/{workshop}/materials", 303)
        elif do in MOVES:
            self.saved(workshop, content, with_moved(part, content, entry, MOVES[do]))
        elif do == "take-out" and find_entry(part, content, entry):
            if len(entries_of(part, content)) > LEAST.get(split_name(part)[0], 1):
                answer = self.saved(workshop, content, without_entry(part, content, entry))
                return answer or redirect(f"/workshops/{workshop}/materials/{part}", 303)
            flash(_("It needs those that are left. Put another in first."), "late")
        return redirect(f"/workshops/{workshop}/materials/{part}", 303)

    def _new_page(
        self,
        workshop: str,
        sort: str,
        given: Mapping[str, str],
        status: int = 200,
        faults: Mapping[str, str] | None = None,
    ) -> Response:
        shelf = self.shelf(workshop)
        page = self.page(
            "desk/material_new.html",
            shelf,
            sort=sort,
            fields=_new_fields(sort),
            inner=_inner_fields(sort),
            places=range(INLINE[sort]),
            firsts=_free_firsts(split_name(part)[1] for part in shelf.contents),
            values=given,
            faults=faults or {},
        )
        return make_response(page, status)


def _free_firsts(taken: Iterable[str]) -> list[str]:
    """With which key the cards of another set may begin: a set is known by its first and last card."""
    used = {key[:1] for key in taken}
    return [first for first in FIRSTS if first not in used] or list(FIRSTS)


def _new_fields(sort: str) -> tuple[FormField, ...]:
    """The fields of a part of which there can be another."""
    if sort not in INLINE:
        abort(404)
    return head_fields(sort)


def _inner_fields(sort: str) -> tuple[FormField, ...]:
    """Those of its first entries; a card's sheet is written afterwards."""
    return fields_for(ENTRY_MODELS[sort], "sheet")


def _new_faults(
    sort: str, change: Rearranged, fields: tuple[FormField, ...], inner: tuple[FormField, ...]
) -> dict[str, str]:
    """The same for a part with its first entries, whose fields begin with their place."""
    try:
        MODELS[sort].model_validate(dict(change.changes[change.part] or {}))
    except ValidationError as error:
        found: dict[str, str] = {}
        own = faults_in(error, fields)
        for place in range(INLINE[sort]):
            beside = faults_in(error, inner, (ENTRIES[sort], place))
            found |= {f"{place}.{name}": words for name, words in beside.items() if name}
        found |= {name: words for name, words in own.items() if name or not found}
        return found
    return {}
