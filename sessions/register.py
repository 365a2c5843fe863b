"""The register of names: who asked to be on the delegate list or to be contacted. It stands apart.

An entry is known by a hash of a key that only the phone holds, so that its owner can change it or have it
struck out. It has no time, no seat, no participant and no place in an order: nothing in it, and nothing
beside it, leads to an answer. No event tells of it.
"""

from dataclasses import dataclass

from sessions.errors import Rejection, refuse
from sessions.ids import WorkshopId

LONGEST_NAME, LONGEST_ADDRESS = 120, 200
MOST_NAMES = 500  # of one workshop


@dataclass(frozen=True)
class NameRow:
    """One person's name, with where to reach them if they want to be contacted."""

    id: str
    workshop: WorkshopId
    name: str
    address: str
    on_delegate_list: bool
    may_contact: bool


def name_refusal(entry: NameRow) -> Rejection | None:
    """What is missing from an entry, or too long."""
    if not entry.name:
        return refuse("name_missing", "Write your name, or take both ticks off to be on no list.")
    if len(entry.name) > LONGEST_NAME:
        return refuse("name_too_long", "Keep the name to %(limit)s characters.", limit=LONGEST_NAME)
    if len(entry.address) > LONGEST_ADDRESS:
        return refuse(
            "address_too_long",
            "Keep the email or phone number to %(limit)s characters.",
            limit=LONGEST_ADDRESS,
        )
    if entry.may_contact and not entry.address:
        return refuse("address_missing", "Write an email address or phone number, or take that tick off.")
    return None
