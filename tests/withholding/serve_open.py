"""A server that gives something away on purpose, in one of two ways. For one test; never installed.

A server that shows what it should keep back must fail the withholding test, or that test proves nothing.
The way is named as an argument: "panels" or "asides".
"""

from facilitator import server  # first: it patches what everything else imports

# isort: split
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import participant.rendering
from facilitator.commands.serve import announce
from facilitator.config import read_config
from participant.desk import Desk
from participant.seat import Seat
from sessions import visibility
from sessions.exercises.base import Panel
from sessions.workshop import Step, Workshop


def show_panels() -> None:
    """Withholding is off: whatever results there are stand in every view, revealed or not."""

    def every_panel(step: Step | None, workshop: Workshop) -> tuple[Panel, ...]:
        if step is None:
            return ()
        return step.exercise.kind.panels(step.exercise.state, step.phase.key, workshop.room)

    def status_of(workshop: Workshop) -> str:
        usual = closed_eyes(workshop)
        return "revealed" if usual == "open" and every_panel(workshop.step, workshop) else usual

    closed_eyes = visibility.status_of
    visibility.shown_panels = every_panel
    visibility.status_of = status_of


def tell_the_tally() -> None:
    """No page shows it, but the few facts for scripts hold how many chose what."""

    def signals(workshop: Workshop) -> dict[str, Any]:
        return {**plain_signals(workshop), "tally": dict(sorted(_choices(workshop).items()))}

    plain_signals = visibility.signals
    participant.rendering.signals = signals  # type: ignore[attr-defined]  # where it was imported to


def tell_the_voter() -> None:
    """Nothing is shown, but whoever votes is told how many think the same."""

    def hand_in(desk: Desk, seat: Seat | None, message: object) -> dict[str, Any]:
        told = plain_hand_in(desk, seat, message)
        if seat and isinstance(message, Mapping) and "choice" in message["payload"]:
            same = desk.service.read(seat.workshop, _choices)[message["payload"]["choice"]]
            return {**told, "same": same}
        return told

    plain_hand_in = Desk.hand_in
    Desk.hand_in = hand_in  # type: ignore[assignment, method-assign]  # a fault put in on purpose


def _choices(workshop: Workshop) -> Counter[str]:
    own = (
        exercise.kind.own(exercise.state, person)
        for exercise in workshop.exercises.values()
        for person in workshop.participants
    )
    bodies = (answer["body"] for held in own for answer in held.values())
    return Counter(body["choice"] for body in bodies if "choice" in body)


def give_asides() -> None:
    """Every page is as it should be, but scripts and voters are told how many think what."""
    tell_the_tally()
    tell_the_voter()


WAYS: Mapping[str, Callable[[], None]] = {"panels": show_panels, "asides": give_asides}

if __name__ == "__main__":
    WAYS[sys.argv[1]]()
    server.serve(read_config(), announce)
