"""What a workshop's report writers have made so far: a part of its state, changed by `folding.evolve` alone.

Everything is kept by name and whole. `changes` is what each event replaced, so that it can be put back.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sessions import events as e
from sessions.coding.book import STANDARD, Code
from sessions.ids import ExerciseId


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
