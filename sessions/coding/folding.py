"""How an event changes what report writers have made, and which event makes it as it was. Never fails."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sessions import events as e
from sessions.coding.book import OWN, own_code
from sessions.coding.state import Change, Coding, DoubleCoding, Finding, reference
from sessions.exercises.base import Stamp

MOST_REMEMBERED = 5000  # changes; older ones can't be taken back


def before(coding: Coding, event: e.CodingEvent) -> e.CodingEvent:
    """The event that would make things as they are now."""
    match event:
        case e.CodeDefined():
            code = coding.own.get(event.code)
            return replace(
                event,
                title=str(code.title) if code else "",
                description=str(code.description) if code else "",
            )
        case e.CodesMerged():
            own = coding.own.get(event.code)
            return replace(event, into=own.into if own else "")
        case e.RemarkCoded():
            coders = coding.given.get(reference(event.exercise, event.saying), {}).get(event.code, ())
            return replace(event, is_on=event.coder in coders)
        case e.RemarkSetAside():
            reason = coding.set_aside.get(reference(event.exercise, event.saying), "")
            return replace(event, reason=reason)
        case e.ViewsPaired():
            return replace(event, is_on=(event.one, event.other) in coding.pairs)
        case e.FindingWritten():
            known = coding.findings.get(event.finding)
            kept = list(known.remarks) if known else []
            return replace(event, text=known.text if known else "", remarks=kept)
    return _double_before(coding.double)


def _double_before(double: DoubleCoding | None) -> e.DoubleCodingSet:
    return e.DoubleCodingSet(**vars(double)) if double else e.DoubleCodingSet("")


def evolve(coding: Coding, event: e.CodingEvent, stamp: Stamp) -> None:
    """Take an event in, and remember what it replaced."""
    if event.takes_back is None:
        coding.changes[stamp.seq] = Change(stamp.seq, stamp.at, stamp.by, event, before(coding, event))
        if len(coding.changes) > MOST_REMEMBERED:
            del coding.changes[next(iter(coding.changes))]
    elif event.takes_back in coding.changes:
        known = coding.changes[event.takes_back]
        coding.changes[event.takes_back] = replace(known, is_undone=True)
    EVOLVERS[type(event)](coding, event, stamp)


def _defined(coding: Coding, event: e.CodeDefined, stamp: Stamp) -> None:
    coding.numbers[OWN] = max(coding.numbers.get(OWN, 0), int(event.code[2:]))
    known = coding.own.get(event.code)
    if not event.title:
        coding.own.pop(event.code, None)
        return
    into = known.into if known else ""
    coding.own[event.code] = own_code(event.code, event.title, event.description, into)


def _merged(coding: Coding, event: e.CodesMerged, stamp: Stamp) -> None:
    known = coding.own.get(event.code)
    if known:
        coding.own[event.code] = replace(known, into=event.into)


def _coded(coding: Coding, event: e.RemarkCoded, stamp: Stamp) -> None:
    named = reference(event.exercise, event.saying)
    coding.actors.setdefault(event.coder, stamp.by)
    codes = coding.given.setdefault(named, {})
    coders = tuple(one for one in codes.get(event.code, ()) if one != event.coder)
    codes[event.code] = (*coders, event.coder) if event.is_on else coders
    if not codes[event.code]:
        del codes[event.code]
    if not codes:
        del coding.given[named]


def _set_aside(coding: Coding, event: e.RemarkSetAside, stamp: Stamp) -> None:
    named = reference(event.exercise, event.saying)
    coding.set_aside.pop(named, None)
    if event.reason:
        coding.set_aside[named] = event.reason


def _paired(coding: Coding, event: e.ViewsPaired, stamp: Stamp) -> None:
    coding.pairs.pop((event.one, event.other), None)
    if event.is_on:
        coding.pairs[event.one, event.other] = None


def _written(coding: Coding, event: e.FindingWritten, stamp: Stamp) -> None:
    number = int(event.finding.rpartition("-")[2])
    coding.numbers["finding-"] = max(coding.numbers.get("finding-", 0), number)
    if event.text:
        coding.findings[event.finding] = Finding(event.finding, event.text, tuple(event.remarks), stamp.seq)
    else:
        coding.findings.pop(event.finding, None)


def _double_set(coding: Coding, event: e.DoubleCodingSet, stamp: Stamp) -> None:
    fields = {name: getattr(event, name) for name in DoubleCoding.__dataclass_fields__}
    coding.double = DoubleCoding(**fields) if event.first else None


EVOLVERS: Mapping[type[e.CodingEvent], Callable[[Coding, Any, Stamp], None]] = {
    e.CodeDefined: _defined,
    e.CodesMerged: _merged,
    e.RemarkCoded: _coded,
    e.RemarkSetAside: _set_aside,
    e.ViewsPaired: _paired,
    e.FindingWritten: _written,
    e.DoubleCodingSet: _double_set,
}
