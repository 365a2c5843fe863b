"""What becomes of an order at the report's desk: events, or why it changes nothing. Reads only.

Codes are given in a person's own initials. Initials belong to the link, or the sign-in, that used them first,
so that of two people who code apart neither works under the other's.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sessions import commands as c, events as e
from sessions.coding.book import OWN
from sessions.coding.double import decide_begin, decide_compare, decide_end, decide_finish, stranger
from sessions.coding.folding import before
from sessions.coding.remarks import find_remark
from sessions.coding.state import Coding
from sessions.errors import Rejection, refuse
from sessions.exercises.base import Actor
from sessions.exercises.sayings import has_words, tidied
from sessions.workshop import Workshop

Decision = Sequence[e.CodingEvent] | Rejection
LONGEST_TITLE, LONGEST_WORDS, LONGEST_FINDING = 60, 280, 600
MOST_OWN, MOST_FINDINGS, MOST_PAIRS = 60, 200, 200

GONE = refuse("unknown_saying", "This is not on the list any more. Look at the list, then choose again.")
NO_CODE = refuse(
    "unknown_code", "There is no such code in the codebook. Look at the codebook, then choose one."
)
NO_FINDING = refuse("unknown_finding", "This finding is not here any more. Look at the list again.")
NOTHING_NEW = refuse("already_so", "It is so already. Nothing was changed.")


def decide_coding(workshop: Workshop, command: c.DeskCommand, by: Actor) -> Decision:
    """The events of an order."""
    found = DECIDERS[type(command)](workshop, command, by)
    if isinstance(found, Rejection):
        return found
    new = [event for event in found if before(workshop.coding, event) != event]
    return new or NOTHING_NEW


def _define(workshop: Workshop, command: c.DefineCode, by: Actor) -> Decision:
    coding, title, words = workshop.coding, tidied(command.title), tidied(command.description)
    if command.code and command.code not in coding.own:
        return NO_CODE
    if len(coding.own) >= MOST_OWN and not command.code:
        return refuse(
            "enough_codes", "The codebook holds %(n)s codes of your own, the most it can.", n=MOST_OWN
        )
    wrong = _words_wrong(title, LONGEST_TITLE) or (_words_wrong(words, LONGEST_WORDS) if words else None)
    if wrong:
        return wrong
    alike = next((one for one in coding.codes if str(one.title).casefold() == title.casefold()), None)
    if alike and alike.key != command.code:
        return refuse(
            "code_taken", "“%(title)s” is %(key)s in the codebook. Use that one.", title=title, key=alike.key
        )
    return [e.CodeDefined(command.code or coding.next_name(OWN), title, words)]


def _merge(workshop: Workshop, command: c.MergeCodes, by: Actor) -> Decision:
    coding = workshop.coding
    if command.code not in coding.own or (command.into and coding.code(command.into) is None):
        return NO_CODE
    if command.into and coding.stands_for(command.into) == command.code:
        return refuse("code_in_itself", "A code can't be merged into itself. Choose another one.")
    return [e.CodesMerged(command.code, command.into or "")]


def _code(workshop: Workshop, command: c.CodeRemarks, by: Actor) -> Decision:
    coding = workshop.coding
    code = coding.code(command.code)
    if code is None:
        return NO_CODE
    refusal = stranger(workshop, command.coder, by)
    if refusal:
        return refusal
    found = [find_remark(workshop, named) for named in command.remarks]
    if not all(found):
        return GONE
    keys = [code.key] if command.is_on else _counted_as(coding, code.key)
    return [
        e.RemarkCoded(one.exercise, one.name, key, command.is_on, command.coder)
        for one in found
        if one
        for key in keys
    ]


def _counted_as(coding: Coding, key: str) -> list[str]:
    """A code with those that were merged into it: taken off, it is off under every name."""
    return [key, *(own for own in coding.own if own != key and coding.stands_for(own) == key)]


def _set_aside(workshop: Workshop, command: c.SetAside, by: Actor) -> Decision:
    one, reason = find_remark(workshop, command.remark), tidied(command.reason)
    if one is None:
        return GONE
    if len(reason) > LONGEST_WORDS:
        return _too_long(reason, LONGEST_WORDS)
    if not reason and one.reference not in workshop.coding.set_aside:
        return refuse("reason_missing", "Say why it is set aside. The reason stands in the report's annex.")
    return [e.RemarkSetAside(one.exercise, one.name, reason)]


def _pair(workshop: Workshop, command: c.PairViews, by: Actor) -> Decision:
    pair = (command.one, command.other)
    pairs = workshop.coding.pairs
    if pair[::-1] in pairs:
        pair = pair[::-1]
    if not command.is_on:
        return [e.ViewsPaired(*pair, is_on=False)]
    if pair[0] == pair[1]:
        return refuse("pair_of_one", "A view can't contradict itself. Choose another statement.")
    if len(pairs) >= MOST_PAIRS:
        return refuse("enough_pairs", "There are %(n)s pairs, the most there can be.", n=MOST_PAIRS)
    if not all(find_remark(workshop, named) for named in pair):
        return GONE
    return [e.ViewsPaired(*pair, is_on=True)]


def _write(workshop: Workshop, command: c.WriteFinding, by: Actor) -> Decision:
    findings, text = workshop.coding.findings, tidied(command.text)
    known = findings.get(command.finding) if command.finding else None
    if command.finding and known is None:
        return NO_FINDING
    if known and command.seen is not None and command.seen != known.seq:
        return refuse(
            "finding_changed",
            "Someone else changed %(finding)s meanwhile. Look at it, then save again.",
            finding=known.name,
        )
    if known and not text:
        return [e.FindingWritten(known.name)]
    if len(findings) >= MOST_FINDINGS and not known:
        return refuse("enough_findings", "There are %(n)s findings, the most there can be.", n=MOST_FINDINGS)
    rests = list(dict.fromkeys(command.remarks))
    missing = next((named for named in rests if not find_remark(workshop, named)), None)
    if missing and not (known and missing in known.remarks):
        return refuse(
            "unknown_saying", "There is no statement %(name)s. Look at the list for its number.", name=missing
        )
    name = known.name if known else workshop.coding.next_name("finding-")
    return _words_wrong(text, LONGEST_FINDING) or [e.FindingWritten(name, rests, text)]


def _rest(workshop: Workshop, command: c.RestFinding, by: Actor) -> Decision:
    known = workshop.coding.findings.get(command.finding)
    if known is None:
        return NO_FINDING
    if command.is_on and find_remark(workshop, command.remark) is None:
        return GONE
    others = [named for named in known.remarks if named != command.remark]
    if command.is_on and command.remark in known.remarks:
        return NOTHING_NEW
    return [e.FindingWritten(known.name, [*others, *([command.remark] if command.is_on else [])], known.text)]


def _take_back(workshop: Workshop, command: c.TakeBackCoding, by: Actor) -> Decision:
    coding = workshop.coding
    change = coding.changes.get(command.change)
    if change is None:
        return refuse("unknown_entry", "The log has no such entry.")
    if not by.leads and (change.by != by.name or isinstance(change.event, e.DoubleCodingSet)):
        return refuse("not_allowed", "Only a facilitator can do this.")
    if change.is_undone:
        return refuse("already_undone", "This was already taken back.")
    later = [one for one in coding.changes.values() if one.seq > change.seq and not one.is_undone]
    if any(one.about == change.about for one in later) or _is_in_use(coding, change.event):
        return refuse(
            "undo_too_late", "Something later changed this again, so it can't be taken back from here."
        )
    return [replace(change.before, takes_back=change.seq)]


def _is_in_use(coding: Coding, event: e.CodingEvent) -> bool:
    """Whether a code that was made is given by now: it can't be as if it had never been."""
    if not isinstance(event, e.CodeDefined):
        return False
    is_given = any(event.code in codes for codes in coding.given.values())
    return is_given or any(code.into == event.code for code in coding.own.values())


def _words_wrong(text: str, longest: int) -> Rejection | None:
    if not has_words(text):
        return refuse("empty_text", "There are no words in it yet. Write something, then send it.")
    return _too_long(text, longest) if len(text) > longest else None


def _too_long(text: str, longest: int) -> Rejection:
    return refuse(
        "text_too_long",
        "That is %(length)s characters and the most is %(longest)s. Shorten it, then send it again.",
        length=len(text),
        longest=longest,
    )


DECIDERS: Mapping[type[c.DeskCommand], Callable[[Workshop, Any, Actor], Decision]] = {
    c.DefineCode: _define,
    c.MergeCodes: _merge,
    c.CodeRemarks: _code,
    c.SetAside: _set_aside,
    c.PairViews: _pair,
    c.WriteFinding: _write,
    c.RestFinding: _rest,
    c.BeginDoubleCoding: decide_begin,
    c.FinishCoding: decide_finish,
    c.CompareCodings: decide_compare,
    c.EndDoubleCoding: decide_end,
    c.TakeBackCoding: _take_back,
}
