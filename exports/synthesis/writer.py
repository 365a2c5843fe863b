"""The synthesis: several workshops side by side, as one HTML page that stands alone.

It wears what the local area report wears and prints its results in the same blocks, so every number has its
figure, its area and its n. The same bundles give the same page, byte for byte, in whatever order they come.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from gettext import NullTranslations
from typing import Any

from markupsafe import Markup

from exports.assets import Assets
from exports.figures import Drawer
from exports.local_area_report import Part
from exports.moments import Clock
from exports.numbering import Numbering
from exports.page_policy import content_policy
from exports.report.frame import drawing_script, make_environment, page_styles, sheet
from exports.synthesis import outline as o
from exports.synthesis.apart import APART, apart_panel
from exports.synthesis.areas import Area
from exports.synthesis.codes import OWN_CODES, codes_panel, evidence_panels, own_codes_panel
from exports.synthesis.people import AGENDAS, agendas_panel, areas_panel
from exports.synthesis.quotes import quotes_by_area
from exports.synthesis.side_by_side import groups_of, is_key, panels_of, parts_of
from exports.wording import speaker
from sessions.exercises.base import Panel
from sessions.exercises.registry import Registry
from sessions.words import Message, say

FOLDER = "synthesis"
FURTHER = frozenset({AGENDAS, OWN_CODES, APART})  # not for the first page
ALL_MADE_UP, SOME_MADE_UP = say("Rehearsals: all answers are made up."), say("Some areas are rehearsals.")


@dataclass(frozen=True)
class Rests:
    """What a figure rests on: (area, exercise), no exercise where it is of the whole day."""

    on: tuple[tuple[str, str], ...]


class SynthesisWriter:
    """Writes one synthesis. The first section is drawn last: it points at the others."""

    def __init__(
        self, areas: Sequence[Area], registry: Registry, assets: Assets, translations: NullTranslations
    ) -> None:
        self.areas, self.assets = areas, assets
        self.speak = speaker(translations)
        self.parts = parts_of(areas)
        self.groups = groups_of(self.parts)
        self.environment = make_environment(registry, assets.templates, translations, self.speak)
        self.drawer = Drawer(
            self.environment, Numbering(self.speak), Clock(None, self.speak), self.speak, self._rehearsal()
        )
        self.rests: dict[tuple[str, str], Rests] = {}
        self.key_figures: set[tuple[str, str]] = set()
        self.panels = self._panels()
        self.quotes = quotes_by_area(areas)
        empty = [key for key in (o.CODES, o.TESTS, o.APART) if not self.panels[key]]
        empty += [] if self.quotes else [o.QUOTES]
        self.outline = o.outline(self.groups_with_panels, empty, self.speak)

    @cached_property
    def page(self) -> str:
        """The whole page."""
        drawn = [self._section(section) for section in self.outline.sections if section.key != o.GLANCE]
        return self._render(
            "page",
            parts=[self._glance(), *drawn],
            title=self.title,
            areas=self.areas,
            rehearsals=self.rehearsals,
            styles=Markup(f"{page_styles(self.assets.styles, self.title)}\n{sheet(FOLDER)}"),  # noqa: S704 - our own sheets; the title in them is escaped for CSS
            policy=content_policy([self.assets.plotly, drawing_script()]),
            plotly=Markup(self.assets.plotly),  # noqa: S704 - a vendored file, held to its hash
            drawing=Markup(drawing_script()),  # noqa: S704 - our own file
        )

    @property
    def title(self) -> str:
        """The one title of all workshops, where they have one."""
        titles = list(dict.fromkeys(area.workshop.title for area in self.areas))
        return titles[0] if len(titles) == 1 else self.speak(say("%(n)s workshops", n=len(self.areas)))

    @property
    def rehearsals(self) -> int:
        """How many of the areas are made up."""
        return sum(area.workshop.is_rehearsal for area in self.areas)

    def _rehearsal(self) -> Message | None:
        if not self.rehearsals:
            return None
        return ALL_MADE_UP if self.rehearsals == len(self.areas) else SOME_MADE_UP

    def _panels(self) -> Mapping[str, list[Panel]]:
        """The results of the fixed sections, and of each group under its name."""
        fixed: dict[str, list[Panel | None]] = {
            o.AREAS: [areas_panel(self.areas), agendas_panel(self.areas)],
            o.CODES: [codes_panel(self.areas), own_codes_panel(self.areas)],
            o.TESTS: [*evidence_panels(self.areas)],
            o.APART: [apart_panel(self.areas, self.parts, self.groups)],
        }
        found = {key: [panel for panel in panels if panel] for key, panels in fixed.items()}
        return found | {f"group {group.about}": list(panels_of(group)) for group in self.groups}

    @property
    def groups_with_panels(self) -> list[Any]:
        """What is alike in two areas or more, or is a list."""
        return [group for group in self.groups if self.panels[f"group {group.about}"]]

    def _section(self, section: o.Outlined) -> Part:
        if section.key == o.QUOTES:
            quotes = [
                (
                    area,
                    [
                        (self.drawer.quote(quote.words, f"{area.name} {quote.reference}"), quote)
                        for quote in theirs
                    ],
                )
                for area, theirs in self.quotes
            ]
            return self._part(section, "quotes", quotes=quotes)
        if section.key == o.METHOD:
            return self._part(section, "method", areas=self.areas)
        whole_day = Rests(tuple((area.name, "") for area in self.areas))
        fixed = self.panels.get(section.key, ())
        blocks = [self._block(section.key, panel, whole_day) for panel in fixed]
        self.key_figures |= {(section.key, panel.key) for panel in fixed if panel.key not in FURTHER}
        for group in section.groups:
            on = Rests(tuple((part.area.name, part.exercise.id) for held in group.alike for part in held))
            panels = self.panels[f"group {group.about}"]
            blocks += [self._block(section.key, panel, on) for panel in panels]
            self.key_figures |= {(section.key, panel.key) for panel in panels[:1] if is_key(group)}
        return self._part(section, "results", blocks=blocks, key=section.key)

    def _block(self, section: str, panel: Panel, rests: Rests) -> Markup:
        self.rests[section, panel.key] = rests
        return self.drawer.block((section, panel.key), panel)

    def _glance(self) -> Part:
        """What each section comes to, with its figures."""
        section = self.outline.main[0]
        told = [one for one in self.drawer.told if one.panel]
        results = [
            (
                self.outline.headings[one.key],
                [(t.panel, t.figure) for t in told if t.shows[0] == one.key and t.shows in self.key_figures],
            )
            for one in self.outline.main
        ]
        return self._part(
            section,
            "glance",
            results=[found for found in results if found[1]],
            areas=self.areas,
            rehearsals=self.rehearsals,
            purged=[area.name for area in self.areas if area.is_purged],
            headings=self.outline.headings,
        )

    def _part(self, section: o.Outlined, template: str, **names: Any) -> Part:
        page = self._render(template, **names)
        return Part(self.outline.headings[section.key], Markup(page))  # noqa: S704 - escaped in rendering

    def _render(self, name: str, **names: Any) -> str:
        return self.environment.get_template(f"{FOLDER}/{name}.html").render(**names)
