"""Leading a rehearsal on a real server from a test: the facilitator's orders, and the way to a step."""

import secrets
from typing import Any

from casestudies.schema import Materials
from facilitator import beacon
from facilitator.rehearsal.script import Script, Stop
from sessions.exercises.registry import discover
from tests.running import RunningServer


def stops_of(server: RunningServer, workshop: str, seed: int = 0) -> list[Stop]:
    """The steps of a workshop's day, as planned."""
    day = server.ask("plan", workshop=workshop)
    return Script(day["plan"], Materials.model_validate(day["materials"]), discover(), seed).stops


def lead(
    server: RunningServer,
    workshop: str,
    name: str,
    step: str | None,
    exercise: str | None = None,
    **payload: Any,
) -> dict[str, Any]:
    """One order, given on a step; what is refused comes back as it is."""
    message = {"id": secrets.token_hex(16), "name": name, "step": step, "payload": payload}
    message |= {"exercise": exercise} if exercise else {}
    lit = beacon.read(server.data)
    assert lit is not None, "no server has said where it is"
    return lit.ask("lead", {"workshop": workshop, "message": message})


def lead_to(server: RunningServer, workshop: str, key: str) -> None:
    """From arrivals to a step, which is not opened."""
    here: str | None = None
    for stop in stops_of(server, workshop):
        told = lead(server, workshop, "go_next", here)
        assert told["ok"], told
        here = stop.key
        if here == key:
            return
    raise LookupError(key)
