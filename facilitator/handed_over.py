"""Hears what a worker hands over, file by file, and tells on the way how far it is."""

from collections.abc import Mapping
from typing import BinaryIO

from exports.parcels import parcels
from facilitator.background import MadeFile, Progress, Tell
from sessions.words import Message


def files_in(stream: BinaryIO, tell: Tell, troubles: Mapping[str, Message]) -> Progress:
    """All that comes, told as it comes; `troubles` puts what can't be made into words."""
    found: dict[str, MadeFile] = {}
    trouble = None
    for parcel in parcels(stream):
        if parcel.name:
            found[parcel.name] = MadeFile(parcel.body, parcel.title)
        elif parcel.trouble:
            trouble = troubles[parcel.trouble]
        else:
            tell(Progress("making", dict(found), None, parcel.done, parcel.of, parcel.making))
    return Progress("ready", found, trouble=trouble)
