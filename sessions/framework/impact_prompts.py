"""Owns prompts for an impact assessment: what a condition or question of the framework asks its author.

A data protection impact assessment has its own form and its own duties; these are places to begin, and what a
workshop said stands beside them. The parts are those that such assessments commonly have. `codes` are those
of the codebook whose statements bear on a prompt.
"""

from dataclasses import dataclass

from sessions.framework.eighteen import QUESTIONS
from sessions.framework.settled_first import CONDITIONS
from sessions.words import Message, say

NEED, DATA, NECESSITY, RISKS, MEASURES, OTHERS = (
    say("Why it is needed"),
    say("What is done with the data"),
    say("Whether it is necessary, and no more than that"),
    say("Risks to people"),
    say("What is done about risks"),
    say("What people would say to it"),
)


@dataclass(frozen=True)
class Prompt:
    """One prompt; `about` is a question's number, or the key of a condition."""

    about: int | str
    part: Message
    asks: Message
    codes: tuple[str, ...] = ()

    @property
    def stands_for(self) -> Message:
        """What in the framework it is about."""
        if isinstance(self.about, int):
            return QUESTIONS[self.about].asks
        return CONDITIONS[self.about].title


PROMPTS: tuple[Prompt, ...] = (
    Prompt(
        "purpose", NEED, say("State the purpose in a sentence, and how you will know it is met."), ("PU6",)
    ),
    Prompt(
        1,
        NEED,
        say("Name what each person whose data it is gains, or say that they gain nothing."),
        ("PU1", "BE1"),
    ),
    Prompt(2, NEED, say("Say how long the gain lasts, and what that rests on."), ("PU5",)),
    Prompt(5, NEED, say("List who else gains, and how."), ("PU3", "BE2")),
    Prompt(6, NEED, say("Say which cause the use gets at, and which it leaves."), ("PU5",)),
    Prompt(7, NEED, say("Name the decision that the data would inform."), ("BE3",)),
    Prompt(13, NEED, say("Say which need of most people is met, and how you know of it."), ("PU2",)),
    Prompt(14, NEED, say("Give the saving, over how many years, and what it costs to get it."), ("BE3",)),
    Prompt(
        "quality",
        DATA,
        say("Say where the data comes from, how old and complete it is, and what follows from an error."),
        ("RI7",),
    ),
    Prompt(8, DATA, say("Go through the fields one by one: what fails without each?"), ("PR1",)),
    Prompt(
        12,
        DATA,
        say("Say what people were told when the data was collected, and what has changed since."),
        ("PR3", "RI3"),
    ),
    Prompt(
        "lawful",
        NECESSITY,
        say("Name the lawful basis and any power to share, and who has confirmed them."),
        ("RE4",),
    ),
    Prompt(
        "efficacy",
        NECESSITY,
        say("Name the other ways that were looked at, and why they were not chosen."),
        ("RE1", "AC1"),
    ),
    Prompt(
        9,
        NECESSITY,
        say("Say at which step people can be identified, by whom, and why it can't be avoided."),
        ("PR2", "RI2"),
    ),
    Prompt(
        10,
        NECESSITY,
        say("If nobody is asked for consent, say why not, and what people can object to."),
        ("PU4",),
    ),
    Prompt(
        3,
        RISKS,
        say("Say whether any decision against a person may rest on it, and who would take it."),
        ("RI6", "AC4"),
    ),
    Prompt(
        4,
        RISKS,
        say("Name the groups and places that may be marked or missed, how likely it is and how bad."),
        ("PU7", "PR4", "RI1"),
    ),
    Prompt(
        "security",
        MEASURES,
        say("Say how the data is kept and sent, and who looked into it."),
        ("RE2", "RI4"),
    ),
    Prompt(
        "oversight",
        MEASURES,
        say("Name who watches over the use, what they see, and what they can stop."),
        ("RI5", "PR3"),
    ),
    Prompt(
        15, MEASURES, say("Say what you will measure, and when you will stop if it does not come."), ("RE3",)
    ),
    Prompt(
        16,
        MEASURES,
        say("Say how you will tell what this use brought from what would have come anyhow."),
        ("RE3",),
    ),
    Prompt(
        11, OTHERS, say("Say what people expect today, how you know, and how you will tell them."), ("PU4",)
    ),
    Prompt(17, OTHERS, say("Write the three sentences that you would put on a poster."), ("RE4",)),
    Prompt(18, OTHERS, say("Name who will stand up for it in public, and what they would answer."), ("RE5",)),
)
CAUTION = say(
    "These prompts do not make an impact assessment, and nothing beside them is advice on the law. "
    "Beside them is what one group said and how it assessed the proposal: this group's assessment."
)
