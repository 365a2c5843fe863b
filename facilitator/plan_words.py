"""What a change of the plan was, in words: for the log, and for the button that takes it back."""

from sessions import events as e
from sessions.designing.plan import DAY, EXERCISE, ORDER, TABLES
from sessions.words import Message, say


def plan_sentence(event: e.PlanEdited) -> Message:
    """In the past tense: what was put in or taken out goes before what was changed."""
    exercises = {part for part in event.changes if part.startswith(EXERCISE)}
    put_in = [part for part in exercises if event.was.get(part) is None]
    taken = [part for part in exercises if event.changes[part] is None]
    if len(exercises) > 1 and TABLES not in event.changes:
        return say("Changed the plan: %(titles)s", titles=_titles(event, sorted(exercises)))
    if TABLES in event.changes:
        return say("Changed the tables")
    if put_in:
        return say("Put in %(title)s", title=event.changes[put_in[0]]["title"])
    if taken:
        return say("Took out %(title)s", title=event.was[taken[0]]["title"])
    if exercises:
        return say("Changed %(title)s", title=_titles(event, sorted(exercises)))
    if ORDER in event.changes:
        return say("Changed the order of the agenda")
    return _about_the_day(event)


def _titles(event: e.PlanEdited, parts: list[str]) -> str:
    """The titles of what was changed, the first three."""
    titles = [str((event.changes.get(part) or event.was.get(part) or {}).get("title", "")) for part in parts]
    return ", ".join([*titles[:3], *(["…"] if len(titles) > 3 else [])])


def _about_the_day(event: e.PlanEdited) -> Message:
    now, was = event.changes.get(DAY) or {}, event.was.get(DAY) or {}
    if now.get("starts") != was.get("starts"):
        starts = now.get("starts")
        return say("Set the beginning: %(time)s", time=starts) if starts else say("Left the beginning open")
    return say("Looked at a warning and kept the plan so")
