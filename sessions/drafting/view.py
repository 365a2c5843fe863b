"""A draft as its editor shows it: what was done last, and can be taken back, and what was done since."""

from itertools import islice
from typing import Any

from sessions import events as e
from sessions.drafting.state import TWO_PAGES, Change, Drafting
from sessions.exercises.base import Actor
from sessions.words import Message, say, say_n


def changes_view(drafting: Drafting, by: Actor, most: int = 6) -> list[dict[str, Any]]:
    """The newest changes that somebody may take back, the newest first, as far as nothing came after."""
    standing = [one for one in reversed(drafting.changes.values()) if not one.is_undone]
    seen: set[tuple[str, ...]] = set()
    found: list[Change] = []
    for change in standing:
        is_newest = not change.about & seen
        seen |= change.about
        is_own = by.leads or change.by == by.name
        if is_newest and is_own and not isinstance(change.event, e.ReportPublished):
            found.append(change)
    return [{"seq": one.seq, "at": one.at, "done": told(one.event)} for one in islice(found, most)]


def since_published(drafting: Drafting) -> list[Message]:
    """What was done since the newest version, the oldest first."""
    from_here = drafting.published[-1].seq if drafting.published else 0
    later = [one for one in drafting.changes.values() if one.seq > from_here and not one.is_undone]
    return [told(one.event) for one in later if not isinstance(one.event, e.ReportPublished)]


def taken_at(drafting: Drafting, key: str) -> int:
    """The number of the event by which a fact was last taken; 0 where that is not known any more."""
    taken = (one for one in reversed(drafting.changes.values()) if isinstance(one.event, e.FactsTaken))
    return next((one.seq for one in taken if ("fact", key) in one.about), 0)


def told(event: e.DraftingEvent) -> Message:
    """What was done, in the past tense, for whoever did it."""
    match event:
        case e.FactsTaken():
            return say_n("Took %(n)s fact", "Took %(n)s facts", len(event.taken))
        case e.FactLeftOut():
            return say("Left a fact out") if event.reason else say("Put a fact back")
        case e.QuotePlaced():
            text = "Placed %(remark)s" if event.is_on else "Took %(remark)s out"
            return say(text, remark=event.remark)
        case e.InterpretationWritten():
            if not event.text:
                return say("Took an interpretation out")
            return say("Wrote an interpretation, signed %(author)s", author=event.author)
        case e.TroubleLeft():
            return say("Left “%(words)s” as it is", words=event.words[:40])
        case e.TemplateChosen():
            return say("Chose two pages" if event.template == TWO_PAGES else "Chose the whole report")
    return say("Published the report")
