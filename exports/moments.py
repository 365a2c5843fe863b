"""Times in a report: the one place where the server's clock becomes what people read.

Every time stands in a `time` element, so that two reports of the same content can be compared without them.
Times are given to the minute and no closer.
"""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from markupsafe import Markup

from exports.wording import Say
from sessions.words import Message, say, say_n

MONTHS = (
    say("January"),
    say("February"),
    say("March"),
    say("April"),
    say("May"),
    say("June"),
    say("July"),
    say("August"),
    say("September"),
    say("October"),
    say("November"),
    say("December"),
)


@dataclass(frozen=True)
class Moment:
    """An hour and minute of the day; `at` in epoch seconds."""

    at: float


@dataclass(frozen=True)
class Day:
    """A date; `at` in epoch seconds."""

    at: float


@dataclass(frozen=True)
class Minutes:
    """How long something took."""

    count: int


@dataclass(frozen=True)
class Clock:
    """Puts times into words for one place; None is the zone that this computer is set to."""

    zone: tzinfo | None
    speak: Say

    def show(self, time: Moment | Day | Minutes) -> Markup:
        """A time as a `time` element."""
        if isinstance(time, Minutes):
            words = say_n("%(n)s minute", "%(n)s minutes", time.count)
            return _element(f"PT{time.count}M", self.speak(words))
        local = self._local(time)
        if isinstance(time, Moment):
            return _element(f"{local:%H:%M}", f"{local:%H:%M}")
        return _element(self.date(time), self.speak(_date(local)))

    def date(self, day: Day) -> str:
        """A date as 2017-06-28."""
        return f"{self._local(day):%Y-%m-%d}"

    def _local(self, time: Moment | Day) -> datetime:
        return datetime.fromtimestamp(time.at).astimezone(self.zone)


def _date(local: datetime) -> Message:
    return say("%(day)s %(month)s %(year)s", day=local.day, month=MONTHS[local.month - 1], year=local.year)


def _element(machine: str, words: str) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(machine, words)
