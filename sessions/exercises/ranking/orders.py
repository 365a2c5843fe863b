"""Owns the edits of one order by hand: put a card in a place, in a shared place, or take it out.

An order is a tuple of tiers, first tier first, cards of a tier sorted. Places are counted as in a
competition (1, 2=, 2=, 4). Nothing here knows a table or a person; whether a card is in the set is the
caller's question.
"""

from collections.abc import Iterable, Sequence

Tiers = tuple[tuple[str, ...], ...]


def tidy(tiers: Iterable[Iterable[str]]) -> Tiers:
    """Tiers as kept: no empty tier, the cards of each sorted."""
    return tuple(tuple(sorted(tier)) for tier in map(tuple, tiers) if tier)


def placed(tiers: Tiers) -> list[str]:
    """The cards that have a place, first place first."""
    return [card for tier in tiers for card in tier]


def without(tiers: Tiers, card: str) -> Tiers:
    """The order with a card taken out; the places below close up."""
    return tidy(tuple(other for other in tier if other != card) for tier in tiers)


def put(tiers: Tiers, card: str, place: int) -> Tiers:
    """The order with a card in a place of its own.

    A place inside a tie means the place below that tie; a place beyond the end means the end.
    """
    rest = without(tiers, card)
    index = next((i for i, start in enumerate(starts(rest)) if start >= place), len(rest))
    return (*rest[:index], (card,), *rest[index:])


def tie(tiers: Tiers, card: str, with_card: str) -> Tiers:
    """The order with a card in the same place as another, which has to be placed."""
    return tidy((*tier, card) if with_card in tier else tier for tier in without(tiers, card))


def starts(tiers: Sequence[Sequence[str]]) -> list[int]:
    """The place of each tier, and last the next free place."""
    places = [1]
    for tier in tiers:
        places.append(places[-1] + len(tier))
    return places


def place_of(tiers: Tiers, card: str) -> int | None:
    """The place of a card, shared or not; None for an unplaced one."""
    return next((start for start, tier in zip(starts(tiers), tiers, strict=False) if card in tier), None)


def is_tied(tiers: Tiers, card: str) -> bool:
    """Whether a card shares its place."""
    return any(card in tier and len(tier) > 1 for tier in tiers)


def open_places(tiers: Tiers, card: str) -> list[int]:
    """The places of its own that a card could be put in, but for the one it is in now."""
    now = None if is_tied(tiers, card) else place_of(tiers, card)
    return [place for place in starts(without(tiers, card)) if place != now]


def place_above(tiers: Tiers, card: str) -> int | None:
    """Where Up takes a placed card: out of its tie, else above the next tier; None at the top."""
    index = _tier_index(tiers, card)
    if is_tied(tiers, card):
        return starts(tiers)[index]
    return starts(tiers)[index - 1] if index else None


def place_below(tiers: Tiers, card: str) -> int | None:
    """Where Down takes a placed card: out of its tie, else below the next tier; None at the end."""
    index = _tier_index(tiers, card)
    if is_tied(tiers, card):
        return starts(tiers)[index + 1] - 1
    if index == len(tiers) - 1:
        return None
    return starts(tiers)[index] + len(tiers[index + 1])


def _tier_index(tiers: Tiers, card: str) -> int:
    return next(i for i, tier in enumerate(tiers) if card in tier)
