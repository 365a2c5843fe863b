"""The published result of a question for a few words: each answer with how many people gave it.

Only what a facilitator approved is in it. Answers that read letter for letter the same are one line; those
that look alike are pointed out and left as they are, for whether they mean the same is a person's decision.
"""

from collections import Counter
from collections.abc import Sequence

from sessions.errors import Rejection, refuse
from sessions.exercises.base import Badge, Column, Panel, Room
from sessions.exercises.open_poll.state import OpenPollState, looks_like
from sessions.exercises.open_poll.wording import PollWords
from sessions.exercises.sayings import Saying
from sessions.words import Message, say, say_n

WORD_LIST = "words"


def counted_words(state: OpenPollState, phase: str) -> list[Saying]:
    """What the counted answers of a round say, hidden words left out, in an order that tells nobody's."""
    bodies = [answer.body for answer in state.rounds.ballots[phase].counted.values()]
    found = [saying for body in bodies for saying in state.words_of(body) if not saying.is_hidden]
    return sorted(found, key=lambda saying: (saying.text.casefold(), saying.text))


def refuse_words(state: OpenPollState, phase: str) -> Rejection | None:
    """That nothing is approved yet."""
    if any(saying.is_approved for saying in counted_words(state, phase)):
        return None
    return refuse("nothing_approved", "Nothing is approved yet. Approve what the room may read.")


def words_panel(state: OpenPollState, words: PollWords, phase: str, room: Room) -> Panel | None:
    """A row an answer: words, people; the one given most often first."""
    if refuse_words(state, phase):
        return None
    tally, found = state.rounds.tally(phase, room), counted_words(state, phase)
    counts = Counter(saying.text for saying in found if saying.is_approved)
    rows = sorted(counts.items(), key=lambda item: (-item[1], item[0].casefold(), item[0]))
    return Panel(
        key=WORD_LIST,
        title=words.title([tally.number]),
        badge=Badge.ROOM,
        basis=words.basis(tally),
        summary=say_n(
            "A list of %(n)s answer, with how many people gave it.",
            "A list of %(n)s different answers, with how many people gave each.",
            len(rows),
        ),
        columns=(Column("words", say("In their words")), Column("people", say("People"), is_number=True)),
        rows=tuple({"words": text, "people": people} for text, people in rows),
        notes=(*words.late(tally), *_notes(found, [text for text, _ in rows])),
    )


def _notes(found: Sequence[Saying], shown: Sequence[str]) -> list[Message]:
    held = sum(saying.is_held for saying in found)
    corrected = sum(saying.is_corrected for saying in found if saying.is_approved)
    pairs = [
        f"“{one}” / “{other}”"
        for number, one in enumerate(shown)
        for other in shown[number + 1 :]
        if looks_like(one, other)
    ]
    notes = [say("Alike, and not merged: %(pairs)s.", pairs=", ".join(pairs))] if pairs else []
    if held:
        notes.append(say_n("%(n)s more is not approved yet.", "%(n)s more are not approved yet.", held))
    if corrected:
        one, many = "A facilitator changed the words of %(n)s.", "A facilitator changed the words of %(n)s."
        notes.append(say_n(one, many, corrected))
    return notes
