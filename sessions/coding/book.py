"""The codebook that every workshop begins with, and the codes of a workshop's own beside it.

The factors are those of *Data for Public Benefit* (2018): three tests of a use of data (summary, chapter 5)
and who benefits (chapter 3). Risk areas, what made a use acceptable, and what else than criteria moved a
ranking are those of the Manchester local area report (2017). Each is put in our own words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sessions.words import Message, say

OWN = "OW"  # begins the key of every code of a workshop's own
INFLUENCES = "MO"
KEY = re.compile(r"[A-Z]{2}[0-9]{1,3}")


@dataclass(frozen=True)
class Family:
    """Codes that belong together; `prefix` begins the key of each: PU1."""

    prefix: str
    title: Message
    codes: tuple[tuple[Message, Message], ...] = ()  # title and description


@dataclass(frozen=True)
class Code:
    """One code. `into` is the key of the code that it was merged into, "" where it stands for itself."""

    key: str
    title: Message
    description: Message
    into: str = ""

    @property
    def family(self) -> str:
        """The prefix of its family."""
        return self.key[:2]

    @property
    def is_own(self) -> bool:
        """Whether the workshop's report writers made it."""
        return self.family == OWN


FAMILIES = (
    Family(
        "PU",
        say("Purposeful"),
        (
            (say("Direct benefit to people"), say("Somebody gains from it in a way that can be felt.")),
            (say("Good social outcomes"), say("Life in a place or a group gets better.")),
            (say("Several beneficiaries"), say("More than one sort of people or body gains.")),
            (say("What the public expects"), say("People would not be surprised at this use.")),
            (say("Long-term, at root causes"), say("It gets at what lies behind a problem, and it lasts.")),
            (say("A significant problem"), say("What it tackles matters enough.")),
            (say("Negative effects kept small"), say("Harm that comes with it is held down.")),
        ),
    ),
    Family(
        "PR",
        say("Proportionate"),
        (
            (say("Least data"), say("No more is shared than the purpose needs.")),
            (
                say("Identifiable only if needed"),
                say("Names and details are used only where it fails without."),
            ),
            (
                say("Limits against mission creep"),
                say("It is clear what the data may not be used for later."),
            ),
            (say("Likelihood weighed with severity"), say("How likely a harm is counts, and how bad.")),
            (say("Sensitivity considered"), say("Health, crime or debt weigh more than an address.")),
        ),
    ),
    Family(
        "RE",
        say("Responsible"),
        (
            (say("A good use, compared with other ways"), say("Nothing else would reach it as well.")),
            (say("Secure"), say("Data is kept, moved and used safely.")),
            (say("Will deliver what it promises"), say("It can be believed that it will work.")),
            (say("Justifiable"), say("There is a reason that others can follow.")),
            (say("Defensible"), say("Those responsible would stand by it in public.")),
        ),
    ),
    Family(
        "BE",
        say("Who gains"),
        (
            (say("Individuals"), say("The person whose data it is, or their family.")),
            (say("Wider public"), say("A community, a place, taxpayers.")),
            (say("Service providers"), say("Councils, health bodies, police, charities.")),
            (say("Staff"), say("The people who do the work.")),
        ),
    ),
    Family(
        "RI",
        say("Risk areas"),
        (
            (say("Sensitive personal data"), say("What privacy loses when such data is used.")),
            (say("Identification or re-identification"), say("Somebody can be singled out after all.")),
            (
                say("Other purposes than it was given for"),
                say("Data goes where its giver did not mean it to."),
            ),
            (say("Processing and insecure handling"), say("Loss, leaks, carelessness.")),
            (say("Who has access"), say("Which bodies and people get to see it.")),
            (say("Wrong or subjective conclusions"), say("What is read into the data is not so.")),
            (say("Quality of the data"), say("It is old, partial or mistaken.")),
        ),
    ),
    Family(
        "AC",
        say("What made a use acceptable"),
        (
            (say("Efficacy"), say("Whether it would do what it is meant to.")),
            (say("Impact on individuals"), say("What it gives to and takes from single people.")),
            (say("Scope of impact"), say("How many it reaches, and how much it changes.")),
            (say("Possible negative consequences"), say("What could go wrong, meant or not.")),
            (say("Proportionality"), say("Whether the means fit the end.")),
        ),
    ),
    Family(
        INFLUENCES,
        say("What else moved a ranking"),
        (
            (say("Gut feeling"), say("A first response, before any reason.")),
            (say("Knowing the topic"), say("It is easier to picture what one has met.")),
            (say("Professional interest"), say("One's own field is seen in it.")),
        ),
    ),
    Family(OWN, say("Our own codes")),
)


def _given(family: Family) -> Iterator[Code]:
    for number, (title, description) in enumerate(family.codes, start=1):
        yield Code(f"{family.prefix}{number}", title, description)


STANDARD: Mapping[str, Code] = {code.key: code for family in FAMILIES for code in _given(family)}


def own_code(key: str, title: str, description: str, into: str = "") -> Code:
    """A code in its makers' own words."""
    return Code(key, say("%(title)s", title=title), say("%(words)s", words=description), into)


def by_family(codes: Sequence[Code]) -> list[tuple[Family, list[Code]]]:
    """The codes of each family in the book's order, families without any left out."""
    found = [(family, [code for code in codes if code.family == family.prefix]) for family in FAMILIES]
    return [(family, codes) for family, codes in found if codes]
