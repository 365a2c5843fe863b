"""Two people who code the same statements apart: who may see what meanwhile, and how far they agree.

Until both are done, or a facilitator compares, everybody sees none but their own codes on those statements,
and no count of them. Initials are no proof of who somebody is: with one link two can look at each other's.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from sessions import commands as c, events as e
from sessions.aggregation.coders import cohens_kappa, krippendorffs_alpha
from sessions.coding.book import Code, Family, by_family
from sessions.coding.remarks import Remark
from sessions.coding.state import Coding, DoubleCoding
from sessions.errors import Rejection, refuse
from sessions.exercises.base import Actor
from sessions.ids import GrantId
from sessions.words import Message, say

if TYPE_CHECKING:
    from sessions.workshop import Workshop

Decision = Sequence[e.CodingEvent] | Rejection
NONE = refuse("no_double_coding", "Nobody codes apart at the moment.")


def stranger(workshop: "Workshop", coder: str, by: Actor) -> Rejection | None:
    """Why somebody can't work under these initials: another link, or sign-in, uses them."""
    first = workshop.coding.actors.get(coder)
    if first is None or first == by.name:
        return None
    grant = workshop.grants.given.get(GrantId(first))
    if grant and grant.is_revoked:
        return None
    return refuse("initials_taken", "Somebody else codes as %(coder)s. Choose other initials.", coder=coder)


def decide_begin(workshop: "Workshop", command: c.BeginDoubleCoding, by: Actor) -> Decision:
    """Two different people, and nobody coding apart already."""
    if workshop.coding.double:
        return refuse("coding_apart", "Two people code apart already. End that first.")
    if command.first.casefold() == command.second.casefold():
        return refuse("same_initials", "Two people are needed. Give each their own initials.")
    if command.exercise and command.exercise not in workshop.exercises:
        return refuse("unknown_exercise", "This workshop has no such exercise. Reload the page.")
    return [e.DoubleCodingSet(command.exercise, first=command.first, second=command.second)]


def decide_finish(workshop: "Workshop", command: c.FinishCoding, by: Actor) -> Decision:
    """One of the two is done."""
    double = workshop.coding.double
    if double is None or command.coder not in double.coders:
        return NONE
    refusal = stranger(workshop, command.coder, by)
    is_first = command.coder == double.first
    done = replace(
        double,
        is_first_done=double.is_first_done or is_first,
        is_second_done=double.is_second_done or not is_first,
    )
    return refusal or [_set(done)]


def decide_compare(workshop: "Workshop", command: c.CompareCodings, by: Actor) -> Decision:
    """Both are shown, done or not."""
    double = workshop.coding.double
    return [_set(replace(double, is_compared=True))] if double else NONE


def decide_end(workshop: "Workshop", command: c.EndDoubleCoding, by: Actor) -> Decision:
    """As if nobody had coded apart; not while they are at it, for their codes would be shown unasked."""
    double = workshop.coding.double
    if double is None:
        return NONE
    if double.is_blind and not by.leads:
        return refuse("not_allowed", "Only a facilitator can do this.")
    return [e.DoubleCodingSet("")]


def _set(double: DoubleCoding) -> e.DoubleCodingSet:
    return e.DoubleCodingSet(**vars(double))


def is_withheld(coding: Coding, exercise: str) -> bool:
    """Whether codes in an exercise may not be shown or counted yet."""
    double = coding.double
    return double is not None and double.is_blind and double.covers(exercise)


def seen_codes(coding: Coding, one: Remark, coder: str) -> dict[str, tuple[str, ...]]:
    """A statement's codes with their coders, as somebody may see them now."""
    codes = coding.codes_of(one.reference)
    if not is_withheld(coding, one.exercise):
        return codes
    return {key: (coder,) for key, coders in codes.items() if coder in coders}


@dataclass(frozen=True)
class Agreement:
    """How far two coders agree on one code (or, with `code` None, on a family) over `n` statements.

    `both`, `first`, `second` and `neither` are statements; both measures are None where they are not defined,
    and `reason` says why.
    """

    family: Family
    code: Code | None
    n: int
    kappa: Fraction | None
    alpha: Fraction | None
    both: int = 0
    first: int = 0
    second: int = 0
    neither: int = 0
    reason: Message | None = None


ALL_ALIKE = say("both gave the same throughout, so chance alone would agree too")
SEVERAL = say("a statement has several of these codes: look at them one by one")
NO_REMARKS = say("there is nothing to code")


def agreements(coding: Coding, pool: Sequence[Remark]) -> list[Agreement]:
    """For each code that either gave, then for each family of which two were given."""
    double = coding.double
    if double is None or double.is_blind:
        return []
    names = [one.reference for one in pool if double.covers(one.exercise)]
    sets = [[_keys(coding, named, coder) for named in names] for coder in double.coders]
    used = set().union(*sets[0], *sets[1])
    found: list[Agreement] = []
    for family, codes in by_family([code for code in coding.codes if code.key in used]):
        found += [_on_code(family, code, sets) for code in codes]
        found += [_on_family(family, sets)] if len(codes) > 1 else []
    return found


def _keys(coding: Coding, named: str, coder: str) -> frozenset[str]:
    return frozenset(key for key, coders in coding.codes_of(named).items() if coder in coders)


def _on_code(family: Family, code: Code, sets: Sequence[Sequence[frozenset[str]]]) -> Agreement:
    one, other = ([code.key in keys for keys in given] for given in sets)
    pairs = Counter(zip(one, other, strict=True))
    kappa = cohens_kappa(one, other)
    return Agreement(
        family,
        code,
        len(one),
        kappa,
        krippendorffs_alpha([one, other]),
        both=pairs[True, True],
        first=pairs[True, False],
        second=pairs[False, True],
        neither=pairs[False, False],
        reason=None if kappa is not None else ALL_ALIKE if one else NO_REMARKS,
    )


def _on_family(family: Family, sets: Sequence[Sequence[frozenset[str]]]) -> Agreement:
    """The family as one question with one answer a statement, "none of them" included."""
    own = [[sorted(key for key in keys if key[:2] == family.prefix) for keys in given] for given in sets]
    n = len(own[0])
    if any(len(keys) > 1 for given in own for keys in given):
        return Agreement(family, None, n, None, None, reason=SEVERAL)
    one, other = (["".join(keys) for keys in given] for given in own)
    kappa = cohens_kappa(one, other)
    alpha = krippendorffs_alpha([one, other])
    return Agreement(family, None, n, kappa, alpha, reason=None if kappa is not None else ALL_ALIKE)
