"""Keeping raw records no longer than was promised: whose time is over is closed, purged and off the register.

Asked at each start and once an hour; asking again does nothing twice, so a crash in between costs nothing.
"""

import secrets
from collections.abc import Callable, Mapping
from typing import Any

from sessions.erasing.certificate import Certificate, certificate_of
from sessions.erasing.purging import due_at
from sessions.errors import Rejection
from sessions.exercises.base import Actor, Role
from sessions.ids import CommandId, WorkshopId
from sessions.orders import Order, Receipt
from sessions.service import Service

BY = Actor(Role.FACILITATOR)


def purge(service: Service, workshop: WorkshopId) -> Certificate | Rejection:
    """Erase all that people said in a workshop that has closed, and its names; UnknownWorkshopError."""
    if not service.read(workshop, lambda room: room.purged):
        outcome = _order(service, workshop, "purge_record", {})
        if isinstance(outcome, Rejection):
            return outcome
    _strike_all(service, workshop)
    rows = service.snapshot(workshop)
    found = service.read(workshop, lambda room: certificate_of(room, rows))
    if found is None:
        raise RuntimeError("A record that was purged has no certificate.")
    return found


def purge_due(service: Service, pause: Callable[[], None] = lambda: None) -> list[Certificate]:
    """Purge every workshop whose time is over; the certificates of those that were purged now.

    To know when that is a record has to be read: between two of them `pause` lets others get on.
    """
    found = []
    for row in service.index():
        pause()
        is_purged, due, is_closed = service.read(
            row.id, lambda room: (room.purged is not None, due_at(room), room.is_closed)
        )
        if is_purged:
            _strike_all(service, row.id)
        elif due is not None and due <= service.clock():
            if not is_closed:
                _order(service, row.id, "close_workshop", {})
            done = purge(service, row.id)
            found += [done] if isinstance(done, Certificate) else []
    return found


def _strike_all(service: Service, workshop: WorkshopId) -> None:
    names = [entry.id for entry in service.names(workshop)]
    if names:
        service.strike_names(workshop, names)
    if service.offload(service.store.seating_list, workshop):
        service.forget_seating_list(workshop)


def _order(
    service: Service, workshop: WorkshopId, name: str, payload: Mapping[str, Any]
) -> Receipt | Rejection:
    return service.handle(Order(workshop, CommandId(f"purge-{secrets.token_hex(12)}"), name, payload, BY))
