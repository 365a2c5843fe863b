"""What wants the facilitators' attention now, the most pressing first: never what anyone answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sessions.words import Message, say, say_n

KEPT = say("What they typed is kept on the phone, and sent when it is back.")


@dataclass(frozen=True)
class Need:
    """One thing to look after: where, what, and the page of the workshop that helps, if one does.

    `asks` is the table that asks for somebody, `since` when, until that is seen.
    """

    where: Message | str
    what: Message
    page: str | None = None
    asks: int | None = None
    since: float | None = None


def needs(view: Mapping[str, Any]) -> list[Need]:
    """What the console lists above the log; nothing once the day is over."""
    if view["workshop"]["is_closed"]:
        return []
    return [*_asking(view), *_held(view), *_waiting(view), *_crowded(view), *_away(view), *_over(view)]


def _asking(view: Mapping[str, Any]) -> Iterator[Need]:
    """The tables that ask for help, the one that has waited longest first."""
    asking = [table for table in view["tables"] if table["asks_since"] is not None]
    for table in sorted(asking, key=lambda table: float(table["asks_since"])):
        about = table["asks_about"]
        what = say("Asks for you: %(about)s", about=about) if about else say("Asks for you")
        yield Need(_table(table), what, asks=table["number"], since=table["asks_since"])


def _held(view: Mapping[str, Any]) -> Iterator[Need]:
    """What people wrote that nobody has approved or hidden yet: of this exercise, then of all others."""
    waiting = [item for item in view["said"] if item["held"]]
    for item in waiting:
        if item["is_now"]:
            yield Need(item["title"], _held_words(item["held"]), "said")
    earlier = [item for item in waiting if not item["is_now"]]
    if earlier:
        where = earlier[0]["title"] if len(earlier) == 1 else say("Earlier exercises")
        yield Need(where, _held_words(sum(item["held"] for item in earlier)), "said")


def _held_words(count: int) -> Message:
    return say_n("%(n)s thing written is held for you.", "%(n)s things written are held for you.", count)


def _waiting(view: Mapping[str, Any]) -> Iterator[Need]:
    """The tables that the room waits for, once most have finished."""
    step = view["step"]
    peopled = [table for table in view["tables"] if table["joined"]]
    late = [table for table in peopled if not table["is_finished"]]
    if step and step["is_open"] and step["waits_for_all"] and late and 2 * len(late) <= len(peopled):
        for table in late:
            yield Need(_table(table), _not_in(table, step["badge"]))


def _not_in(table: Mapping[str, Any], badge: str) -> Message:
    missing = table["joined"] - table["in"]
    if badge == "table" or missing <= 0:
        return say("The room waits for this table.")
    return say_n("The room waits for %(n)s person here.", "The room waits for %(n)s people here.", missing)


def _crowded(view: Mapping[str, Any]) -> Iterator[Need]:
    """Tables where somebody may be counted on a phone and on paper."""
    for crowd in view["crowds"]:
        yield Need(say("Paper"), crowd.words, "people")


def _away(view: Mapping[str, Any]) -> Iterator[Need]:
    for table in view["tables"]:
        if table["away"]:
            text = say_n("%(n)s phone is away.", "%(n)s phones are away.", table["away"])
            yield Need(_table(table), say("%(away)s %(kept)s", away=text, kept=KEPT))


def _over(view: Mapping[str, Any]) -> Iterator[Need]:
    """That the last exercise is over, and what people can take home."""
    exercises = [one for one in view["agenda"] if not one["is_skipped"]]
    asking = [step for one in exercises for step in one["steps"] if step["takes_answers"]]
    if asking and all(step["is_over"] for step in asking):
        what = say("Print “What we heard today” before people leave: it is ready in a moment.")
        yield Need(say("The last exercise is over."), what, "heard")


def _table(table: Mapping[str, Any]) -> Message:
    return say("Table %(table)s", table=table["number"])
