"""Choosing what the papers say, writing the letter, sending it out; and what each did to the state."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sessions import events as e
from sessions.afterwards.quoting import quotable
from sessions.afterwards.state import BLANKS, Afterwards, PublishedLetter, letter_of
from sessions.commands import ChooseHeard, ChooseMessages, PublishLetter, WriteLetter
from sessions.erasing.purging import NOT_CLOSED
from sessions.errors import Rejection, refuse
from sessions.exercises.base import Stamp
from sessions.exercises.sayings import tidied
from sessions.workshop import Workshop

Decision = Sequence[e.Event] | Rejection
SAME = refuse("already_so", "All of this is kept already.")
NOT_QUOTABLE = refuse(
    "unknown_quote", "One of these can't be quoted, or not any more. Reload the page and choose again."
)
CHANGED = refuse(
    "letter_changed",
    "Someone else changed the letter since you opened it. Yours is in the form and is not kept yet, theirs "
    "stands below. Keep yours to replace it.",
)
SENT = refuse("already_published", "This letter is published as it stands. Change it first.")


def decide_heard(workshop: Workshop, command: ChooseHeard, now: float) -> Decision:
    """Other quotations, or another line about what happens next."""
    known = {one.reference for one in quotable(workshop)}
    if command.quotes is not None and not known.issuperset(command.quotes):
        return NOT_QUOTABLE
    quotes = None if command.quotes is None else tuple(dict.fromkeys(command.quotes))
    line = tidied(command.next_line)
    if (quotes, line) == (workshop.afterwards.quotes, workshop.afterwards.next_line):
        return SAME
    return [e.HeardChosen(None if quotes is None else list(quotes), line)]


def decide_messages(workshop: Workshop, command: ChooseMessages, now: float) -> Decision:
    """Other messages than before are left out."""
    if frozenset(command.left_out) == workshop.afterwards.left_out:
        return SAME
    return [e.MessagesChosen(sorted(set(command.left_out)))]


def decide_letter(workshop: Workshop, command: WriteLetter, now: float) -> Decision:
    """The letter as it now reads, unless somebody else wrote in it since."""
    known = workshop.afterwards
    letter = letter_of(command.model_dump(exclude={"seen"}))
    if letter == known.letter:
        return SAME
    if command.seen != known.draft:
        return CHANGED
    return [e.LetterWritten(letter.as_facts())]


def decide_publishing(workshop: Workshop, command: PublishLetter, now: float) -> Decision:
    """The letter goes out, once nothing in it is blank and the day is over."""
    known = workshop.afterwards
    if not workshop.is_closed:
        return NOT_CLOSED
    if command.seen != known.draft:
        return CHANGED
    if known.letter.missing:
        blank = "; ".join(str(BLANKS[name]) for name in known.letter.missing)
        return refuse(
            "letter_blank",
            "The letter is kept as a draft. Before it is published it has to say: %(blank)s.",
            blank=blank,
        )
    if known.is_published:
        return SENT
    edition = known.published.edition + 1 if known.published else 1
    return [e.LetterPublished(edition, known.letter.as_facts())]


def _heard_chosen(known: Afterwards, event: e.HeardChosen, stamp: Stamp) -> None:
    known.quotes = None if event.quotes is None else tuple(event.quotes)
    known.next_line = event.next_line


def _messages_chosen(known: Afterwards, event: e.MessagesChosen, stamp: Stamp) -> None:
    known.left_out = frozenset(event.left_out)


def _written(known: Afterwards, event: e.LetterWritten, stamp: Stamp) -> None:
    known.letter = letter_of(event.letter)
    known.draft += 1


def _published(known: Afterwards, event: e.LetterPublished, stamp: Stamp) -> None:
    known.published = PublishedLetter(event.edition, stamp.at, letter_of(event.letter))


EVOLVERS: Mapping[type[e.Event], Callable[[Afterwards, Any, Stamp], None]] = {
    e.HeardChosen: _heard_chosen,
    e.MessagesChosen: _messages_chosen,
    e.LetterWritten: _written,
    e.LetterPublished: _published,
}
