"""How an event changes a report's draft, and which event makes it as it was. Never fails."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sessions import events as e
from sessions.drafting.state import Change, Drafting, Interpretation, LeftOut, Placed, Published
from sessions.exercises.base import Stamp

MOST_REMEMBERED = 1000  # changes; older ones can't be taken back


def before(drafting: Drafting, event: e.DraftingEvent) -> e.DraftingEvent:
    """The event that would make things as they are now."""
    match event:
        case e.FactsTaken():
            return replace(event, taken={key: drafting.taken.get(key, "") for key in event.taken})
        case e.FactLeftOut():
            known = drafting.left_out.get(event.key, LeftOut("", ""))
            return replace(event, reason=known.reason, initials=known.initials)
        case e.QuotePlaced():
            placed = drafting.quotes.get(event.remark, Placed(event.remark, "", ""))
            is_on = event.remark in drafting.quotes
            return replace(event, section=placed.section, after=placed.after, is_on=is_on)
        case e.InterpretationWritten():
            return _reading_before(drafting, event)
        case e.TroubleLeft():
            return replace(event, reason=drafting.left.get((event.code, event.key, event.words), ""))
        case e.TemplateChosen():
            return replace(event, template=drafting.template)
    return event


def _reading_before(drafting: Drafting, event: e.InterpretationWritten) -> e.InterpretationWritten:
    known = drafting.readings.get(event.reading)
    if known is None:
        return replace(event, author="", text="")
    return replace(event, section=known.section, after=known.after, author=known.author, text=known.text)


def evolve(drafting: Drafting, event: e.DraftingEvent, stamp: Stamp) -> None:
    """Take an event in, and remember what it replaced."""
    if event.takes_back is None:
        drafting.changes[stamp.seq] = Change(stamp.seq, stamp.at, stamp.by, event, before(drafting, event))
        if len(drafting.changes) > MOST_REMEMBERED:
            del drafting.changes[next(iter(drafting.changes))]
    elif event.takes_back in drafting.changes:
        known = drafting.changes[event.takes_back]
        drafting.changes[event.takes_back] = replace(known, is_undone=True)
    if not isinstance(event, e.ReportPublished):
        drafting.last, drafting.last_at = stamp.seq, stamp.at
    EVOLVERS[type(event)](drafting, event, stamp)


def pass_over(drafting: Drafting, stamp: Stamp) -> None:
    """A change whose words are erased did happen: what was published before it has changed since."""
    drafting.last, drafting.last_at = stamp.seq, stamp.at


def _taken(drafting: Drafting, event: e.FactsTaken, stamp: Stamp) -> None:
    drafting.kept_words.append(stamp.seq)
    for key, words in event.taken.items():
        drafting.taken.pop(key, None)
        if words:
            drafting.taken[key] = words


def _left_out(drafting: Drafting, event: e.FactLeftOut, stamp: Stamp) -> None:
    drafting.left_out.pop(event.key, None)
    if event.reason:
        drafting.left_out[event.key] = LeftOut(event.reason, event.initials)


def _placed(drafting: Drafting, event: e.QuotePlaced, stamp: Stamp) -> None:
    drafting.quotes.pop(event.remark, None)
    if event.is_on:
        drafting.quotes[event.remark] = Placed(event.remark, event.section, event.after)


def _written(drafting: Drafting, event: e.InterpretationWritten, stamp: Stamp) -> None:
    drafting.number = max(drafting.number, int(event.reading.rpartition("-")[2]))
    if not event.text:
        drafting.readings.pop(event.reading, None)
        return
    drafting.readings[event.reading] = Interpretation(
        event.reading, event.section, event.after, event.author, event.text, stamp.at, stamp.seq
    )


def _trouble_left(drafting: Drafting, event: e.TroubleLeft, stamp: Stamp) -> None:
    about = (event.code, event.key, event.words)
    drafting.left.pop(about, None)
    if event.reason:
        drafting.left[about] = event.reason


def _chosen(drafting: Drafting, event: e.TemplateChosen, stamp: Stamp) -> None:
    drafting.template = event.template


def _published(drafting: Drafting, event: e.ReportPublished, stamp: Stamp) -> None:
    drafting.published.append(Published(event.number, event.template, event.name, stamp.at, stamp.seq))


EVOLVERS: Mapping[type[e.DraftingEvent], Callable[[Drafting, Any, Stamp], None]] = {
    e.FactsTaken: _taken,
    e.FactLeftOut: _left_out,
    e.QuotePlaced: _placed,
    e.InterpretationWritten: _written,
    e.TroubleLeft: _trouble_left,
    e.TemplateChosen: _chosen,
    e.ReportPublished: _published,
}
