"""Slots and surroundings for the checks: one section with facts, and an interpretation beside them."""

from collections.abc import Sequence

from exports.checks import Statement, Surroundings, check
from exports.editing.slots import Slot, SlotKind, Trouble
from exports.numbering import Heading

BENEFIT, PEOPLE, EXAMPLES = "exercise benefit", "people", "examples"
AGREED = "benefit/agreed"
FACTS = (
    Slot("joined", SlotKind.FACT, PEOPLE, "F1", "30 people joined, at 6 tables."),
    Slot(
        AGREED,
        SlotKind.FIGURE,
        BENEFIT,
        "F7",
        "5 of 6 tables agreed, 1 could not.",
        alternative="Places by card and table.",
    ),
    Slot(
        "benefit/own",
        SlotKind.FIGURE,
        BENEFIT,
        "F8",
        "9 of 30 people put it first; 27 of 30 placed every card; 11 of 31 statements are quoted.",
        alternative="Points by card.",
    ),
)
AROUND = Surroundings(
    headings={
        one.key: one
        for one in (
            Heading(PEOPLE, "2", "Who took part"),
            Heading("criteria", "4", "Criteria for public benefit"),
            Heading(BENEFIT, "4.1", "Rank by public benefit"),
            Heading("next", "11", "Next steps"),
            Heading(EXAMPLES, "B", "Examples used", is_appendix=True),
            Heading("typology", "C", "Benefits by beneficiary and example", is_appendix=True),
        )
    },
    figures={AGREED: 5, "benefit/own": 6},
    spoken=(
        Statement("plenary:t3-s2", "If we could see a gain for one life, we put that first.", True),
        Statement("plenary:t4-s1", "Nobody switches it off when the project has ended.", False),
    ),
    names=("Ada Lovelace", "Will May"),
    area="Manchester",
    people=30,
)


def written(words: str, author: str = "A. Writer", section: str = "criteria") -> Slot:
    """An interpretation."""
    return Slot("mine", SlotKind.INTERPRETATION, section, "", words, author=author)


def troubles(*slots: Slot, around: Surroundings = AROUND, facts: Sequence[Slot] = FACTS) -> list[Trouble]:
    """What is wrong with these, beside the facts."""
    keys = {slot.key for slot in slots}
    beside = [fact for fact in facts if fact.key not in keys]
    return [trouble for trouble in check([*beside, *slots], around) if trouble.slot in keys]


def codes(words: str, around: Surroundings = AROUND) -> list[str]:
    """The codes of what is wrong with an interpretation."""
    return [trouble.code for trouble in troubles(written(words), around=around)]


def marked(words: str, code: str, around: Surroundings = AROUND) -> list[str]:
    """The words that a check marks in an interpretation."""
    found = troubles(written(words), around=around)
    return [words[trouble.start : trouble.end] for trouble in found if trouble.code == code]
