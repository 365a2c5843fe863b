"""The letter that tells participants what happened next: facts of the day, and the host's own words.

What the host has not said is a marked blank, and the letter is a draft until it is published.
"""

from exports.afterwards.messages import PlainMessage, all_messages, chosen
from exports.afterwards.paper import Press
from exports.afterwards.telling import DayTold
from exports.local_area_report import Writer
from exports.moments import Day
from sessions.afterwards.state import BLANKS, Letter
from sessions.words import say

NAME = "what-happened-next"
MOST_MESSAGES = 6
DRAFT = say("Draft.")


def letters(day: DayTold, writer: Writer, press: Press) -> dict[str, str]:
    """The letter as it stands, by name; and beside a newer draft the edition that went out."""
    known = writer.workshop.afterwards
    found = {NAME: _page(day, writer, press, known.letter, is_published=known.is_published)}
    if known.published and not known.is_published:
        name = f"{NAME}-edition-{known.published.edition}"
        found[name] = _page(day, writer, press, known.published.letter, is_published=True)
    return found


def _page(day: DayTold, writer: Writer, press: Press, letter: Letter, is_published: bool) -> str:
    workshop = writer.workshop
    published = workshop.afterwards.published
    return press.page(
        "letter",
        _foot(day, press, is_published),
        day=day,
        letter=letter,
        blanks=BLANKS,
        told=_first(day, workshop.afterwards.left_out),
        published=published if is_published else None,
        published_on=writer.clock.show(Day(published.at)) if is_published and published else "",
        contact=workshop.papers.contact,
    )


def _first(day: DayTold, left_out: frozenset[str]) -> tuple[PlainMessage, ...]:
    """The last message of each exercise, as far as a letter has room."""
    by_exercise = {one.title: one for one in chosen(all_messages(day), left_out)}
    return tuple(by_exercise.values())[:MOST_MESSAGES]


def _foot(day: DayTold, press: Press, is_published: bool) -> str:
    draft = "" if is_published else press.speak(DRAFT)
    return " ".join(part for part in (day.mark, draft, f"{day.title}: {day.area}") if part)
