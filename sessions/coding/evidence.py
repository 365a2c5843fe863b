"""Owns the evidence under the three tests: what was said for or against each factor, as its coders saw it.

Statements are open, so they stand at any number. A factor without any says so: that nobody spoke of it is
evidence too. What was set aside, and what two people still code apart, is not among it.
"""

from collections.abc import Iterator, Mapping, Sequence

from sessions.coding.book import Code
from sessions.coding.double import is_withheld
from sessions.coding.remarks import Remark
from sessions.coding.state import Coding
from sessions.exercises.base import Badge, Column, Panel
from sessions.framework.three_tests import TESTS, UseTest
from sessions.words import Message, say, say_n

EVIDENCE = "evidence"
OF_TEST: Mapping[str, str] = {
    test.family.prefix: f"{EVIDENCE}-{test.family.prefix.lower()}" for test in TESTS
}
Coded = Mapping[str, Sequence[Remark]]  # by the key of a code


def coded(coding: Coding, pool: Sequence[Remark]) -> dict[str, list[Remark]]:
    """The statements of the pool under each code that they may be told with."""
    found: dict[str, list[Remark]] = {}
    for one in pool:
        if one.reference not in coding.set_aside and not is_withheld(coding, one.exercise):
            for key in coding.codes_of(one.reference):
                found.setdefault(key, []).append(one)
    return found


def evidence_panels(coding: Coding, pool: Sequence[Remark], tables: int) -> tuple[Panel, ...]:
    """How much there is under each factor, then what it is, test by test; nothing before a code is given."""
    under = coded(coding, pool)
    if not under:
        return ()
    return (_overview(under, tables), *(_of_test(test, under, tables) for test in TESTS))


def _overview(under: Coded, tables: int) -> Panel:
    """Rows: test, factor, count, tables ("4 of 6"), in the order of the source."""
    rows = [
        {
            "test": test.family.title,
            "factor": _named(factor),
            "count": len(under.get(factor.key, ())),
            "tables": say("%(n)s of %(of)s", n=_tables(under.get(factor.key, ())), of=tables),
        }
        for test in TESTS
        for factor in test.codes
    ]
    return Panel(
        key=EVIDENCE,
        title=say("How much was said under each of the three tests"),
        badge=Badge.TABLE,
        basis=_basis(_said([factor for test in TESTS for factor in test.codes], under), tables),
        summary=_overview_words(under),
        columns=(
            Column("test", say("Test")),
            Column("factor", say("Factor")),
            Column("count", say("Statements"), is_number=True),
            Column("tables", say("From tables")),
        ),
        rows=tuple(rows),
        notes=(
            say(
                "The tests and their factors are those of Data for Public Benefit (2018). A statement may "
                "stand under several. A code says what a statement is about, not that the test was passed."
            ),
        ),
    )


def _overview_words(under: Coded) -> Message:
    parts = [
        f"{test.family.title} {sum(factor.key in under for factor in test.codes)} of {len(test.codes)}"
        for test in TESTS
    ]
    return say("A list of factors. Spoken of at all: %(parts)s.", parts="; ".join(parts))


def _of_test(test: UseTest, under: Coded, tables: int) -> Panel:
    """Rows: factor, words, remark, table, by factor and as they came; a factor without any has one."""
    silent = [factor for factor in test.codes if factor.key not in under]
    return Panel(
        key=OF_TEST[test.family.prefix],
        title=say("%(test)s: what was said", test=test.family.title),
        badge=Badge.TABLE,
        basis=_basis(_said(test.codes, under), tables),
        summary=say(
            "A list by factor: %(n)s of %(of)s have statements.",
            n=len(test.codes) - len(silent),
            of=len(test.codes),
        ),
        columns=(
            Column("factor", say("Factor")),
            Column("words", say("What was said")),
            Column("remark", say("Statement")),
            Column("table", say("Table"), is_number=True),
        ),
        rows=tuple(row for factor in test.codes for row in _rows(factor, under)),
        notes=(test.asks,),
    )


def _rows(factor: Code, under: Coded) -> Iterator[dict[str, object]]:
    if factor.key not in under:
        yield {"factor": _named(factor), "words": say("Nothing was said that is coded so.")}
    for one in under.get(factor.key, ()):
        yield {
            "factor": _named(factor),
            "words": words_of(one),
            "remark": one.reference,
            "table": one.table,
        }


def words_of(one: Remark) -> object:
    """A statement in a list: in quotation marks where its speaker stands by the words."""
    return say("“%(words)s”", words=one.text) if one.is_quote else one.text


def _named(factor: Code) -> Message:
    return say("%(key)s %(title)s", key=factor.key, title=factor.title)


def _said(codes: Sequence[Code], under: Coded) -> list[Remark]:
    """The statements under some factors, each once."""
    found = {one.reference: one for factor in codes for one in under.get(factor.key, ())}
    return list(found.values())


def _tables(said: Sequence[Remark]) -> int:
    return len({one.table for one in said})


def _basis(said: Sequence[Remark], tables: int) -> Message:
    return say_n(
        "%(n)s statement, from %(tables)s of %(of)s tables",
        "%(n)s statements, from %(tables)s of %(of)s tables",
        len(said),
        tables=_tables(said),
        of=tables,
    )
