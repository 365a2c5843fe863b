"""The texts of the pack: agenda, run sheet, briefing, glossary, names. Each fills as many pages as it needs.

A text that is longer than a page runs on over the next ones; nothing is ever cut.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from casestudies.background import Briefing, BriefingPart, Glossary, Term
from casestudies.schema import CaseStudy, Stage
from facilitator.print_pack.choices import Choices
from facilitator.print_pack.sheets import Page, filled, lines_of
from sessions.paper.forms import PlannedStep
from sessions.register import NameRow

# What a page holds in the pack's type beside its foot and a rehearsal's mark; what a heading takes.
LINES, LETTERS = 42, 94
HEADED, SOURCED = 2.5, 2.5
MEANING_LETTERS = 58
AGENDA_ROWS, AGENDA_LETTERS = 24, 60
RUN_LINES, RUN_LETTERS, RUN_TITLE_LETTERS = 50, 40, 20
NOTICE_LETTERS, NOTICE_LINES = 92, 8  # of its own words, beside those that every notice has
NAMES = 50  # on a page, in two columns

T = TypeVar("T")


def agenda_pages(steps: Sequence[PlannedStep], choices: Choices) -> list[Page]:
    """The exercises in order with their times, and what to expect on a page of its own."""
    rows = [_exercise(steps, index, choices) for index, step in enumerate(steps) if step.is_first]
    end = choices.clock(steps[-1].minute + steps[-1].phase.minutes) if steps else ""
    parts = filled(rows, lambda row: lines_of(row["title"], AGENDA_LETTERS), AGENDA_ROWS)
    told = [
        {"rows": part, "is_first": part is parts[0], "end": end if part is parts[-1] else ""}
        for part in parts
    ]
    return [
        *(Page("print/agenda.html", {**values, "begins": choices.begins}, flows=True) for values in told),
        Page("print/what_to_expect.html", {}),
    ]


def _exercise(steps: Sequence[PlannedStep], index: int, choices: Choices) -> dict[str, Any]:
    first = steps[index]
    following = (step for step in steps[index + 1 :] if step.is_first)
    last = steps[-1].minute + steps[-1].phase.minutes
    end = next((step.minute for step in following), last)
    return {
        "at": choices.clock(first.minute),
        "title": first.exercise,
        "minutes": end - first.minute,
        "is_break": first.phase.is_break,
    }


def run_pages(steps: Sequence[PlannedStep], choices: Choices) -> list[Page]:
    """Step by step what is read out, when, and room for notes."""
    parts = filled(steps, _run_lines, RUN_LINES)
    return [
        Page(
            "print/run_sheet.html",
            {"steps": part, "is_first": part is parts[0], "clock": choices.clock},
            flows=True,
        )
        for part in parts
    ]


def _run_lines(step: PlannedStep) -> float:
    named = [step.exercise] if step.is_first else []
    titles = [*named, str(step.title), "x" if step.voice else ""]
    beside = sum(lines_of(words, RUN_TITLE_LETTERS) for words in titles if words)
    return 0.6 + max(beside, lines_of(str(step.phase.say), RUN_LETTERS))


def briefing_pages(briefing: Briefing) -> list[Page]:
    """Its parts, as many on a page as fit."""
    return _text_pages("print/briefing.html", "briefing", briefing, briefing.parts, _part_lines)


def _part_lines(part: BriefingPart) -> float:
    return 2.2 + lines_of(part.text, LETTERS)


def glossary_pages(glossary: Glossary) -> list[Page]:
    """Its words, as many on a page as fit."""
    return _text_pages("print/glossary.html", "glossary", glossary, glossary.terms, _term_lines)


def _term_lines(term: Term) -> float:
    return 0.35 + lines_of(f"{term.meaning} {term.source}", MEANING_LETTERS)


def case_pages(studies: Sequence[CaseStudy]) -> list[Page]:
    """A page for each stage, so that none is handed out before its time."""
    return [_stage_page(study, stage, number) for study in studies for number, stage in _numbered(study)]


def _numbered(study: CaseStudy) -> list[tuple[int, Stage]]:
    return list(enumerate(study.stages, start=1))


def _stage_page(study: CaseStudy, stage: Stage, number: int) -> Page:
    values = {"study": study, "stage": stage, "number": number, "of": len(study.stages)}
    lines = HEADED + SOURCED + 2 + lines_of(stage.text, LETTERS)
    return Page("print/stage.html", values, _covers(lines), flows=True)


def notice_pages(paper: Mapping[str, Any], is_secured: bool) -> list[Page]:
    """The privacy notice, on one page unless the host says much."""
    told = paper["papers"]
    own = " ".join((told.host, told.contact, told.officer)), told.purpose
    lines = sum(lines_of(words, NOTICE_LETTERS) for words in own) + (4 if told.missing else 1)
    values = {"facts": paper, "is_secured": is_secured}
    return [Page("print/notice.html", values, 1 if lines <= NOTICE_LINES else 2, flows=True)]


def name_pages(names: Sequence[NameRow]) -> list[Page]:
    """Who asked to be on the delegate list, and nothing else about them."""
    listed = sorted((row.name for row in names if row.on_delegate_list), key=str.casefold)
    parts = filled(listed, lambda name: 1, NAMES)
    return [
        Page("print/delegates.html", {"names": part, "is_first": part is parts[0]}, flows=True)
        for part in parts
    ]


def _text_pages(
    template: str, name: str, whole: Any, items: Sequence[T], lines: Callable[[T], float]
) -> list[Page]:
    def taken(item: T) -> float:
        """With the heading above the first one, and the source below the last."""
        return lines(item) + HEADED * (item is items[0]) + SOURCED * (item is items[-1])

    parts = filled(items, taken, LINES)
    starts = [sum(len(part) for part in parts[:number]) for number in range(len(parts))]
    return [
        Page(
            template,
            {
                name: whole,
                "items": part,
                "start": start,
                "is_first": part is parts[0],
                "is_last": part is parts[-1],
            },
            _covers(sum(taken(item) for item in part)),
            flows=True,
        )
        for part, start in zip(parts, starts, strict=True)
    ]


def _covers(lines: float) -> int:
    """How many pages so many lines take."""
    return max(1, -int(-lines // LINES))
