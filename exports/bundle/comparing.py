"""Holds a figure as a bundle tells it against the same figure as its events give it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from casestudies.errors import shown
from exports.bundle.errors import BundleError
from exports.bundle.figures import Figure
from exports.bundle.layout import FIGURES

SHOWN_CHARACTERS = 60


def told_figures(files: Mapping[str, bytes], advice: str = "ask for the bundle again") -> dict[str, Figure]:
    """The figures that the files say their document has."""
    try:
        given = json.loads(files[FIGURES])
        found = {str(figure["id"]): dict(figure) for figure in given}
        if len(found) < len(given):
            raise ValueError("an id stands there twice")
    except (KeyError, ValueError, TypeError, RecursionError) as error:
        raise BundleError(FIGURES, f"it can't be read; {advice}") from error
    return found


def name_of(figure: Figure) -> str:
    """How a line of the outcome names it."""
    number = str(figure["id"]).replace("figure-", "Figure ")
    words = shown(str(figure.get("title") or figure.get("words") or ""), SHOWN_CHARACTERS)
    return f"{shown(number)}, {words}"


def wrong_with(told: Figure | None, meant: Figure | None, source: str = "the events") -> str:
    """What does not agree, as it is told and as `source` leads to it; "" where all does."""
    if told is None:
        return f"{FIGURES} leaves it out"
    if meant is None:
        return f"{source} give no such figure"
    for part in dict.fromkeys([*meant, *told]):
        if told.get(part) != meant.get(part):
            return _difference(part, told.get(part), meant.get(part), source)
    return ""


def _difference(part: str, told: Any, meant: Any, source: str) -> str:
    if part == "cells" and isinstance(told, list) and isinstance(meant, list):
        return _cell_difference(told, meant, source)
    if isinstance(told, str) and isinstance(meant, str):
        return f"{part}: “{shown(told)}” is printed, {source} give “{shown(meant)}”"
    return f"{part}: what is printed is not what {source} give"


def _cell_difference(told: Sequence[Any], meant: Sequence[Any], source: str) -> str:
    for row, (one, other) in enumerate(zip(told, meant, strict=False), start=1):
        if one != other and isinstance(one, list):
            pairs: Iterable[tuple[Any, Any]] = zip(one, other, strict=False)
            found = next(((a, b) for a, b in pairs if a != b), None)
            if found:
                a, b = (shown(str(value)) for value in found)
                return f"row {row}: “{a}” is printed, {source} give “{b}”"
    return f"{len(told)} rows are printed, {source} give {len(meant)}"
