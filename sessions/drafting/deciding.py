"""What becomes of an order about a report's draft: events, or why it changes nothing. Reads only.

What a fact says, and whether something has to be mended, is worked out elsewhere: it takes pandas and a whole
report. Here is held who wrote what, where it stands, and what was taken when.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sessions import commands as c, events as e
from sessions.coding.remarks import find_remark
from sessions.drafting.folding import before
from sessions.drafting.state import Interpretation
from sessions.errors import Rejection, refuse
from sessions.exercises.base import Actor
from sessions.exercises.sayings import has_words, tidied
from sessions.workshop import Workshop

Decision = Sequence[e.DraftingEvent] | Rejection
LONGEST_NAME, LONGEST_REASON, LONGEST_READING = 120, 280, 4000
MOST_READINGS, MOST_QUOTES = 200, 200

NOTHING_NEW = refuse("already_so", "It is so already. Nothing was changed.")
NO_READING = refuse(
    "unknown_reading", "This interpretation is not here any more. Look at the section, then write it anew."
)
NO_AUTHOR = refuse("author_missing", "An interpretation has a named author. Give your name first.")
NOT_CONSENTED = refuse(
    "not_quotable",
    "This can't be quoted: its speaker did not agree, or it was changed or withdrawn. Choose another.",
)
NO_SECTION = refuse("section_missing", "Nothing says where it is to stand. Choose a section first.")
PURGED = refuse(
    "purged", "The raw record was purged: facts stand as they were kept, and no words are added to it."
)
WITHOUT_WORDS = (c.TakeFacts, c.ChooseTemplate, c.PublishReport)  # what can still be done after a purge


def decide_draft(workshop: Workshop, command: c.DraftCommand, by: Actor) -> Decision:
    """The events of an order."""
    if workshop.purged and not isinstance(command, WITHOUT_WORDS):
        return PURGED
    found = DECIDERS[type(command)](workshop, command, by)
    if isinstance(found, Rejection):
        return found
    new = [e_ for e_ in found if isinstance(e_, e.ReportPublished) or before(workshop.drafting, e_) != e_]
    return new or NOTHING_NEW


def _take(workshop: Workshop, command: c.TakeFacts, by: Actor) -> Decision:
    taken = workshop.drafting.taken
    return [e.FactsTaken({key: words for key, words in command.facts.items() if taken.get(key) != words})]


def _leave_out(workshop: Workshop, command: c.LeaveOut, by: Actor) -> Decision:
    reason, initials = tidied(command.reason), command.initials or ""
    if not reason and command.key not in workshop.drafting.left_out:
        return refuse(
            "reason_missing", "Say why it is left out. The reason stands in the report, with your initials."
        )
    if reason and not initials:
        return refuse("initials_missing", "Give your initials: the report says who left it out.")
    return _too_long(reason, LONGEST_REASON) or [
        e.FactLeftOut(command.key, reason, initials if reason else "")
    ]


def _place(workshop: Workshop, command: c.PlaceQuote, by: Actor) -> Decision:
    quotes = workshop.drafting.quotes
    if not command.is_on:
        known = quotes.get(command.remark)
        return [e.QuotePlaced(command.remark, known.section, known.after, False)] if known else NOTHING_NEW
    one = find_remark(workshop, command.remark)
    if one is None or not (one.is_quote and one.is_public):
        return NOT_CONSENTED
    if not command.section:
        return NO_SECTION
    if len(quotes) >= MOST_QUOTES and command.remark not in quotes:
        return refuse("enough_quotes", "There are %(n)s quotations, the most there can be.", n=MOST_QUOTES)
    return [e.QuotePlaced(command.remark, command.section, command.after, True)]


def _write(workshop: Workshop, command: c.WriteInterpretation, by: Actor) -> Decision:
    drafting = workshop.drafting
    known = drafting.readings.get(command.reading) if command.reading else None
    refusal = _unwritable(command, known, len(drafting.readings))
    if refusal:
        return refusal
    author, text = tidied(command.author), paragraphs(command.text)
    if known and not text:
        return [e.InterpretationWritten(known.name, known.section, known.after)]
    if not author:
        return NO_AUTHOR
    wrong = _words_wrong(text, LONGEST_READING) or _too_long(author, LONGEST_NAME)
    if wrong:
        return wrong
    if known:
        return [e.InterpretationWritten(known.name, known.section, known.after, author, text)]
    name, section, after = drafting.next_name(), command.section, command.after
    return [e.InterpretationWritten(name, section, after, author, text)] if section else NO_SECTION


def _unwritable(
    command: c.WriteInterpretation, known: Interpretation | None, there_are: int
) -> Rejection | None:
    """Why it can't be written at all, whatever its words are."""
    if command.reading and known is None:
        return NO_READING
    if known and command.seen is not None and command.seen != known.seq:
        return refuse(
            "reading_changed",
            "%(author)s changed this while you wrote. Both texts are below: yours is not saved yet.",
            author=known.author,
        )
    if known is None and there_are >= MOST_READINGS:
        return refuse(
            "enough_readings", "There are %(n)s interpretations, the most there can be.", n=MOST_READINGS
        )
    return None


def paragraphs(text: str) -> str:
    """A text as plain paragraphs with one blank line between them."""
    parts = re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n\n".join(found for part in parts if (found := tidied(part.replace("\n", " "))))


def _leave(workshop: Workshop, command: c.LeaveTrouble, by: Actor) -> Decision:
    reason = tidied(command.reason)
    about = (command.code, command.key, command.words)
    if not reason and about not in workshop.drafting.left:
        return refuse("reason_missing", "Say why it may stay as it is, then leave it.")
    return _too_long(reason, LONGEST_REASON) or [e.TroubleLeft(*about, reason)]


def _choose(workshop: Workshop, command: c.ChooseTemplate, by: Actor) -> Decision:
    return [e.TemplateChosen(command.template)]


def _publish(workshop: Workshop, command: c.PublishReport, by: Actor) -> Decision:
    drafting, name = workshop.drafting, tidied(command.author)
    if command.seen != workshop.version:
        return refuse(
            "draft_moved_on", "Something changed since you looked. Look at the draft, then publish again."
        )
    if not drafting.is_changed:
        return refuse(
            "published_already", "Version %(n)s is the draft as it stands.", n=drafting.published[-1].number
        )
    if not name:
        return refuse("author_missing", "A published version says who published it. Give your name first.")
    number = drafting.published[-1].number + 1 if drafting.published else 1
    return _too_long(name, LONGEST_NAME) or [e.ReportPublished(number, drafting.template, name)]


def _take_back(workshop: Workshop, command: c.TakeBackDraft, by: Actor) -> Decision:
    changes = workshop.drafting.changes
    change = changes.get(command.change)
    if change is None or isinstance(change.event, e.ReportPublished):
        return refuse("unknown_entry", "The log has no such entry.")
    if change.is_undone:
        return refuse("already_undone", "This was already taken back.")
    if not by.leads and change.by != by.name:
        return refuse("not_allowed", "Only a facilitator can do this.")
    later = [one for one in changes.values() if one.seq > change.seq and not one.is_undone]
    if any(one.about & change.about for one in later):
        return refuse(
            "undo_too_late", "Something later changed this again, so it can't be taken back from here."
        )
    return [replace(change.before, takes_back=change.seq)]


def _words_wrong(text: str, longest: int) -> Rejection | None:
    if not has_words(text):
        return refuse("empty_text", "There are no words in it yet. Write something, then send it.")
    return _too_long(text, longest)


def _too_long(text: str, longest: int) -> Rejection | None:
    if len(text) <= longest:
        return None
    return refuse(
        "text_too_long",
        "That is %(length)s characters and the most is %(longest)s. Shorten it, then send it again.",
        length=len(text),
        longest=longest,
    )


DECIDERS: Mapping[type[c.DraftCommand], Callable[[Workshop, Any, Actor], Decision]] = {
    c.TakeFacts: _take,
    c.LeaveOut: _leave_out,
    c.PlaceQuote: _place,
    c.WriteInterpretation: _write,
    c.LeaveTrouble: _leave,
    c.ChooseTemplate: _choose,
    c.PublishReport: _publish,
    c.TakeBackDraft: _take_back,
}
