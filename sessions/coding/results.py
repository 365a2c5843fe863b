"""What the report's desk comes to, as a report prints it: counts by code, pairs of views, more for the annex.

Statements are open (what a table wrote to be read), so their counts stand at any number. Nobody's initials
are printed, and no codes that two people still give apart.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from sessions.coding.book import by_family
from sessions.coding.double import Agreement, agreements, is_withheld
from sessions.coding.evidence import coded, evidence_panels, whence
from sessions.coding.influences import influence_panels
from sessions.coding.remarks import Remark, remarks
from sessions.coding.state import Coding
from sessions.day import Exercise
from sessions.exercises.base import Badge, Column, ForReport, Panel, Room
from sessions.participation import participation_panel
from sessions.words import Message, say, say_n
from sessions.workshop import Workshop

CODES, PAIRS, ASIDE, CODERS = "codes", "contradictory-views", "set-aside", "coders"


def desk_results(
    workshop: Workshop, pool: Sequence[Remark], wrote_in: Iterable[tuple[Exercise, Room]]
) -> ForReport:
    """What stands with the findings, the evidence and the influences, and what in the method annex.

    `pool` is what a report may print; `wrote_in` are the exercises that are over, with who was in the room.
    """
    coding, tables, over = workshop.coding, len(workshop.tables), list(wrote_in)
    beside = (
        codes_panel(coding, pool, tables),
        pairs_panel(coding, pool),
        *evidence_panels(coding, pool, tables),
        *influence_panels(coding, pool, over, tables),
    )
    annex = (aside_panel(coding, pool), coders_panel(coding, pool), participation_panel(over))
    return ForReport(*(tuple(panel for panel in part if panel) for part in (beside, annex)))


def kept_results(workshop: Workshop) -> ForReport:
    """What a purge keeps of it: the day is over, so all that was approved may be printed."""
    public = [one for one in remarks(workshop) if one.is_public]
    return desk_results(workshop, public, [(one, workshop.room) for one in workshop.exercises.values()])


def codes_panel(coding: Coding, pool: Sequence[Remark], tables: int) -> Panel | None:
    """Rows: family, code, count, tables ("4 of 6"), by family; the code with the most first in each."""
    counted = [one for one in pool if one.reference not in coding.set_aside]
    open_to_count = [one for one in counted if not is_withheld(coding, one.exercise)]
    under = coded(coding, pool)
    if not under:
        return None
    rows = []
    for family, codes in by_family([code for code in coding.codes if code.key in under]):
        for code in sorted(codes, key=lambda code: -len(under[code.key])):
            sat = len({one.table for one in under[code.key]})
            rows.append(
                {
                    "family": family.title,
                    "code": say("%(key)s %(title)s", key=code.key, title=code.title),
                    "count": len(under[code.key]),
                    "tables": say("%(n)s of %(of)s", n=sat, of=tables),
                }
            )
    with_code = sum(bool(coding.codes_of(one.reference)) for one in open_to_count)
    return Panel(
        key=CODES,
        title=say("What statements are about, by code"),
        badge=Badge.TABLE,
        basis=say("%(coded)s of %(all)s statements have a code.", coded=with_code, all=len(counted)),
        summary=_codes_words(rows),
        columns=(
            Column("family", say("Family")),
            Column("code", say("Code")),
            Column("count", say("Statements"), is_number=True),
            Column("tables", say("From tables")),
        ),
        rows=tuple(rows),
        notes=tuple(_codes_notes(coding, pool, len(counted) - len(open_to_count))),
    )


def _codes_words(rows: Sequence[dict[str, object]]) -> Message:
    most = max(rows, key=lambda row: int(str(row["count"])))
    return say(
        "A list by family of codes. %(code)s was given most: %(count)s from %(tables)s tables.",
        code=most["code"],
        count=say_n("%(n)s statement", "%(n)s statements", int(str(most["count"]))),
        tables=most["tables"],
    )


def _codes_notes(coding: Coding, pool: Sequence[Remark], withheld: int) -> list[Message]:
    givers = {who for codes in coding.given.values() for coders in codes.values() for who in coders}
    notes = [
        say_n("Codes were given by %(n)s person.", "Codes were given by %(n)s people.", len(givers)),
        say("A statement may have several codes, so the rows don't add up."),
    ]
    aside = sum(one.reference in coding.set_aside for one in pool)
    if aside:
        notes.append(say_n("%(n)s more was set aside.", "%(n)s more were set aside.", aside))
    if withheld:
        notes.append(
            say_n(
                "The codes of %(n)s are left out: two people still code it apart.",
                "The codes of %(n)s are left out: two people still code them apart.",
                withheld,
            )
        )
    return notes


def pairs_panel(coding: Coding, pool: Sequence[Remark]) -> Panel | None:
    """Rows: one, other (their words), and where each was said."""
    known = {one.reference: one for one in pool if one.reference not in coding.set_aside}
    pairs = [(known[one], known[other]) for one, other in coding.pairs if {one, other} <= known.keys()]
    if not pairs:
        return None
    return Panel(
        key=PAIRS,
        title=say("Views that contradict each other"),
        badge=Badge.TABLE,
        basis=say_n("%(n)s pair of statements", "%(n)s pairs of statements", len(pairs)),
        summary=say("A list of pairs, side by side; a person put them together."),
        columns=(
            Column("one", say("One view")),
            Column("one_of", say("Statement")),
            Column("other", say("Another view")),
            Column("other_of", say("Statement")),
        ),
        rows=tuple(
            {"one": one.text, "one_of": whence(one), "other": other.text, "other_of": whence(other)}
            for one, other in pairs
        ),
    )


def aside_panel(coding: Coding, pool: Sequence[Remark]) -> Panel | None:
    """Rows: remark (its number), table, reason; its words are not told."""
    found = [one for one in pool if one.reference in coding.set_aside]
    if not found:
        return None
    return Panel(
        key=ASIDE,
        title=say("Statements set aside, and why"),
        badge=Badge.TABLE,
        basis=say("%(n)s of %(of)s statements", n=len(found), of=len(pool)),
        summary=say("A list of statements that are in no count by code, in no finding and in no list."),
        columns=(
            Column("remark", say("Statement")),
            Column("table", say("Table"), is_number=True),
            Column("reason", say("Why")),
        ),
        rows=tuple(
            {"remark": one.reference, "table": one.table, "reason": coding.set_aside[one.reference]}
            for one in found
        ),
    )


def coders_panel(coding: Coding, pool: Sequence[Remark]) -> Panel | None:
    """Rows: code, both, first, second, neither, kappa, alpha, why (where there is none); None while apart."""
    found = agreements(coding, pool)
    if not found:
        return None
    return Panel(
        key=CODERS,
        title=say("How far two people agree who coded the same statements apart"),
        badge=Badge.ROOM,
        basis=say_n("%(n)s statement, two people", "%(n)s statements, two people", found[0].n),
        summary=say("One row for each code, and for each family: Cohen's kappa and Krippendorff's alpha."),
        columns=(
            Column("code", say("Code")),
            *(
                Column(key, title, is_number=True)
                for key, title in (
                    ("both", say("Both")),
                    ("first", say("Only one")),
                    ("second", say("Only the other")),
                    ("neither", say("Neither")),
                    ("kappa", say("Kappa")),
                    ("alpha", say("Alpha")),
                )
            ),
            Column("why", say("Why there is none")),
        ),
        rows=tuple(map(_agreed_row, found)),
        notes=(say("1 is full agreement, 0 what chance alone would give."),),
    )


def _agreed_row(one: Agreement) -> dict[str, object]:
    measures = {"kappa": _number(one.kappa), "alpha": _number(one.alpha), "why": one.reason or ""}
    if one.code is None:
        return {"code": say("All of “%(family)s”", family=one.family.title), **measures}
    title = say("%(key)s %(title)s", key=one.code.key, title=one.code.title)
    counts = {"both": one.both, "first": one.first, "second": one.second, "neither": one.neither}
    return {"code": title, **counts, **measures}


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
