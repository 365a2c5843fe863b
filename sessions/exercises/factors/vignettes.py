"""The case and the pairs that are used unless a facilitator sets others.

They take up what the Manchester workshop (2017) talked about: linked records to find families for help,
against other data, another purpose, and a company or a voluntary organisation among those who see it.
"""

from sessions.exercises.factors.pairs import Base, Pair, Version

SOURCE = (
    "The base case follows the Troubled Families Programme, and the versions what people raised about its "
    "case studies, in the Manchester local area report (2017)."
)
BASE = Base(
    title="Help for families in difficulty",
    story=(
        "A council and its partners link their records to find families who have several problems at once. "
        "Nobody is asked first."
    ),
    data="Names, addresses and which services people use",
    purpose="To offer the family one person who helps with everything",
    recipient="The council, police, schools and the NHS",
)
CONTACT = Version(name="Contact data", text="Names, addresses and which services people use")
SUPPORT = Version(name="Support", text="To offer the family one person who helps with everything")
PUBLIC = Version(name="Public services only", text="The council, police, schools and the NHS")
PAIRS = (
    Pair(
        factor="data",
        a=CONTACT,
        b=Version(name="Health data", text="Names, addresses, services used, and health records"),
    ),
    Pair(
        factor="purpose",
        a=SUPPORT,
        b=Version(name="Finding fraud", text="To find claims for benefits that look wrong or dishonest"),
    ),
    Pair(
        factor="recipient",
        a=PUBLIC,
        b=Version(
            name="Commercial company",
            text="The council, police, schools, the NHS, and a commercial company that runs it",
        ),
    ),
    Pair(
        factor="data",
        a=CONTACT,
        b=Version(
            name="Police and court data", text="Names, addresses, services used, and police and court records"
        ),
    ),
    Pair(
        factor="purpose",
        a=SUPPORT,
        b=Version(name="Planning services", text="To plan where staff and money are needed most"),
    ),
    Pair(
        factor="recipient",
        a=PUBLIC,
        b=Version(
            name="Voluntary organisation",
            text="The council, police, schools, the NHS, and a voluntary organisation that runs it",
        ),
    ),
)
