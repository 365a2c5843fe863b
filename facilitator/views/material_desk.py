"""What the pages of materials have in common: the shelf as it stands, and giving the order to change it.

Every change is based on what it was made from: where somebody else was quicker, nothing is saved.
"""

import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from flask import abort, flash, redirect, request
from flask_babel import gettext as _
from pydantic import ValidationError
from werkzeug.wrappers import Response

from casestudies.arranging import ENTRIES, ENTRY_MODELS, Rearranged
from casestudies.parts import MANY, SINGLE, Content, fingerprint, split_name
from facilitator.access import giver_at
from facilitator.material_forms import FormField, faults_in, fields_for
from facilitator.material_shelf import Shelf, shelf_of
from facilitator.views.pages import no_workshop, staff_page
from participant.wording import translate
from sessions.errors import Rejection
from sessions.ids import CommandId, WorkshopId
from sessions.orders import Order

if TYPE_CHECKING:
    from facilitator.house import House

MODELS = {**MANY, **SINGLE}


class MaterialDesk:
    """The root of the journeys through a workshop's materials."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def saved(self, workshop: str, content: Content | None, change: Rearranged) -> Response | None:
        """Where to go once a change of this content is saved, None for a new part's.

        None, with the reason on the page to come, where it was refused.
        """
        if not self.order(workshop, "edit_materials", payload_of(change, content)):
            return None
        flash(_("Saved."), "good")
        return redirect(f"/workshops/{workshop}/materials/{change.part}", 303)

    def order(self, workshop: str, name: str, payload: Mapping[str, Any]) -> bool:
        """Give an order; whether it was carried out, or left everything as it was wanted."""
        command = CommandId(secrets.token_hex(16))
        order = Order(WorkshopId(workshop), command, name, payload, giver_at(workshop))
        outcome = self.house.service.handle(order)
        if isinstance(outcome, Rejection) and outcome.code != "nothing_changed":
            flash(translate(outcome.message), "late")
            return False
        return True

    def shelf(self, workshop: str) -> Shelf:
        """All there is now."""
        if not self.house.is_known(WorkshopId(workshop)):
            abort(no_workshop())
        return self.house.service.read(WorkshopId(workshop), shelf_of)

    def content(self, workshop: str, part: str) -> dict[str, Any]:
        """What a part holds; the list of all, where it was taken out meanwhile or was never there."""
        content = self.shelf(workshop).contents.get(part)
        if content is None:
            flash(_("There is no such part here any more."), "late")
            abort(redirect(f"/workshops/{workshop}/materials", 303))
        return content

    def page(self, template: str, shelf: Shelf, **values: Any) -> str:
        """A page about the shelf."""
        return staff_page(template, workshop=shelf.workshop, shelf=shelf, **values)


def payload_of(change: Rearranged, content: Content | None) -> dict[str, Any]:
    """The command's fields; the part has to be still as it was when the change was made from it."""
    known = [part for part, held in change.changes.items() if held is None or len(change.changes) == 1]
    return {
        "changes": change.changes,
        "renamed": change.renamed,
        "based_on": {part: fingerprint(content) for part in known},
    }


def is_stale(content: Mapping[str, Any]) -> bool:
    """Whether someone changed the part since this page of it was opened."""
    return request.form.get("seen", "") != fingerprint(content)


def head_fields(part: str) -> tuple[FormField, ...]:
    """The fields of a part, or of its sort, without its entries."""
    sort = split_name(part)[0]
    return fields_for(MODELS[sort], ENTRIES[sort])


def entry_fields(part: str) -> tuple[FormField, ...]:
    """The fields of an entry of a part, or of its sort."""
    return fields_for(ENTRY_MODELS[split_name(part)[0]])


def faults_of(
    part: str, content: Mapping[str, Any], fields: tuple[FormField, ...], above: tuple[int | str, ...]
) -> dict[str, str]:
    """What is wrong with the part as it would be, by field; nothing where it is sound."""
    try:
        MODELS[split_name(part)[0]].model_validate(dict(content))
    except ValidationError as error:
        return faults_in(error, fields, above)
    return {}
