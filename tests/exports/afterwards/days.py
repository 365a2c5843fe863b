"""Papers for tests: those of a rehearsed day, made as the worker makes them."""

from datetime import UTC
from functools import cache
from gettext import NullTranslations

from casestudies.loader import load_materials
from exports.afterwards.paper import Press
from exports.afterwards.telling import DayTold, tell
from exports.local_area_report import Writer
from exports.reading import read
from sessions.agenda import load_template
from sessions.exercises.registry import discover
from tests.builders import Hall
from tests.exports.reports import ASSETS, LIGHT, rehearsed

TEMPLATES = ("manchester", "ten-activities", "evening", "jury", "framework")


def template_day(slug: str) -> Hall:
    """A rehearsed day of a template, with 30 people where there are six tables."""
    return rehearsed(template=load_template(slug, discover(), load_materials()))


@cache
def manchester() -> Hall:
    """One that tests only read."""
    return template_day("manchester")


def writer_of(hall: Hall) -> Writer:
    """A report's writer, nothing drawn yet."""
    registry = hall.service.registry
    reading = read(hall.service.snapshot(hall.workshop), registry)
    return Writer(reading, registry, LIGHT, UTC, NullTranslations())


def told(hall: Hall) -> DayTold:
    """The day in lines."""
    return tell(writer_of(hall))


def press(hall: Hall) -> Press:
    """Makes the papers as they are sent out, styles and all."""
    return Press(hall.service.registry, ASSETS, NullTranslations())
