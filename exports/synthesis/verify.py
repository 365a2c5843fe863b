"""Checks a synthesis from nothing but the bundles that it was made of: every number is worked out anew.

The bundles are checked themselves before. A figure agrees only if its own numbers do, its table does, and the
page prints it so. A document in another form is held to its hash alone.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from casestudies.errors import shown
from exports.bundle.checks import Checked, Verdict, first_difference, hash_checks
from exports.bundle.comparing import name_of, told_figures, wrong_with
from exports.bundle.errors import BundleError
from exports.bundle.layout import FIGURES, SUMS
from exports.synthesis.areas import Area
from exports.synthesis.package import ABOUT, FORM, OTHER_FORMS, PAGE, figures_of, files_of
from exports.synthesis.writer import SynthesisWriter

AGAIN = "have the synthesis made again"


def verify_synthesis(files: Mapping[str, bytes], writer: SynthesisWriter) -> Iterator[Checked]:
    """Every check, in order: hashes, bundles, files, figures. BundleError for files that can't be read."""
    named = _named(files)
    yield from hash_checks(files, AGAIN)
    is_whole = True
    for check in _bundles(named, writer.areas):
        is_whole = is_whole and check.verdict is Verdict.AGREES
        yield check
    if is_whole:
        yield from _what_follows(files, writer)


def _named(files: Mapping[str, bytes]) -> Sequence[Mapping[str, Any]]:
    """The workshops that the synthesis says it was made of."""
    try:
        about = json.loads(files[ABOUT])
        form, named = about["form"], [dict(one) for one in about["workshops"]]
        is_sound = isinstance(form, int) and all(isinstance(one["workshop"], str) for one in named)
    except (KeyError, ValueError, TypeError, RecursionError) as error:
        raise BundleError(ABOUT, f"it is not there or can't be read; {AGAIN}") from error
    if not is_sound or form > FORM:
        raise BundleError(
            ABOUT, f"this Moothall reads syntheses up to form {FORM}; check it with a newer one"
        )
    return named


def _bundles(named: Sequence[Mapping[str, Any]], areas: Sequence[Area]) -> Iterator[Checked]:
    """Whether the bundles given are those that it was made of."""
    given = {area.identity: area for area in areas}
    for one in named:
        words = (
            f"{shown(str(one.get('name')))}, “{shown(str(one.get('title')))}”, {shown(str(one.get('date')))}"
        )
        why = "" if one["workshop"] in given else "its bundle is not among those given; add it"
        yield _checked("bundle", words, why)
    known = {one["workshop"] for one in named}
    for area in areas:
        if area.identity not in known:
            why = "the synthesis was not made of this workshop; leave its bundle out"
            yield _checked("bundle", f"{shown(area.source)}, {shown(area.name)}", why)


def _what_follows(files: Mapping[str, bytes], writer: SynthesisWriter) -> Iterator[Checked]:
    meant = files_of(writer)
    wrong: set[str] = set()
    for name in sorted(set(meant) | set(files)):
        if name in (SUMS, FIGURES, PAGE, *OTHER_FORMS):
            continue
        why = _wrong_with_file(name, files, meant)
        wrong |= {name} if why else set()
        yield _checked("file", shown(name), why)
    yield from _figures(files, writer)
    page = files.get(PAGE, b"")
    yield _checked(
        "file", PAGE, "" if page == meant[PAGE] else "the page is not the one that the bundles give"
    )


def _wrong_with_file(name: str, files: Mapping[str, bytes], meant: Mapping[str, bytes]) -> str:
    if name not in files:
        return "it is missing"
    if name not in meant:
        return "nothing in the bundles leads to it"
    if files[name] == meant[name]:
        return ""
    return f"line {first_difference(files[name], meant[name])} is not what the bundles give"


def _figures(files: Mapping[str, bytes], writer: SynthesisWriter) -> Iterator[Checked]:
    told = told_figures(files, AGAIN)
    meant = {figure["id"]: figure for figure in figures_of(writer)}
    printed = {one.fact: one.markup.encode(errors="replace") for one in writer.drawer.told}
    for number in dict.fromkeys([*meant, *told]):
        why = wrong_with(told.get(number), meant.get(number), "the bundles")
        figure = meant.get(number) or told[number]
        if not why and printed[figure["fact"]] not in files.get(PAGE, b""):
            why = f"{PAGE} does not print it so"
        yield _checked("figure", name_of(figure), why)


def _checked(part: str, name: str, why: str) -> Checked:
    return Checked(part, name, Verdict.DIFFERS if why else Verdict.AGREES, why)
