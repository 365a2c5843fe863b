"""Paper ballots: half a page each, numbered; and the sheets on which a table writes.

A number is one person's on every ballot of the day. Each step has a ballot of its own, so that an earlier
answer doesn't lie beside a later question and no round is known before its time. A kind brings `ballot.html`
for one person, or `table_sheet.html` for a table; where it reads paper and has neither, a plain one is made.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.print_pack.choices import Choices
from facilitator.print_pack.sheets import Page, pairs
from sessions.exercises.registry import BALLOT, TABLE_SHEET, Registry
from sessions.paper.ballot_numbers import numbers_of
from sessions.paper.forms import PaperForm

PLAIN = "print/plain_ballot.html"
COVER = "print/ballot_cover.html"
SHEET_ROWS = 15


@dataclass(frozen=True)
class Ballot:
    """Half a page: what the kind prints for one step, or the cover that a person keeps."""

    template: str
    number: str
    table: int
    values: Mapping[str, Any]


def ballot_pages(
    forms: Sequence[PaperForm],
    tables: Sequence[int],
    registry: Registry,
    choices: Choices,
    code_of: Callable[[str], str],
) -> list[Page]:
    """All ballots, two to a page, by person or by exercise. `code_of` gives the code to take words back."""
    people = [
        (table, number)
        for table in tables
        for number in numbers_of(table, choices.ballots, choices.first_ballot)
    ]
    own = [form for form in forms if not registry.has_template(form.kind, TABLE_SHEET)]
    if not own:
        return []
    by_person = [list(_of_person(number, table, own, registry, code_of)) for table, number in people]
    if choices.order == "person":
        halves = [half for one in by_person for half in _whole_pages(one)]
    else:
        longest = max(len(one) for one in by_person) if by_person else 0
        halves = [one[place] for place in range(longest) for one in by_person if place < len(one)]
    return [Page("print/ballots.html", {"halves": both}) for both in pairs(halves)]


def _whole_pages(halves: list[Any]) -> list[Any]:
    """A person's ballots begin at the top of a page, so that they can be stapled before they are cut."""
    return [*halves, None] if len(halves) % 2 else halves


def _of_person(
    number: str, table: int, forms: Sequence[PaperForm], registry: Registry, code_of: Callable[[str], str]
) -> Iterator[Ballot]:
    held = [form for form in forms if table in form.at]
    counts = [(form.title, len(form.at[table])) for form in held]
    yield Ballot(COVER, number, table, {"counts": counts, "code": code_of(number)})
    for form in held:
        named = f"{form.kind}/{BALLOT}" if registry.has_template(form.kind, BALLOT) else PLAIN
        for step in form.at[table]:
            part = step.phase.title if len(form.at[table]) > 1 else None
            yield Ballot(named, number, table, {"title": form.title, "part": part, "step": step})


def table_sheets(forms: Sequence[PaperForm], registry: Registry) -> list[Page]:
    """A sheet for each table and each exercise in which a table writes."""
    return [
        Page(
            "print/table_sheet.html",
            {
                "table": table,
                "template": f"{form.kind}/{TABLE_SHEET}",
                "title": form.title,
                "asked": asked,
                "rows": SHEET_ROWS,
            },
        )
        for form in forms
        if registry.has_template(form.kind, TABLE_SHEET)
        for table, asked in form.at.items()
    ]
