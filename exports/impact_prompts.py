"""Prompts for an impact assessment as files, with what the workshop's report prints beside each.

Everything beside a prompt is read off the report's own results, so nothing is in here that is withheld there.
There are no such files where a workshop assessed no proposal.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from exports.cells import csv_file
from exports.local_area_report import Writer
from exports.published import Published
from exports.word.writing import word_document
from sessions.coding.evidence import LISTED, OF_TEST
from sessions.exercises.base import Panel
from sessions.framework.impact_prompts import CAUTION, PROMPTS, Prompt
from sessions.framework.settled_first import Standing
from sessions.framework.told.panels import PROFILE, WITHOUT
from sessions.words import Message, say

CODED = frozenset({*OF_TEST.values(), *LISTED.values()})
COLUMNS = ("part", "about", "prompt", "assessed", "mean", "n", "cant_say", "said", "answer")


@dataclass(frozen=True)
class Beside:
    """What the report prints of one prompt's subject: how it was assessed, and the statements coded so."""

    prompt: Prompt
    assessed: tuple[Mapping[str, Any], ...]
    said: tuple[str, ...]


def prompt_files(writer: Writer, found: Published, base: str) -> dict[str, bytes]:
    """A table and a Word document to write in, by file name; none without an assessment."""
    panels = [told.panel for told in writer.drawer.told if told.panel]
    if not any(panel.key == WITHOUT for panel in panels):
        return {}
    beside = list(prompts_with(panels, writer))
    return {
        f"{base}-impact-prompts.csv": csv_file(COLUMNS, _lines(beside, writer)),
        f"{base}-impact-prompts.docx": word_document(_page(beside, panels, writer, found), {}),
    }


def prompts_with(panels: Sequence[Panel], writer: Writer) -> Iterator[Beside]:
    """Every prompt in order, with what the panels tell of it."""
    rows = [row for panel in panels for row in panel.rows if panel.key == WITHOUT or "condition" in row]
    coded = [row for panel in panels if panel.key in CODED for row in panel.rows if row.get("remark")]
    for prompt in PROMPTS:
        yield Beside(
            prompt,
            assessed=tuple(row for row in rows if prompt.about in (row.get("number"), row.get("condition"))),
            said=tuple(
                f"{writer.drawer.shown(row['words'])} ({row['remark']})"
                for row in coded
                if str(row["code"]).split(" ", 1)[0] in prompt.codes
            ),
        )


def assessed_words(row: Mapping[str, Any]) -> Message:
    """How one question was assessed, or how one condition stands, with its n."""
    if "condition" in row:
        return say(
            "Tables that call it settled: %(settled)s; not settled yet: %(not_yet)s; failed: %(failed)s.",
            **{standing.value: row[standing.value] for standing in Standing},
        )
    return say(
        "This group's assessment: %(mean)s from 0 to 1, n %(n)s; %(unsure)s can't say.",
        mean=row["mean"],
        n=row["placed"],
        unsure=row["cant_say"],
    )


def _lines(beside: Sequence[Beside], writer: Writer) -> Iterator[dict[str, Any]]:
    for one in beside:
        row = next((row for row in one.assessed if "mean" in row), {})
        yield {
            "part": writer.speak(one.prompt.part),
            "about": writer.speak(one.prompt.stands_for),
            "prompt": writer.speak(one.prompt.asks),
            "assessed": "\n".join(writer.speak(assessed_words(told)) for told in one.assessed),
            "mean": row.get("mean"),
            "n": row.get("placed"),
            "cant_say": row.get("cant_say"),
            "said": "\n".join(one.said),
        }


def _page(beside: Sequence[Beside], panels: Sequence[Panel], writer: Writer, found: Published) -> str:
    parts: dict[str, list[Beside]] = {}
    for one in beside:
        parts.setdefault(writer.speak(one.prompt.part), []).append(one)
    return writer.environment.get_template("impact_prompts.html").render(
        found=found,
        parts=parts,
        caution=CAUTION,
        assessed_words=assessed_words,
        readings=[panel for panel in panels if panel.key == PROFILE],
    )
