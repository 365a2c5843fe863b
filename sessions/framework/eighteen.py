"""Owns the eighteen questions under five features, each with its two poles, in the order of the source.

Left is the pole that makes a proposal harder to call a public benefit, right the one that makes it easier.
*Data for Public Benefit*, Involve, Understanding Patient Data and Carnegie UK Trust, 2018, chapter 6; the
words are ours. The source says that its questions are not exhaustive and that they overlap.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sessions.words import Message, say


@dataclass(frozen=True)
class Feature:
    """One of the five features, numbered from 1; `short` is its name where there is little room."""

    number: int
    title: Message
    short: Message


@dataclass(frozen=True)
class Question:
    """One question, numbered from 1; `only_if` says when it applies, None where it always does."""

    number: int
    feature: int
    asks: Message
    left: Message
    right: Message
    only_if: Message | None = None

    @property
    def is_conditional(self) -> bool:
        """Whether "does not apply" is one of its answers."""
        return self.only_if is not None


_Asked = tuple[Message, Message, Message]
_GIVEN: tuple[tuple[Message, Message, tuple[_Asked, ...]], ...] = (
    (
        say("Better services, better outcomes for people"),
        say("Outcomes for people"),
        (
            (
                say("Does the person whose data it is gain directly?"),
                say("No direct gain"),
                say("A clear, direct gain"),
            ),
            (
                say("Are the gains lasting, even life-changing?"),
                say("Unlikely"),
                say("Very likely"),
            ),
            (
                say("Might it be used to punish people?"),
                say("A high risk that it is"),
                say("A very low risk"),
            ),
            (
                say("Might people or places be harmed without anyone meaning it: stigma, wrong targeting?"),
                say("A high risk of harm"),
                say("A very low risk"),
            ),
        ),
    ),
    (
        say("Good for the wider public"),
        say("The wider public"),
        (
            (
                say("Does it help society more widely?"),
                say("Only single people gain"),
                say("Several kinds of people and bodies gain"),
            ),
            (
                say("Does it reach the root causes of a problem?"),
                say("It treats the symptoms"),
                say("It reaches the root cause"),
            ),
            (
                say("Can it inform strategic change, for services and for the place?"),
                say("It is of little value for that"),
                say("It is of high value for that"),
            ),
        ),
    ),
    (
        say("Respect for the person"),
        say("Respect for the person"),
        (
            (
                say("Is only what is needed shared?"),
                say("Much is shared, unfiltered"),
                say("Strictly what is needed"),
            ),
            (
                say("Is people's privacy respected?"),
                say("People can be identified as a routine"),
                say("Anonymised where possible, intrusion kept small"),
            ),
            (
                say("Was asking people for their consent considered?"),
                say("Nobody tried to seek it"),
                say("Informed consent would not be workable"),
            ),
            (
                say("Would the public expect their data to be used for this?"),
                say("Very unlikely"),
                say("Very likely"),
            ),
            (
                say("Does this use fit the reason why the data was collected?"),
                say("It does not fit at all"),
                say("It fits very well"),
            ),
        ),
    ),
    (
        say("Good use of public resources"),
        say("Public resources"),
        (
            (
                say("Does it make services answer better to what most people need?"),
                say("Unlikely"),
                say("Likely"),
            ),
            (
                say("Does it allow planning that saves for a long time?"),
                say("Unlikely"),
                say("Likely"),
            ),
        ),
    ),
    (
        say("Benefits people can see"),
        say("Benefits seen"),
        (
            (
                say("Are the benefits tangible, and can they be measured?"),
                say("Hard to define"),
                say("Tangible and measurable"),
            ),
            (
                say("Can the benefits be traced to this use of data?"),
                say("Not directly"),
                say("Clearly"),
            ),
            (
                say("Can the benefits be explained to the public?"),
                say("Only with much explaining"),
                say("People would recognise them at once"),
            ),
            (
                say("Would the organisation be able and willing to defend this use if people objected?"),
                say("Maybe not"),
                say("Absolutely"),
            ),
        ),
    ),
)
_ONLY_IF = {10: say("Only where data is shared without people's consent.")}

FEATURES: Mapping[int, Feature] = {
    number: Feature(number, title, short) for number, (title, short, _) in enumerate(_GIVEN, start=1)
}


def _asked() -> Iterator[Question]:
    number = 0
    for feature, (_, _, asked) in enumerate(_GIVEN, start=1):
        for asks, left, right in asked:
            number += 1
            yield Question(number, feature, asks, left, right, _ONLY_IF.get(number))


QUESTIONS: Mapping[int, Question] = {question.number: question for question in _asked()}


def questions_of(feature: int) -> tuple[Question, ...]:
    """The questions of one feature, in order."""
    return tuple(question for question in QUESTIONS.values() if question.feature == feature)
