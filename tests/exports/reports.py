"""Reports for tests: the real page of a real record, and a reader of what stands in it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC
from html.parser import HTMLParser
from typing import Any

from exports.assets import Assets, read_assets
from exports.local_area_report import build
from facilitator.reporting import asset_paths
from sessions.agenda import AgendaTemplate
from tests.builders import Hall, make_hall, play_all, seat_everyone

ASSETS = read_assets(asset_paths())
LIGHT = Assets(styles="", plotly="", templates=ASSETS.templates)  # what a test of words needs
SHORT_DAY = AgendaTemplate.model_validate(
    {
        "title": "Better use of data",
        "area": "Manchester",
        "summary": "A morning in two exercises.",
        "tables": [{"number": number, "seats": 5} for number in range(1, 7)],
        "exercises": [
            {"id": "welcome", "kind": "talk", "title": "Welcome", "settings": {"say": "Who gains?"}},
            {
                "id": "benefit",
                "kind": "ranking",
                "title": "Rank by public benefit",
                "settings": {"sets": {n: "1-6" if n % 2 else "A-F" for n in range(1, 7)}},
            },
            {"id": "experts", "kind": "talk", "title": "Expert input", "settings": {"say": "Ask them."}},
            {
                "id": "camden",
                "kind": "poll",
                "title": "Camden Residents Index",
                "settings": {
                    "case_study": "camden_residents_index",
                    "rounds": [
                        {"stage": "what-it-is", "question": "How comfortable are you?"},
                        {"stage": "who-sees-what", "question": "How comfortable are you now?"},
                    ],
                },
            },
            {"id": "plenary", "kind": "talk", "title": "Plenary", "settings": {"say": "What stays?"}},
        ],
    }
)
TIME = re.compile(r"<time [^>]*>[^<]*</time>")
UNSEEN = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
VOID = {"meta", "link", "br", "circle"}


def rehearsed(
    seed: int = 7,
    at_each_table: int = 5,
    is_rehearsal: bool = True,
    template: AgendaTemplate | None = None,
    approves: bool = True,
) -> Hall:
    """A short day, or another, played by simulated people."""
    hall = make_hall(template=template or SHORT_DAY, is_rehearsal=is_rehearsal)
    play_all(hall, seat_everyone(hall, at_each_table), seed, approves)
    return hall


def written(hall: Hall, assets: Assets = LIGHT) -> str:
    """The report of what has happened so far."""
    return build(hall.service.snapshot(hall.workshop), hall.service.registry, assets, zone=UTC)


def without_times(page: str) -> str:
    """The page with its times taken out: all else has to be the same for the same content."""
    return TIME.sub("<time></time>", page)


def visible(page: str) -> str:
    """The page without what is not read: scripts and styles."""
    return UNSEEN.sub("", page)


@dataclass
class Figure:
    """One printed result: `tables` hold rows of cell texts, the heading row first; `plot` is its chart."""

    id: str
    texts: list[str] = field(default_factory=list)
    tables: list[list[list[str]]] = field(default_factory=list)
    plot: dict[str, Any] | None = None

    @property
    def words(self) -> str:
        """All its text."""
        return " ".join(" ".join(self.texts).split())


def figures(page: str) -> list[Figure]:
    """The results printed in a page, in order."""
    reader = _Reader()
    reader.feed(page)
    return reader.found


class _Reader(HTMLParser):
    """Collects each figure's words, tables and chart."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Figure] = []
        self.open: list[str] = []

    @property
    def figure(self) -> Figure | None:
        return self.found[-1] if "figure" in self.open else None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in VOID:
            return
        self.open.append(tag)
        if tag == "figure":
            self.found.append(Figure(given["id"] or ""))
        if self.figure is not None:
            self._note(tag, self.figure)

    def _note(self, tag: str, figure: Figure) -> None:
        if tag == "table":
            figure.tables.append([])
        elif tag == "tr":
            figure.tables[-1].append([])
        elif tag in ("th", "td"):
            figure.tables[-1][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        figure = self.figure
        if figure is None:
            return
        if self.open[-1] == "script":
            figure.plot = json.loads(data)
            return
        figure.texts.append(data)
        if {"th", "td"} & set(self.open):
            cells = figure.tables[-1][-1]
            cells[-1] = " ".join(f"{cells[-1]} {data}".split())


def texts_of(plot: dict[str, Any]) -> Iterator[str]:
    """Every text drawn in a chart."""
    for annotation in plot["layout"]["annotations"]:
        yield annotation["text"]
