"""The order in which a phone shows cards: shuffled a phone, the same after every reload.

The browser computes the same order from the same key (`participant/static/js/shuffle.js`), so a page, a
push and the record agree about what a person saw. Order effects: Researchscape (6.5 points).
"""

from collections.abc import Iterable

OFFSET, PRIME, MASK = 2166136261, 16777619, 0xFFFFFFFF


def fnv1a(text: str) -> int:
    """The 32-bit FNV-1a hash of the text's UTF-8 bytes (Fowler, Noll and Vo)."""
    value = OFFSET
    for byte in text.encode():
        value = ((value ^ byte) * PRIME) & MASK
    return value


def shuffled(keys: Iterable[str], shuffle_key: str, salt: str) -> list[str]:
    """The keys in a phone's own order; equal hashes fall back on the key itself.

    What differs between keys is hashed first: FNV hardly mixes its last byte, and would give six cards 24
    of their 720 orders only.
    """
    return sorted(keys, key=lambda key: (fnv1a(f"{key}|{shuffle_key}|{salt}"), key))
