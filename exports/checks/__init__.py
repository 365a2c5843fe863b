"""What is wrong with a report before it goes out: a module for each thing that can be.

The checks read slots and what surrounds them, and change nothing. They know words, not meaning: what they
can't be sure of may be left, with a reason.
"""

from collections.abc import Sequence

from exports.checks import claims, numbers, personal, quantities, quoting, references, standing
from exports.checks.around import Statement as Statement, Surroundings as Surroundings, asked
from exports.checks.standing import holds_back as holds_back
from exports.editing.slots import Slot, Trouble

CHECKS = (standing, quoting, personal, references, quantities, numbers, claims)


def check(slots: Sequence[Slot], around: Surroundings) -> list[Trouble]:
    """All troubles, slot by slot in their order; in a slot those of the whole first, then by place."""
    return [
        trouble
        for one in asked(slots, around)
        for trouble in sorted(
            (trouble for part in CHECKS for trouble in part.check(one)), key=lambda trouble: trouble.start
        )
    ]
