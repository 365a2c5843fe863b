"""Reads a code as a phone does, from its dark squares: format, mask, zigzag, blocks, bytes (ISO/IEC 18004).

It mends nothing, for what was printed by a computer has no spots, and knows no code above version 6.
"""

from collections.abc import Callable, Iterator
from typing import Any

from segno import consts

Squares = set[tuple[int, int]]  # (row, column) of the dark ones

FORMAT_MASK = 0b101010000010010
FORMAT_AT = [
    *((8, column) for column in (0, 1, 2, 3, 4, 5, 7, 8)),
    *((row, 8) for row in (7, 5, 4, 3, 2, 1, 0)),
]
LEVELS = {
    0b00: consts.ERROR_LEVEL_M,
    0b01: consts.ERROR_LEVEL_L,
    0b10: consts.ERROR_LEVEL_H,
    0b11: consts.ERROR_LEVEL_Q,
}
MASKS: list[Callable[[int, int], bool]] = [
    lambda row, column: (row + column) % 2 == 0,
    lambda row, column: row % 2 == 0,
    lambda row, column: column % 3 == 0,
    lambda row, column: (row + column) % 3 == 0,
    lambda row, column: (row // 2 + column // 3) % 2 == 0,
    lambda row, column: (row * column) % 2 + (row * column) % 3 == 0,
    lambda row, column: ((row * column) % 2 + (row * column) % 3) % 2 == 0,
    lambda row, column: ((row + column) % 2 + (row * column) % 3) % 2 == 0,
]
BYTES = 0b0100
TIMING = 6  # the row and the column that alternate
LARGEST = 6  # from the next version on there are more squares of alignment


def read_code(dark: Squares) -> str:
    """The text of a code in bytes."""
    across = 1 + max(column for _row, column in dark)
    told = int("".join(str(int(at in dark)) for at in FORMAT_AT), 2) ^ FORMAT_MASK
    level, is_masked = LEVELS[told >> 13], MASKS[told >> 10 & 0b111]
    version = (across - 17) // 4
    assert version <= LARGEST
    bits = "".join(str(int((at in dark) ^ is_masked(*at))) for at in _zigzag(across))
    words = [int(bits[at : at + 8], 2) for at in range(0, len(bits) // 8 * 8, 8)]
    return _text("".join(f"{word:08b}" for word in _in_order(words, version, level)))


def _zigzag(across: int) -> Iterator[tuple[int, int]]:
    """The squares that hold data, in the order of their bits: by pairs of columns from the right."""
    is_upwards = True
    for right in range(across - 1, 0, -2):
        pair = right - (right <= TIMING)
        for row in range(across - 1, -1, -1) if is_upwards else range(across):
            yield from ((row, column) for column in (pair, pair - 1) if _holds_data(row, column, across))
        is_upwards = not is_upwards


def _holds_data(row: int, column: int, across: int) -> bool:
    """Whether a square lies outside the three corners, the timing lines and the small square of alignment."""
    if TIMING in (row, column):
        return False
    at_corner = (row < 9 and (column < 9 or column >= across - 8)) or (row >= across - 8 and column < 9)
    is_aligning = across > 21 and max(abs(row - across + 7), abs(column - across + 7)) <= 2
    return not at_corner and not is_aligning


def _in_order(words: list[int], version: int, level: int) -> list[int]:
    """The data of all blocks, one block after the other."""
    blocks_of: Any = consts.ECC  # segno's own types say less than what it holds
    sizes = [data for count, _whole, data in blocks_of[version][level] for _ in range(count)]
    blocks: list[list[int]] = [[] for _ in sizes]
    taken = iter(words)
    for place in range(max(sizes)):
        for block, size in zip(blocks, sizes, strict=True):
            if place < size:
                block.append(next(taken))
    return [word for block in blocks for word in block]


def _text(bits: str) -> str:
    assert int(bits[:4], 2) == BYTES
    count = int(bits[4:12], 2)
    return bytes(int(bits[at : at + 8], 2) for at in range(12, 12 + 8 * count, 8)).decode()
