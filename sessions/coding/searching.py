"""What is looked for among the statements, with the codes that somebody may see now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sessions.coding.alike import near_duplicates
from sessions.coding.double import seen_codes
from sessions.coding.remarks import Remark, remarks
from sessions.exercises.sayings import alike
from sessions.workshop import Workshop

View = dict[str, Any]
A_PAGE = 40  # statements on one page
UNCODED, CODED, ASIDE, HELD = "uncoded", "coded", "aside", "held"
STATES = (UNCODED, CODED, ASIDE, HELD)


@dataclass(frozen=True)
class Search:
    """What is looked for; "" and 0 leave it open. `page` counts from 1."""

    words: str = ""
    exercise: str = ""
    table: int = 0
    code: str = ""
    state: str = ""
    page: int = 1

    @property
    def is_open(self) -> bool:
        """Whether everything is listed."""
        return not (self.words or self.exercise or self.table or self.code or self.state)


@dataclass(frozen=True)
class Desk:
    """All that the pages are made from, taken out of the state at one moment; `coder` looks at it."""

    pool: tuple[Remark, ...]
    codes: Mapping[str, Mapping[str, tuple[str, ...]]]
    aside: Mapping[str, str]
    coder: str

    def is_found(self, one: Remark, search: Search) -> bool:
        """Whether a statement is what is looked for."""
        if search.exercise and one.exercise != search.exercise:
            return False
        if search.table and one.table != search.table:
            return False
        if search.code and search.code not in self.codes[one.reference]:
            return False
        if search.words and alike(search.words) not in alike(one.text + one.reference):
            return False
        return self._stands(one, search.state)

    def _stands(self, one: Remark, state: str) -> bool:
        match state:
            case "uncoded":
                return not self.codes[one.reference] and one.reference not in self.aside
            case "coded":
                return bool(self.codes[one.reference])
            case "aside":
                return one.reference in self.aside
            case "held":
                return not one.is_public
        return True


def desk(workshop: Workshop, coder: str) -> Desk:
    """What somebody may see of the desk now."""
    coding, pool = workshop.coding, remarks(workshop)
    codes = {one.reference: seen_codes(coding, one, coder) for one in pool}
    return Desk(pool, codes, dict(coding.set_aside), coder)


def list_view(found: Desk, search: Search) -> View:
    """One page of what is looked for: how many there are, and each with what is nearly the same."""
    hits = [one for one in found.pool if found.is_found(one, search)]
    pages = max(1, -(-len(hits) // A_PAGE))
    page = min(max(1, search.page), pages)
    shown = hits[(page - 1) * A_PAGE : page * A_PAGE]
    near = near_duplicates(shown, found.pool)
    return {
        "found": len(hits),
        "of": len(found.pool),
        "page": page,
        "pages": pages,
        "first": (page - 1) * A_PAGE + 1,
        "rows": [
            {
                "remark": one,
                "codes": found.codes[one.reference],
                "aside": found.aside.get(one.reference, ""),
                "near": near.get(one.reference, ()),
            }
            for one in shown
        ],
    }


def counts_by_code(found: Desk) -> dict[str, list[Remark]]:
    """The statements under each code, but for those that were set aside."""
    kept: dict[str, list[Remark]] = {}
    for one in found.pool:
        if one.reference not in found.aside:
            for key in found.codes[one.reference]:
                kept.setdefault(key, []).append(one)
    return kept
