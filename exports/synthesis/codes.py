"""What statements are about, by code and area, and what that is as evidence for the three tests.

Counts come from the panel by which each report prints its codes. The standard codes are one book for all; the
codes that a workshop made for itself stand apart, for nobody knows whether two of them mean the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from exports.outline import FINDINGS
from exports.synthesis.areas import Area
from exports.synthesis.people import AREA
from sessions.coding.book import FAMILIES, STANDARD, Code, Family
from sessions.coding.results import CODES
from sessions.exercises.base import Badge, Column, Panel
from sessions.words import Message, listed, say, say_n

BY_AREA, OWN_CODES = "codes-by-area", "own-codes"
TESTS = ("PU", "PR", "RE")  # families of the book


@dataclass(frozen=True)
class Count:
    """Of one code in one area: statements, and from how many tables of how many."""

    said: int
    tables: int
    of: int

    @property
    def words(self) -> Message:
        """In a cell."""
        return say("%(n)s (%(tables)s of %(of)s)", n=self.said, tables=self.tables, of=self.of)


def counts_of(area: Area) -> dict[str, tuple[Message, Count]]:
    """By key, each code's title and count; empty where no statement has a code."""
    panel = area.panels.get((FINDINGS, CODES))
    found = {}
    for row in panel.rows if panel else ():
        title: Any = row["code"]
        if "key" in title.values:  # a purge leaves a mark in place of a code of somebody's own
            found[str(title.values["key"])] = title, _count(row)
    return found


def _count(row: Mapping[str, Any]) -> Count:
    tables = row["tables"].values
    return Count(int(row["count"]), int(tables["n"]), int(tables["of"]))


def coded_areas(areas: Sequence[Area]) -> list[Area]:
    """Those in which statements have codes."""
    return [area for area in areas if counts_of(area)]


def codes_panel(areas: Sequence[Area]) -> Panel | None:
    """Rows: code, a column an area ("12 (4 of 6)"), areas; the standard codes that any area has."""
    coded = coded_areas(areas)
    found = {area.key: counts_of(area) for area in coded}
    keys = [key for key in STANDARD if any(key in counts for counts in found.values())]
    if not keys:
        return None
    rows = tuple(_row(STANDARD[key], coded, found) for key in keys)
    return Panel(
        key=BY_AREA,
        title=say("What statements are about, by code and area"),
        badge=Badge.TABLE,
        basis=say("Statements with the code, and in brackets from how many of the area's tables."),
        summary=_most(rows, len(coded)),
        columns=(
            Column("code", say("Code")),
            *(Column(area.key, say("%(area)s", area=area.name)) for area in coded),
            Column("areas", say("Areas")),
        ),
        rows=(*rows, {"code": say("Statements with a code"), **{area.key: _basis(area) for area in coded}}),
        notes=(
            say(
                "A statement may have several codes, so columns don't add up. In each area other people gave "
                "the codes: a higher count can mean that they coded more. A dash: no statement there."
            ),
            *_uncoded(areas, coded),
        ),
    )


def _row(
    code: Code, coded: Sequence[Area], found: Mapping[str, Mapping[str, tuple[Message, Count]]]
) -> dict[str, Any]:
    counts = {key: held[code.key][1] for key, held in found.items() if code.key in held}
    return {
        "code": say("%(key)s %(title)s", key=code.key, title=code.title),
        **{key: count.words for key, count in counts.items()},
        "areas": say("%(n)s of %(of)s", n=len(counts), of=len(coded)),
    }


def _basis(area: Area) -> Message:
    basis = area.panels[FINDINGS, CODES].basis.values
    return say("%(n)s of %(of)s", n=basis["coded"], of=basis["all"])


def _most(rows: Sequence[Mapping[str, Any]], coded: int) -> Message:
    """The codes that the most areas have."""
    most = max(int(row["areas"].values["n"]) for row in rows)
    first = [row["code"] for row in rows if row["areas"].values["n"] == most]
    return say(
        "In %(most)s of the %(of)s areas that coded: %(codes)s.",
        most=most,
        of=coded,
        codes=listed([str(title) for title in first]),
    )


def _uncoded(areas: Sequence[Area], coded: Sequence[Area]) -> list[Message]:
    without = [area.name for area in areas if area not in coded]
    if not without:
        return []
    return [say("No statement has a code in: %(areas)s.", areas="; ".join(without))]


def own_codes_panel(areas: Sequence[Area]) -> Panel | None:
    """Rows: area, code, statements, tables: the codes that areas made for themselves, never set equal."""
    rows = tuple(
        {
            "area": area.name,
            "code": title,
            "said": count.said,
            "tables": say("%(n)s of %(of)s", n=count.tables, of=count.of),
        }
        for area in areas
        for key, (title, count) in counts_of(area).items()
        if key not in STANDARD
    )
    if not rows:
        return None
    return Panel(
        key=OWN_CODES,
        title=say("Codes that areas made for themselves"),
        badge=Badge.TABLE,
        basis=say_n("%(n)s code", "%(n)s codes", len(rows)),
        summary=say(
            "A list by area. Codes of two areas are never taken for the same, whatever their titles."
        ),
        columns=(
            AREA,
            Column("code", say("Code")),
            Column("said", say("Statements"), is_number=True),
            Column("tables", say("From tables")),
        ),
        rows=rows,
    )


def evidence_panels(areas: Sequence[Area]) -> list[Panel]:
    """For each of the three tests, all its factors, also those for which there is nothing."""
    coded = coded_areas(areas)
    return [_evidence_panel(family, coded) for family in FAMILIES if family.prefix in TESTS] if coded else []


def _evidence_panel(family: Family, coded: Sequence[Area]) -> Panel:
    """Rows: factor, areas, statements, tables, where; nothing is added up over areas but counts of each."""
    found = {area.name: counts_of(area) for area in coded}
    rows = [
        _factor_row(code, found, len(coded)) for code in STANDARD.values() if code.family == family.prefix
    ]
    with_some = sum(bool(row["said"]) for row in rows)
    return Panel(
        key=f"test-{family.prefix}",
        title=say("Evidence for “%(test)s”", test=family.title),
        badge=Badge.TABLE,
        basis=say("%(n)s areas with codes", n=len(coded)),
        summary=say(
            "Statements speak to %(n)s of the %(of)s factors of this test.", n=with_some, of=len(rows)
        ),
        columns=(
            Column("factor", say("Factor")),
            Column("areas", say("Areas")),
            Column("said", say("Statements"), is_number=True),
            Column("tables", say("Tables"), is_number=True),
            Column("where", say("Statements by area")),
        ),
        rows=tuple(rows),
    )


def _factor_row(
    code: Code, found: Mapping[str, Mapping[str, tuple[Message, Count]]], coded: int
) -> dict[str, Any]:
    counts = {name: held[code.key][1] for name, held in found.items() if code.key in held}
    return {
        "factor": say("%(key)s %(title)s", key=code.key, title=code.title),
        "areas": say("%(n)s of %(of)s", n=len(counts), of=coded),
        "said": sum(count.said for count in counts.values()),
        "tables": sum(count.tables for count in counts.values()),
        "where": "; ".join(f"{name} {count.said}" for name, count in counts.items()),
    }
