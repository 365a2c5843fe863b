"""Owns the wording of each lens through which cards are ranked; a further lens is one more entry here.

Nothing else in the kind may depend on which lens is used: the rules are the same, only the words differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sessions.words import Message, say


@dataclass(frozen=True)
class Lens:
    """The sentences of one lens."""

    title: Message  # heads the order on a phone: what stands first
    subject: Message  # names the lens in the title of a result
    say_own: Message
    say_criteria: Message
    say_agreed: Message
    ask_criterion: Message


LENSES: Mapping[str, Lens] = {
    "benefit": Lens(
        title=say("Most public benefit first"),
        subject=say("Public benefit"),
        say_own=say(
            "On your own first. Put the example with the most public benefit first. "
            "Place as many as you can. Leaving some out is fine."
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
}
