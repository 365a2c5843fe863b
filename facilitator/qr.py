"""QR codes as inline SVG: drawn here, so that no page asks another host for one."""

from functools import lru_cache

import segno
from markupsafe import Markup


@lru_cache(maxsize=256)
def qr_svg(text: str) -> Markup:
    """A code that fills the box it stands in; its quiet margin is part of the drawing."""
    code = segno.make(text, error="m", micro=False)
    drawn = code.svg_inline(border=3, omitsize=True, dark="#17122A", light="#fff")
    return Markup(drawn)  # noqa: S704 - drawn from squares, holds no text
