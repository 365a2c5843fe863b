"""What people bring from paper or another tool: orders and answers in a file, worked out and printed.

Nothing but the file is opened, and no server is asked.
"""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from exports.brought.answers import Scale, read_answers, scale_of
from exports.brought.figures import Figures
from exports.brought.framework_answers import read_answers_to_framework
from exports.brought.framework_figures import framework_figures
from exports.brought.framework_table import framework_lines
from exports.brought.framework_weights import read_weights
from exports.brought.lines import BadLinesError, read_text
from exports.brought.order_figures import order_figures
from exports.brought.order_table import order_lines
from exports.brought.places import read_places
from exports.brought.preflib import TYPES, read_preflib
from exports.brought.shift_figures import shift_figures
from exports.brought.shift_table import shift_lines

T = TypeVar("T")


class BadFileError(click.ClickException):
    """A file can't be used; the message has one line for each of its lines that is wrong."""

    exit_code = 2


def ranked(path: Path, as_json: bool) -> str:
    """What orders come to. BadFileError names every line that can't be used."""
    kind = path.suffix.lower().removeprefix(".")
    brought = _read(path, lambda text: read_preflib(text, kind) if kind in TYPES else read_places(text))
    figures = order_figures(brought)
    return in_json(figures) if as_json else "\n".join(order_lines(figures))


def shifted(path: Path, scale: Scale, as_json: bool) -> str:
    """What answers in rounds come to. BadFileError names every line that can't be used."""
    figures = shift_figures(_read(path, lambda text: read_answers(text, scale)), scale)
    return in_json(figures) if as_json else "\n".join(shift_lines(figures))


def assessed(path: Path, weights: Path | None, seed: int, as_json: bool) -> str:
    """What answers to the framework come to. BadFileError names every line that can't be used."""
    answers = _read(path, read_answers_to_framework)
    given = _read(weights, read_weights) if weights else []
    figures = _told(weights or path, lambda: framework_figures(answers, given, seed))
    people = len({answer.person for answer in answers if answer.is_placed})
    return in_json(figures) if as_json else "\n".join(framework_lines(figures, people, len(given)))


def scale_typed(places: str, outside: str) -> Scale:
    """The scale from its two options. A click.UsageError tells what is wrong with them."""
    try:
        return scale_of(_answers(places), _answers(outside) if outside.strip() else ())
    except ValueError as error:
        raise click.UsageError(f"--scale and --outside: {error}") from error


def in_json(figures: Figures) -> str:
    """As other programs read it."""
    return json.dumps(figures, ensure_ascii=False, indent=2)


def _answers(typed: str) -> tuple[str, ...]:
    """Answers with commas between; one with a comma of its own stands in quotes."""
    return tuple(answer.strip() for answer in next(csv.reader([typed], skipinitialspace=True), []))


def _read(path: Path, work: Callable[[str], T]) -> T:
    try:
        return _told(path, lambda: work(read_text(path)))
    except OSError as error:
        raise BadFileError(f"{path}: {error.strerror or error}.") from error


def _told(path: Path, work: Callable[[], T]) -> T:
    """What the work comes to, or every line of the file that is in its way."""
    try:
        return work()
    except BadLinesError as error:
        told = [f"{path}, line {at}: {why}" if at else f"{path}: {why}" for at, why in error.problems]
        raise BadFileError("\n".join(told)) from error
