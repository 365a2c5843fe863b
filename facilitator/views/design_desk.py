"""What the designer's pages have in common: the plan as it stands, and giving the order to change it."""

import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from flask import abort, flash, redirect
from werkzeug.wrappers import Response

from facilitator.access import giver_at
from facilitator.views.pages import no_workshop, staff_page
from participant.wording import translate
from sessions.designing.deciding import plan_now
from sessions.designing.plan import Plan
from sessions.errors import Rejection
from sessions.ids import CommandId, WorkshopId
from sessions.orders import Order
from sessions.visibility import workshop_facts
from sessions.workshop import Workshop

if TYPE_CHECKING:
    from facilitator.house import House


class DesignDesk:
    """The root of the journeys through the plan of a day."""

    def __init__(self, house: "House") -> None:
        self.house = house

    def look(self, workshop: str, at: Any) -> Any:
        """What is to be seen in a workshop; a plain page where there is none."""
        if not self.house.is_known(WorkshopId(workshop)):
            abort(no_workshop())
        return self.house.service.read(WorkshopId(workshop), at)

    def plan(self, workshop: str) -> dict[str, Any]:
        """The plan as it stands."""
        found: dict[str, Any] = self.look(workshop, plan_now)
        return found

    def edit(self, workshop: str, changes: Mapping[str, Any], seen: Mapping[str, str]) -> bool:
        """Change the plan; whether it is as it was wanted by now. The reason is on the page to come."""
        return self.order(workshop, "edit_plan", {"changes": dict(changes), "based_on": dict(seen)})

    def order(self, workshop: str, name: str, payload: Mapping[str, Any]) -> bool:
        """Give an order; whether it was carried out, or left everything as it was wanted."""
        refusal = self.why_not(workshop, name, payload)
        if refusal:
            flash(translate(refusal.message), "late")
        return refusal is None

    def why_not(self, workshop: str, name: str, payload: Mapping[str, Any]) -> Rejection | None:
        """The same; why not, or None."""
        command = CommandId(secrets.token_hex(16))
        order = Order(WorkshopId(workshop), command, name, payload, giver_at(workshop))
        outcome = self.house.service.handle(order)
        is_refused = isinstance(outcome, Rejection) and outcome.code != "nothing_changed"
        return outcome if is_refused and isinstance(outcome, Rejection) else None

    def page(self, workshop: str, template: str, **values: Any) -> str:
        """A page about the workshop."""
        return staff_page(template, workshop=self.look(workshop, workshop_facts), **values)

    def home(self, workshop: str, place: str = "") -> Response:
        """Back to the agenda."""
        return redirect(f"/workshops/{workshop}/design{place}", 303)


def spec_of(plan: Plan, identity: str) -> dict[str, Any] | None:
    """An exercise of the plan by its name."""
    return next((dict(spec) for spec in plan["exercises"] if spec["id"] == identity), None)


def state(room: Workshop) -> Workshop:
    """The whole of it, for reading."""
    return room
