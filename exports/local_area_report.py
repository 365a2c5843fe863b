"""The local area report: a workshop's record as one HTML page that stands alone.

The page carries its styles, fonts and chart library within itself and asks nobody for anything; without
script its tables stand. It holds counts, what groups said together, and nothing about one person. The same
record content gives the same page, byte for byte, but for its times.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from gettext import NullTranslations
from typing import Any

from markupsafe import Markup

from exports import outline as o
from exports.assets import Assets
from exports.editing.drafted import Draft, standing
from exports.editing.texts import figure_key
from exports.figures import Drawer
from exports.moments import Clock, Day, Moment
from exports.numbering import Heading, Numbering
from exports.page_policy import content_policy
from exports.reading import Reading, read
from exports.report.attendance import by_step_panel
from exports.report.desk import findings, printable, results, sorted_out
from exports.report.entered import entered_facts, entered_panels
from exports.report.exercises import Sections
from exports.report.frame import REHEARSAL, drawing_script, foot_words, make_environment, page_styles
from exports.report.materials import background, benefits_named, empty_sections, sets_used, studies_told
from exports.report.method import agenda_items, method_facts
from exports.report.people import attendance_panel, people_facts, provenance_facts
from exports.report.steps import agenda_panel, answered_panel
from exports.report.ways import way_facts
from exports.tidy import tidy
from exports.wording import speaker
from sessions.disclosure import CHANGE_MINIMUM, ROOM_MINIMUM
from sessions.exercises.base import Chapter, Panel
from sessions.exercises.registry import Registry
from sessions.store import EventRow
from sessions.words import Message
from sessions.workshop import Exercise, Workshop

FOLDER = "local_area_report"


@dataclass(frozen=True)
class Part:
    """A section as drawn."""

    heading: Heading
    body: Markup


def build(
    rows: Sequence[EventRow],
    registry: Registry,
    assets: Assets,
    zone: tzinfo | None = None,
    translations: NullTranslations | None = None,
) -> str:
    """The report of a whole record; times in `zone`, or in the zone that this computer is set to.

    Raises RecordError for a record this program can't read.
    """
    return Writer(read(rows, registry), registry, assets, zone, translations or NullTranslations()).page()


class Writer:
    """Writes one report. Sections are drawn in order, but the first comes last: it points at the others."""

    def __init__(
        self,
        reading: Reading,
        registry: Registry,
        assets: Assets,
        zone: tzinfo | None,
        translations: NullTranslations,
    ) -> None:
        self.reading = reading
        self.rows = tidy(reading)
        self.assets = assets
        self._registry, self._translations = registry, translations
        self.speak = speaker(translations)
        self.clock = Clock(zone, self.speak)
        self.background = background(reading)
        self.said = printable(reading)
        self.desk = results(reading, self.said)
        self.beside = sorted_out(self.workshop, self.desk)
        empty = [*empty_sections(reading), *self._empty_desk()]
        self.outline = o.outline(reading.workshop, registry, empty, self.speak)
        self.environment = make_environment(registry, assets.templates, translations, self.speak)
        self.environment.globals |= {"ref": self._reference, "workshop": reading.workshop}
        rehearsal = REHEARSAL if reading.workshop.is_rehearsal else None
        self.drafting = reading.workshop.drafting
        numbering, out = Numbering(self.speak), self.drafting.left_out
        self.drawer = Drawer(self.environment, numbering, self.clock, self.speak, rehearsal, left_out=out)
        said = {one.reference: one for one in self.said}
        self.draft = Draft(
            self.drafting, said, self.outline.headings, self.environment, self.clock, self.speak
        )
        self.exercises = Sections(self.environment, self.drawer, reading, self.draft.is_placed)
        self.writers: Mapping[str, Callable[[], Part]] = {
            o.GLANCE: self._glance,
            o.PEOPLE: self._people,
            o.METHOD: self._method,
            o.FINDINGS: self._findings,
            o.EVIDENCE: lambda: self._counted(o.EVIDENCE, [], self._beside(o.EVIDENCE)),
            o.INFLUENCES: lambda: self._counted(o.INFLUENCES, [], self._beside(o.INFLUENCES)),
            o.NEXT: self._next,
            o.EXAMPLES: self._examples,
            o.TYPOLOGY: self._typology,
            o.STUDIES: self._studies,
            o.ENTERED: self._entered,
            o.STEPS: self._steps,
            o.ANNEX: self._annex,
        }

    @property
    def workshop(self) -> Workshop:
        """The workshop written about."""
        return self.reading.workshop

    def page(self) -> str:
        """The whole page."""
        return self.sheet("page", parts=self.drawn())

    def drawn(self) -> list[Part]:
        """Every section, with what a writer placed and where it points."""
        if any("[[figure " in one.text for one in self.drafting.readings.values()):
            self.draft.figures = self._figures_ahead()
        self.drawer.follow = self.draft.after
        return self.parts()

    def sheet(self, template: str, **names: Any) -> str:
        """A page that stands alone, of what was drawn."""
        stands = standing(self.drafting, self.drawer.told, self.clock)
        foot = foot_words(self.workshop, stands.mark, self.speak)
        return self._render(
            template,
            stands=stands,
            styles=Markup(page_styles(self.assets.styles, foot)),  # noqa: S704 - our own sheets; the title in them is escaped for CSS
            policy=content_policy([self.assets.plotly, drawing_script()]),
            plotly=Markup(self.assets.plotly),  # noqa: S704 - a vendored file, held to its hash
            drawing=Markup(drawing_script()),  # noqa: S704 - our own file
            **{"day": self.clock.show(Day(self.reading.started_at)), **names},
        )

    def parts(self) -> list[Part]:
        """Every section as drawn, in the order in which they are read."""
        parts = [self._section(section) for section in self.outline.sections if section.key != o.GLANCE]
        self.drawer.section = o.GLANCE
        return [self._ended(self._glance()), *parts]

    def _figures_ahead(self) -> dict[str, int]:
        """The numbers that figures will have, for references that point forwards."""
        ahead = Writer(self.reading, self._registry, self.assets, self.clock.zone, self._translations)
        ahead.parts()
        return {figure_key(shows): number for shows, number in ahead.drawer.numbering.figures.items()}

    def _section(self, section: o.Section) -> Part:
        self.drawer.section = section.key
        return self._ended(self._body(section))

    def _ended(self, part: Part) -> Part:
        """A section with what a writer placed at its end."""
        key = self.drawer.section = part.heading.key
        return Part(part.heading, part.body + self.draft.ending(self.drawer, key))

    def _body(self, section: o.Section) -> Part:
        if section.chapters:
            return self._chapter(section)
        if section.key in self.background:
            return self._part(section.key, found=self.background[section.key])
        return self.writers[section.key]()

    def _chapter(self, section: o.Section) -> Part:
        """What was coded of a section's subject, then what its exercises came to, one after another."""
        blocks = [self.drawer.block((section.key, panel.key), panel) for panel in self._beside(section.key)]
        listed_in = self._list_of(section)
        exercises = [self._exercise(exercise, listed_in) for exercise in o.belonging(self.workshop, section)]
        return self._part(section.key, "chapter", exercises=exercises, blocks=blocks)

    def _exercise(self, exercise: Exercise, listed_in: Markup | None) -> tuple[Heading, Markup]:
        key = self.drawer.section = o.exercise_key(exercise)
        body = self.exercises.section(exercise, listed_in)
        return self.outline.headings[key], body + self.draft.ending(self.drawer, key)

    def _list_of(self, section: o.Section) -> Markup | None:
        """Where all that was said in a section is listed, if that is not in the section itself."""
        is_listed = Chapter.BENEFITS in section.chapters and o.TYPOLOGY in self.outline.headings
        return self._reference(o.TYPOLOGY) if is_listed else None

    def _reference(self, key: str) -> Markup:
        heading = self.outline.headings[key]
        return Markup('<a href="#{}">{}</a>').format(heading.anchor, self.speak(heading.reference))

    def _glance(self) -> Part:
        exercises = [
            (o.exercise_key(exercise), exercise.title, self.highlights(exercise))
            for section in self.outline.main
            for exercise in o.belonging(self.workshop, section)
        ]
        unseen = [e for e in self.workshop.exercises.values() if not self.reading.reached_any(e)]
        return self._part(
            o.GLANCE,
            day=self.clock.show(Day(self.reading.started_at)),
            facts=people_facts(self.reading),
            results=[item for item in exercises if item[2]],
            unreached=unseen,
            needed=ROOM_MINIMUM,
            headings=self.outline.headings,
        )

    def highlights(self, exercise: Exercise) -> list[tuple[Panel, int]]:
        """What an exercise came to, without what is left out of the report."""
        out = {told.figure for told in self.drawer.omitted}
        return [found for found in self.exercises.highlights(exercise) if found[1] not in out]

    def _people(self) -> Part:
        facts = [*people_facts(self.reading), *provenance_facts(self.reading)]
        return self._counted(o.PEOPLE, facts, [attendance_panel(self.reading), by_step_panel(self.reading)])

    def _method(self) -> Part:
        return self._part(
            o.METHOD,
            facts=self._numbered(method_facts(self.reading)),
            agenda=agenda_items(self.reading),
            headings=self.outline.headings,
            missing=[section.title for section in self.outline.missing],
        )

    def _steps(self) -> Part:
        panels = [agenda_panel(self.reading, self.rows), answered_panel(self.reading, self.rows)]
        return self._counted(o.STEPS, [], panels)

    def _counted(self, key: str, facts: list[Message], panels: Sequence[Panel | None]) -> Part:
        """A section of facts, then results; numbered in this order."""
        numbered = self._numbered(facts)
        blocks = [self.drawer.block((key, panel.key), panel) for panel in panels if panel]
        return self._part(key, "counted", facts=numbered, blocks=blocks)

    def _numbered(self, facts: list[Message]) -> list[tuple[str, Message]]:
        drawn = ((self.drawer.sentence(fact), fact) for fact in facts)
        return [(number, fact) for number, fact in drawn if number]

    def _beside(self, key: str) -> Sequence[Panel]:
        """What the report's desk gives a section."""
        return self.beside.get(key, ())

    def _empty_desk(self) -> list[str]:
        """The sections of the report's desk that hold nothing."""
        found = {*self.beside, *([o.FINDINGS] if findings(self.reading, self.said) else [])}
        return [key for key in (o.FINDINGS, o.EVIDENCE, o.INFLUENCES) if key not in found]

    def _findings(self) -> Part:
        blocks = [
            self.drawer.block((o.FINDINGS, panel.key), panel) for panel in self.beside.get(o.FINDINGS, ())
        ]
        return self._part(o.FINDINGS, findings=findings(self.reading, self.said), blocks=blocks)

    def _entered(self) -> Part:
        return self._counted(o.ENTERED, entered_facts(), [*entered_panels(self.workshop)])

    def _next(self) -> Part:
        is_written = any(one.section == o.NEXT for one in self.drafting.readings.values())
        return self._part(o.NEXT, is_written=is_written, is_published=bool(self.drafting.published))

    def _examples(self) -> Part:
        return self._part(o.EXAMPLES, sets=sets_used(self.reading))

    def _typology(self) -> Part:
        return self._counted(o.TYPOLOGY, [], [benefits_named(self.reading)])

    def _studies(self) -> Part:
        return self._part(o.STUDIES, studies=studies_told(self.reading))

    def _annex(self) -> Part:
        last = self.clock.show(Moment(self.reading.last_at))
        day = self.clock.show(Day(self.reading.last_at))
        return self._part(
            o.ANNEX,
            needed=ROOM_MINIMUM,
            change_needed=CHANGE_MINIMUM,
            last=last,
            day=day,
            ways=self._numbered(way_facts(self.reading)),
            annexed=self.exercises.annexed(),
            omitted=self.drawer.omitted,
            reasons=self.drafting.left_out,
            desk=[self.drawer.block((o.ANNEX, panel.key), panel) for panel in self.desk.annex],
        )

    def _part(self, key: str, template: str | None = None, **names: Any) -> Part:
        page = self._render(template or key, **names)
        return Part(self.outline.headings[key], Markup(page))  # noqa: S704 - escaped in rendering

    def _render(self, name: str, **names: Any) -> str:
        return self.environment.get_template(f"{FOLDER}/{name}.html").render(**names)
