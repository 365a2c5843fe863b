"""Points out statements that say nearly the same. It suggests, and merges and decides nothing.

Words are compared in any order, so "cost and trust" is like "trust and cost". Score by rapidfuzz
(`token_sort_ratio`, 0 to 100).
"""

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from sessions.coding.remarks import Remark

ALIKE_FROM = 80.0  # our own choice: above it pairs read alike, a little below it they share a topic
MOST = 3  # suggestions beside one statement


def near_duplicates(shown: Sequence[Remark], pool: Sequence[Remark]) -> Mapping[str, tuple[Remark, ...]]:
    """For each statement shown, those of the pool that are nearly the same, the most alike first."""
    words = {one.reference: default_process(one.text) for one in pool}
    by_name = {one.reference: one for one in pool}
    found: dict[str, tuple[Remark, ...]] = {}
    for one in shown:
        text = default_process(one.text)
        hits = process.extract(
            text, words, scorer=fuzz.token_sort_ratio, processor=None, score_cutoff=ALIKE_FROM, limit=MOST + 1
        )
        names = [name for _, _, name in hits if name != one.reference][:MOST] if text else []
        if names:
            found[one.reference] = tuple(by_name[name] for name in names)
    return found
