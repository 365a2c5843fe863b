"""What a writer's draft adds to a report: quotations and signed readings in their places, and how it stands.

The words of a quotation come from the record at every build, and nothing is printed of one that may not be
quoted any more. References in a reading are marks, put into words and numbers here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jinja2 import Environment
from markupsafe import Markup, escape

from exports.editing.slots import SlotKind
from exports.figures import Drawer, Told
from exports.moments import Clock, Day
from exports.numbering import Heading
from exports.wording import Say
from sessions.coding.remarks import Remark
from sessions.drafting.state import Drafting, Interpretation, Placed
from sessions.words import Message, say

TEMPLATE = "local_area_report/placed.html"
MARK = re.compile(r"\[\[(figure|section) ([^\[\]]+)\]\]")
NOT_HERE = say("(not in this report)")


@dataclass
class Draft:
    """Puts what is placed into one report. `figures` are numbers by key, known before anything is drawn."""

    drafting: Drafting
    said: Mapping[str, Remark]
    headings: Mapping[str, Heading]
    environment: Environment
    clock: Clock
    speak: Say
    figures: Mapping[str, int] = field(default_factory=dict)
    leads: bool = True  # whether a reference leads anywhere on the page
    _done: set[str] = field(default_factory=set)

    def after(self, drawer: Drawer, section: str, figure: str) -> Markup:
        """What stands after a figure."""
        return self._drawn(drawer, [one for one in self._of(section) if one.after == figure])

    def ending(self, drawer: Drawer, section: str) -> Markup:
        """What stands at the end of a section, with what belongs to a figure that is not there any more."""
        return self._drawn(drawer, list(self._of(section)))

    def is_placed(self, reference: str) -> bool:
        """Whether a statement has a place of its own, and so needs none in a list."""
        placed = self.drafting.quotes.get(reference)
        return placed is not None and placed.section in self.headings

    def _of(self, section: str) -> Iterator[Placed | Interpretation]:
        """Quotations first, then readings, each in the order in which they were placed."""
        known: list[Placed | Interpretation] = [
            *self.drafting.quotes.values(),
            *self.drafting.readings.values(),
        ]
        return (one for one in known if one.section == section and _name(one) not in self._done)

    def _drawn(self, drawer: Drawer, found: Sequence[Placed | Interpretation]) -> Markup:
        self._done |= {_name(one) for one in found}
        return Markup("").join(
            self._quote(drawer, one) if isinstance(one, Placed) else self._reading(drawer, one)
            for one in found
        )

    def _quote(self, drawer: Drawer, placed: Placed) -> Markup:
        one = self.said.get(placed.remark)
        if one is None or not one.is_quote:
            return Markup("")
        return self._render(quote=(drawer.quote(one.text, one.reference), one.text), reading=None)

    def _reading(self, drawer: Drawer, one: Interpretation) -> Markup:
        drawn = [self.linked(part) for part in one.paragraphs]
        page = self._render(quote=None, reading=one, paragraphs=drawn, signed=self.clock.show(Day(one.at)))
        drawer.read(one.name, one.text, page)
        return page

    def linked(self, text: str) -> Markup:
        """A paragraph with its marks as references."""
        parts = MARK.split(text)
        found = [escape(parts[0])]
        for kind, key, rest in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
            found += [self._reference(kind, key), escape(rest)]
        return Markup("").join(found)

    def _reference(self, kind: str, key: str) -> Markup:
        if kind == "figure":
            number = None if key in self.drafting.left_out else self.figures.get(key)
            words: Message | None = say("figure %(number)s", number=number) if number else None
            anchor = f"figure-{number}"
        else:
            heading = self.headings.get(key)
            words, anchor = (heading.reference, heading.anchor) if heading else (None, "")
        if words is None:
            return escape(self.speak(NOT_HERE))
        if not self.leads:
            return escape(self.speak(say("%(place)s of the whole report", place=words)))
        return Markup('<a href="#{}">{}</a>').format(anchor, self.speak(words))

    def _render(self, **names: object) -> Markup:
        page = self.environment.get_template(TEMPLATE).render(**names)
        return Markup(page)  # noqa: S704 - rendered by an environment that escapes


@dataclass(frozen=True)
class Standing:
    """How a report stands: a draft, or a published version."""

    words: Message
    mark: Message
    is_published: bool


def standing(drafting: Drafting, told: Sequence[Told], clock: Clock) -> Standing:
    """What stands on every page; a version is published as long as nothing in it changed since."""
    newest = drafting.published[-1] if drafting.published else None
    if newest is None:
        return Standing(say("Draft: nobody has published it."), say("Draft"), False)
    if drafting.is_changed or stale(drafting, told):
        return Standing(
            say("Draft: changed since version %(n)s was published.", n=newest.number), say("Draft"), False
        )
    day = clock.show(Day(newest.at)).striptags()
    published = say("Published %(day)s, version %(n)s", day=day, n=newest.number)
    return Standing(published, published, True)


def stale(drafting: Drafting, told: Sequence[Told]) -> list[str]:
    """The facts and figures whose words are not those that a writer took, by key."""
    facts = [one for one in told if one.kind in (SlotKind.FACT, SlotKind.FIGURE)]
    return [one.key for one in facts if drafting.taken.get(one.key) != one.whole]


def _name(one: Placed | Interpretation) -> str:
    return one.remark if isinstance(one, Placed) else one.name
