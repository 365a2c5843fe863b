"""A host's logo: whole PNG and JPEG pictures are taken, everything else is refused in words."""

import zlib
from base64 import b64encode

import pytest

from sessions.errors import Rejection
from sessions.host_logo import JPEG, MOST_BYTES, PNG, PNG_HEAD, Logo, read_logo
from tests.builders import make_hall

SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"


def chunk(name: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4) + name + body + zlib.crc32(name + body).to_bytes(4)


def png(width: int = 2, height: int = 1, more: bytes = b"") -> bytes:
    head = width.to_bytes(4) + height.to_bytes(4) + bytes([8, 0, 0, 0, 0])
    rows = zlib.compress(b"\0" * (width + 1) * height) if width * height < 10_000 else b""
    return PNG_HEAD + chunk(b"IHDR", head) + more + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jpeg(width: int = 3, height: int = 2) -> bytes:
    size = b"\xff\xc0\x00\x0b\x08" + height.to_bytes(2) + width.to_bytes(2) + b"\x01\x01\x11\x00"
    return b"\xff\xd8" + b"\xff\xe0\x00\x04ab" + size + b"\xff\xda\x00\x02..." + b"\xff\xd9"


def text(image: bytes) -> str:
    return b64encode(image).decode()


@pytest.mark.parametrize(
    "image",
    [
        b"",
        SVG,
        b"GIF89a" + bytes(20),
        PNG_HEAD,
        png()[:-1],
        png() + b"<script>",
        png().replace(b"IHDR", b"IHDX"),
        png(0, 1),
        jpeg()[:-2],
        jpeg() + b"<script>",
        b"\xff\xd8\xff\xd9",
        b"\xff\xd8\xff\xe0\x00\x00\xff\xd9",
    ],
)
def test_what_is_no_whole_picture_is_refused(image: bytes) -> None:
    refused = read_logo(text(image))
    assert isinstance(refused, Rejection)
    assert refused.code == "bad_logo"


def test_what_is_no_base_64_is_refused() -> None:
    assert isinstance(read_logo("££££"), Rejection)


@pytest.mark.parametrize("image", [png(5000, 1), png(more=chunk(b"tEXt", bytes(MOST_BYTES)))])
def test_a_picture_that_is_too_large_is_refused_with_the_limits(image: bytes) -> None:
    refused = read_logo(text(image))
    assert isinstance(refused, Rejection)
    assert refused.code == "logo_too_large"
    assert "200 kB and 4000 pixels" in str(refused.message)


@pytest.mark.parametrize(("image", "media_type"), [(png(), PNG), (jpeg(), JPEG)])
def test_png_and_jpeg_are_known_by_their_bytes(image: bytes, media_type: str) -> None:
    found = read_logo(text(image))
    assert isinstance(found, Logo)
    assert (found.media_type, found.image) == (media_type, image)


def test_the_lead_shows_a_logo_and_takes_it_off() -> None:
    hall = make_hall()
    assert hall.refused("set_host_logo", image=text(SVG)).code == "bad_logo"
    hall.do("set_host_logo", image=text(png()))
    assert hall.state.logo == Logo(PNG, png())
    hall.do("set_host_logo", image="")
    assert hall.state.logo is None
