"""Points out statements that say nearly the same. It suggests, and merges and decides nothing.

Words are put in order first, so "cost and trust" is like "trust and cost". Score by rapidfuzz (`ratio`, 0 to
100): with the words in order once, a page among 2,000 takes a tenth of what its own way of sorting takes.
"""

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from sessions.coding.remarks import Remark

ALIKE_FROM = 80.0  # our own choice: above it pairs read alike, a little below it they share a topic
MOST = 3  # suggestions beside one statement


def near_duplicates(shown: Sequence[Remark], pool: Sequence[Remark]) -> Mapping[str, tuple[Remark, ...]]:
    """For each statement shown, those of the pool that are nearly the same, the most alike first."""
    words = {one.reference: _in_order(one.text) for one in pool}
    by_name = {one.reference: one for one in pool}
    found: dict[str, tuple[Remark, ...]] = {}
    for one in shown:
        text = words.get(one.reference) or _in_order(one.text)
        hits = process.extract(
            text, words, scorer=fuzz.ratio, processor=None, score_cutoff=ALIKE_FROM, limit=MOST + 1
        )
        names = [name for _, _, name in hits if name != one.reference][:MOST] if text else []
        if names:
            found[one.reference] = tuple(by_name[name] for name in names)
    return found


def _in_order(text: str) -> str:
    """Its words in small letters and in the order of the alphabet."""
    return " ".join(sorted(default_process(text).split()))
