"""What people allow beyond taking part: to be quoted, to be photographed. It is no until they say yes.

A yes to quoting lets words be quoted that somebody said were theirs; a no that was said keeps all of
theirs from being quoted, also words they claimed before. Names and addresses are none of this: they lie in a
register of their own (`sessions.register`), and nothing here knows of it.
"""

from collections.abc import Sequence

from sessions import events as e
from sessions.commands import MakeChoices
from sessions.errors import Rejection, refuse
from sessions.exercises.base import Actor
from sessions.ids import ParticipantId
from sessions.people import Choices
from sessions.workshop import Workshop

NOT_YOURS = refuse("not_allowed", "Everyone makes these choices for themselves.")
NO_ONE = refuse("unknown_seat", "Nobody here has that seat. Reload the page to see who is there.")


def decide_choices(workshop: Workshop, command: MakeChoices, by: Actor) -> Sequence[e.Event] | Rejection:
    """What someone allows from now on."""
    if by.participant != command.participant:
        return NOT_YOURS
    if by.participant not in workshop.participants:
        return NO_ONE
    chosen = Choices(command.quoted, command.photographed)
    if workshop.people.choices.get(by.participant) == chosen:
        return []
    return [e.ChoicesMade(by.participant, command.quoted, command.photographed)]


def choices_of(workshop: Workshop, participant: ParticipantId) -> Choices:
    """What someone allows; nothing before they said so."""
    return workshop.people.choices.get(participant, Choices())


def photographed_count(workshop: Workshop) -> int:
    """How many may be photographed."""
    return sum(chosen.photographed for chosen in workshop.people.choices.values())
