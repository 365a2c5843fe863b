"""What a workshop's report writers have made so far: a part of its state, changed by `evolve` alone.

Everything is kept by name and whole. `changes` is what each event replaced, so that it can be put back.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sessions import events as e
from sessions.coding.book import OWN, STANDARD, Code, own_code
from sessions.exercises.base import Stamp
from sessions.ids import ExerciseId

MOST_REMEMBERED = 5000  # changes; older ones can't be taken back


@dataclass(frozen=True)
class Finding:
    """A sentence for the report, by name, with the references of the statements that it rests on.

    `seq` is the change that made it so.
    """

    name: str
    text: str
    remarks: tuple[str, ...]
    seq: int


@dataclass(frozen=True)
class DoubleCoding:
    """Two people who code the same statements apart; `exercise` "" means all."""

    first: str
    second: str
    exercise: str
    is_first_done: bool
    is_second_done: bool
    is_compared: bool

    @property
    def coders(self) -> tuple[str, str]:
        """Both initials."""
        return self.first, self.second

    @property
    def is_blind(self) -> bool:
        """Whether nobody may see another's codes yet."""
        return not self.is_compared and not (self.is_first_done and self.is_second_done)

    def covers(self, exercise: str) -> bool:
        """Whether the statements of an exercise are among those coded twice."""
        return self.exercise in ("", exercise)


@dataclass(frozen=True)
class Change:
    """One change: what it changed, by name, and the event that says how that was before."""

    seq: int
    at: float
    by: str
    event: e.CodingEvent
    before: e.CodingEvent
    is_undone: bool = False

    @property
    def about(self) -> tuple[str, ...]:
        """The name of what it changed."""
        return name_of(self.event)


@dataclass
class Coding:
    """Own codes by key; codes given by statement, code and coder; the rest by name.

    `actors` says by whom initials were first used; `numbers` are the highest that were given.
    """

    own: dict[str, Code] = field(default_factory=dict)
    given: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    set_aside: dict[str, str] = field(default_factory=dict)
    pairs: dict[tuple[str, str], None] = field(default_factory=dict)
    findings: dict[str, Finding] = field(default_factory=dict)
    double: DoubleCoding | None = None
    actors: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    changes: dict[int, Change] = field(default_factory=dict)

    @property
    def is_begun(self) -> bool:
        """Whether there is anything to report."""
        return bool(self.own or self.given or self.set_aside or self.pairs or self.findings)

    def code(self, key: str) -> Code | None:
        """A code by its key, if there is one."""
        return STANDARD.get(key) or self.own.get(key)

    def stands_for(self, key: str) -> str:
        """The key under which a code counts."""
        seen = {key}
        while (code := self.own.get(key)) and code.into and code.into not in seen:
            key = code.into
            seen.add(key)
        return key

    @property
    def codes(self) -> list[Code]:
        """All codes that stand for themselves: the standard ones, then the workshop's own."""
        return [*STANDARD.values(), *(code for code in self.own.values() if not code.into)]

    def codes_of(self, reference: str) -> dict[str, tuple[str, ...]]:
        """The codes of a statement, as they count, each with its coders."""
        found: dict[str, tuple[str, ...]] = {}
        for key, coders in self.given.get(reference, {}).items():
            counted = self.stands_for(key)
            found[counted] = tuple(dict.fromkeys((*found.get(counted, ()), *coders)))
        return {key: found[key] for key in sorted(found, key=place_of)}

    def words(self) -> Iterator[str]:
        """All that was put in words here, initials among them."""
        yield from self.actors
        yield from self.set_aside.values()
        yield from (finding.text for finding in self.findings.values())
        for code in self.own.values():
            yield from (str(code.title), str(code.description))

    def next_name(self, sort: str) -> str:
        """The name of the next own code or finding; no name is used twice."""
        return f"{sort}{self.numbers.get(sort, 0) + 1}"


def place_of(key: str) -> tuple[int, int]:
    """Where a code stands in the book: standard ones first, own ones by number."""
    order = list(STANDARD)
    return (order.index(key), 0) if key in STANDARD else (len(order), int(key[2:]))


def reference(exercise: ExerciseId | str, saying: str) -> str:
    """The name of a statement in the whole workshop."""
    return f"{exercise}:{saying}"


def name_of(event: e.CodingEvent) -> tuple[str, ...]:
    """The name of what an event changes."""
    match event:
        case e.CodeDefined():
            return "code", event.code
        case e.CodesMerged():
            return "merged", event.code
        case e.RemarkCoded():
            return "coded", reference(event.exercise, event.saying), event.code, event.coder
        case e.RemarkSetAside():
            return "aside", reference(event.exercise, event.saying)
        case e.ViewsPaired():
            return "pair", event.one, event.other
        case e.FindingWritten():
            return "finding", event.finding
    return ("double",)


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
