"""The local area report: a workshop's record as one HTML page that stands alone.

The page carries its styles, fonts and chart library within itself and asks nobody for anything; without
script its tables stand. It holds counts, what groups said together, and nothing about one person. The same
record content gives the same page, byte for byte, but for its times.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from exports.assets import Assets
from exports.figures import Drawer
from exports.frames import frames
from exports.moments import Clock, Day, Moment
from exports.numbering import Heading, Numbering, headings
from exports.page_policy import content_policy, css_string
from exports.reading import Reading, read
from exports.report_exercises import Sections
from exports.report_materials import sets_used, studies_told
from exports.report_method import agenda_panel, method_facts
from exports.report_people import answered_panel, attendance_panel, people_facts
from exports.wording import Say, prose, speaker
from sessions.disclosure import CHANGE_MINIMUM, ROOM_MINIMUM
from sessions.exercises.base import Panel
from sessions.exercises.registry import Registry
from sessions.store import EventRow
from sessions.words import Message, say
from sessions.workshop import Workshop

HERE = Path(__file__).parent
FOLDER = "local_area_report"
GLANCE, PEOPLE, METHOD, MATERIALS, ANNEX = "glance", "people", "method", "materials", "annex"
REHEARSAL = say("Rehearsal: answers are made up.")


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
        self.frames = frames(reading)
        self.assets = assets
        self.speak = speaker(translations)
        self.clock = Clock(zone, self.speak)
        self.headings = self._headings()
        self.environment = make_environment(registry, assets.templates, translations, self.speak)
        self.environment.globals |= {"ref": self._reference, "workshop": reading.workshop}
        rehearsal = REHEARSAL if reading.workshop.is_rehearsal else None
        self.drawer = Drawer(self.environment, Numbering(self.speak), self.clock, self.speak, rehearsal)
        self.sections = Sections(self.environment, self.drawer, reading)

    @property
    def workshop(self) -> Workshop:
        """The workshop written about."""
        return self.reading.workshop

    def page(self) -> str:
        """The whole page."""
        parts = [self._people(), self._method(), *self._exercises(), self._materials(), self._annex()]
        return self._render(
            "page",
            parts=[self._glance(), *parts],
            styles=Markup(self._styles()),  # noqa: S704 - our own sheets; the title in them is escaped for CSS
            policy=content_policy([self.assets.plotly, drawing_script()]),
            plotly=Markup(self.assets.plotly),  # noqa: S704 - a vendored file, held to its hash
            drawing=Markup(drawing_script()),  # noqa: S704 - our own file
            day=self.clock.show(Day(self.reading.started_at)),
        )

    def _headings(self) -> dict[str, Heading]:
        exercises = [(exercise.id, exercise.title) for exercise in self.workshop.exercises.values()]
        front = [
            (GLANCE, say("At a glance")),
            (PEOPLE, say("Who took part")),
            (METHOD, say("Method used")),
        ]
        back = [(MATERIALS, say("Materials")), (ANNEX, say("What the numbers mean"))]
        return headings(
            [
                *((key, self.speak(title)) for key, title in front),
                *((f"exercise {key}", title) for key, title in exercises),
            ],
            [(key, self.speak(title)) for key, title in back],
        )

    def _reference(self, key: str) -> Markup:
        heading = self.headings[key]
        return Markup('<a href="#{}">{}</a>').format(heading.anchor, self.speak(heading.reference))

    def _glance(self) -> Part:
        exercises = [
            (f"exercise {exercise.id}", exercise.title, self.sections.highlights(exercise))
            for exercise in self.workshop.exercises.values()
        ]
        unseen = [step for step in self.workshop.steps if not self.reading.was_reached(step)]
        return self._part(
            GLANCE,
            facts=people_facts(self.reading),
            results=[item for item in exercises if item[2]],
            unreached=unseen,
            needed=ROOM_MINIMUM,
        )

    def _people(self) -> Part:
        return self._counted(
            PEOPLE,
            people_facts(self.reading),
            [attendance_panel(self.reading, self.frames), answered_panel(self.reading, self.frames)],
        )

    def _method(self) -> Part:
        return self._counted(METHOD, method_facts(self.reading), [agenda_panel(self.reading, self.frames)])

    def _counted(self, key: str, facts: list[Message], panels: list[Panel | None]) -> Part:
        """A section of facts, then results; numbered in this order."""
        numbered = [(self.drawer.numbering.next_fact(), fact) for fact in facts]
        blocks = [self.drawer.block((key, panel.key), panel) for panel in panels if panel]
        return self._part(key, facts=numbered, blocks=blocks)

    def _exercises(self) -> list[Part]:
        return [
            Part(self.headings[f"exercise {exercise.id}"], self.sections.section(exercise))
            for exercise in self.workshop.exercises.values()
        ]

    def _materials(self) -> Part:
        return self._part(MATERIALS, sets=sets_used(self.reading), studies=studies_told(self.reading))

    def _annex(self) -> Part:
        last = self.clock.show(Moment(self.reading.last_at))
        day = self.clock.show(Day(self.reading.last_at))
        return self._part(ANNEX, needed=ROOM_MINIMUM, change_needed=CHANGE_MINIMUM, last=last, day=day)

    def _part(self, key: str, **names: Any) -> Part:
        return Part(self.headings[key], Markup(self._render(key, **names)))  # noqa: S704 - escaped in rendering

    def _styles(self) -> str:
        own = (HERE / "static" / "local_area_report.css").read_text(encoding="utf-8")
        name = f"{self.workshop.title}: {self.workshop.area}"
        foot = f"{self.speak(REHEARSAL)} {name}" if self.workshop.is_rehearsal else name
        return f"{self.assets.styles}\n{own}\n{printed_foot(foot)}"

    def _render(self, name: str, **names: Any) -> str:
        return self.environment.get_template(f"{FOLDER}/{name}.html").render(**names)


def make_environment(
    registry: Registry, parts: Path, translations: NullTranslations, speak: Say
) -> Environment:
    """The report's templates, the kinds' and the parts they share; a name that is missing is an error."""
    kinds = {name: FileSystemLoader(folder) for name, folder in registry.template_folders().items()}
    loader = ChoiceLoader(
        [FileSystemLoader(HERE / "templates"), PrefixLoader(kinds), FileSystemLoader(parts)]
    )
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, extensions=["jinja2.ext.i18n"]
    )
    environment.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]  # added by the extension
    environment.filters |= {"t": speak, "prose": prose}
    return environment


def drawing_script() -> str:
    """The small script that draws the figures."""
    return (HERE / "static" / "draw_figures.js").read_text(encoding="utf-8")


def printed_foot(words: str) -> str:
    """The foot of every printed page: what this is, and the page's number."""
    style = "font-family: var(--sans); font-size: 9.4pt; color: #5a5368;"
    return (
        f"@page {{ @bottom-left {{ content: {css_string(words)}; {style} }} "
        f"@bottom-right {{ content: counter(page); {style} font-weight: 700; }} }}"
    )
