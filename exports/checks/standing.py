"""What is wrong with a slot as a whole: gone stale, unsigned, no alternative, counts held back."""

from collections.abc import Iterator

from exports.checks.around import Asked
from exports.editing.slots import SlotKind, Trouble
from exports.report.attendance import BY_STEP
from sessions.disclosure import ROOM_MINIMUM
from sessions.exercises.base import Badge, Panel
from sessions.words import Message, say

SECRET = (Badge.INDIVIDUAL, Badge.ROOM)
NOT_ASKED = (BY_STEP,)  # a dash there says that nobody was asked one by one


def check(one: Asked) -> Iterator[Trouble]:
    """One for each."""
    slot = one.slot
    if slot.is_stale:
        yield Trouble("fact_stale", slot.key, _stale(one), True)
    if slot.kind is SlotKind.FIGURE and not slot.alternative.strip():
        message = say(
            "%(number)s has no words that say what it shows, for readers who can't see it. Leave the figure "
            "out.",
            number=slot.number,
        )
        yield Trouble("alternative_missing", slot.key, message, True)
    if slot.kind is SlotKind.FIGURE and slot.withheld:
        yield Trouble("cells_withheld", slot.key, _withheld(one), False)
    if slot.kind is SlotKind.INTERPRETATION and slot.words.strip() and not slot.author.strip():
        message = say("This interpretation has no author. Write your name under it, or leave it blank.")
        yield Trouble("author_missing", slot.key, message, True)


def holds_back(panel: Panel) -> bool:
    """Whether a result of secret answers leaves a number out of its table."""
    numbers = [column.key for column in panel.columns if column.is_number]
    has_gaps = any(row.get(key) is None for row in panel.rows for key in numbers)
    return has_gaps and panel.badge in SECRET and panel.key not in NOT_ASKED


def _stale(one: Asked) -> Message:
    slot = one.slot
    if not slot.was:
        return say("%(number)s has changed since it was taken. Take the new figure.", number=slot.number)
    return say(
        "%(number)s has changed since it was taken: it said “%(was)s”. Take the new figure.",
        number=slot.number,
        was=slot.was,
    )


def _withheld(one: Asked) -> Message:
    return say(
        "%(number)s leaves counts out, marked by a dash: fewer than %(least)s people would be told, or could "
        "be worked out from the rest. Write no number for them.",
        number=one.slot.number,
        least=ROOM_MINIMUM,
    )
