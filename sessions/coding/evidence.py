"""Owns what was said under the three tests, of risk areas and of what made a use acceptable, as it was coded.

Statements are open, so they stand at any number. A factor without any says so: that nobody spoke of it is
evidence too. What was set aside, and what two people still code apart, is not among it.
"""

from collections.abc import Iterator, Mapping, Sequence

from sessions.coding.book import FAMILIES, STANDARD, Code, Family
from sessions.coding.double import is_withheld
from sessions.coding.remarks import Remark
from sessions.coding.state import Coding
from sessions.exercises.base import Badge, Column, Panel
from sessions.framework.three_tests import TESTS
from sessions.words import Message, say, say_n

EVIDENCE = "evidence"
OF_TEST: Mapping[str, str] = {
    test.family.prefix: f"{EVIDENCE}-{test.family.prefix.lower()}" for test in TESTS
}
LISTED: Mapping[str, str] = {
    "RI": "coded-risks",
    "AC": "coded-trade-offs",
}  # families with a place of their own
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
    tests = (
        _list(OF_TEST[test.family.prefix], test.family, test.codes, test.asks, under, tables)
        for test in TESTS
    )
    return (_overview(under, tables), *tests, *_listed(under, tables))


def _listed(under: Coded, tables: int) -> Iterator[Panel]:
    """The families that stand with the exercises they belong to, where anything was coded so."""
    for family in FAMILIES:
        codes = [code for code in STANDARD.values() if code.family == family.prefix]
        if family.prefix in LISTED and any(code.key in under for code in codes):
            yield _list(LISTED[family.prefix], family, codes, None, under, tables)


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


def _list(
    key: str, family: Family, codes: Sequence[Code], asks: Message | None, under: Coded, tables: int
) -> Panel:
    """Rows: code, words, whence, by code and as they came; a code without any has one row."""
    spoken_of = say(
        "A list by code: %(n)s of %(of)s have statements.",
        n=sum(c.key in under for c in codes),
        of=len(codes),
    )
    return Panel(
        key=key,
        title=say("%(family)s: what was said", family=family.title),
        badge=Badge.TABLE,
        basis=_basis(_said(codes, under), tables),
        summary=say("%(asks)s %(listed)s", asks=asks, listed=spoken_of) if asks else spoken_of,
        columns=(
            Column("code", family.title),
            Column("words", say("What was said")),
            Column("whence", say("Statement")),
        ),
        rows=tuple(row for code in codes for row in _rows(code, under)),
    )


def _rows(code: Code, under: Coded) -> Iterator[dict[str, object]]:
    if code.key not in under:
        yield {"code": _named(code), "words": say("Nothing was said that is coded so.")}
    for one in under.get(code.key, ()):
        yield {"code": _named(code), "words": words_of(one), "whence": whence(one)}


def words_of(one: Remark) -> object:
    """A statement in a list: in quotation marks where its speaker stands by the words."""
    return say("“%(words)s”", words=one.text) if one.is_quote else one.text


def whence(one: Remark) -> Message:
    """A statement's number, with its table."""
    return say("%(name)s, Table %(table)s", name=one.reference, table=one.table)


def _named(code: Code) -> Message:
    return say("%(key)s %(title)s", key=code.key, title=code.title)


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
