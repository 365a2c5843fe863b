"""Checks a bundle from nothing but itself: the hashes, then every figure of its report, worked out anew.

What follows from the events is made again by the same functions that made it, and compared: frames, figures,
materials, the page. A figure agrees only if its own numbers do, its frame does, and the page prints it so.
"""

from collections.abc import Iterator, Mapping

from casestudies.errors import shown
from exports.assets import Assets
from exports.bundle.checks import Checked, Verdict, first_difference, hash_checks
from exports.bundle.comparing import name_of, told_figures, wrong_with
from exports.bundle.contents import Derived, about_of, derived
from exports.bundle.errors import BundleError
from exports.bundle.figures import Figure, is_kept
from exports.bundle.layout import ABOUT, FIGURES, MATERIALS, REPORT, SUMS, TOOK_PART
from exports.bundle.package import described
from exports.outline import ENTERED
from sessions.exercises.registry import Registry

AGAIN = "ask for the bundle again"


def verify(files: Mapping[str, bytes], registry: Registry, assets: Assets) -> Iterator[Checked]:
    """Every check, in order; BundleError for a bundle that can't be worked out."""
    about_of(files)
    yield from hash_checks(files, AGAIN)
    yield from _what_follows(files, worked_out(files, registry, assets))


def verify_against(files: Mapping[str, bytes], again: Derived) -> Iterator[Checked]:
    """The same, for whoever has worked it out already."""
    about_of(files)
    yield from hash_checks(files, AGAIN)
    yield from _what_follows(files, again)


def _what_follows(files: Mapping[str, bytes], again: Derived) -> Iterator[Checked]:
    wrong: dict[str, str] = {}
    for check in _files(files, again):
        wrong |= {check.name: check.why} if check.verdict is Verdict.DIFFERS else {}
        yield check
    yield from _figures(files, again, wrong)


def worked_out(files: Mapping[str, bytes], registry: Registry, assets: Assets) -> Derived:
    """What the events lead to; anything can stand in them, and what counts them trusts what it is given."""
    try:
        return derived(files, registry, assets)
    except BundleError:
        raise
    except Exception as error:
        raise BundleError("events", "no report can be made of them; ask for the bundle again") from error


def _files(files: Mapping[str, bytes], again: Derived) -> Iterator[Checked]:
    """Whatever follows from the events, but for figures and page; and whether there is anything beside."""
    expected = again.files()
    whole = described({**_given(files, expected), **expected}, again.frames)
    for name in sorted(set(whole) | set(files)):
        if name in (SUMS, FIGURES, REPORT):
            continue
        why = _wrong_with_file(name, files, whole)
        if name in expected or why:
            yield Checked("file", shown(name), Verdict.DIFFERS if why else Verdict.AGREES, why)
    yield from _beside(files, again)


def _given(files: Mapping[str, bytes], expected: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: files[name] for name in files if name.startswith("events/") or name == "bundle.json"}


def _wrong_with_file(name: str, files: Mapping[str, bytes], whole: Mapping[str, bytes]) -> str:
    if name not in files:
        return "it is missing"
    if name not in whole:
        return "nothing in the events leads to it"
    if files[name] == whole[name]:
        return ""
    if name == MATERIALS:
        return "these are not the materials that the events tell of"
    return f"line {first_difference(files[name], whole[name])} is not what the events give"


def _beside(files: Mapping[str, bytes], again: Derived) -> Iterator[Checked]:
    """What is told beside the events has to fit them: what this is, and how many took part."""
    about, workshop = about_of(files), again.reading.workshop
    told = {name: about.get(name) for name in ("title", "area", "is_rehearsal", "is_purged")}
    meant = (workshop.title, workshop.area, workshop.is_rehearsal, workshop.purged is not None)
    for (name, value), other in zip(told.items(), meant, strict=True):
        if value != other:
            yield Checked("file", ABOUT, Verdict.DIFFERS, f"{name} is not what the events give")
    for found in [] if workshop.purged else again.reading.attendance_by_step():
        named = len(again.reading.took_part.get(found.step.key, ()))
        if found.answered not in (None, named):
            why = f"it names {named} people for {found.step.key}, where {found.answered} answered"
            yield Checked("file", TOOK_PART, Verdict.DIFFERS, why)


def _figures(files: Mapping[str, bytes], again: Derived, wrong: Mapping[str, str]) -> Iterator[Checked]:
    told, meant = told_figures(files), {figure["id"]: figure for figure in again.figures}
    page = files.get(REPORT, b"")
    printed = {one.fact: one.markup.encode(errors="replace") for one in again.told}
    for number in dict.fromkeys([*meant, *told]):
        why = wrong_with(told.get(number), meant.get(number))
        figure = meant.get(number) or told[number]
        if not why and printed[figure["fact"]] not in page:
            why = f"{REPORT} does not print it so"
        if not why and figure.get("frame") in wrong:
            why = f"it rests on {figure['frame']}, where {wrong[figure['frame']]}"
        agrees = _good(figure, again)
        yield Checked("figure", name_of(figure), Verdict.DIFFERS if why else agrees, why)
    is_same = page == again.page
    why = "" if is_same else "the page is not the one that the events give"
    yield Checked("file", REPORT, Verdict.AGREES if is_same else Verdict.DIFFERS, why)


def _good(figure: Figure, again: Derived) -> Verdict:
    """What is said of a figure that is as it should be: not everything can be worked out."""
    if figure.get("in") == ENTERED:
        return Verdict.ENTERED
    is_purged = again.reading.workshop.purged is not None
    return Verdict.KEPT if is_kept(figure, is_purged) else Verdict.AGREES
