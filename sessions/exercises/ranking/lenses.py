"""Owns the wording of each lens through which cards are ranked; a further lens is one more entry here.

Nothing else in the kind may depend on which lens is used: the rules are the same, only the words differ, and
whether a table may draw a line through its order.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sessions.exercises.base import Chapter
from sessions.words import Message, say


@dataclass(frozen=True)
class LineWords:
    """The names of the two sides of a line through an order."""

    above: Message
    below: Message
    draw: Message  # on the button that draws it


@dataclass(frozen=True)
class Lens:
    """The sentences of one lens."""

    chapter: Chapter
    title: Message  # heads the order on a phone: what stands first
    subject: Message  # names the lens in the title of a result
    noun: Message  # the same within a sentence
    more: Message  # the end of an axis
    less: Message
    say_own: Message
    say_marks: Message  # in place of say_own, where people mark most and least
    say_criteria: Message
    say_agreed: Message
    ask_criterion: Message
    line: LineWords | None = None


LENSES: Mapping[str, Lens] = {
    "benefit": Lens(
        chapter=Chapter.CRITERIA,
        title=say("Most public benefit first"),
        subject=say("Public benefit"),
        noun=say("benefit"),
        more=say("More benefit"),
        less=say("Less benefit"),
        say_own=say(
            "On your own first. Put the example with the most public benefit first. "
            "Place as many as you can. Leaving some out is fine."
        ),
        say_marks=say(
            "On your own first. Which example has the most public benefit, and which has the least? "
            "Mark one of each. Leaving one out is fine."
        ),
        say_criteria=say(
            "As a table: what makes one example more of a public benefit than another? "
            "Write down your reasons, then mark the one that counts most."
        ),
        say_agreed=say(
            "Now agree one order at your table, most public benefit first. "
            "Cards may share a place, and “we could not agree” is a result."
        ),
        ask_criterion=say("What makes an example more of a public benefit?"),
    ),
    "risk": Lens(
        chapter=Chapter.RISKS,
        title=say("Most risk first"),
        subject=say("Risk"),
        noun=say("risk"),
        more=say("More risk"),
        less=say("Less risk"),
        say_own=say(
            "On your own first. Put the example with the most risk first, to anyone it touches. "
            "Place as many as you can. Leaving some out is fine."
        ),
        say_marks=say(
            "On your own first. Which example has the most risk to anyone it touches, and which the least? "
            "Mark one of each. Leaving one out is fine."
        ),
        say_criteria=say(
            "As a table: what makes one example riskier than another, and for whom? "
            "Write down your reasons, then mark the one that counts most."
        ),
        say_agreed=say(
            "Now agree one order at your table, most risk first. "
            "Cards may share a place, and “we could not agree” is a result."
        ),
        ask_criterion=say("What makes an example more of a risk?"),
    ),
    "acceptability": Lens(
        chapter=Chapter.ACCEPTABILITY,
        title=say("Most acceptable first"),
        subject=say("Acceptability"),
        noun=say("acceptability"),
        more=say("More acceptable"),
        less=say("Less acceptable"),
        say_own=say(
            "On your own first. Weigh benefit and risk together: put the example you find most acceptable "
            "first. Place as many as you can. Leaving some out is fine."
        ),
        say_marks=say(
            "On your own first. Weigh benefit and risk together: which example is most acceptable to you, "
            "and which least? Mark one of each. Leaving one out is fine."
        ),
        say_criteria=say(
            "As a table: what makes one use of data more acceptable than another? "
            "Write down your reasons, then mark the one that counts most."
        ),
        say_agreed=say(
            "Now agree one order at your table, most acceptable first. If you can, draw a line between the "
            "more and the less acceptable. Cards may share a place, and “we could not agree” is a result."
        ),
        ask_criterion=say("What makes an example more acceptable?"),
        line=LineWords(
            above=say("More acceptable"),
            below=say("Less acceptable"),
            draw=say("Draw a line between more and less acceptable"),
        ),
    ),
}
