"""The host's logo: a picture that a workshop keeps, known by its bytes and by nothing that is said of it.

PNG and JPEG alone, whole from the first byte to the last, so that nothing else can travel in one. No SVG: it
is a document that can hold scripts.
"""

import binascii
import zlib
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from sessions.errors import Rejection, refuse

MOST_BYTES = 200 * 1024
MOST_PIXELS = 4000  # a side
PNG, JPEG = "image/png", "image/jpeg"
PNG_HEAD, JPEG_HEAD, JPEG_END = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\xff\xd9"
SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # the JPEG segments that hold width and height
SCAN = 0xDA

NOT_A_PICTURE = refuse("bad_logo", "This is no PNG or JPEG picture, or not a whole one. Choose another file.")
TOO_HEAVY = refuse("logo_too_large", "Keep the logo to 200 kB and 4000 pixels a side. Choose a smaller one.")


@dataclass(frozen=True)
class Logo:
    """A picture that was accepted; `digest` is its name in addresses."""

    media_type: str
    image: bytes

    @property
    def digest(self) -> str:
        """The same for the same picture, and for no other."""
        return sha256(self.image).hexdigest()[:16]


def read_logo(encoded: str) -> Logo | Rejection:
    """The picture that a text in base 64 holds, or why it can't be used."""
    if len(encoded) > MOST_BYTES * 4 // 3 + 4:
        return TOO_HEAVY
    try:
        image = b64decode(encoded, validate=True)
        media_type, width, height = _measured(image)
    except (binascii.Error, ValueError, IndexError):
        return NOT_A_PICTURE
    if len(image) > MOST_BYTES or max(width, height) > MOST_PIXELS:
        return TOO_HEAVY
    return Logo(media_type, image) if min(width, height) > 0 else NOT_A_PICTURE


def _measured(image: bytes) -> tuple[str, int, int]:
    """Media type, width and height; ValueError or IndexError where it is no whole picture."""
    if image.startswith(PNG_HEAD):
        return PNG, *_png_size(image)
    if image.startswith(JPEG_HEAD) and image.endswith(JPEG_END):
        return JPEG, *_jpeg_size(image)
    raise ValueError


def _png_size(image: bytes) -> tuple[int, int]:
    """Of its first chunk; the last one ends the file, and every chunk's sum is right."""
    chunks = list(_png_chunks(image))
    if chunks[0][0] != b"IHDR" or [name for name, _ in chunks].index(b"IEND") != len(chunks) - 1:
        raise ValueError
    head = chunks[0][1]
    return int.from_bytes(head[:4]), int.from_bytes(head[4:8])


def _png_chunks(image: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(PNG_HEAD)
    while at < len(image):
        length = int.from_bytes(image[at : at + 4])
        name, body = image[at + 4 : at + 8], image[at + 8 : at + 8 + length]
        end = at + 12 + length
        if end > len(image) or zlib.crc32(name + body) != int.from_bytes(image[end - 4 : end]):
            raise ValueError
        yield name, body
        at = end


def _jpeg_size(image: bytes) -> tuple[int, int]:
    """Of the segment that says so, before the first scan."""
    at = 2
    while image[at] == 0xFF and image[at + 1] != SCAN:
        length = int.from_bytes(image[at + 2 : at + 4])
        if length < 2:
            raise ValueError
        if image[at + 1] in SIZES:
            return int.from_bytes(image[at + 7 : at + 9]), int.from_bytes(image[at + 5 : at + 7])
        at += 2 + length
    raise ValueError
